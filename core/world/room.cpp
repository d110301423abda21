#include "core/world/room.hpp"

namespace lacuna::world {
namespace {

constexpr float vanishing_y = 0.40F;
constexpr float vanishing_x = 0.46F;
constexpr float plank_width = 0.235F;  // in floor units: one picture side at depth 1

Color wallAt(float x, float y) {
  const Color plaster = fromHex(0xD8CDBB);
  const float clouds = fractalNoise(x * 3.1F, y * 3.1F, 11, 4) - 0.5F;
  const float trowel = fractalNoise(x * 26 + 3 * clouds, y * 15, 12, 3) - 0.5F;
  const float grit = valueNoise(x * 210, y * 210, 13) - 0.5F;
  return plaster * (1 + 0.15F * clouds + 0.075F * trowel + 0.045F * grit);
}

Color skirtingAt(float y) {
  const float height = (y - (floor_line - 0.026F)) / 0.026F;  // 0 at its top, 1 at the floor
  const float top_edge = 1 - smoothStep(0.0F, 0.12F, height);
  const float foot = smoothStep(0.86F, 1.0F, height);
  return fromHex(0xC9B79E) * (0.86F + 0.34F * top_edge - 0.45F * foot);
}

struct Plank {
  float across = 0;  // 0..1 over its width
  float along = 0;   // depth
  std::int32_t row = 0, piece = 0;
  float width_in_pixels = 1;
};

Plank plankAt(float x, float y, float pixel) {
  const float depth = 1 / (y - vanishing_y);
  const float u = (x - vanishing_x) * depth / plank_width + 100;
  Plank plank;
  plank.row = static_cast<std::int32_t>(std::floor(u));
  plank.across = u - std::floor(u);
  plank.along = depth;
  const float offset = cellNoise(plank.row, 0, 21) * 1.4F;
  plank.piece = static_cast<std::int32_t>(std::floor((depth + offset) / 1.25F));
  plank.width_in_pixels = plank_width / depth / pixel;
  return plank;
}

/// Dark joints between planks, as wide as a pixel at least and fainter where they would be thinner.
float jointsAt(const Plank& plank, float y, float pixel) {
  const float beside = std::min(plank.across, 1 - plank.across) * plank.width_in_pixels;
  const float gap = std::max(0.012F * plank.width_in_pixels, 0.55F);
  const float long_joint =
      (1 - smoothStep(gap * 0.4F, gap * 1.7F, beside)) * saturate(0.012F * plank.width_in_pixels + 0.45F);
  const float offset = cellNoise(plank.row, 0, 21) * 1.4F;
  const float place = (plank.along + offset) / 1.25F;
  const float edge = std::abs(place - std::round(place)) * 1.25F;
  const float depth_of_pixel = pixel / ((y - vanishing_y) * (y - vanishing_y));
  const float cross_joint = 0.75F * (1 - smoothStep(0.3F, 1.1F, edge / depth_of_pixel));
  return std::max(long_joint, cross_joint);
}

Color floorAt(float x, float y, float pixel) {
  const Plank plank = plankAt(x, y, pixel);
  const float tone = cellNoise(plank.row, plank.piece, 22);
  const float hue = cellNoise(plank.row, plank.piece, 23);
  const auto shift = static_cast<float>(hashCell(plank.row, plank.piece, 24) & 255);
  const float bend = fractalNoise(plank.along * 1.7F + shift, plank.across * 1.5F, 25, 2) - 0.5F;
  const float rings = fractalNoise(plank.across * 7 + 4.5F * bend + shift, plank.along * 1.1F + shift, 26, 3) - 0.5F;
  const float fibre = valueNoise(plank.across * 46 + 6 * bend + shift, plank.along * 5, 27) - 0.5F;
  const float detail = saturate(plank.width_in_pixels / 46);
  Color wood = mix(fromHex(0x9C6C43), fromHex(0xBC8C5C), tone);
  wood = mix(wood, fromHex(0xA26E4B), 0.40F * hue);
  wood = wood * (1 + 0.42F * rings + 0.20F * detail * fibre);
  return mix(wood, fromHex(0x2B190D), 0.72F * jointsAt(plank, y, pixel));
}

}  // namespace

float windowLightAt(float x, float y) {
  // Two panes, leaning: their light widens and softens along its way down the wall and breaks at the floor.
  const float on_floor = std::max(0.0F, y - floor_line);
  const float lean = x + 0.62F * std::min(y, floor_line) - 0.9F * on_floor;
  const float soft = 0.045F + 0.05F * y;
  const auto pane = [&](float from, float to) {
    return smoothStep(from - soft, from + soft, lean) * (1 - smoothStep(to - soft, to + soft, lean));
  };
  const float panes = pane(0.42F, 0.69F) + pane(0.79F, 1.03F);
  const float bar = 1 - 0.5F * smoothStep(0.05F, 0.0F, std::abs(y - 0.30F + 0.20F * x));
  return saturate(panes) * bar * mix(1.0F, 0.78F, saturate(y));
}

Color roomAt(float x, float y, float pixel) {
  const float window = windowLightAt(x, y);
  const Color sky = Color{0.64F, 0.635F, 0.65F};
  const Color sun = Color{0.60F, 0.54F, 0.42F};
  if (y < floor_line) {
    const float foot = smoothStep(floor_line - 0.026F - pixel, floor_line - 0.026F, y);
    const float fall = 1 - 0.20F * smoothStep(0.1F, 0.66F, y) - 0.16F * smoothStep(0.5F, 1.0F, x);
    const float near_skirting = 1 - 0.16F * smoothStep(0.06F, 0.0F, floor_line - 0.026F - y);
    return mix(wallAt(x, y) * near_skirting, skirtingAt(y), foot) * (sky * fall + sun * window);
  }
  const float near_wall = 1 - 0.40F * smoothStep(0.05F, 0.0F, y - floor_line);
  const float depth_fall = 1 - 0.30F * smoothStep(0.74F, 1.0F, y);
  const float sheen = 0.10F * smoothStep(0.16F, 0.0F, y - floor_line) * (0.4F + windowLightAt(x, 2 * floor_line - y));
  return floorAt(x, y, pixel) * (sky * 1.15F * depth_fall + sun * (1.15F * window)) * near_wall +
         Color{0.9F, 0.82F, 0.7F} * sheen * near_wall * 0.8F;
}

}  // namespace lacuna::world
