#pragma once

#include <cstddef>

#include "core/base/matrix.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// Rows of numbers that lie `stride` values apart.
struct RowsView {
  const float* data = nullptr;
  int rows = 0, cols = 0;
  std::ptrdiff_t stride = 0;
};

/// Rows [first, last) of a matrix.
RowsView rowsOf(const Matrix& x, int first, int last);

/// out[m, n] (+)= a[m, k] times the transpose of b[n, k], on the calling thread.
void multiplyTransposed(const RowsView& a, const RowsView& b, float* out, std::ptrdiff_t out_stride, bool add);

/// out[m, n] (+)= a[m, k] times b[k, n], on the calling thread.
void multiply(const RowsView& a, const RowsView& b, float* out, std::ptrdiff_t out_stride, bool add);

/// out[m, outputs] (+)= a[m, inputs] times the layer's transposed weight, plus its bias.
void applyLinear(const LinearWeights& layer, const RowsView& a, float* out, bool add = false);

}  // namespace lacuna::model
