#include "widgets/controls/fitted_columns.hpp"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <algorithm>
#include <numeric>

namespace lacuna::widgets {
namespace {

constexpr int beside_text = 7, arrow = 18;  // px, each side; of the column that is sorted by
constexpr int least_of_words = 110;
constexpr int most_rows_read = 100;           // of many: some from all over, for the rows are read again with every new one

int sum(const std::vector<int>& widths) { return std::accumulate(widths.begin(), widths.end(), 0); }

}  // namespace

std::vector<int> fittedWidths(std::vector<int> needs, int room, int least) {
  const int columns = static_cast<int>(needs.size());
  for (int over = sum(needs) - room; over > 0;) {
    const int widest = needs.empty() ? 0 : *std::ranges::max_element(needs);
    if (widest <= least) return needs;  // the table scrolls
    const auto of_widest = static_cast<int>(std::ranges::count(needs, widest));
    int next = least;
    for (const int width : needs)
      if (width != widest) next = std::max(next, width);
    const int by = std::min(widest - next, (over + of_widest - 1) / of_widest);
    for (int& width : needs) {
      const int taken = width == widest ? std::min(by, over) : 0;
      width -= taken;
      over -= taken;
    }
  }
  const int left = room - sum(needs);
  for (int i = 0; i < columns; ++i) needs[static_cast<std::size_t>(i)] += left * (i + 1) / columns - left * i / columns;
  return needs;
}

FittedColumns::FittedColumns(QTableView& table) : QObject(&table), table_(table) {
  table.horizontalHeader()->setStretchLastSection(false);
  table.viewport()->installEventFilter(this);
  connect(table.model(), &QAbstractItemModel::modelReset, this, &FittedColumns::fit);
  connect(table.horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &FittedColumns::fit);
  connect(table.horizontalHeader(), &QHeaderView::sectionCountChanged, this, [this] { by_hand_ = false; });
  connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, [this] { by_hand_ = by_hand_ || (!fitting_ && QApplication::mouseButtons() != Qt::NoButton); });
}

int FittedColumns::neededBy(int column) const {
  const QAbstractItemModel& model = *table_.model();
  const QHeaderView& head = *table_.horizontalHeader();
  int needed = head.fontMetrics().horizontalAdvance(model.headerData(column, Qt::Horizontal).toString()) + (head.sortIndicatorSection() == column ? arrow : 0);
  const int rows = model.rowCount(), read = std::min(rows, most_rows_read);
  if (read == 0) return needed + 2 * beside_text;
  const QVariant own = model.index(0, column).data(Qt::FontRole);
  const QFontMetrics metrics(own.isValid() ? own.value<QFont>() : table_.font());
  for (int i = 0; i < read; ++i) {
    const int row = read > 1 ? static_cast<int>(static_cast<qint64>(i) * (rows - 1) / (read - 1)) : 0;
    needed = std::max(needed, metrics.horizontalAdvance(model.index(row, column).data().toString()));
  }
  return needed + 2 * beside_text;
}

int FittedColumns::needed() const {
  int all = 0;
  for (int column = 0; column < table_.model()->columnCount(); ++column) all += neededBy(column);
  return all;
}

void FittedColumns::fit() {
  if (by_hand_) return;
  std::vector<int> needs;
  for (int column = 0; column < table_.model()->columnCount(); ++column) needs.push_back(neededBy(column));
  const std::vector<int> widths = fittedWidths(std::move(needs), table_.viewport()->width(), least_of_words);
  fitting_ = true;
  for (std::size_t column = 0; column < widths.size(); ++column) table_.setColumnWidth(static_cast<int>(column), widths[column]);
  fitting_ = false;
}

bool FittedColumns::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fit();
  return QObject::eventFilter(watched, event);
}

}  // namespace lacuna::widgets
