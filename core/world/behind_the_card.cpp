#include "core/world/behind_the_card.hpp"

#include "core/world/props.hpp"
#include "core/world/room.hpp"

namespace lacuna::world {
namespace {

constexpr float pixel = 1.0F / BehindTheCard::side;

float centre(int i) { return (static_cast<float>(i) + 0.5F) * pixel; }

/// Sum of two uniform values: nearly a bell, -1..1.
float grainAt(int x, int y, int frame) {
  const std::uint32_t bits = hashCell(x, y, 0x5EED0000U + static_cast<std::uint32_t>(frame));
  return (static_cast<float>(bits & 0xFFFF) + static_cast<float>(bits >> 16)) * (1.0F / 65535) - 1;
}

float vignette(float x, float y) {
  const float dx = x - 0.47F, dy = y - 0.46F;
  return 1 - 0.42F * smoothStep(0.28F, 0.85F, std::hypot(dx, dy));
}

}  // namespace

BehindTheCard::BehindTheCard()
    : behind_(static_cast<std::size_t>(side) * side), front_(static_cast<std::size_t>(side) * side) {
  drawStill();
}

void BehindTheCard::drawStill() {
  for (int row = 0; row < side; ++row) {
    for (int col = 0; col < side; ++col) {
      const float x = centre(col), y = centre(row);
      const std::size_t at = static_cast<std::size_t>(row) * side + static_cast<std::size_t>(col);
      Color color = roomAt(x, y, pixel);
      color = color * (1 - propShadowAt(x, y));
      const Painted books = booksAt(x, y, pixel);
      color = mix(color, books.color, books.alpha);
      behind_[at] = color * vignette(x, y);
      Painted front = mugAt(x, y, pixel);
      const Painted card = cardAt(x, y, pixel);
      front.color = front.color * front.alpha * (1 - card.alpha) + card.color * card.alpha;
      front.alpha = front.alpha * (1 - card.alpha) + card.alpha;
      front_[at] = {front.color * vignette(x, y), front.alpha};
    }
  }
}

Color BehindTheCard::withBall(int x, int y, const BallPose& ball) const {
  const std::size_t at = static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x);
  Color color = behind_[at];
  const Covered& front = front_[at];
  if (front.alpha >= 1) return front.color;
  const float px = centre(x), py = centre(y);
  color = color * (1 - ballShadowAt(px, py, ball));
  const Painted painted = ballAt(px, py, ball, pixel);
  color = mix(color, painted.color * vignette(px, py), painted.alpha);
  return color * (1 - front.alpha) + front.color;
}

Image BehindTheCard::draw(int frame) const {
  const BallPose ball = ballPoseAt(frame / rate_fps);
  Image image{side, side, {}};
  image.rgb.reserve(3 * behind_.size());
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const Color color = withBall(x, y, ball);
      const float grain = 2.2F * grainAt(x, y, frame);
      image.rgb.push_back(toByte(color.r, grain));
      image.rgb.push_back(toByte(color.g, grain));
      image.rgb.push_back(toByte(color.b, grain));
    }
  }
  return image;
}

}  // namespace lacuna::world
