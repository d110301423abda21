#include "core/world/props.hpp"

#include <array>

#include "core/world/room.hpp"

namespace lacuna::world {
namespace {

constexpr float mug_x = 0.165F, mug_half = 0.056F, mug_top = 0.622F, mug_bottom = 0.772F;

struct Book {
  float left, right, top, bottom;
  std::uint32_t cover;
  std::uint32_t band;
};

constexpr std::array<Book, 3> books = {{{0.815F, 1.02F, 0.662F, 0.712F, 0x7A2E3A, 0xD9B46C},
                                        {0.835F, 1.02F, 0.622F, 0.662F, 0xD8C39A, 0x6B4A2E},
                                        {0.822F, 1.02F, 0.575F, 0.622F, 0x2F4B5E, 0xC9D3D6}}};

Painted over(const Painted& top, const Painted& below) {
  const float alpha = top.alpha + below.alpha * (1 - top.alpha);
  if (alpha <= 0) return {};
  return {(top.color * top.alpha + below.color * (below.alpha * (1 - top.alpha))) * (1 / alpha), alpha};
}

Color mugGlaze(float x, float y) {
  const float across = std::clamp((x - mug_x) / mug_half, -1.0F, 1.0F);
  const float facing = std::sqrt(1 - 0.98F * across * across);
  const float light = saturate(0.62F * -across + 0.66F * facing);
  const float glint =
      std::exp(-std::pow((across + 0.52F) / 0.10F, 2.0F)) * smoothStep(0.645F, 0.68F, y) * smoothStep(0.76F, 0.70F, y);
  const float rim_light = std::exp(-std::pow((across - 0.93F) / 0.08F, 2.0F));
  const float speckle = valueNoise(x * 330, y * 330, 41) > 0.86F ? 0.88F : 1.0F;
  const float foot = 1 - 0.35F * smoothStep(mug_bottom - 0.05F, mug_bottom + 0.008F, y);
  return fromHex(0x6AABA2) * ((0.24F + 0.86F * light) * speckle * foot) + Color{1, 0.97F, 0.9F} * (0.20F * glint) +
         fromHex(0xB98550) * (0.12F * rim_light);
}

Painted mugHandle(float x, float y, float pixel) {
  const float cx = mug_x - mug_half - 0.002F, cy = 0.694F;
  const float ring = std::hypot((x - cx) / 0.80F, y - cy) - 0.040F;
  const float alpha = coverage(std::abs(ring) - 0.0105F, pixel);
  const float round = std::clamp(ring / 0.0105F, -1.0F, 1.0F);
  const float light = 0.55F + 0.30F * round * (cy - y) / 0.05F + 0.25F * (1 - round * round);
  return {fromHex(0x6AABA2) * (0.25F + 0.75F * saturate(light)), alpha};
}

Painted mugMouth(float x, float y, float pixel) {
  const float outer = ellipseDistance(x, y, mug_x, mug_top, mug_half, 0.0155F);
  const float inner = ellipseDistance(x, y, mug_x, mug_top + 0.0008F, mug_half - 0.0055F, 0.0122F);
  const float coffee = ellipseDistance(x, y, mug_x, mug_top + 0.0052F, mug_half - 0.0075F, 0.0105F);
  const float across = (x - mug_x) / mug_half;
  Painted painted{fromHex(0x9AD6CB) * (0.72F - 0.22F * across), coverage(outer, pixel)};
  painted = over({fromHex(0x3C7771) * (0.55F + 0.35F * across), coverage(inner, pixel)}, painted);
  const float shine = std::exp(-std::pow((across - 0.35F) / 0.22F, 2.0F)) * 0.10F;
  const float in_mouth = std::min(coverage(coffee, pixel), coverage(inner, pixel));
  return over({fromHex(0x3A2115) * 0.8F + Color{1, 0.9F, 0.75F} * shine, in_mouth}, painted);
}

/// A soft dark ellipse on the floor: 1 in its middle.
float blob(float x, float y, float cx, float cy, float rx, float ry, float inner) {
  return 1 - smoothStep(inner, 1.0F, std::hypot((x - cx) / rx, (y - cy) / ry));
}

Painted bookAt(const Book& book, float x, float y, float pixel) {
  const float alpha = coverage(boxDistance(x, y, book.left, book.top, book.right, book.bottom, 0.006F), pixel);
  if (alpha <= 0) return {};
  const float up = (y - book.top) / (book.bottom - book.top);
  const float round = 1 - std::pow(std::abs(2 * up - 0.85F), 2.4F) * 0.42F;
  const float along = x - book.left;
  const auto band = [&](float from, float to) {
    return smoothStep(from, from + pixel, along) * smoothStep(to + pixel, to, along);
  };
  const float gilt =
      std::max(band(0.028F, 0.034F),
               std::max(band(0.040F, 0.0425F), band(0.066F, 0.160F) * band(0.066F, 0.160F) * smoothStep(0.34F, 0.38F, up) *
                                                   smoothStep(0.62F, 0.58F, up)));
  const float cloth = 1 + 0.12F * (valueNoise(x * 420, y * 420, 51) - 0.5F);
  const float edge = smoothStep(0.0F, 0.020F, along);
  const Color cover = mix(fromHex(book.cover), fromHex(book.band), 0.8F * gilt);
  return {cover * (cloth * round * (0.56F + 0.30F * edge + 0.35F * windowLightAt(x, y))), alpha};
}

}  // namespace

Painted cardAt(float x, float y, float pixel) {
  constexpr float thickness = 0.012F;
  const float back = saturate((x - card_right) / thickness);  // its side runs away: lower at the top, higher at the foot
  const float side = coverage(boxDistance(x, y, card_right - 0.008F, card_top + 0.004F * back + 0.0005F,
                                          card_right + thickness, card_bottom - 0.009F * back, 0.0005F),
                              pixel);
  const float front = coverage(boxDistance(x, y, card_left, card_top, card_right, card_bottom, 0.0035F), pixel);
  if (side <= 0 && front <= 0) return {};
  const float down = (y - card_top) / (card_bottom - card_top), across = (x - card_left) / (card_right - card_left);
  const float fibre = fractalNoise(x * 90, y * 90, 31, 3) - 0.5F;
  const float light = 1.05F - 0.36F * down - 0.20F * across + 0.34F * windowLightAt(x - 0.03F, y - 0.06F);
  const float bevel = 0.55F * smoothStep(0.0045F, 0.0015F, std::min(y - card_top, x - card_left));
  const float floor_bounce = 0.16F * smoothStep(0.72F, 1.0F, down);
  const Color face = fromHex(0x56799F) * (light * (1 + 0.09F * fibre) + bevel) + fromHex(0xB98550) * (floor_bounce * 0.30F);
  const float foot = 1 - 0.35F * smoothStep(0.985F, 1.0F, down);
  return over({face * foot, front}, {fromHex(0x2C4461) * (0.62F - 0.22F * down), side});
}

Painted mugAt(float x, float y, float pixel) {
  if (x > mug_x + 0.08F || x < mug_x - 0.13F || y < mug_top - 0.03F || y > mug_bottom + 0.03F) return {};
  const float body = std::max(boxDistance(x, y, mug_x - mug_half, mug_top, mug_x + mug_half, mug_bottom, 0.0F), 0.0F);
  const float base = ellipseDistance(x, y, mug_x, mug_bottom, mug_half * 0.89F, 0.0145F);
  const float taper = std::abs(x - mug_x) - mug_half * (1 - 0.11F * saturate((y - mug_top) / (mug_bottom - mug_top)));
  const float wall = body > 0 ? body : std::max(taper, -0.01F);
  const float alpha = std::max(coverage(std::max(wall, taper), pixel), coverage(base, pixel));
  Painted painted = over({mugGlaze(x, y), alpha}, mugHandle(x, y, pixel));
  return over(mugMouth(x, y, pixel), painted);
}

Painted booksAt(float x, float y, float pixel) {
  Painted stack;
  for (const Book& book : books) stack = over(bookAt(book, x, y, pixel), stack);
  return stack;
}

float propShadowAt(float x, float y) {
  float light = 1;
  const auto shade = [&](float amount) { light *= 1 - amount; };
  if (y > floor_line - 0.002F) {
    shade(0.62F * blob(x, y, mug_x + 0.062F, mug_bottom + 0.002F, 0.125F, 0.032F, 0.05F));
    shade(0.60F * blob(x, y, mug_x, mug_bottom + 0.008F, 0.066F, 0.016F, 0.55F));
    // The card's cast shadow leans to the right and softens with the distance from its foot.
    const float away = std::max(card_bottom - y, 0.0F);
    const float soft = 0.008F + 0.30F * away;
    const float tip = card_right + 0.78F * away;
    shade(0.62F * smoothStep(card_left, card_left + 0.05F, x) * smoothStep(tip + soft, tip - soft, x) *
          smoothStep(card_bottom + 0.004F, card_bottom - 0.006F, y));
    const float under =
        smoothStep(card_left - 0.012F, card_left + 0.012F, x) * smoothStep(card_right + 0.035F, card_right + 0.008F, x);
    shade(0.62F * under * smoothStep(0.030F, 0.0F, std::abs(y - card_bottom)));
    shade(0.55F * smoothStep(0.765F, 0.83F, x) * smoothStep(0.748F, 0.706F, y));
  }
  const float on_wall = smoothStep(card_right + 0.185F, card_right + 0.07F, x) *
                        smoothStep(card_left, card_left + 0.08F, x) * smoothStep(card_top + 0.06F, card_top + 0.20F, y) *
                        (y < floor_line ? 1.0F : 0.0F);
  shade(0.30F * on_wall);
  const float books_on_wall = smoothStep(0.77F, 0.84F, x) * smoothStep(0.55F, 0.61F, y) * (y < floor_line ? 1.0F : 0.0F);
  shade(0.30F * books_on_wall);
  return 1 - light;
}

}  // namespace lacuna::world
