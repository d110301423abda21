#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>

namespace lacuna::widgets {

/// Makes a view a table of figures: sorted by a click on a head (by what a model holds as `Qt::UserRole`), one row chosen at a time, no grid.
void showFigures(QTableView& table, QSortFilterProxyModel& sorted, QAbstractItemModel& model);

}  // namespace lacuna::widgets
