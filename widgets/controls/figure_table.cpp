#include "widgets/controls/figure_table.hpp"

#include <QHeaderView>

namespace lacuna::widgets {

FittedColumns& showFigures(QTableView& table, QSortFilterProxyModel& sorted, QAbstractItemModel& model) {
  constexpr int row_px = 24;
  sorted.setSourceModel(&model);
  sorted.setSortRole(Qt::UserRole);
  table.setModel(&sorted);
  table.setSortingEnabled(true);
  table.sortByColumn(0, Qt::AscendingOrder);
  table.setSelectionBehavior(QTableView::SelectRows);
  table.setSelectionMode(QTableView::SingleSelection);
  table.setShowGrid(false);
  table.setFrameShape(QFrame::NoFrame);
  table.verticalHeader()->hide();
  table.verticalHeader()->setDefaultSectionSize(row_px);
  table.horizontalHeader()->setHighlightSections(false);
  return *new FittedColumns(table);
}

}  // namespace lacuna::widgets
