#include "core/media/motion.hpp"

#include <algorithm>
#include <cstdlib>

namespace lacuna::media {
namespace {

constexpr int cell_px = FrameMotion::cell_px;

int cellsAlong(int side_px) { return (side_px + cell_px - 1) / cell_px; }

/// Adds the differences of one line of pixels to the cells of its row.
void addLine(const std::uint8_t* a, const std::uint8_t* b, int width, std::vector<int>& sums) {
  const int bytes = 3 * width;
  for (std::size_t cell = 0; cell < sums.size(); ++cell) {
    const int first = static_cast<int>(cell) * 3 * cell_px;
    const int end = std::min(first + 3 * cell_px, bytes);
    int sum = 0;
    for (int i = first; i < end; ++i) sum += std::abs(static_cast<int>(a[i]) - static_cast<int>(b[i]));
    sums[cell] += sum;
  }
}

void compare(const Image& a, const Image& b, int cols, float* values) {
  std::vector<int> sums(static_cast<std::size_t>(cols));
  for (int top = 0; top < a.height; top += cell_px) {
    const int bottom = std::min(top + cell_px, a.height);
    std::fill(sums.begin(), sums.end(), 0);
    for (int y = top; y < bottom; ++y) addLine(a.row(y), b.row(y), a.width, sums);
    for (int col = 0; col < cols; ++col) {
      const int width = std::min(cell_px, a.width - col * cell_px);
      *values++ = static_cast<float>(sums[static_cast<std::size_t>(col)]) /
                  (255.0F * 3 * static_cast<float>(width * (bottom - top)));
    }
  }
}

}  // namespace

std::int64_t FrameMotion::bytesFor(std::int64_t frames, std::int64_t side_px) {
  const std::int64_t cells = (side_px + cell_px - 1) / cell_px;
  return frames * cells * cells * static_cast<std::int64_t>(sizeof(float));
}

FrameMotion frameMotion(const std::vector<Image>& pictures, const jobs::JobContext& context) {
  FrameMotion motion;
  if (pictures.empty()) return motion;
  motion.frames = static_cast<int>(pictures.size());
  motion.rows = cellsAlong(pictures.front().height);
  motion.cols = cellsAlong(pictures.front().width);
  const std::size_t a_frame = static_cast<std::size_t>(motion.rows) * static_cast<std::size_t>(motion.cols);
  motion.values.resize(pictures.size() * a_frame);
  for (std::size_t i = 1; i < pictures.size(); ++i) {
    context.throwIfStopped();
    compare(pictures[i - 1], pictures[i], motion.cols, motion.values.data() + i * a_frame);
  }
  if (pictures.size() > 1) std::copy_n(motion.values.data() + a_frame, a_frame, motion.values.data());
  return motion;
}

}  // namespace lacuna::media
