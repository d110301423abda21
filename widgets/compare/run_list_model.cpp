#include "widgets/compare/run_list_model.hpp"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "widgets/compare/telling_text.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

const QString between = QString::fromUtf8(" \u00b7 ");
const QString dragged_type = QStringLiteral("application/x-lacuna-run");

bool passes(const session::KeptRun& run, const RunFilter& filter) {
  if (filter.starred && !run.starred) return false;
  const compare::Subject& s = *run.subject;
  const QString text = (QStringList{runName(run.number)} << QString::fromStdString(s.model) << QString::fromStdString(s.mask)
                        << QString::fromStdString(s.clip) << QString::fromStdString(run.note)).join('\n');
  const QStringList words = filter.words.split(' ', Qt::SkipEmptyParts);
  return std::ranges::all_of(words, [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Smaller is better, whatever the metric.
float badness(const session::KeptRun& run, latent::Metric metric) {
  const float value = latent::valueOf(run.subject->mean, metric);
  return metric == latent::Metric::Cosine ? -value : value;
}

QString madeAt(const session::KeptRun& run) {
  return QLocale::c().toString(QDateTime::fromSecsSinceEpoch(run.made_at_s), RunListModel::tr("d MMM yyyy, HH:mm", "a date and a time as QDateTime writes them"));
}

}  // namespace

QString runName(RunId number) { return RunListModel::tr("Run %1").arg(static_cast<std::uint32_t>(number)); }

QString runSubtitle(const session::KeptRun& run) {
  if (!run.note.empty()) return QString::fromStdString(run.note);
  return coreText(run.subject->mask) + between + QString::fromStdString(run.subject->model);
}

std::vector<std::size_t> shownRuns(const std::vector<session::KeptRun>& runs, const RunFilter& filter, latent::Metric metric) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (passes(runs[i], filter)) shown.push_back(i);
  if (filter.order == RunOrder::Error)
    std::ranges::stable_sort(shown, [&](std::size_t a, std::size_t b) { return badness(runs[a], metric) < badness(runs[b], metric); });
  if (filter.order == RunOrder::Name)
    std::ranges::stable_sort(shown, [&](std::size_t a, std::size_t b) { return QString::compare(runSubtitle(runs[a]), runSubtitle(runs[b]), Qt::CaseInsensitive) < 0; });
  return shown;
}

RunListModel::RunListModel(session::KeptRuns& runs, QObject* parent) : QAbstractListModel(parent), runs_(runs) { refresh(); }

void RunListModel::setFilter(const RunFilter& filter) {
  if (filter == filter_) return;
  filter_ = filter;
  refresh();
}

void RunListModel::setMetric(latent::Metric metric) {
  if (metric == metric_) return;
  metric_ = metric;
  refresh();
}

const session::KeptRun* RunListModel::runAt(const QModelIndex& index) const {
  const auto row = static_cast<std::size_t>(index.row());
  return index.isValid() && row < shown_.size() ? runs_.find(shown_[row]) : nullptr;
}

QModelIndex RunListModel::indexOf(RunId number) const {
  const auto found = std::ranges::find(shown_, number);
  return found == shown_.end() ? QModelIndex() : index(static_cast<int>(found - shown_.begin()));
}

int RunListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }

QVariant RunListModel::data(const QModelIndex& index, int role) const {
  const session::KeptRun* run = runAt(index);
  if (run == nullptr) return {};
  const compare::Subject& s = *run->subject;
  switch (role) {
    case Number:
      return static_cast<std::uint32_t>(run->number);
    case Qt::EditRole:
      return QString::fromStdString(run->note);
    case Qt::DisplayRole:
      return runName(run->number);
    case Qt::ToolTipRole:
      return tr("%1, %2\n%3\n%4, %5\n%6 of %7 tokens hidden")
          .arg(runName(run->number), madeAt(*run), QString::fromStdString(s.clip), QString::fromStdString(s.model), coreText(s.mask),
               words::count(static_cast<std::int64_t>(s.hidden_ids.size())), words::count(s.grid.size()));
    case Qt::AccessibleTextRole: {
      const QString pin = runs_.pinned(session::RunSide::A) == run->number   ? tr(", pinned as A")
                          : runs_.pinned(session::RunSide::B) == run->number ? tr(", pinned as B")
                                                                             : QString();
      return tr("%1, %2, mean error %3%4%5").arg(runName(run->number), runSubtitle(*run), words::number(latent::valueOf(s.mean, metric_), 3), pin,
                                               run->starred ? tr(", starred") : QString());
    }
    default:
      return {};
  }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const session::KeptRun* run = runAt(index);
  if (run == nullptr || role != Qt::EditRole) return false;
  runs_.setNote(run->number, value.toString().trimmed().left(200).toStdString());
  return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const {
  return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

QStringList RunListModel::mimeTypes() const { return {dragged_type}; }

QMimeData* RunListModel::mimeData(const QModelIndexList& indexes) const {
  const session::KeptRun* run = indexes.isEmpty() ? nullptr : runAt(indexes.front());
  if (run == nullptr) return nullptr;
  auto* data = new QMimeData;
  data->setData(dragged_type, QByteArray::number(static_cast<std::uint32_t>(run->number)));
  return data;
}

std::optional<RunId> draggedRun(const QMimeData& data) {
  if (!data.hasFormat(dragged_type)) return std::nullopt;
  bool whole = false;
  const uint number = data.data(dragged_type).toUInt(&whole);
  return whole ? std::optional(RunId{number}) : std::nullopt;
}

/// With one model alone its name tells nothing: then the mask has all the room, or what tells the clips apart has its place.
QString RunListModel::subtitleIn(const session::KeptRun& run, const QFontMetrics& metrics, int width) const {
  const bool by_clip = models_.size() < 2 && clips_.size() > 1;
  const QString whole = runSubtitle(run);
  if (!by_clip && metrics.horizontalAdvance(whole) <= width) return whole;
  if (!run.note.empty()) return metrics.elidedText(whole, Qt::ElideRight, width);
  const QString mask = coreText(run.subject->mask), other = by_clip ? coreText(run.subject->clip) : QString::fromStdString(run.subject->model);
  if (models_.size() < 2 && !by_clip) return tellingText(mask, masks_, metrics, width);
  const int room = width - metrics.horizontalAdvance(between);
  const int of_mask = std::min(metrics.horizontalAdvance(mask), std::max(room / 2, room - metrics.horizontalAdvance(other)));
  return tellingText(mask, masks_, metrics, of_mask) + between + tellingText(other, by_clip ? clips_ : models_, metrics, room - of_mask);
}

void RunListModel::refresh() {
  masks_.clear();
  models_.clear();
  clips_.clear();
  for (const session::KeptRun& run : runs_.runs()) {
    masks_ << coreText(run.subject->mask);
    models_ << QString::fromStdString(run.subject->model);
    clips_ << coreText(run.subject->clip);
  }
  masks_.removeDuplicates();
  models_.removeDuplicates();
  clips_.removeDuplicates();
  std::vector<RunId> shown;
  for (const std::size_t place : shownRuns(runs_.runs(), filter_, metric_)) shown.push_back(runs_.runs()[place].number);
  if (shown == shown_) {
    if (!shown_.empty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(shown_.size()) - 1));
    return;
  }
  beginResetModel();
  shown_ = std::move(shown);
  endResetModel();
}

}  // namespace lacuna::widgets
