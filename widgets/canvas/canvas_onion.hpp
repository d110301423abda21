#pragma once

#include <QLineF>
#include <QPainter>
#include <QRectF>
#include <functional>
#include <vector>

#include "core/mask/mask.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What another step hides, as lines between its hidden and visible tokens.
struct OnionOutline {
  int away = 0;  ///< steps from the playhead's: -2, -1, 1 or 2
  std::vector<QLineF> lines;
};

/// The outlines of the two steps before and after `step`, farthest first; steps that hide nothing have none.
/// `cell`: where a token's square is, in widget pixels.
std::vector<OnionOutline> onionOutlines(const mask::Mask& mask, int step, const std::function<QRectF(TokenId)>& cell);

/// Thin lines: dashed and blue for steps before, dotted and amber for steps after, fainter for those two away.
void paintOnion(QPainter& painter, const std::vector<OnionOutline>& outlines);

}  // namespace lacuna::widgets
