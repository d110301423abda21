#pragma once

#include <vector>

#include "core/world/physics.hpp"

namespace lacuna::world {

/// A scene before it moves.
struct Setup {
  Clip clip;
  std::vector<Mover> movers;
  Physics physics;
};

/// Makes the clip of `s` impossible from a frame on, which becomes its `cut`. The clip has its frames, with `visible`
/// measured.
void goWrong(Violation violation, Setup& s);

}  // namespace lacuna::world
