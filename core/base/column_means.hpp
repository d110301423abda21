#pragma once

#include <vector>

#include "core/base/matrix.hpp"

namespace lacuna {

/// The mean of each feature over all rows, [cols], summed in double. Needs a row.
std::vector<float> columnMeans(const Matrix& matrix);

}  // namespace lacuna
