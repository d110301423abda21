#include "core/world/scene.hpp"

// What may go wrong in a kind of scene, and which of its knobs have an effect.
namespace lacuna::world {

std::vector<Violation> violationsOf(SceneKind kind) {
  using enum Violation;
  switch (kind) {
    case SceneKind::Throw:
      return {None, Up, Stop, Teleport, Vanish, Colour};
    case SceneKind::Bounce:
      return {None, Up, Stop, Teleport, Vanish, Colour};
    case SceneKind::Behind:
      return {None, Vanish, Appear, Teleport, Colour, Form};
    case SceneKind::Slide:
      return {None, Solid, Vanish, Colour};
    case SceneKind::Peek:
      return {None, Vanish, Colour, Form};
    case SceneKind::Crowd:
      return {None, Vanish, Colour, Form};
  }
  return {None};
}

std::vector<Knob> knobsOf(SceneKind kind) {
  using enum Knob;
  std::vector<Knob> knobs = {Hue, Size};
  const auto add = [&](std::initializer_list<Knob> more) { knobs.insert(knobs.end(), more); };
  switch (kind) {
    case SceneKind::Throw:
      add({Speed, Gravity, Bounce});
      break;
    case SceneKind::Bounce:
      add({Things, Speed, Gravity, Bounce});
      break;
    case SceneKind::Behind:
      add({Things, Speed, Gravity, Bounce, CardWidth, CardHeight});
      break;
    case SceneKind::Slide:
      add({Speed, Gravity, Bounce});
      break;
    case SceneKind::Peek:
      break;
    case SceneKind::Crowd:
      add({Things, Speed, Gravity, Bounce, CardWidth, CardHeight});
      break;
  }
  add({Leaves, Flicker, Drift, Light});
  return knobs;
}

}  // namespace lacuna::world
