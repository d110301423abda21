#pragma once

#include <vector>

#include "core/world/scene.hpp"

namespace lacuna::world {

/// How one body moves on.
struct Mover {
  Body body;
  double bounce = 0.8;  ///< share of the speed kept at a touch
  double slowing = 0;   ///< sides a second squared, while on the floor
  bool rolls = true;    ///< turns as it moves along the floor

  /// Goes out and back behind a corner: x = from + reach * (1 - cos(2 pi (t / period_s) + phase)) / 2.
  struct Peek {
    double from = 0, reach = 0, period_s = 2, phase = 0;
  };
  /// A plank that slides down a wall: its angle from upright, and how fast that grows.
  struct Lean {
    double wall = 0, length = 0, angle = 0, speed = 0;
    double side = 1;  ///< 1: the foot slides to the right of the wall
  };
  bool peeks = false, leans = false;
  Peek peek;
  Lean lean;
};

/// Everything that decides how the bodies move.
struct Physics {
  double gravity = 1.8;         ///< sides a second squared, downwards
  double left = -1, right = 2;  ///< walls that balls bounce off
  std::vector<Panel> blocks;
  bool collide = false;  ///< bodies run into each other (as discs of their half width)
};

/// Bodies at frames 0, 1, ... `frames`-1 from their state at frame 0, by small steps of equal length.
std::vector<std::vector<Body>> simulate(std::vector<Mover> movers, const Physics& physics, int frames);

}  // namespace lacuna::world
