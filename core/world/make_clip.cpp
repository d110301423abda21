#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "core/base/error.hpp"
#include "core/world/make_parts.hpp"
#include "core/world/setup.hpp"

namespace lacuna::world {
namespace {

using Knobs = std::array<double, knob_count>;

double at(const Knobs& knobs, Knob knob) { return knobs[static_cast<std::size_t>(knob)]; }

Knobs drawnKnobs(SceneKind kind, RandomDraws& draws) {
  Knobs k{};
  const auto set = [&](Knob knob, double low, double high) { k[static_cast<std::size_t>(knob)] = draws.within(low, high); };
  set(Knob::Size, 0.055, 0.095);
  set(Knob::Speed, 0.3, 0.7);
  set(Knob::Gravity, 0.9, 2.2);
  set(Knob::Bounce, 0.55, 0.92);
  set(Knob::CardWidth, 0.22, 0.44);
  set(Knob::CardHeight, 0.3, 0.7);
  set(Knob::Things, 1, 3.999);
  set(Knob::Leaves, 0.6, 1.0);
  set(Knob::Flicker, 0.2, 1.0);
  set(Knob::Drift, 0.01, 0.06);
  set(Knob::Light, -1, 1);
  set(Knob::Hue, 0, 1);
  if (draws.chance(0.75)) k[static_cast<std::size_t>(Knob::Leaves)] = 0;
  if (draws.chance(0.7)) k[static_cast<std::size_t>(Knob::Drift)] = 0;
  auto& things = k[static_cast<std::size_t>(Knob::Things)];
  things = kind == SceneKind::Throw || kind == SceneKind::Peek
               ? 1
               : std::floor(kind == SceneKind::Crowd ? std::max(things, 2.0) : things);
  return k;
}

Knobs knobsFor(const SceneSpec& spec, RandomDraws& draws) {
  Knobs knobs = drawnKnobs(spec.kind, draws);
  for (std::size_t i = 0; i < knob_count; ++i) {
    if (std::isnan(spec.knobs[i])) continue;
    const Parameter& p = parameters()[i];
    if (!(spec.knobs[i] >= p.low && spec.knobs[i] <= p.high)) {
      fail(ErrorKind::Refused,
           "\"" + std::string(p.name) + "\" goes from " + std::to_string(p.low) + " to " + std::to_string(p.high) + ".");
    }
    knobs[i] = spec.knobs[i];
  }
  return knobs;
}

/// What every maker gets.
struct Making {
  const Knobs& knobs;
  RandomDraws& draws;
  double ground;  ///< of the middle lane
  double knob(Knob k) const { return at(knobs, k); }
};

Mover makeThing(const Making& m, Form form, double hue, double size) {
  Mover mover;
  Body& body = mover.body;
  body.form = form;
  body.half_width = body.half_height = form == Form::Ball ? size : size * 0.9;
  body.ground = m.ground;
  body.y = m.ground - body.half_height;
  paintBody(body, hue, m.draws);
  mover.bounce = m.knob(Knob::Bounce);
  mover.rolls = form == Form::Ball;
  return mover;
}

double nextHue(const Making& m, double hue) { return std::fmod(hue + m.draws.within(0.25, 0.75), 1.0); }

Panel makeCard(const Making& m, double centre, double foot) {
  const double half = m.knob(Knob::CardWidth) / 2;
  return {centre - half, foot - m.knob(Knob::CardHeight), centre + half, foot, drawPanelColor(m.draws)};
}

/// Sends a thing so that it passes `x` at `when_s`, rolling, bouncing or in one arc.
void sendThrough(const Making& m, Mover& mover, double x, double when_s, bool may_fly) {
  const double heading = m.draws.chance(0.5) ? 1 : -1, speed = m.knob(Knob::Speed);
  Body& body = mover.body;
  body.vx = heading * speed;
  body.x = x - heading * speed * when_s;
  if (!may_fly) return;
  const double lift = m.draws.within(0.1, 0.32), gravity = m.knob(Knob::Gravity);
  const double phase_s = m.draws.within(-0.45, 0.45);
  // At time `when_s + phase_s` it would be at the top of its arc; walk back to frame 0 from there.
  const double t = -(when_s + phase_s);
  body.vy = gravity * t;
  body.y = body.ground - body.half_height - lift - 0.12 + gravity * t * t / 2;
  if (body.y > body.ground - body.half_height) {  // it would start below the floor: let it start with a bounce
    body.y = body.ground - body.half_height;
    body.vy = -std::sqrt(2 * gravity * (lift + 0.12));
  }
}

void makeThrow(const Making& m, Setup& s) {
  Mover ball = makeThing(m, Form::Ball, m.knob(Knob::Hue), m.knob(Knob::Size));
  const double heading = m.draws.chance(0.5) ? 1 : -1, speed = m.knob(Knob::Speed) * m.draws.within(0.2, 0.8);
  ball.body.x = 0.5 - heading * m.draws.within(0.05, 0.35);
  ball.body.vx = heading * speed;
  const double apex = m.draws.within(0.25, 0.55), gravity = m.knob(Knob::Gravity);
  ball.body.vy = -std::sqrt(2 * gravity * apex);
  const double started_s = m.draws.within(0, 0.6);  // the throw was before the clip began
  ball.body.y += ball.body.vy * started_s + gravity * started_s * started_s / 2;
  ball.body.vy += gravity * started_s;
  if (ball.body.y > m.ground - ball.body.half_height) {
    ball.body.y = m.ground - ball.body.half_height;
    ball.body.vy = -std::abs(ball.body.vy) * ball.bounce;
  }
  s.movers.push_back(ball);
}

void makeBounce(const Making& m, Setup& s) {
  const Rgb post = drawPanelColor(m.draws);
  s.clip.blocks = {{-0.3, 0.1, 0.085, m.ground + 0.03, post}, {0.915, 0.1, 1.3, m.ground + 0.03, post}};
  s.physics.left = 0.085;
  s.physics.right = 0.915;
  s.physics.collide = true;
  const int count = static_cast<int>(m.knob(Knob::Things));
  double hue = m.knob(Knob::Hue);
  for (int i = 0; i < count; ++i) {
    Mover ball = makeThing(m, Form::Ball, hue, m.knob(Knob::Size) * m.draws.within(0.85, 1.15));
    ball.body.x = 0.18 + 0.64 * (i + m.draws.within(0.25, 0.75)) / count;
    ball.body.y = m.draws.within(0.2, m.ground - 0.15);
    ball.body.vx = (m.draws.chance(0.5) ? 1 : -1) * m.knob(Knob::Speed) * m.draws.within(0.5, 1.3);
    ball.body.vy = m.draws.within(-0.8, 0.5);
    s.movers.push_back(ball);
    hue = nextHue(m, hue);
  }
}

void makeBehind(const Making& m, Setup& s) {
  const double centre = m.draws.within(0.42, 0.58);
  s.clip.cards.push_back(makeCard(m, centre, m.ground + m.draws.within(0.02, 0.07)));
  const int count = static_cast<int>(m.knob(Knob::Things));
  double hue = m.knob(Knob::Hue);
  for (int i = 0; i < count; ++i) {
    const double kind = m.draws.unit();
    const Form form = kind < 0.66 ? Form::Ball : kind < 0.83 ? Form::Box : Form::Triangle;
    Mover thing = makeThing(m, form, hue, m.knob(Knob::Size) * (i == 0 ? 1.0 : m.draws.within(0.85, 1.1)));
    sendThrough(m, thing, centre, i == 0 ? m.draws.within(0.8, 1.35) : m.draws.within(0.3, 2.4), m.draws.chance(0.5));
    s.movers.push_back(thing);
    hue = nextHue(m, hue);
  }
  std::reverse(s.movers.begin(), s.movers.end());  // the first is nearest
}

void makePlank(const Making& m, double side, double wall, Setup& s) {
  Mover plank = makeThing(m, Form::Box, m.draws.unit(), m.knob(Knob::Size));
  plank.leans = true;
  plank.lean = {wall, m.draws.within(0.28, 0.45), m.draws.within(0.15, 0.6), 0, side};
  plank.body.half_width = 0.022;
  plank.body.half_height = plank.lean.length / 2;
  plank.body.x = wall + side * plank.lean.length / 2 * std::sin(plank.lean.angle);
  plank.body.y = m.ground - plank.body.half_width - plank.lean.length / 2 * std::cos(plank.lean.angle);
  plank.body.angle = -side * plank.lean.angle;
  s.movers.push_back(plank);
}

void makeSlide(const Making& m, Setup& s) {
  const double side = m.draws.chance(0.5) ? 1 : -1;  // on which side the wall stands
  const double wall = 0.5 + side * m.draws.within(0.2, 0.34), wide = 0.09;
  const Panel block = {side > 0 ? wall : wall - wide, m.ground - m.draws.within(0.2, 0.4), side > 0 ? wall + wide : wall,
                       m.ground + 0.01, drawPanelColor(m.draws)};
  s.clip.cards.push_back(block);  // before what moves: what goes into it is not seen there
  s.physics.blocks.push_back(block);
  const bool leaning = m.draws.chance(0.35);
  if (leaning) makePlank(m, -side, wall, s);
  const double kind = m.draws.unit();
  Mover thing = makeThing(m,
                          kind < 0.5   ? Form::Box
                          : kind < 0.7 ? Form::Triangle
                                       : Form::Ball,
                          m.knob(Knob::Hue), m.knob(Knob::Size));
  thing.bounce = thing.rolls ? m.knob(Knob::Bounce) : 0;
  thing.slowing = thing.rolls ? 0.03 : m.draws.within(0.05, 0.3);
  thing.body.vx = side * m.knob(Knob::Speed);
  thing.body.x = wall - side * (m.draws.within(0.25, 0.75) + thing.body.half_width);
  if (leaning) {  // it leaves the place to the plank: it comes from the other side of the block
    thing.body.vx = -thing.body.vx;
    thing.body.x = wall + side * (wide + m.draws.within(0.1, 0.4) + thing.body.half_width);
  }
  s.movers.push_back(thing);
}

void makePeek(const Making& m, Setup& s) {
  const double side = m.draws.chance(0.5) ? 1 : -1, corner = 0.5 - side * m.draws.within(0.02, 0.22);
  Panel card = {side > 0 ? -0.4 : corner, -0.4, side > 0 ? corner : 1.4, m.ground + 0.05, drawPanelColor(m.draws)};
  s.clip.cards.push_back(card);
  const double kind = m.draws.unit();
  Mover thing = makeThing(m,
                          kind < 0.6   ? Form::Ball
                          : kind < 0.8 ? Form::Box
                                       : Form::Triangle,
                          m.knob(Knob::Hue), m.knob(Knob::Size) * 1.15);
  thing.peeks = true;
  const double size = thing.body.half_width;
  thing.peek = {corner - side * size * m.draws.within(0.9, 1.6), side * size * m.draws.within(1.4, 3.2),
                m.draws.within(1.2, 2.6), m.draws.within(0, 2 * std::numbers::pi)};
  thing.body.y = m.draws.chance(0.5) ? thing.body.y : m.draws.within(0.3, m.ground - size);
  thing.rolls = false;
  s.movers.push_back(thing);
}

void makeCrowd(const Making& m, Setup& s) {
  if (m.draws.chance(0.5)) s.clip.cards.push_back(makeCard(m, m.draws.within(0.3, 0.7), m.ground + 0.09));
  const int count = static_cast<int>(m.knob(Knob::Things));
  double hue = m.knob(Knob::Hue);
  for (int i = 0; i < count; ++i) {
    const double kind = m.draws.unit();
    Mover thing = makeThing(m,
                            kind < 0.6   ? Form::Ball
                            : kind < 0.8 ? Form::Box
                                         : Form::Triangle,
                            hue, m.knob(Knob::Size) * (0.8 + 0.15 * i));
    thing.body.ground = m.ground - 0.05 + 0.05 * i;  // its own lane, nearer ones lower
    thing.body.y = thing.body.ground - thing.body.half_height;
    sendThrough(m, thing, m.draws.within(0.3, 0.7), m.draws.within(0.2, 1.8), thing.rolls && m.draws.chance(0.6));
    s.movers.push_back(thing);
    hue = nextHue(m, hue);
  }
}

Setup makeSetup(const SceneSpec& spec, const Knobs& knobs, RandomDraws& draws) {
  Setup s;
  s.clip.backdrop = drawBackdrop(draws, at(knobs, Knob::Light), at(knobs, Knob::Leaves), at(knobs, Knob::Flicker));
  s.clip.camera = drawCamera(draws, at(knobs, Knob::Drift), spec.frames);
  s.physics.gravity = at(knobs, Knob::Gravity);
  const Making making{knobs, draws, s.clip.backdrop.floor_line + draws.within(0.10, 0.16)};
  switch (spec.kind) {
    case SceneKind::Throw:
      makeThrow(making, s);
      break;
    case SceneKind::Bounce:
      makeBounce(making, s);
      break;
    case SceneKind::Behind:
      makeBehind(making, s);
      break;
    case SceneKind::Slide:
      makeSlide(making, s);
      break;
    case SceneKind::Peek:
      makePeek(making, s);
      break;
    case SceneKind::Crowd:
      makeCrowd(making, s);
      break;
  }
  return s;
}

void check(const SceneSpec& spec) {
  if (spec.frames < 2 || spec.frames > 512) fail(ErrorKind::Refused, "A scene has 2 to 512 frames.");
  const auto possible = violationsOf(spec.kind);
  if (std::find(possible.begin(), possible.end(), spec.violation) != possible.end()) return;
  std::string names;
  for (const Violation v : possible) names += (names.empty() ? "" : ", ") + std::string(nameOf(v));
  fail(ErrorKind::Refused, "In the scene \"" + std::string(nameOf(spec.kind)) +
                               "\" this cannot go wrong: " + nameOf(spec.violation) + ". It knows: " + names + ".");
}

RandomDraws drawsFor(const SceneSpec& spec) {
  return RandomDraws(mixedSeed(spec.seed, static_cast<std::uint64_t>(spec.kind)));
}

}  // namespace

double knobValue(const SceneSpec& spec, Knob knob) {
  RandomDraws draws = drawsFor(spec);
  return at(knobsFor(spec, draws), knob);
}

Clip makeClip(const SceneSpec& spec) {
  check(spec);
  RandomDraws draws = drawsFor(spec);
  const Knobs knobs = knobsFor(spec, draws);
  Setup s = makeSetup(spec, knobs, draws);
  s.clip.frames = simulate(s.movers, s.physics, spec.frames);
  measureVisible(s.clip);
  if (spec.violation == Violation::None) return std::move(s.clip);
  goWrong(spec.violation, s);
  measureVisible(s.clip);
  return std::move(s.clip);
}

}  // namespace lacuna::world
