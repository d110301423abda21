#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/image.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::media {

/// What a clip file holds, as found by decoding it, not as its header claims.
struct ClipInfo {
  std::string path;        ///< as opened; "demo:..." for clips the program draws
  std::string name;        ///< short, for titles: the file's name
  std::string container;   ///< "mp4/mov", "matroska/webm", "gif", "images", "drawn"
  std::string codec;       ///< FourCC or name, empty when unknown
  int width = 0;           ///< as displayed, after rotation
  int height = 0;
  int rotation_deg = 0;    ///< clockwise: what the file's metadata asked for and what was applied
  double rate_fps = 0;     ///< mean rate over the true time stamps
  bool variable_rate = false;
  double duration_s = 0;   ///< from the first frame's time to the end of the last
  std::int64_t frames = 0; ///< decodable frames, counted
  std::vector<std::string> notes;  ///< one line each, what a user should know ("The header says 28 frames, 13 decode.")
};

/// Throws `Failure` (Mismatch) when the clip has no frame of this index.
inline void checkFrameIndex(std::int64_t index, const ClipInfo& info) {
  if (index >= 0 && index < info.frames) return;
  fail(ErrorKind::Mismatch,
       "There is no frame " + std::to_string(index) + "; the last one is " + std::to_string(info.frames - 1) + ".", info.path);
}

/// Frames of one opened clip, by exact index. Immutable content; safe to use from one thread at a time.
class FrameSource {
 public:
  virtual ~FrameSource() = default;
  virtual const ClipInfo& info() const = 0;

  /// Presentation time of each frame in seconds from the first frame, ascending; `info().frames` entries.
  virtual const std::vector<double>& frameTimes() const = 0;

  /// The frame with this 0-based index in presentation order, upright, RGB. Throws `Failure` when it cannot be decoded,
  /// `CancelledException` when stopped.
  virtual Image frame(std::int64_t index, const jobs::JobContext& context) = 0;
};

}  // namespace lacuna::media
