#pragma once

#include <QObject>
#include <functional>
#include <map>

#include "core/jobs/job_runner.hpp"
#include "widgets/window/notice.hpp"

namespace lacuna::widgets {

/// Writes files, each on a job of its own. It outlives the window: what is being written when that is built anew goes on, and how
/// it went is told in the window that is there then, in its language.
class FileWriter : public QObject {
  Q_OBJECT
 public:
  using Id = int;
  struct Write {
    std::function<void(const jobs::JobContext&)> work;      ///< throws `Failure`
    std::function<QString()> done;                          ///< the line that is told once it is written; empty: none
    std::function<void(const jobs::Progress&)> progress{};  ///< may be empty
    std::function<void(const Outcome<bool>&)> ended{};      ///< before anything is told of it; may be empty
  };
  explicit FileWriter(jobs::JobRunner& jobs, QObject* parent = nullptr);

  Id start(Write write);
  void cancel(Id id);  ///< it does not end then: nothing is told of it
  bool busy(Id id) const { return writing_.contains(id); }

  /// Says a line as of a write.
  void tell(NoticeKind kind, const QString& line) { Q_EMIT told(kind, line); }

 Q_SIGNALS:
  void told(lacuna::widgets::NoticeKind kind, const QString& line);

 private:
  jobs::JobRunner& jobs_;
  Id last_ = 0;
  std::map<Id, jobs::Lane> writing_;  ///< a lane for each: a later write must not replace an earlier one
};

}  // namespace lacuna::widgets
