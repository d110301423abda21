#pragma once

#include <vector>

#include "core/mask/rasterise.hpp"

namespace lacuna::mask {

/// The mask of a list of shapes, kept after each shape, so that one more stroke or one undone costs one shape and not all
/// of them. The result is the same as that of `rasterise`.
class MaskStack {
 public:
  /// The mask of `shapes` on this grid. Reuses what the last call made of the shapes that both lists begin with.
  const Mask& update(const std::vector<MaskShape>& shapes, const GridPlacement& placement, CoverageRule rule);

 private:
  GridPlacement placement_;
  CoverageRule rule_ = CoverageRule::Touched;
  std::vector<MaskShape> shapes_;
  std::vector<Mask> after_;  ///< after_[i] is the mask of the first i shapes; empty before the first call
};

}  // namespace lacuna::mask
