#include "widgets/start/bubble_place.hpp"

#include <algorithm>

namespace lacuna::widgets {
namespace {

constexpr int stride = 8, pointer_margin = 20;  // a pointer keeps off the round corners

bool isBesides(BubbleSide side) { return side == BubbleSide::Left || side == BubbleSide::Right; }

/// The body on a side of the target, so far away and so far along the edge from where the pointer is in its middle.
QRect bodyAt(const BubbleWish& wish, BubbleSide side, int away, int along) {
  const QSize size = wish.size;
  const QPoint centre = wish.target.center();
  const int gap = bubble_pointer + away;
  switch (side) {
    case BubbleSide::Left: return {QPoint(wish.target.left() - gap - size.width(), centre.y() - size.height() / 2 + along), size};
    case BubbleSide::Right: return {QPoint(wish.target.right() + 1 + gap, centre.y() - size.height() / 2 + along), size};
    case BubbleSide::Above: return {QPoint(centre.x() - size.width() / 2 + along, wish.target.top() - gap - size.height()), size};
    case BubbleSide::Below: return {QPoint(centre.x() - size.width() / 2 + along, wish.target.bottom() + 1 + gap), size};
  }
  return {};
}

int pointerOf(const QRect& target, BubbleSide side, const QRect& body) {
  const int along = isBesides(side) ? target.center().y() - body.top() : target.center().x() - body.left();
  const int length = isBesides(side) ? body.height() : body.width();
  return std::clamp(along, pointer_margin, std::max(pointer_margin, length - pointer_margin));
}

bool isFree(const QRect& body, const QRect& bounds, const QRegion& taken) {
  return bounds.contains(body) && !taken.intersects(body.adjusted(-2, -2, 2, 2));
}

std::optional<BubblePlace> besideTarget(const BubbleWish& wish, int away, const QRect& bounds, const QRegion& taken) {
  for (const BubbleSide side : wish.sides) {
    const int reach = ((isBesides(side) ? wish.size.height() : wish.size.width()) / 2 - pointer_margin) / stride;
    for (int i = 0; i <= 2 * reach; ++i) {
      const int along = (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2) * stride;
      const QRect body = bodyAt(wish, side, away, along);
      if (isFree(body, bounds, taken)) return BubblePlace{body, side, pointerOf(wish.target, side, body)};
    }
  }
  return std::nullopt;
}

int distanceTo(const QPoint& from, const QRect& body) { return (from - body.center()).manhattanLength(); }

}  // namespace

std::optional<BubblePlace> placeBubble(const BubbleWish& wish, const QRect& bounds, const QRegion& taken) {
  const int farthest = std::max(bounds.width(), bounds.height()) / 2;
  for (int away = 0; away < farthest; away += stride)
    if (const auto place = besideTarget(wish, away, bounds, taken)) return place;
  std::optional<BubblePlace> nearest;
  for (int y = bounds.top(); y + wish.size.height() <= bounds.bottom() + 1; y += stride)
    for (int x = bounds.left(); x + wish.size.width() <= bounds.right() + 1; x += stride) {
      const QRect body(QPoint(x, y), wish.size);
      const bool nearer = !nearest || distanceTo(wish.target.center(), body) < distanceTo(wish.target.center(), nearest->body);
      if (nearer && isFree(body, bounds, taken)) nearest = BubblePlace{body, std::nullopt, 0};
    }
  return nearest;
}

BubblePlace pointed(const BubblePlace& place, const QRect& target) {
  BubblePlace turned = place;
  if (place.side) turned.pointer = pointerOf(target, *place.side, place.body);
  return turned;
}

}  // namespace lacuna::widgets
