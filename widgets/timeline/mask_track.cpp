#include "widgets/timeline/mask_track.hpp"

#include <QPainterPath>
#include <algorithm>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int number_height = 14;

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

/// "20 %" over the step's block, where steps are wide enough for it.
void paintShare(const TrackPainting& on, int step, double share) {
  QFont font = fonts::axis();
  if (step == on.current_step) font.setWeight(QFont::Bold);
  on.painter.setFont(font);
  const QString text = words::percent(share);
  if (on.axis.stepWidth() < QFontMetricsF(font).horizontalAdvance(text) + 4) return;
  on.painter.setPen(step == on.current_step ? on.theme.text : on.theme.text3);
  on.painter.drawText(QRectF(on.axis.xOfStep(step), on.lane.top() + 1, on.axis.stepWidth(), number_height - 1), Qt::AlignCenter, text);
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
  const bool numbers = view_.workspace == Workspace::Masks;  // how much each step hides is what is worked on
  const QRectF area = on.lane.adjusted(0, numbers ? number_height : 5, 0, numbers ? -4 : -5);
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
    if (numbers) paintShare(on, step, static_cast<double>(hidden) / mask.grid().perStep());
  }
  paintEmpty(on, tr("Nothing hidden"), [&mask, steps](int step) { return step >= steps || mask.hiddenCountInStep(step) == 0; });
}

}  // namespace lacuna::widgets
