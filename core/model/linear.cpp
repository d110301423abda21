#include "core/model/linear.hpp"

#include <ATen/ATen.h>

#include <algorithm>

namespace lacuna::model {
namespace {

at::Tensor tensorOf(const RowsView& view) {
  // from_blob wants a mutable pointer; the views of inputs are only read.
  return at::from_blob(const_cast<float*>(view.data), {view.rows, view.cols}, {view.stride, 1}, at::kFloat);
}

void multiplyTensors(const RowsView& a, const at::Tensor& b, float* out, std::ptrdiff_t out_stride, bool add) {
  at::Tensor result = at::from_blob(out, {a.rows, b.size(1)}, {out_stride, 1}, at::kFloat);
  if (add) {
    result.addmm_(tensorOf(a), b);
  } else {
    at::mm_out(result, tensorOf(a), b);
  }
}

}  // namespace

RowsView rowsOf(const Matrix& x, int first, int last) {
  const int cols = static_cast<int>(x.cols);
  return {x.values.data() + static_cast<std::ptrdiff_t>(first) * cols, last - first, cols, cols};
}

void multiplyTransposed(const RowsView& a, const RowsView& b, float* out, std::ptrdiff_t out_stride, bool add) {
  multiplyTensors(a, tensorOf(b).t(), out, out_stride, add);
}

void multiply(const RowsView& a, const RowsView& b, float* out, std::ptrdiff_t out_stride, bool add) {
  multiplyTensors(a, tensorOf(b), out, out_stride, add);
}

void applyLinear(const LinearWeights& layer, const RowsView& a, float* out, bool add) {
  const int outputs = static_cast<int>(layer.bias.size());
  for (int row = 0; row < a.rows; ++row) {
    float* to = out + static_cast<std::ptrdiff_t>(row) * outputs;
    if (add) {
      for (int i = 0; i < outputs; ++i) to[i] += layer.bias[static_cast<std::size_t>(i)];
    } else {
      std::copy(layer.bias.begin(), layer.bias.end(), to);
    }
  }
  multiplyTransposed(a, {layer.weight.data(), outputs, a.cols, a.cols}, out, outputs, true);
}

}  // namespace lacuna::model
