#pragma once
// Helpers of the measures, for .cpp files.
#include <ATen/ATen.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <vector>

#include "core/evaluate/measures.hpp"
#include "core/world/painter.hpp"
#include "core/world/tensor_box.inl"

namespace lacuna::evaluate {

inline std::vector<std::int64_t> idRange(std::int64_t first, std::int64_t end) {
  std::vector<std::int64_t> ids(static_cast<std::size_t>(end - first));
  std::iota(ids.begin(), ids.end(), first);
  return ids;
}

inline at::Tensor idTensor(const std::vector<std::int64_t>& ids, const at::Tensor& like) {
  return world::uploaded(at::tensor(ids, at::kLong), like.device());
}

/// Draws clips as the model sees them.
class Drawer {
 public:
  explicit Drawer(const LatentModel& model) : shape_(model.shape()), painter_(model.device()) {}

  world::TensorBox draw(const std::vector<world::Clip>& clips) const {
    return painter_.paint(clips, world::View::ofModel(shape_.side_px), 0, shape_.frames);
  }

 private:
  ModelShape shape_;
  world::Painter painter_;
};

/// Calls work(first, clips) for `count` clips made by `make`, a batch at a time, and reports.
template <class Make, class Work>
void inBatches(const Measuring& m, const char* doing, int count, const Make& make, const Work& work) {
  for (int first = 0; first < count; first += m.batch) {
    m.context.throwIfStopped();
    m.context.progress({doing, static_cast<double>(first), static_cast<double>(count), "clips"});
    std::vector<world::Clip> clips;
    for (int i = first; i < std::min(first + m.batch, count); ++i) clips.push_back(make(i));
    work(first, clips);
  }
}

}  // namespace lacuna::evaluate
