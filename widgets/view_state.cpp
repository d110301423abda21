#include "widgets/view_state.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "widgets/colour_ends.hpp"

namespace lacuna::widgets {

double ErrorRange::share(float value, latent::Metric metric) const {
  const double span = high - low;
  const double place = span > 0 ? (value - low) / span : 0.5;
  return std::clamp(metric == latent::Metric::Cosine ? 1.0 - place : place, 0.0, 1.0);
}

ErrorRange errorRange(const latent::Run& run, latent::Metric metric) {
  if (run.errors.empty()) return {};
  std::vector<float> values;
  values.reserve(run.errors.size());
  for (const auto& errors : run.errors) values.push_back(latent::valueOf(errors, metric));
  const auto [low, high] = colour_ends::of(std::move(values));
  return {low, high};
}

}  // namespace lacuna::widgets
