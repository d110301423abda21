#pragma once

#include <cstdint>
#include <vector>

namespace lacuna::media {

/// Which frames of a clip the model sees. Authored: saved and undoable.
struct Sampling {
  std::int64_t start_frame = 0;  ///< first frame of the window
  int frames = 16;               ///< how many frames the model sees; a multiple of the tubelet
  double rate_fps = 4.0;         ///< wanted rate; the frame step is ceil(clip rate) // rate, at least 1
  bool operator==(const Sampling&) const = default;
};

/// Frame step of the reference's loader: ceil(clip_rate) // rate (integer), at least 1.
/// Source: facebookresearch/vjepa2, src/datasets/video_dataset.py.
int frameStep(double clip_rate_fps, double rate_fps);

/// Source frame indices of a window: `frames` values of linspace(start, start + frames*step, frames), clipped to
/// [start, end-1] and floored, as the reference does. A window that runs past the clip is sampled with the step and the
/// last frame is repeated. Returns `sampling.frames` ascending indices, all below `clip_frames`.
/// Throws `Failure` when the clip is empty, or the start is outside it.
std::vector<std::int64_t> sampleFrameIndices(std::int64_t clip_frames, double clip_rate_fps, const Sampling& sampling);

/// Frames one step of ceil(clip rate / rate) apart, as V-JEPA 2-AC's loader takes them, as many of `sampling.frames` as the
/// clip has. Source: facebookresearch/vjepa2, app/vjepa_droid/droid.py. Throws as `sampleFrameIndices`.
std::vector<std::int64_t> steppedFrameIndices(std::int64_t clip_frames, double clip_rate_fps, const Sampling& sampling);

}  // namespace lacuna::media
