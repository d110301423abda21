#pragma once

#include <cstdint>
#include <vector>

namespace lacuna::media {

/// Presentation times of a clip, from the stamps its frames carry.
struct FrameTimes {
  std::vector<double> seconds;  ///< from the first frame, strictly ascending
  double rate_fps = 0;          ///< mean rate; the nominal one where the stamps differ from it by rounding alone
  bool variable_rate = false;
  double duration_s = 0;      ///< to the end of the last frame
  std::int64_t repaired = 0;  ///< stamps that were equal, unordered or missing between good ones
  std::int64_t stamped = 0;   ///< frames up to the last good stamp; decoders give the final, delayed ones none
};

/// Turns raw stamps in seconds into strictly ascending times. A stamp that does not ascend is put one nominal interval
/// after its predecessor; when more than a tenth do not, all times follow the nominal rate.
FrameTimes frameTimesFrom(const std::vector<double>& raw_stamps, double nominal_fps);

}  // namespace lacuna::media
