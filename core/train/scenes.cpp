#include "core/train/scenes.hpp"

#include "core/base/random_draws.hpp"

namespace lacuna::train {
namespace {

constexpr std::uint64_t training_bit = std::uint64_t{1} << 63;
constexpr int lead_in = 14;  // windows begin at any of the first frames, so that motion is met in all its phases

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

}  // namespace

TrainingScenes drawTrainingScenes(const Recipe& recipe, int step, int count) {
  RandomDraws draws(mixedSeed(mixedSeed(recipe.seed, 0x5CE4E5), static_cast<std::uint64_t>(step)));
  TrainingScenes scenes;
  scenes.first_frame = draws.between(0, lead_in);
  scenes.softness = draws.within(0.6, 1.3);
  for (int i = 0; i < count; ++i) {
    world::SceneSpec spec;
    spec.kind = drawKind(draws);
    spec.seed = draws.below(training_bit) | training_bit;
    spec.frames = scenes.first_frame + recipe.size.frames;
    scenes.clips.push_back(world::makeClip(spec));
  }
  return scenes;
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
