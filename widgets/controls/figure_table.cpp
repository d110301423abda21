#include "widgets/controls/figure_table.hpp"

#include <QHeaderView>

namespace lacuna::widgets {
namespace {

/// Each head at the side where the texts below it stand, the arrow of sorting at its inner side.
class HeadsAsCells : public QHeaderView {
 public:
  explicit HeadsAsCells(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
  }

 protected:
  void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
    QHeaderView::initStyleOptionForIndex(option, section);
    const QVariant of_cells = model()->index(0, section).data(Qt::TextAlignmentRole);  // of a table without rows: none
    option->textAlignment = of_cells.isValid() ? static_cast<Qt::Alignment>(of_cells.toInt()) : Qt::AlignLeft | Qt::AlignVCenter;
    if (option->sortIndicator == QStyleOptionHeader::None) return;
    option->sortIndicator = QStyleOptionHeader::None;  // the style draws it over a text at the right
    const QString arrow(QChar(sortIndicatorOrder() == Qt::AscendingOrder ? 0x2191 : 0x2193));
    option->text = option->textAlignment & Qt::AlignRight ? arrow + QChar(' ') + option->text : option->text + QChar(' ') + arrow;
  }
};

}  // namespace

FittedColumns& showFigures(QTableView& table, QSortFilterProxyModel& sorted, QAbstractItemModel& model) {
  constexpr int row_px = 24;
  sorted.setSourceModel(&model);
  sorted.setSortRole(Qt::UserRole);
  table.setHorizontalHeader(new HeadsAsCells(&table));
  // px beside a text: 3 of a cell's own and 3 more, 6 of a head: many columns stand side by side, and a head over its cells
  table.setStyleSheet("QTableView::item { padding: 0 3px; } QHeaderView::section { padding: 4px 6px; }");
  table.setModel(&sorted);
  table.setSortingEnabled(true);
  table.sortByColumn(0, Qt::AscendingOrder);
  table.setSelectionBehavior(QTableView::SelectRows);
  table.setSelectionMode(QTableView::SingleSelection);
  table.setShowGrid(false);
  table.setFrameShape(QFrame::NoFrame);
  table.verticalHeader()->hide();
  table.verticalHeader()->setDefaultSectionSize(row_px);
  return *new FittedColumns(table);
}

}  // namespace lacuna::widgets
