#pragma once

#include <memory>
#include <vector>

#include "core/base/hash.hpp"
#include "core/media/frame_cache.hpp"
#include "core/media/frame_source.hpp"
#include "core/media/motion.hpp"
#include "core/media/preprocess.hpp"
#include "core/media/sampling.hpp"

namespace lacuna::media {

/// The part of a clip that the model sees, decoded: immutable, shared between workers and views.
struct ClipWindow {
  ClipInfo info;
  Sampling sampling;
  std::vector<std::int64_t> frame_in_clip;  ///< source index of each sampled frame
  std::vector<double> time_s;               ///< strictly ascending; repeated last frames go on at the frame interval
  std::vector<std::shared_ptr<const Image>> frames;  ///< for display; long side at most `max_display_side`
  CropGeometry geometry;
  ClipTensor input;       ///< what the model gets
  FrameMotion motion;     ///< of the pictures that `input` is made from
  Hash128 hash;           ///< of `input`: the content key of everything computed from this window
  int repeated_frames = 0;  ///< how many times the last frame was repeated to fill the window

  static constexpr int max_display_side = 1280;
  static constexpr std::int64_t max_bytes = std::int64_t{4} << 30;  ///< of the input, its pictures, their motion and the display frames

  /// Time after the last sampled frame, in seconds.
  double end_s() const;
};

/// Decodes and prepares a window: `crop` is the model's picture side in pixels. Reports "frames".
/// Throws `Failure` as `sampleFrameIndices`, `cropGeometry` and `FrameSource::frame` do, and (Refused) before anything is
/// read when the window would take more than `ClipWindow::max_bytes`.
std::shared_ptr<const ClipWindow> readWindow(FrameSource& source, const Sampling& sampling, int crop,
                                             const Normalisation& normalisation, FrameCache& cache,
                                             const jobs::JobContext& context);

}  // namespace lacuna::media
