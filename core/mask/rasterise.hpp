#pragma once

#include <memory>
#include <vector>

#include "core/mask/mask.hpp"
#include "core/mask/mask_shape.hpp"
#include "core/mask/motion_map.hpp"

namespace lacuna::mask {

/// Where the token grid lies in the clip: the crop in fractions of the frame, the frame's aspect, the time of each step.
struct GridPlacement {
  TokenGrid grid;
  double x0 = 0, y0 = 0, x1 = 1, y1 = 1;  ///< the crop, in fractions of the displayed frame
  double frame_aspect = 1;                ///< width / height of the displayed frame
  std::vector<TimeExtent> steps;          ///< [begin, end) of each step in seconds; grid.steps entries
  std::shared_ptr<const MotionMap> motion;  ///< of the clip on this grid, for masks that follow motion; null: not known

  bool operator==(const GridPlacement&) const = default;
  double middle_s(int step) const;  ///< when a step is, for keys: the middle of its time
  /// The cell under a point of the frame in a step; false when the point is outside the crop.
  bool cellAt(const PointInFrame& point, int step, Cell& cell) const;
};

/// Whether a shape of this extent acts on a step: it covers at least half of the step's time. A step without length is
/// acted on when it begins within the extent.
bool acts(const TimeExtent& extent, const TimeExtent& step);

/// From which covered share on a cell counts as inside a shape.
enum class CoverageRule { Touched, Half, Full };
constexpr CoverageRule usual_coverage = CoverageRule::Touched;  ///< of a new document, and of all runs without one

/// Active shapes (layers.hpp) applied in order (later ones win) on one grid. A cell of a step belongs to a shape when the
/// shape's extent covers at least half of the step's time and the covered area of the cell passes the rule (sampled 8 x 8 in
/// the cell); with keys where it is at the beginning, the middle or the end of the step. Then the shape is grown, then turned
/// to what it leaves out. Throws `Failure` (Mismatch) for a shape that needs the clip's motion where the placement has none.
Mask rasterise(const std::vector<MaskShape>& shapes, const GridPlacement& placement, CoverageRule rule);

/// `base` with one more shape on top, whether it is shown or not: what a stroke in progress costs per move.
Mask rasteriseOver(const Mask& base, const MaskShape& shape, const GridPlacement& placement, CoverageRule rule);

}  // namespace lacuna::mask
