#include "core/world/pairs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/world/make_parts.hpp"

namespace lacuna::world {
namespace {

constexpr std::array<PairKind, 6> kinds = {PairKind::Presence, PairKind::Colour,    PairKind::Shape,
                                           PairKind::Position, PairKind::Direction, PairKind::Gravity};
constexpr std::array<const char*, 6> names = {"presence", "colour", "shape", "position", "direction", "gravity"};

/// A way in closed form: place and speed at the moment of the cut, and a steady fall.
struct Way {
  double x = 0, y = 0, vx = 0, vy = 0, gravity = 0;
};

Body alongWay(const Body& looks, const Way& way, double time_s) {
  Body body = looks;
  body.x = way.x + way.vx * time_s;
  body.y = way.y + way.vy * time_s + way.gravity * time_s * time_s / 2;
  body.vx = way.vx;
  body.vy = way.vy + way.gravity * time_s;
  body.angle = looks.form == Form::Ball ? way.vx * time_s / looks.half_width : 0;
  return body;
}

/// The scene that both clips share, and the thing that passes through it.
struct Shared {
  Clip scene;
  Body looks;
  Way way;
  double cut_s = 0;
  double hue = 0;
};

Shared drawShared(PairKind kind, RandomDraws& draws, int frames, int cut) {
  Shared s;
  const double leaves = draws.chance(0.2) ? draws.within(0.6, 1.0) : 0, flicker = draws.within(0.2, 1.0);
  s.scene.backdrop = drawBackdrop(draws, draws.within(-1, 1), leaves, flicker);
  s.scene.camera = drawCamera(draws, draws.chance(0.2) ? draws.within(0.01, 0.04) : 0, frames);
  s.cut_s = (cut - 0.5) / scene_rate_fps;  // half way between the last frame of the one and the first of the other
  const bool flies = kind == PairKind::Gravity || draws.chance(0.35);
  if (flies) s.scene.backdrop.floor_line = draws.within(0.67, 0.70);
  const double ground = s.scene.backdrop.floor_line + (flies ? 0.15 : draws.within(0.10, 0.16));
  const double size = draws.within(0.06, 0.08), side = draws.chance(0.5) ? 1 : -1;
  s.hue = draws.unit();
  s.looks.ground = flies ? 20 : ground;  // what flies throws no shadow that could be seen beside the card
  s.looks.half_width = s.looks.half_height = size;
  paintBody(s.looks, s.hue, draws);
  const double x = draws.within(0.46, 0.54), slow = draws.within(0.42, 0.6), fast = draws.within(0.62, 0.75);
  const double height = draws.within(0.26, 0.31), drift = draws.within(-0.1, 0.1), rise = draws.within(0.15, 0.2);
  s.way = flies ? Way{x, height, side * fast, kind == PairKind::Gravity ? rise : drift, draws.within(0.9, 1.0)}
                : Way{x, ground - size, side * slow, 0, 0};
  // Wide enough that the thing and its shadow are covered at both frames beside the cut, with soft edges from 48 px on.
  const double half = size * 1.7 + std::abs(s.way.vx) / (2 * scene_rate_fps) + 0.015 + draws.within(0, 0.02);
  s.scene.cards.push_back({x - half, flies ? -0.05 : ground - size * draws.within(2.6, 4.5), x + half,
                           ground + draws.within(0.04, 0.07), drawPanelColor(draws)});
  return s;
}

Clip clipOf(const Shared& s, const Body& looks, const Way& way, int frames) {
  Clip clip = s.scene;
  for (int i = 0; i < frames; ++i) clip.frames.push_back({alongWay(looks, way, i / scene_rate_fps - s.cut_s)});
  return clip;
}

/// Makes `b` differ from `a` in what the kind says. May widen the card.
void differ(PairKind kind, Shared& s, RandomDraws& draws, Body& looks, Way& way) {
  switch (kind) {
    case PairKind::Presence:
      looks.present = false;
      break;
    case PairKind::Colour:
      recolour(looks, std::fmod(s.hue + draws.within(0.3, 0.7), 1.0));
      break;
    case PairKind::Shape:
      looks.form = Form::Box;
      looks.half_width = looks.half_height = s.looks.half_width * 0.9;
      if (way.gravity == 0) way.y += s.looks.half_height - looks.half_height;
      break;
    case PairKind::Position:
      if (way.gravity > 0) {
        way.y -= draws.within(0.12, 0.16);
      } else {
        const double ahead = draws.within(0.11, 0.15);
        way.x += ahead / 2;
        s.way.x -= ahead / 2;
        s.scene.cards[0].x0 -= ahead / 2;
        s.scene.cards[0].x1 += ahead / 2;
      }
      break;
    case PairKind::Direction:
      way.vx = -way.vx;
      break;
    case PairKind::Gravity:
      way.vy = -way.vy;
      break;
  }
}

}  // namespace

std::span<const PairKind> pairKinds() { return kinds; }
const char* nameOf(PairKind kind) { return names[static_cast<std::size_t>(kind)]; }

Pair makePair(PairKind kind, std::uint64_t seed, int frames) {
  RandomDraws draws(mixedSeed(mixedSeed(seed, 0x9A15), static_cast<std::uint64_t>(kind)));
  Pair pair;
  pair.cut = frames / 2 + draws.between(-1, 1);
  Shared s = drawShared(kind, draws, frames, pair.cut);
  Body looks = s.looks;
  Way way = s.way;
  differ(kind, s, draws, looks, way);
  pair.a = clipOf(s, s.looks, s.way, frames);
  pair.b = clipOf(s, looks, way, frames);
  if (draws.chance(0.5)) std::swap(pair.a, pair.b);
  measureVisible(pair.a);
  measureVisible(pair.b);
  return pair;
}

Clip spliced(const Clip& first, const Clip& then, int cut) {
  Clip clip = first;
  std::copy(then.frames.begin() + cut, then.frames.end(), clip.frames.begin() + cut);
  clip.cut = cut;
  return clip;
}

}  // namespace lacuna::world
