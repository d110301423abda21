#include "widgets/sweeps/run_table.hpp"

#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <algorithm>

#include "core/sweep/portable.hpp"
#include "widgets/controls/figure_table.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/sweeps/sweep_figures.hpp"

namespace lacuna::widgets {
namespace {

// Columns before and after those of the axes.
enum Before { Number, Clip, BeforeCount };
enum After { Mask, Hidden, Error, Guess, Ratio, AfterCount };

}  // namespace

void RunTableModel::setRuns(const sweep::Spec& spec, std::vector<sweep::Kept> runs, latent::Metric metric) {
  beginResetModel();
  if (spec.clips != spec_.clips) titles_ = {};
  spec_ = spec;
  runs_ = std::move(runs);
  metric_ = metric;
  std::vector<sweep::Point> points;
  std::vector<std::string> clips;
  for (const sweep::Kept& run : runs_) {
    points.push_back(sweep::pointAt(spec_, run.number));
    clips.push_back(points.back().clip);
  }
  titles_.add(clips);
  values_.clear();
  for (std::size_t i = 0; i < runs_.size(); ++i) values_.push_back(valuesOf(runs_[i], points[i]));
  endResetModel();
}

int RunTableModel::rowOf(std::size_t number) const {
  const auto found = std::ranges::lower_bound(runs_, number, {}, &sweep::Kept::number);
  return found != runs_.end() && found->number == number ? static_cast<int>(found - runs_.begin()) : -1;
}

int RunTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : BeforeCount + static_cast<int>(spec_.axes.size()) + AfterCount;
}

std::vector<QVariant> RunTableModel::valuesOf(const sweep::Kept& run, const sweep::Point& point) const {
  std::vector<QVariant> values{static_cast<qulonglong>(run.number + 1), titles_.of(point.clip)};
  for (std::size_t axis = 0; axis < spec_.axes.size(); ++axis) {
    const auto number = sweep::numberIn(point.at[axis]);
    values.push_back(number ? QVariant(*number) : QVariant(shortValue(spec_.axes[axis], point.at[axis])));
  }
  const double error = static_cast<double>(latent::valueOf(run.mean, metric_)), guess = static_cast<double>(latent::valueOf(run.guess, metric_));
  values.insert(values.end(), {QString::fromStdString(sweep::nameOf(run.mask)), static_cast<double>(run.hidden) / run.tokens, error, guess});
  values.push_back(guess != 0 ? QVariant(error / guess) : QVariant());
  return values;
}

QVariant RunTableModel::data(const QModelIndex& at, int role) const {
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::UserRole && role != Qt::TextAlignmentRole && role != Qt::FontRole) return {};
  const QVariant& held = values_[static_cast<std::size_t>(at.row())][static_cast<std::size_t>(at.column())];
  const bool words_alone = held.typeId() == QMetaType::QString;
  if (role == Qt::UserRole) return held;
  if (role == Qt::ToolTipRole && at.column() == Clip) return QString::fromStdString(sweep::pointAt(spec_, runs_[static_cast<std::size_t>(at.row())].number).clip);
  if (role == Qt::ToolTipRole) return words_alone ? held : QVariant();  // which a narrow column cuts
  if (role == Qt::TextAlignmentRole) return static_cast<int>((words_alone ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (role == Qt::FontRole) return words_alone ? fonts::body() : fonts::number();
  if (words_alone || at.column() == Number) return held.toString();
  const int after = at.column() - BeforeCount - static_cast<int>(spec_.axes.size());
  if (after == Hidden) return words::percent(held.toDouble(), 1);
  if (after < 0) return QString::number(held.toDouble());
  return held.isValid() ? words::number(held.toDouble(), after == Ratio ? 2 : 4) : QString();
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  if (section == Number) return tr("Run");
  if (section == Clip) return tr("Clip");
  const int axes = static_cast<int>(spec_.axes.size());
  if (section < BeforeCount + axes) return titleOf(spec_.axes[static_cast<std::size_t>(section - BeforeCount)]);
  switch (section - BeforeCount - axes) {
    case Mask: return tr("Mask");
    case Hidden: return tr("Hidden");
    case Error: return metric_ == latent::Metric::Cosine ? tr("Cosine") : tr("Error");
    case Guess: return tr("Best guess");
    default: return tr("Error / guess");
  }
}

RunTable::RunTable(QWidget* parent) : QTableView(parent), sorted_(new QSortFilterProxyModel(this)) {
  setAccessibleName(tr("Finished runs"));
  showFigures(*this, *sorted_, model_);
  setWordWrap(false);
  setTextElideMode(Qt::ElideMiddle);
  connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { Q_EMIT chosenChanged(); });
  connect(this, &QTableView::activated, this, [this] { Q_EMIT opened(); });
}

void RunTable::setRuns(const sweep::Spec& spec, std::vector<sweep::Kept> runs, latent::Metric metric) {
  const auto was = chosen();
  const int at = verticalScrollBar()->value();
  model_.setRuns(spec, std::move(runs), metric);
  if (was) {  // whoever looks elsewhere goes on doing so
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    setCurrentIndex(rowOf(*was));
    setAutoScroll(scrolls);
  }
  executeDelayedItemsLayout();  // the new rows are counted by then
  verticalScrollBar()->setValue(at);
  Q_EMIT chosenChanged();
}

std::optional<std::size_t> RunTable::chosen() const {
  const QModelIndex at = currentIndex();
  return at.isValid() ? std::optional(model_.number(sorted_->mapToSource(at).row())) : std::nullopt;
}

QModelIndex RunTable::rowOf(std::size_t number) const {
  const int row = model_.rowOf(number);
  return row < 0 ? QModelIndex() : sorted_->mapFromSource(model_.index(row, 0));
}

void RunTable::choose(std::size_t number) {
  const QModelIndex at = rowOf(number);
  if (!at.isValid()) return;
  setCurrentIndex(at);
  scrollTo(at);
}

}  // namespace lacuna::widgets
