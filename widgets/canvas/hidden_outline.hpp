#pragma once

#include <QLineF>
#include <QRectF>
#include <vector>

#include "core/mask/mask.hpp"

namespace lacuna::widgets {

/// Lines between hidden and visible of one step; neighbours in a row or column are one line, so that dashes go on.
/// `first_cell`: where the square of row 0, column 0 is; the others lie side by side with it, as large.
std::vector<QLineF> hiddenOutline(const mask::Mask& mask, int step, const QRectF& first_cell);

}  // namespace lacuna::widgets
