#include <algorithm>
#include <cmath>

#include "core/world/make_parts.hpp"
#include "core/world/setup.hpp"

namespace lacuna::world {
namespace {

/// The body that things happen to: the last one, nearest to the eye.
Body& mainBody(std::vector<Body>& frame) { return frame.back(); }

/// A frame, not among the first, at which the main body is in plain view.
int seenFrame(const Clip& clip) {
  for (int i = 4; i < clip.frameCount(); ++i)
    if (clip.frames[static_cast<std::size_t>(i)].back().visible > 0.9) return i;
  return std::min(6, clip.frameCount() - 1);
}

/// The first frame at which the main body, seen before, is covered whole; where it never is, one at which it is seen.
int hiddenFrame(const Clip& clip) {
  int best = std::min(8, clip.frameCount() - 1);
  double least = 2;
  bool seen = false;
  // In the last quarter little would be seen of what went wrong.
  const int end = std::min(clip.frameCount(), std::max(3, clip.frameCount() * 3 / 4));
  for (int i = 0; i < end; ++i) {
    const Body& body = clip.frames[static_cast<std::size_t>(i)].back();
    seen = seen || body.visible > 0.6;
    if (!seen || i < 2 || body.visible >= least) continue;
    const Camera& camera = clip.camera[static_cast<std::size_t>(i)];
    const bool inside = std::abs(body.x - camera.x - 0.5) + body.half_width <= 0.5 && body.y - body.half_height >= camera.y;
    if (!inside) continue;  // out of the picture is not behind something
    least = body.visible;
    best = i;
    if (least <= 0) break;
  }
  return least > 0.05 ? seenFrame(clip) : best;
}

/// A frame in which the main body is in the air and well seen, a while after the start.
int flyingFrame(const Clip& clip) {
  for (int i = 5; i < clip.frameCount(); ++i) {
    const Body& body = clip.frames[static_cast<std::size_t>(i)].back();
    const bool high = body.y < body.ground - body.half_height - 0.1;
    if (high && body.visible > 0.9) return i;
  }
  return std::min(6, clip.frameCount() - 1);
}

/// The first frame after the main body touched a block; -1: it comes to rest before, or never gets there.
int touchingFrame(const Setup& s) {
  const auto touches = [&](const Body& body) {
    return std::any_of(s.physics.blocks.begin(), s.physics.blocks.end(), [&](const Panel& block) {
      return std::abs(body.x + body.half_width - block.x0) < 1e-9 || std::abs(body.x - body.half_width - block.x1) < 1e-9;
    });
  };
  for (int i = 1; i < s.clip.frameCount(); ++i) {
    const Body& before = s.clip.frames[static_cast<std::size_t>(i - 1)].back();
    const Body& body = s.clip.frames[static_cast<std::size_t>(i)].back();
    if (before.vx * body.vx < 0 || (before.vx != 0 && body.vx == 0 && touches(body))) return i;
  }
  return -1;
}

/// Lets the main body go on from frame `cut` under other physics; the others keep their ways.
void goOnUnder(const Physics& physics, int cut, Mover mover, Clip& clip) {
  const int rest = clip.frameCount() - cut + 1;
  const auto way = simulate({mover}, physics, rest);
  for (int i = 1; i < rest; ++i)
    mainBody(clip.frames[static_cast<std::size_t>(cut - 1 + i)]) = way[static_cast<std::size_t>(i)].back();
}

/// The main body as it is just before frame `cut`.
Mover moverBefore(int cut, const Setup& s) {
  Mover mover = s.movers.back();
  mover.body = s.clip.frames[static_cast<std::size_t>(cut - 1)].back();
  return mover;
}

/// Through the block as if it were air. What would stop short of the block slides on as if pushed.
void passThrough(Setup& s) {
  Clip& clip = s.clip;
  const int touch = touchingFrame(s);
  clip.cut = touch > 0 ? touch : std::min(6, clip.frameCount() - 1);
  Mover mover = moverBefore(clip.cut, s);
  if (touch < 0) {
    const Panel& block = s.physics.blocks.back();
    mover.slowing = 0;
    mover.body.vx = std::copysign(std::max(std::abs(mover.body.vx), 0.5), (block.x0 + block.x1) / 2 - mover.body.x);
  }
  Physics physics = s.physics;
  physics.blocks.clear();
  goOnUnder(physics, clip.cut, mover, clip);
}

template <class Change>
void changeFrom(int cut, Clip& clip, const Change& change) {
  for (int i = cut; i < clip.frameCount(); ++i) change(mainBody(clip.frames[static_cast<std::size_t>(i)]));
}

/// A second thing that comes out of the card's other side and never went in.
void addFromNothing(int cut, Clip& clip) {
  const Body model = clip.frames[static_cast<std::size_t>(cut)].back();
  for (int i = 0; i < clip.frameCount(); ++i) {
    auto& frame = clip.frames[static_cast<std::size_t>(i)];
    Body other = frame.back();
    other.x = 2 * model.x - other.x;
    other.vx = -other.vx;
    other.angle = -other.angle;
    recolour(other, 0.58);
    other.present = i >= cut;
    frame.insert(frame.begin(), other);
  }
}

}  // namespace

void goWrong(Violation violation, Setup& s) {
  Clip& clip = s.clip;
  Physics physics = s.physics;
  switch (violation) {
    case Violation::None:
      return;
    case Violation::Vanish:
      clip.cut = hiddenFrame(clip);
      return changeFrom(clip.cut, clip, [](Body& b) { b.present = false; });
    case Violation::Appear:
      clip.cut = hiddenFrame(clip);
      return addFromNothing(clip.cut, clip);
    case Violation::Teleport:
      clip.cut = flyingFrame(clip);
      return changeFrom(
          clip.cut, clip,
          [jump = clip.frames[static_cast<std::size_t>(clip.cut)].back().x > 0.5 ? -0.28 : 0.28](Body& b) { b.x += jump; });
    case Violation::Colour:
      clip.cut = hiddenFrame(clip);
      return changeFrom(clip.cut, clip,
                        [first = clip.frames[0].back()](Body& b) { recolour(b, first.color.b > 0.5F ? 0.08 : 0.58); });
    case Violation::Form:
      clip.cut = hiddenFrame(clip);
      return changeFrom(clip.cut, clip, [](Body& b) {
        b.form = b.form == Form::Ball ? Form::Box : Form::Ball;
        b.angle = 0;  // a box stands on its side, as boxes do that were there from the start
      });
    case Violation::Solid:
      return passThrough(s);
    case Violation::Up:
      clip.cut = flyingFrame(clip);
      physics.gravity = -physics.gravity;
      return goOnUnder(physics, clip.cut, moverBefore(clip.cut, s), clip);
    case Violation::Stop:
      clip.cut = flyingFrame(clip);
      return changeFrom(clip.cut, clip, [held = clip.frames[static_cast<std::size_t>(clip.cut - 1)].back()](Body& b) {
        b = held;
        b.vx = b.vy = 0;
      });
  }
}

}  // namespace lacuna::world
