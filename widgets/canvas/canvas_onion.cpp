#include "widgets/canvas/canvas_onion.hpp"

#include <cstdlib>

#include "widgets/canvas/hidden_outline.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr double near_opacity = 0.85, far_opacity = 0.45, casing_share = 0.6;

}  // namespace

std::vector<OnionOutline> onionOutlines(const mask::Mask& mask, int step, const std::function<QRectF(TokenId)>& cell) {
  std::vector<OnionOutline> outlines;
  for (const int away : {-2, 2, -1, 1}) {
    const int other = step + away;
    if (other < 0 || other >= mask.grid().steps || mask.hiddenCountInStep(other) == 0) continue;
    outlines.push_back({away, hiddenOutline(mask, other, cell(mask.grid().id({other, 0, 0})))});
  }
  return outlines;
}

void paintOnion(QPainter& painter, const std::vector<OnionOutline>& outlines) {
  painter.save();
  for (const OnionOutline& outline : outlines) {
    const double opacity = std::abs(outline.away) == 1 ? near_opacity : far_opacity;
    const QColor casing = inks::casing(opacity * casing_share);
    QColor color = outline.away < 0 ? inks::before() : inks::after();
    color.setAlphaF(static_cast<float>(opacity));
    const QList<qreal> pixels = outline.away < 0 ? QList<qreal>{8, 5} : QList<qreal>{2, 4};
    for (const auto& [ink, width] : {std::pair{casing, 3.0}, std::pair{color, 1.5}}) {
      QPen pen(ink, width, Qt::CustomDashLine, Qt::FlatCap);
      pen.setDashPattern({pixels[0] / width, pixels[1] / width});  // Qt counts dashes in widths of the pen
      painter.setPen(pen);
      painter.drawLines(outline.lines.data(), static_cast<int>(outline.lines.size()));
    }
  }
  painter.restore();
}

}  // namespace lacuna::widgets
