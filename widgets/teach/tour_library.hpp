#pragma once

#include <QObject>
#include <QString>
#include <deque>
#include <functional>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/tour/tour.hpp"

namespace lacuna::widgets {

struct TourEntry {
  QString id;    ///< the name of its file without ending; what progress is kept under
  QString path;  ///< empty: it comes with the program
  tour::Tour tour;
};

/// The tours that come with the program, then those of the user's folder and those that were opened. Files are read and
/// written by jobs, one after another.
class TourLibrary : public QObject {
  Q_OBJECT
 public:
  static constexpr int most_tours = 100;
  TourLibrary(jobs::JobRunner& jobs, const QString& folder, QObject* parent = nullptr);
  static QString userFolder();
  const std::vector<TourEntry>& tours() const { return tours_; }
  const TourEntry* find(const QString& id) const;  ///< null: there is none
  void open(const QString& path);                  ///< then `opened`, or `failed`
  /// Adds a step to a tour of the user, or begins one with this title; then `stepAdded`, or `failed`.
  void addStep(const QString& path, const QString& new_title, tour::Step step);
  bool busy() const { return lane_.busy(); }

 Q_SIGNALS:
  void changed();
  void opened(const QString& id);
  void stepAdded(const QString& title, int steps);
  void failed(const QString& line);

 private:
  struct Reading {
    std::vector<TourEntry> tours;
    QStringList problems;
    QString said_id, said_title;  ///< what the change was about
    int said_steps = 0;
  };
  using Change = std::function<void(Reading&)>;
  static Reading readFolder(const QString& folder);
  void run(Change change);
  void startNext();
  void finish(Outcome<Reading> outcome);

  jobs::JobRunner& jobs_;
  const QString folder_;
  std::vector<TourEntry> bundled_, opened_, tours_;
  std::deque<Change> waiting_;
  QStringList told_;
  jobs::Lane lane_;  // last: it dies first and stops its job
};

/// A text of a tour in the language of the window.
QString tourText(const std::string& text);

}  // namespace lacuna::widgets
