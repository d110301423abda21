#pragma once

#include <cstdint>
#include <vector>

#include "core/base/image.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::media {

/// How much the model's picture changes from frame to frame, in cells of 4 x 4 px; where a side is no multiple of 4 the last
/// cell is smaller. Values are [frames, rows, cols].
struct FrameMotion {
  static constexpr int cell_px = 4;
  int frames = 0, rows = 0, cols = 0;
  std::vector<float>
      values;  ///< mean absolute difference of RGB (0..1) from the frame before; of the first, to the one after

  /// What the motion of this many pictures of this side takes.
  static std::int64_t bytesFor(std::int64_t frames, std::int64_t side_px);
};

/// Of pictures of one size in order of time; a single one does not move. Throws `CancelledException` when stopped.
FrameMotion frameMotion(const std::vector<Image>& pictures, const jobs::JobContext& context);

}  // namespace lacuna::media
