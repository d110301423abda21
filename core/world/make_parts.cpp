#include "core/world/make_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lacuna::world {
namespace {

Rgb scaled(Rgb c, double by) {
  const auto times = static_cast<float>(by);
  return {c.r * times, c.g * times, c.b * times};
}

}  // namespace

Rgb fromHsv(double hue, double saturation, double value) {
  const auto channel = [&](double shift) {
    const double k = std::fmod(shift + hue * 6, 6);
    return static_cast<float>(value * (1 - saturation * std::clamp(std::min(k, 4 - k), 0.0, 1.0)));
  };
  return {channel(5), channel(3), channel(1)};
}

void paintBody(Body& body, double hue, RandomDraws& draws) {
  const double saturation = draws.within(0.68, 0.92), value = draws.within(0.72, 0.98);
  body.color = fromHsv(hue, saturation, value);
  body.band = draws.chance(0.5) ? scaled(body.color, 0.45) : Rgb{0.94F, 0.92F, 0.86F};
}

void recolour(Body& body, double hue) {
  const bool dark_band = body.band.r < 0.9F;
  body.color = fromHsv(hue, 0.8, 0.88);
  if (dark_band) body.band = scaled(body.color, 0.45);
}

Rgb drawPanelColor(RandomDraws& draws) {
  const double hue = draws.unit(), saturation = draws.within(0.15, 0.5), value = draws.within(0.25, 0.65);
  return fromHsv(hue, saturation, value);
}

Backdrop drawBackdrop(RandomDraws& draws, double light, double leaves, double flicker) {
  Backdrop b;
  b.wall = fromHsv(draws.within(0.05, 0.18), draws.within(0.06, 0.24), draws.within(0.66, 0.88));
  if (draws.chance(0.3)) b.wall = fromHsv(draws.within(0.45, 0.65), draws.within(0.05, 0.25), draws.within(0.6, 0.85));
  b.floor = fromHsv(draws.within(0.05, 0.10), draws.within(0.35, 0.6), draws.within(0.42, 0.68));
  b.floor_line = draws.within(0.60, 0.70);
  b.light_x = light;
  b.window = draws.within(0.1, 0.9);
  b.texture = draws.within(0.3, 1.0);
  b.leaves = leaves;
  b.flicker = flicker;
  b.seed = draws.below(std::uint64_t{1} << 62);
  return b;
}

std::vector<Camera> drawCamera(RandomDraws& draws, double drift, int frames) {
  const double heading = draws.within(0, 2 * std::numbers::pi), sway = draws.within(0, 2 * std::numbers::pi);
  std::vector<Camera> camera(static_cast<std::size_t>(frames));
  if (drift <= 0) return camera;
  for (std::size_t i = 0; i < camera.size(); ++i) {
    const double t = static_cast<double>(i) / scene_rate_fps;
    // Slow turns, so that the view stays near the scene however long the clip is.
    const double along = drift * 1.6 * std::sin(t / 1.6),
                 across = 0.25 * drift * (std::sin(1.1 * t + sway) - std::sin(sway));
    camera[i] = {along * std::cos(heading) - across * std::sin(heading),
                 0.4 * (along * std::sin(heading) + across * std::cos(heading))};
  }
  return camera;
}

}  // namespace lacuna::world
