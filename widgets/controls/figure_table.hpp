#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>

#include "widgets/controls/fitted_columns.hpp"

namespace lacuna::widgets {

/// Makes a view a table of figures: sorted by a click on a head (by what a model holds as `Qt::UserRole`), one row chosen at a time, no grid,
/// columns as wide as their texts need. What fits them belongs to the view.
FittedColumns& showFigures(QTableView& table, QSortFilterProxyModel& sorted, QAbstractItemModel& model);

}  // namespace lacuna::widgets
