#include "core/mask/mask_stack.hpp"

#include <algorithm>

#include "core/mask/layers.hpp"

namespace lacuna::mask {
const Mask& MaskStack::update(const std::vector<MaskShape>& all_shapes, const GridPlacement& placement, CoverageRule rule) {
  const std::vector<MaskShape> shapes = activeShapes(all_shapes);
  if (after_.empty() || rule != rule_ || placement != placement_) {
    placement_ = placement;
    rule_ = rule;
    shapes_.clear();
    after_.assign(1, Mask(placement.grid));
  }
  const auto [kept, other] = std::mismatch(shapes_.begin(), shapes_.end(), shapes.begin(), shapes.end());
  shapes_.erase(kept, shapes_.end());
  after_.resize(shapes_.size() + 1);
  for (auto shape = other; shape != shapes.end(); ++shape) {
    after_.push_back(rasteriseOver(after_.back(), *shape, placement_, rule_));
    shapes_.push_back(*shape);
  }
  return after_.back();
}

}  // namespace lacuna::mask
