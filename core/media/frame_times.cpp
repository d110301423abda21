#include "core/media/frame_times.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::media {
namespace {

constexpr double fallback_fps = 25;
constexpr double longest_gap_s = 3600;

void repairStamps(const std::vector<double>& raw, double interval, FrameTimes& times) {
  times.seconds.reserve(raw.size());
  times.stamped = 1;
  std::int64_t good = 1;
  for (const double stamp : raw) {
    const double time = stamp - raw.front();
    if (times.seconds.empty()) {
      times.seconds.push_back(0);
      continue;
    }
    const double previous = times.seconds.back();
    const bool ascends = std::isfinite(time) && time > previous + 1e-6 && time - previous < longest_gap_s;
    times.seconds.push_back(ascends ? time : previous + interval);
    if (ascends) {
      times.stamped = static_cast<std::int64_t>(times.seconds.size());
      ++good;
    }
  }
  times.repaired = times.stamped - good;
  if (times.repaired * 10 <= static_cast<std::int64_t>(raw.size())) return;
  for (std::size_t i = 0; i < raw.size(); ++i) times.seconds[i] = static_cast<double>(i) * interval;
}

/// Containers round stamps (to 1 ms, to 10 ms), so gaps that differ a little still mean a constant rate.
bool gapsVary(const std::vector<double>& seconds, double mean_gap) {
  double shortest = mean_gap, longest = mean_gap;
  for (std::size_t i = 1; i < seconds.size(); ++i) {
    shortest = std::min(shortest, seconds[i] - seconds[i - 1]);
    longest = std::max(longest, seconds[i] - seconds[i - 1]);
  }
  return longest - shortest > std::max(0.0025, 0.05 * mean_gap);
}

}  // namespace

FrameTimes frameTimesFrom(const std::vector<double>& raw_stamps, double nominal_fps) {
  FrameTimes times;
  if (raw_stamps.empty()) return times;
  const bool usable = std::isfinite(nominal_fps) && nominal_fps > 1e-3 && nominal_fps < 1e4;
  const double nominal = usable ? nominal_fps : fallback_fps;
  repairStamps(raw_stamps, 1 / nominal, times);
  times.rate_fps = nominal;
  if (times.seconds.size() > 1) {
    const double gaps = static_cast<double>(times.seconds.size() - 1);
    const double mean_gap = times.seconds.back() / gaps;
    times.variable_rate = gapsVary(times.seconds, mean_gap);
    const bool as_nominal = std::abs(mean_gap * nominal - 1) < 0.005 && !times.variable_rate;
    if (!as_nominal) times.rate_fps = 1 / mean_gap;
  }
  times.duration_s = times.seconds.back() + 1 / times.rate_fps;
  return times;
}

}  // namespace lacuna::media
