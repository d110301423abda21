#pragma once

#include <QAbstractListModel>
#include <QFontMetrics>
#include <QMimeData>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/session/kept_runs.hpp"

namespace lacuna::widgets {

enum class RunOrder { Time, Error, Name };

/// How the list is shown: an order, and words that a run must hold.
struct RunFilter {
  RunOrder order = RunOrder::Time;
  QString words;         ///< each must be in the number, model, mask, clip or note; case does not matter
  bool starred = false;  ///< starred ones alone
  bool operator==(const RunFilter&) const = default;
};

/// Places in `runs` of those that pass, newest, smallest mean error (largest cosine similarity) or first name first.
std::vector<std::size_t> shownRuns(const std::vector<session::KeptRun>& runs, const RunFilter& filter, latent::Metric metric);

QString runName(RunId number);  ///< "Run 14"
/// The run that is dragged; nothing for other things.
std::optional<RunId> draggedRun(const QMimeData& data);

QString runSubtitle(const session::KeptRun& run);  ///< the note, or mask and model

/// The kept runs as a list; the text that can be edited is the note.
class RunListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { Number = Qt::UserRole + 1 };
  RunListModel(session::KeptRuns& runs, QObject* parent);
  void setFilter(const RunFilter& filter);
  void setMetric(latent::Metric metric);
  const RunFilter& filter() const { return filter_; }
  latent::Metric metric() const { return metric_; }
  const session::KeptRun* runAt(const QModelIndex& index) const;
  QModelIndex indexOf(RunId number) const;
  session::KeptRuns& runs() const { return runs_; }
  /// As `runSubtitle`, in `width` pixels: where it is cut, what tells the run from the others stays.
  QString subtitleIn(const session::KeptRun& run, const QFontMetrics& metrics, int width) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  void refresh();

 private:
  session::KeptRuns& runs_;
  RunFilter filter_;
  latent::Metric metric_ = latent::Metric::L1Normed;
  std::vector<RunId> shown_;
  QStringList masks_, models_, clips_;  ///< of all kept runs, each once
};

}  // namespace lacuna::widgets
