#include "core/media/sampling.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"

namespace lacuna::media {
namespace {

constexpr int max_sampled_frames = 4096;

/// numpy.linspace(start, end, count), clipped to [start, end-1] and truncated: the reference's way of choosing frames.
std::vector<std::int64_t> flooredLinspace(std::int64_t start, std::int64_t end, std::int64_t count) {
  std::vector<std::int64_t> indices(static_cast<std::size_t>(count));
  const double spacing = count > 1 ? static_cast<double>(end - start) / static_cast<double>(count - 1) : 0.0;
  for (std::int64_t i = 0; i < count; ++i) {
    const bool last = count > 1 && i == count - 1;
    const double value = last ? static_cast<double>(end) : static_cast<double>(i) * spacing + static_cast<double>(start);
    indices[static_cast<std::size_t>(i)] = std::clamp(static_cast<std::int64_t>(value), start, end - 1);
  }
  return indices;
}

void checkWindow(std::int64_t clip_frames, const Sampling& sampling) {
  if (clip_frames <= 0) fail(ErrorKind::Mismatch, "The clip has no frames. Choose another clip.");
  if (sampling.start_frame < 0 || sampling.start_frame >= clip_frames) {
    fail(ErrorKind::Mismatch, "The window starts at frame " + std::to_string(sampling.start_frame) +
                                  ", but the clip's frames are 0 to " + std::to_string(clip_frames - 1) +
                                  ". Choose an earlier start.");
  }
  if (sampling.frames < 1 || sampling.frames > max_sampled_frames) {
    fail(ErrorKind::Mismatch, "A window of " + std::to_string(sampling.frames) + " frames is not possible. Choose 1 to " +
                                  std::to_string(max_sampled_frames) + ".");
  }
}

}  // namespace

int frameStep(double clip_rate_fps, double rate_fps) {
  if (!(clip_rate_fps > 0) || !(rate_fps > 0)) return 1;
  // A rate measured from rounded time stamps may be a hair above a whole number; it must not count as the next one.
  const double whole_rate = std::ceil(clip_rate_fps - 1e-6);
  return static_cast<int>(std::clamp(std::floor(whole_rate / rate_fps), 1.0, 1e6));
}

std::vector<std::int64_t> sampleFrameIndices(std::int64_t clip_frames, double clip_rate_fps, const Sampling& sampling) {
  checkWindow(clip_frames, sampling);
  const std::int64_t step = frameStep(clip_rate_fps, sampling.rate_fps);
  const std::int64_t start = sampling.start_frame;
  const std::int64_t available = clip_frames - start;
  const std::int64_t wanted = sampling.frames * step;
  if (available > wanted) return flooredLinspace(start, start + wanted, sampling.frames);
  const std::int64_t distinct = std::min<std::int64_t>(available / step, sampling.frames);
  std::vector<std::int64_t> indices = flooredLinspace(start, clip_frames, distinct);
  indices.resize(static_cast<std::size_t>(sampling.frames), clip_frames - 1);
  return indices;
}

std::vector<std::int64_t> steppedFrameIndices(std::int64_t clip_frames, double clip_rate_fps, const Sampling& sampling) {
  checkWindow(clip_frames, sampling);
  const bool known = clip_rate_fps > 0 && sampling.rate_fps > 0;
  const double step = known ? std::ceil(clip_rate_fps / sampling.rate_fps - 1e-6) : 1;  // as above, for rounded time stamps
  std::vector<std::int64_t> indices;
  for (int i = 0; i < sampling.frames; ++i) {
    const double frame = static_cast<double>(sampling.start_frame) + i * std::max(step, 1.0);
    if (frame < static_cast<double>(clip_frames)) indices.push_back(static_cast<std::int64_t>(frame));
  }
  return indices;
}

}  // namespace lacuna::media
