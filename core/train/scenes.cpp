#include "core/train/scenes.hpp"

#include "core/base/random_draws.hpp"
#include "core/world/pairs.hpp"

namespace lacuna::train {
namespace {

constexpr std::uint64_t training_bit = std::uint64_t{1} << 63;
constexpr int lead_in = 4;  // windows begin at any of the first frames; later ones would often come after all motion
constexpr double crossings_share = 0.4;  // possible clips such as pairs are made of: one thing that passes a card half way

world::SceneKind drawKind(RandomDraws& draws) {
  using enum world::SceneKind;
  const double u = draws.unit();
  if (u < 0.34) return Behind;
  if (u < 0.54) return Throw;
  if (u < 0.68) return Bounce;
  if (u < 0.82) return Crowd;
  if (u < 0.92) return Slide;
  return Peek;
}

world::Clip drawCrossing(RandomDraws& draws, std::uint64_t seed, int frames) {
  const auto kinds = world::pairKinds();
  return world::makePair(kinds[draws.below(kinds.size())], seed, frames).a;
}

}  // namespace

TrainingScenes drawTrainingScenes(const Recipe& recipe, int step, int count) {
  RandomDraws shared(mixedSeed(mixedSeed(recipe.seed, 0xA11CE), static_cast<std::uint64_t>(step / steps_alike)));
  TrainingScenes scenes;
  scenes.first_frame = shared.between(0, lead_in);
  scenes.softness = shared.within(0.6, 1.3);
  RandomDraws draws(mixedSeed(mixedSeed(recipe.seed, 0x5CE4E5), static_cast<std::uint64_t>(step)));
  for (int i = 0; i < count; ++i) {
    world::SceneSpec spec;
    spec.kind = drawKind(draws);
    spec.seed = draws.below(training_bit) | training_bit;
    spec.frames = scenes.first_frame + recipe.size.frames;
    const bool crossing = draws.chance(crossings_share);
    scenes.clips.push_back(crossing ? drawCrossing(draws, spec.seed, spec.frames) : world::makeClip(spec));
  }
  return scenes;
}

std::uint64_t heldOutSeed(std::uint64_t seed, std::uint64_t stream, int index) {
  return (mixedSeed(seed, stream) >> 2) + static_cast<std::uint64_t>(index);
}

world::Clip heldOutClip(std::uint64_t index, int frames) {
  RandomDraws draws(mixedSeed(0x4E1D, index));
  world::SceneSpec spec;
  spec.kind = drawKind(draws);
  spec.seed = draws.below(training_bit);
  spec.frames = frames;
  return world::makeClip(spec);
}

}  // namespace lacuna::train
