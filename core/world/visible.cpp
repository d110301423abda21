#include <algorithm>
#include <cmath>

#include "core/world/scene.hpp"
#include "core/world/shown.hpp"

namespace lacuna::world {
namespace {

constexpr int grid = 9;  // sample points a side of a body's box

bool inside(const Body& body, double x, double y) {
  const double dx = x - body.x, dy = y - body.y, reach = body.half_width + body.half_height;
  if (std::abs(dx) > reach || std::abs(dy) > reach) return false;
  if (body.form == Form::Ball) return dx * dx + dy * dy <= body.half_width * body.half_width;
  const double c = std::cos(body.angle), s = std::sin(body.angle);
  const double u = (c * dx + s * dy) / body.half_width, v = (-s * dx + c * dy) / body.half_height;
  if (std::abs(u) > 1 || std::abs(v) > 1) return false;
  return body.form == Form::Box || std::abs(u) <= (v + 1) / 2;
}

bool insideAny(const std::vector<Panel>& panels, double x, double y) {
  return std::ranges::any_of(panels, [&](const Panel& p) { return x >= p.x0 && x <= p.x1 && y >= p.y0 && y <= p.y1; });
}

bool covered(const Clip& clip, std::size_t frame, std::size_t body, double x, double y) {
  const Camera& camera = clip.camera[frame];
  if (x < camera.x || x > camera.x + 1 || y < camera.y || y > camera.y + 1) return true;
  if (insideAny(clip.cards, x, y)) return true;
  const auto& bodies = clip.frames[frame];
  for (std::size_t nearer = body + 1; nearer < bodies.size(); ++nearer)
    if (bodies[nearer].present && inside(bodies[nearer], x, y)) return true;
  return false;
}

double visibleShare(const Clip& clip, std::size_t frame, std::size_t index) {
  const Body& body = clip.frames[frame][index];
  if (!body.present) return 0;
  // In the body's own axes, up to its very edge: 0 shall mean that no rim of it is seen either.
  const double c = std::cos(body.angle), s = std::sin(body.angle);
  int all = 0, seen = 0;
  for (int i = 0; i < grid; ++i) {
    for (int j = 0; j < grid; ++j) {
      const double u = 0.999 * (2.0 * i / (grid - 1) - 1) * body.half_width;
      const double v = 0.999 * (2.0 * j / (grid - 1) - 1) * body.half_height;
      const double x = body.x + c * u - s * v, y = body.y + s * u + c * v;
      if (!inside(body, x, y)) continue;
      ++all;
      if (!covered(clip, frame, index, x, y)) ++seen;
    }
  }
  return all == 0 ? 0 : static_cast<double>(seen) / all;
}

}  // namespace

Shown shownAt(const Clip& clip, std::size_t frame, double x_in_picture, double y_in_picture) {
  const double x = x_in_picture + clip.camera[frame].x, y = y_in_picture + clip.camera[frame].y;
  if (insideAny(clip.cards, x, y)) return {Shown::What::Card, -1};
  const auto& bodies = clip.frames[frame];
  for (std::size_t i = bodies.size(); i-- > 0;)  // the nearest is last
    if (bodies[i].present && inside(bodies[i], x, y)) return {Shown::What::Body, static_cast<int>(i)};
  return {insideAny(clip.blocks, x, y) ? Shown::What::Block : Shown::What::Backdrop, -1};
}

void measureVisible(Clip& clip) {
  for (std::size_t frame = 0; frame < clip.frames.size(); ++frame)
    for (std::size_t body = 0; body < clip.frames[frame].size(); ++body)
      clip.frames[frame][body].visible = visibleShare(clip, frame, body);
}

}  // namespace lacuna::world
