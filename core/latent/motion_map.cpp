#include "core/latent/motion_map.hpp"

#include <algorithm>

namespace lacuna::latent {
namespace {

/// A stretch of cells under a token along one axis, and the share of the token's length that each takes.
struct Share {
  int first = 0;
  std::vector<float> of_token;
};

std::vector<Share> sharesAlong(int side_px, int cells, int tokens) {
  constexpr int cell_px = media::FrameMotion::cell_px;
  const double token_px = static_cast<double>(side_px) / tokens;
  std::vector<Share> shares(static_cast<std::size_t>(tokens));
  for (int token = 0; token < tokens; ++token) {
    Share& share = shares[static_cast<std::size_t>(token)];
    const double low = token * token_px, high = low + token_px;
    share.first = std::min(static_cast<int>(low) / cell_px, cells - 1);
    for (int cell = share.first; cell < cells && cell * cell_px < high; ++cell) {
      const double end = std::min((cell + 1) * cell_px, side_px);
      const double overlap = std::min(end, high) - std::max(static_cast<double>(cell * cell_px), low);
      share.of_token.push_back(static_cast<float>(std::max(overlap, 0.0) / token_px));
    }
  }
  return shares;
}

/// The cells of a step: mean over its frames. A last step may have fewer frames than a tubelet.
std::vector<float> meanOfStep(const media::FrameMotion& motion, int step, int tubelet) {
  const std::size_t a_frame = static_cast<std::size_t>(motion.rows) * static_cast<std::size_t>(motion.cols);
  std::vector<float> mean(a_frame, 0.0F);
  const int first = step * tubelet, end = std::min(first + tubelet, motion.frames);
  for (int frame = first; frame < end; ++frame) {
    const float* const values = motion.values.data() + static_cast<std::size_t>(frame) * a_frame;
    for (std::size_t i = 0; i < a_frame; ++i) mean[i] += values[i] / static_cast<float>(end - first);
  }
  return mean;
}

float areaMean(const std::vector<float>& cells, int cols, const Share& down, const Share& across) {
  float mean = 0;
  for (std::size_t y = 0; y < down.of_token.size(); ++y) {
    const float* const row = cells.data() + (static_cast<std::size_t>(down.first) + y) * static_cast<std::size_t>(cols);
    for (std::size_t x = 0; x < across.of_token.size(); ++x)
      mean += down.of_token[y] * across.of_token[x] * row[static_cast<std::size_t>(across.first) + x];
  }
  return mean;
}

}  // namespace

std::shared_ptr<const mask::MotionMap> motionMap(const media::ClipWindow& window, const mask::TokenGrid& grid, int tubelet) {
  const media::FrameMotion& motion = window.motion;
  if (motion.frames == 0) return nullptr;
  auto map = std::make_shared<mask::MotionMap>();
  map->grid = grid;
  map->energy.reserve(static_cast<std::size_t>(grid.size()));
  const std::vector<Share> down = sharesAlong(window.input.height, motion.rows, grid.rows);
  const std::vector<Share> across = sharesAlong(window.input.width, motion.cols, grid.cols);
  for (int step = 0; step < grid.steps; ++step) {
    const std::vector<float> cells = meanOfStep(motion, step, tubelet);
    for (const Share& row : down)
      for (const Share& col : across) map->energy.push_back(areaMean(cells, motion.cols, row, col));
  }
  return map;
}

}  // namespace lacuna::latent
