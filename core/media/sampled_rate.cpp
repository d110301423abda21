#include "core/media/sampled_rate.hpp"

namespace lacuna::media {

double sampledRate(const ClipWindow& window) {
  const double length_s = window.time_s.empty() ? 0 : window.end_s() - window.time_s.front();
  return length_s > 0 ? static_cast<double>(window.time_s.size()) / length_s : 0;
}

}  // namespace lacuna::media
