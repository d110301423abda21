#pragma once

#include <QList>
#include <QRect>
#include <QRegion>
#include <optional>

namespace lacuna::widgets {

/// On which side of what it points at a bubble lies.
enum class BubbleSide { Left, Right, Above, Below };

/// What a bubble would like. All places are logical pixels of one widget.
struct BubbleWish {
  QSize size;
  QRect target;               ///< what it points at
  QList<BubbleSide> sides;    ///< the better first
};

struct BubblePlace {
  QRect body;
  std::optional<BubbleSide> side;  ///< nothing: there was only room elsewhere, and it points at nothing
  int pointer = 0;                 ///< along the edge that faces the target, from the body's left or top
  bool operator==(const BubblePlace&) const = default;
};

inline constexpr int bubble_pointer = 9;  ///< how far the pointer stands out of the body, pixels

/// The place nearest to the target that lies in `bounds` and touches nothing of `taken`; beside the target if it can be, else
/// anywhere. Nothing when there is no room at all.
std::optional<BubblePlace> placeBubble(const BubbleWish& wish, const QRect& bounds, const QRegion& taken);

/// The place with its pointer turned to where the target is now; the body stays.
BubblePlace pointed(const BubblePlace& place, const QRect& target);

}  // namespace lacuna::widgets
