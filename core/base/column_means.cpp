#include "core/base/column_means.hpp"

namespace lacuna {

std::vector<float> columnMeans(const Matrix& matrix) {
  std::vector<double> sums(matrix.cols);
  for (std::size_t row = 0; row < matrix.rows; ++row)
    for (std::size_t col = 0; col < matrix.cols; ++col) sums[col] += matrix.row(row)[col];
  std::vector<float> means(matrix.cols);
  for (std::size_t col = 0; col < matrix.cols; ++col) means[col] = static_cast<float>(sums[col] / static_cast<double>(matrix.rows));
  return means;
}

}  // namespace lacuna
