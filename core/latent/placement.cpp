#include "core/latent/placement.hpp"

#include "core/latent/motion_map.hpp"

namespace lacuna::latent {
namespace {

std::vector<mask::TimeExtent> stepExtents(const media::ClipWindow& window, int steps, int tubelet) {
  std::vector<mask::TimeExtent> extents;
  for (int step = 0; step < steps; ++step) {
    const auto first = static_cast<std::size_t>(step * tubelet);
    const std::size_t next = first + static_cast<std::size_t>(tubelet);
    extents.push_back({window.time_s[first], next < window.time_s.size() ? window.time_s[next] : window.end_s()});
  }
  return extents;
}

}  // namespace

mask::GridPlacement placementOf(const media::ClipWindow& window, const model::ModelDescription& description) {
  mask::GridPlacement placement;
  placement.grid = description.gridFor(window.input.frames, window.input.height, window.input.width);
  const media::RectInFrame crop = window.geometry.rectInFrame();
  placement.x0 = crop.x0;
  placement.y0 = crop.y0;
  placement.x1 = crop.x1;
  placement.y1 = crop.y1;
  placement.frame_aspect = static_cast<double>(window.info.width) / window.info.height;
  placement.steps = stepExtents(window, placement.grid.steps, description.tubelet);
  placement.motion = motionMap(window, placement.grid, description.tubelet);
  return placement;
}

}  // namespace lacuna::latent
