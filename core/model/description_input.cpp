#include "core/model/describing.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lacuna::model {
namespace {

using nlohmann::json;

/// What clips a side file may ask for: more would only run out of memory later.
struct Limits {
  int min, max;
  const char* unit;
};
constexpr Limits crop_limits = {16, 1024, "pixels a side"}, frame_limits = {1, 512, "frames"},
                 rate_limits = {1, 240, "frames a second"};

/// The number at the first of two keys that has one. Throws when it is outside the limits.
std::optional<int> askedFor(const Checkpoint& checkpoint, const SideFacts& side, const char* key, const char* other,
                            const Limits& limits) {
  const json* number = integerAt(side.facts, key);
  if (number == nullptr) number = integerAt(side.facts, other);
  if (number == nullptr) return std::nullopt;
  if (!within(*number, limits.min, limits.max)) {
    unfit(checkpoint, side.from + " asks for " + number->dump() + " " + limits.unit + "; Lacuna takes " +
                          std::to_string(limits.min) + " to " + std::to_string(limits.max) + ". Correct that file.");
  }
  return number->get<int>();
}

/// The grid of the stored positions, and with it the picture's side: square pictures, so many steps as the frames say.
void readStoredGrid(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d) {
  constexpr int most_places = 200'000;
  const std::string key = partPrefix(d.layout, d.target_weights) + keyNames(d.layout, d.family).positions;
  const int places = index.side(key, 3, 1, most_places), steps = std::max(1, d.frames / d.tubelet);
  const int rows = static_cast<int>(std::lround(std::sqrt(places / steps)));
  if (rows * rows * steps != places) {
    unfit(checkpoint, "Its " + std::to_string(places) + " stored positions make no square grid of " + std::to_string(steps) +
                          " steps. Say the frames it was trained with in a json beside it: {\"num_frames\": 16}.");
  }
  d.stored_grid = {steps, rows, rows};
  d.crop = rows * d.patch;
}

}  // namespace

void readInput(const Checkpoint& checkpoint, const TensorIndex& index, const SideFacts& side, ModelDescription& d) {
  const bool hf = d.layout == Layout::HuggingFace;
  const bool older = d.family == Family::VJepa1;  // 16 frames, every fourth of about 30 a second
  d.crop = askedFor(checkpoint, side, hf ? "crop_size" : "encoder.img_size", hf ? "image_size" : "img_size", crop_limits)
               .value_or(d.family == Family::VJepa21 ? 384 : 256);
  d.frames = askedFor(checkpoint, side, hf ? "frames_per_clip" : "encoder.num_frames", "num_frames", frame_limits)
                 .value_or(d.tubelet == 1 ? 1 : older ? 16 : 64);
  const auto rate_fps = askedFor(checkpoint, side, "frames_per_second", "encoder.frames_per_second", rate_limits);
  d.rate_fps = rate_fps ? *rate_fps : older ? 7.5 : 4;
  if (d.positions == Positions::StoredTable) readStoredGrid(checkpoint, index, d);
  const std::string key = hf ? "layer_norm_eps" : "norm_eps";
  if (side.facts.contains(key) && side.facts[key].is_number()) d.norm_eps = side.facts[key].get<double>();
  if (!(d.norm_eps > 0 && d.norm_eps <= 0.1))
    unfit(checkpoint, side.from + " asks for norms with " + key + " " + side.facts[key].dump() + "; it must be small and above 0.");
}

}  // namespace lacuna::model
