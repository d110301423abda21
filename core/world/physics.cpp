#include "core/world/physics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lacuna::world {
namespace {

constexpr int steps_a_frame = 16;
constexpr double step_s = 1 / (scene_rate_fps * steps_a_frame);
constexpr double resting_speed = 0.05;  // below it a touch with the floor is the last

void placePeeking(Mover& mover, double time_s) {
  const auto& p = mover.peek;
  const double turn = 2 * std::numbers::pi / p.period_s;
  mover.body.x = p.from + p.reach * (1 - std::cos(turn * time_s + p.phase)) / 2;
  mover.body.vx = p.reach * turn * std::sin(turn * time_s + p.phase) / 2;
}

/// A uniform plank sliding without friction along wall and floor: angle'' = 3 g / (2 length) * sin(angle).
void slideDown(Mover& mover, const Physics& physics) {
  auto& lean = mover.lean;
  const double before_x = mover.body.x, before_y = mover.body.y;
  const double flat = std::numbers::pi / 2;
  if (lean.angle < flat) {
    lean.speed += 1.5 * physics.gravity / lean.length * std::sin(lean.angle) * step_s;
    lean.angle = std::min(lean.angle + lean.speed * step_s, flat);
  }
  Body& body = mover.body;
  body.x = lean.wall + lean.side * lean.length / 2 * std::sin(lean.angle);
  body.y = body.ground - body.half_width - lean.length / 2 * std::cos(lean.angle);
  body.angle = -lean.side * lean.angle;
  body.vx = (body.x - before_x) / step_s;
  body.vy = (body.y - before_y) / step_s;
}

void bounceOffFloor(Mover& mover) {
  Body& body = mover.body;
  const double lowest = body.ground - body.half_height;
  if (body.y < lowest) return;
  body.y = lowest;
  if (body.vy > 0) body.vy = body.vy > resting_speed ? -body.vy * mover.bounce : 0;
  const double slower = mover.slowing * step_s;
  body.vx = std::abs(body.vx) <= slower ? 0 : body.vx - std::copysign(slower, body.vx);
  if (mover.rolls) body.angle += body.vx / body.half_width * step_s;
}

void bounceOffSides(Mover& mover, double left, double right) {
  Body& body = mover.body;
  if (body.x - body.half_width < left && body.vx < 0) {
    body.x = left + body.half_width;
    body.vx *= -mover.bounce;
  } else if (body.x + body.half_width > right && body.vx > 0) {
    body.x = right - body.half_width;
    body.vx *= -mover.bounce;
  }
}

void bounceOffBlock(Mover& mover, const Panel& block) {
  Body& body = mover.body;
  if (body.y + body.half_height * 0.5 < block.y0) return;  // passes above it
  const bool from_left = body.x < (block.x0 + block.x1) / 2;
  if (from_left && body.x + body.half_width > block.x0 && body.vx > 0) {
    body.x = block.x0 - body.half_width;
    body.vx *= -mover.bounce;
  } else if (!from_left && body.x - body.half_width < block.x1 && body.vx < 0) {
    body.x = block.x1 + body.half_width;
    body.vx *= -mover.bounce;
  }
}

/// Discs whose mass grows with their area; momentum is kept, speed along the line of centres by `bounce`.
void runInto(Mover& a, Mover& b) {
  const double dx = b.body.x - a.body.x, dy = b.body.y - a.body.y;
  const double distance = std::hypot(dx, dy), touch = a.body.half_width + b.body.half_width;
  if (distance >= touch || distance <= 0) return;
  const double nx = dx / distance, ny = dy / distance;
  const double mass_a = a.body.half_width * a.body.half_width, mass_b = b.body.half_width * b.body.half_width;
  const double share_b = mass_b / (mass_a + mass_b), overlap = touch - distance;
  a.body.x -= nx * overlap * share_b;
  a.body.y -= ny * overlap * share_b;
  b.body.x += nx * overlap * (1 - share_b);
  b.body.y += ny * overlap * (1 - share_b);
  const double closing = (a.body.vx - b.body.vx) * nx + (a.body.vy - b.body.vy) * ny;
  if (closing <= 0) return;
  const double change = closing * (1 + std::min(a.bounce, b.bounce));
  a.body.vx -= change * share_b * nx;
  a.body.vy -= change * share_b * ny;
  b.body.vx += change * (1 - share_b) * nx;
  b.body.vy += change * (1 - share_b) * ny;
}

void moveFreely(Mover& mover, const Physics& physics) {
  Body& body = mover.body;
  body.x += body.vx * step_s;
  body.y += body.vy * step_s + physics.gravity * step_s * step_s / 2;
  body.vy += physics.gravity * step_s;
  bounceOffFloor(mover);
  bounceOffSides(mover, physics.left, physics.right);
  for (const Panel& block : physics.blocks) bounceOffBlock(mover, block);
}

void stepAll(std::vector<Mover>& movers, const Physics& physics, double time_s) {
  for (Mover& mover : movers) {
    if (!mover.body.present) continue;
    if (mover.peeks) {
      placePeeking(mover, time_s);
    } else if (mover.leans) {
      slideDown(mover, physics);
    } else {
      moveFreely(mover, physics);
    }
  }
  if (!physics.collide) return;
  for (std::size_t i = 0; i < movers.size(); ++i) {
    for (std::size_t j = i + 1; j < movers.size(); ++j) runInto(movers[i], movers[j]);
  }
  for (Mover& mover : movers)  // one may have been pushed into the floor
    mover.body.y = std::min(mover.body.y, mover.body.ground - mover.body.half_height);
}

}  // namespace

std::vector<std::vector<Body>> simulate(std::vector<Mover> movers, const Physics& physics, int frames) {
  std::vector<std::vector<Body>> all(static_cast<std::size_t>(frames));
  for (Mover& mover : movers) {
    if (mover.peeks) placePeeking(mover, 0);
  }
  for (int frame = 0; frame < frames; ++frame) {
    for (const Mover& mover : movers) all[static_cast<std::size_t>(frame)].push_back(mover.body);
    for (int step = 1; step <= steps_a_frame; ++step) stepAll(movers, physics, frame / scene_rate_fps + step * step_s);
  }
  return all;
}

}  // namespace lacuna::world
