#include "widgets/timeline/mask_track.hpp"

#include <QPainterPath>
#include <algorithm>

namespace lacuna::widgets {
namespace {

/// Diagonal lines 5 px apart, clipped to the block: the sign of "hidden" beside its colour.
void hatch(QPainter& painter, const QPainterPath& block, const QColor& color) {
  const QRectF box = block.boundingRect();
  painter.save();
  painter.setClipPath(block, Qt::IntersectClip);
  painter.setPen(QPen(color, 1.0));
  for (double x = box.left() - box.height(); x < box.right(); x += 5) {
    painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
  }
  painter.restore();
}

}  // namespace

MaskTrack::MaskTrack(session::Session& session, ViewState& view) : Track(session, view, tr("Mask"), "mask") {}

QString MaskTrack::line() const {
  const int hidden = session_.shownMask().hiddenCount();
  return hidden > 0 ? tr("%L1 hidden").arg(hidden) : tr("Nothing hidden");
}

QString MaskTrack::valueAt(int step) const {
  const mask::Mask& mask = session_.shownMask();
  if (step >= mask.grid().steps) return tr("Nothing hidden");
  return tr("%L1 of %L2 hidden").arg(mask.hiddenCountInStep(step)).arg(mask.grid().perStep());
}

void MaskTrack::paint(const TrackPainting& on) {
  const mask::Mask& mask = session_.shownMask();
  const int steps = std::min(mask.grid().steps, on.axis.steps());
  if (steps == 0) return;
  const QRectF area = on.lane.adjusted(0, 5, 0, -5);
  QColor fill = on.theme.hidden;
  fill.setAlphaF(0.28F);
  QColor lines = on.theme.hidden;
  lines.setAlphaF(0.45F);
  on.painter.setRenderHint(QPainter::Antialiasing);
  for (int step = 0; step < steps; ++step) {
    const int hidden = mask.hiddenCountInStep(step);
    if (hidden == 0) continue;
    const double height = std::max(4.0, area.height() * hidden / mask.grid().perStep());
    const double x = on.axis.xOfStep(step);
    const QRectF block(x + 0.5, area.bottom() - height, on.axis.stepWidth() - 1.5, height);
    QPainterPath path;
    path.addRoundedRect(block, 2, 2);
    on.painter.fillPath(path, fill);
    hatch(on.painter, path, lines);
    on.painter.setPen(QPen(on.theme.hidden, 1.2));
    on.painter.drawLine(QPointF(block.left() + 1, block.top() + 0.6), QPointF(block.right() - 1, block.top() + 0.6));
  }
  paintEmpty(on, tr("Nothing hidden"), [&mask, steps](int step) { return step >= steps || mask.hiddenCountInStep(step) == 0; });
}

}  // namespace lacuna::widgets
