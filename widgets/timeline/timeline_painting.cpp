#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "widgets/export/painted_ratio.hpp"
#include "widgets/timeline/error_track.hpp"
#include "widgets/timeline/pair_tracks.hpp"
#include "widgets/timeline/timeline_metrics.hpp"
#include "widgets/timeline/timeline_view.hpp"

namespace lacuna::widgets {

using namespace timeline_metrics;

void paintEmpty(const TrackPainting& on, const QString& words, const std::function<bool(int step)>& empty) {
  on.painter.setFont(fonts::body());
  on.painter.setPen(on.theme.text3);
  const double needed = QFontMetricsF(on.painter.font()).horizontalAdvance(words) + 24;
  const int steps = on.axis.steps();
  for (int first = 0; first < steps; ++first) {
    if (!empty(first)) continue;
    int last = first;
    while (last + 1 < steps && empty(last + 1)) ++last;
    const double left = std::max(on.axis.xOfStep(first), on.lane.left());
    const double right = std::min(on.axis.xOfStep(last + 1), on.lane.right());
    first = last;
    if (right - left < needed) continue;
    const QRectF span(left + 12, on.lane.top(), right - left - 12, on.lane.height());
    on.painter.drawText(span, Qt::AlignLeft | Qt::AlignVCenter, words);
  }
}

void TimelineView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = themes_.theme();
  paintRuler(painter);
  if (axis_.frames > 0) paintCurrentStep(painter);
  painter.setPen(theme.line);
  painter.drawLine(0, 0, width(), 0);
  for (Row& row : rows_) {
    if (!row.fits) continue;
    painter.setPen(theme.line);
    painter.drawLine(QPointF(0, row.top - 0.5), QPointF(width(), row.top - 0.5));
    paintRow(painter, row);
  }
  if (showsLayers()) {
    painter.setPen(theme.line);
    painter.drawLine(QPointF(0, lanes_->y() - 0.5), QPointF(width(), lanes_->y() - 0.5));
  }
  if (axis_.frames > 0) paintPlayhead(painter);
  paintScrollMark(painter);
  paintReadout(painter);
  if (hasFocus() && ring_) {
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
  }
}

void TimelineView::paintRuler(QPainter& painter) const {
  const Theme& theme = themes_.theme();
  const bool steps_known = session_.placement().has_value();
  painter.setFont(fonts::body());
  painter.setPen(theme.text3);
  const QString word = axis_.frames == 0 ? tr("No clip") : steps_known ? tr("Step") : tr("Frame");
  painter.drawText(QRect(13, 0, head_width - 13, ruler_height), Qt::AlignVCenter, word);
  if (axis_.empty()) return;
  painter.save();
  painter.setClipRect(QRectF(axis_.left - 1, 0, axis_.width + 2, ruler_height));
  const double least_label = 30;
  const int every = std::max(1, static_cast<int>(std::ceil(least_label / axis_.stepWidth())));
  const int current = axis_.stepOfFrame(session_.playhead());
  paintSelection(painter);
  painter.setPen(theme.line2);
  for (int frame = 0; frame <= axis_.frames; ++frame) {
    const bool at_step = frame % axis_.frames_per_step == 0;
    if (!at_step && axis_.frameWidth() < 6) continue;
    const double x = axis_.xOfFrame(frame);
    painter.drawLine(QPointF(x, ruler_height - (at_step ? 7 : 4)), QPointF(x, ruler_height - 1));
  }
  for (int step = 0; step < axis_.steps(); ++step) {
    const bool is_current = step == current;
    const bool crowds = every > 1 && std::abs(step - current) < every;
    if (!is_current && (step % every != 0 || crowds)) continue;
    QFont font = fonts::number();
    if (is_current) font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(is_current ? theme.text : theme.text3);
    const double x = axis_.xOfStep(step + 0.5);
    painter.drawText(QRectF(x - 24, 0, 48, ruler_height - 3), Qt::AlignCenter, QString::number(step + 1));
  }
  painter.restore();
}

/// A bar over each step with selected tokens, the fuller the more of the step's tokens they are.
void TimelineView::paintSelection(QPainter& painter) const {
  const analysis::TokenSelection& selection = session_.selection();
  if (!session_.placement() || selection.empty()) return;
  const mask::TokenGrid& grid = session_.placement()->grid;
  std::vector<int> counts(static_cast<std::size_t>(grid.steps));
  for (const TokenId token : selection) ++counts[static_cast<std::size_t>(grid.cell(token).step)];
  for (int step = 0; step < grid.steps; ++step) {
    const int count = counts[static_cast<std::size_t>(step)];
    if (count == 0) continue;
    QColor bar = themes_.theme().select;
    bar.setAlphaF(0.35F + 0.65F * static_cast<float>(count) / static_cast<float>(grid.perStep()));
    painter.fillRect(QRectF(axis_.xOfStep(step), ruler_height - 4, axis_.stepWidth(), 3), bar);
  }
}

void TimelineView::paintRow(QPainter& painter, Row& row) {
  const Theme& theme = themes_.theme();
  const bool shown = row.track->shown();
  const QRectF head(0, row.top, head_width, row.height);
  const QPixmap symbol =
      iconPixmap(row.track->icon(), row.track->icon() == "mask" ? theme.hidden : theme.text2, 14, paintedRatio(painter));
  painter.drawPixmap(QPointF(13, head.center().y() - 7), symbol);
  painter.setFont(fonts::body());
  painter.setPen(shown ? theme.text : theme.text3);
  const double middle = head.center().y();
  if (!shown) {
    painter.drawText(QRectF(35, head.top(), eye_left - 37, head.height()), Qt::AlignVCenter, row.track->name());
    return;
  }
  painter.drawText(QRectF(35, middle - 16, eye_left - 37, 16), Qt::AlignVCenter, row.track->name());
  painter.setFont(fonts::caption());
  painter.setPen(theme.text3);
  const QString line = QFontMetrics(painter.font()).elidedText(row.track->line(), Qt::ElideRight, eye_left - 37);
  painter.drawText(QRectF(35, middle + 1, eye_left - 37, 14), Qt::AlignVCenter, line);
  row.track->paintScale(painter, theme, QRectF(scale_left, row.top, scale_width, row.height - 1));
  if (axis_.empty()) return;
  const QRectF lane = laneRect(row);
  painter.save();
  painter.setClipRect(lane);
  row.track->paint(
      {painter, theme, axis_, lane, devicePixelRatioF(), axis_.stepOfFrame(session_.playhead()), stale_.stale()});
  painter.restore();
  const QRectF end(axis_.right(), lane.top(), width() - axis_.right(), lane.height());
  row.track->paintEnd(painter, theme, end, axis_.stepOfFrame(session_.playhead()));
}

bool TimelineView::settled() const {
  return axis_.empty() || std::ranges::all_of(rows_, [this](const Row& row) {
           return !row.fits || !row.track->shown() || row.track->isMade(laneRect(row), devicePixelRatioF());
         });
}

void TimelineView::paintCurrentStep(QPainter& painter) const {
  const int step = axis_.stepOfFrame(session_.playhead());
  const double left = std::max(axis_.left, axis_.xOfStep(step));
  const double right = std::min(axis_.right(), axis_.xOfStep(step + 1));
  QColor soft = themes_.theme().text;
  soft.setAlphaF(0.07F);
  if (right > left)
    painter.fillRect(QRectF(left, ruler_height, right - left, height() - ruler_height - bottom_margin), soft);
}

void TimelineView::paintPlayhead(QPainter& painter) const {
  const double x = axis_.xOfFrame(session_.playhead() + 0.5);
  if (x < axis_.left || x > axis_.right()) return;
  const Theme& theme = themes_.theme();
  painter.setPen(QPen(theme.panel, 3.5));  // a casing, so that the line stands out from the pictures
  painter.drawLine(QPointF(x, ruler_height), QPointF(x, height() - bottom_margin));
  painter.setPen(QPen(theme.select, 1.5));
  painter.drawLine(QPointF(x, ruler_height - 6), QPointF(x, height() - bottom_margin));
  const double top = ruler_height - 15;
  QPainterPath handle(QPointF(x - 6, top));
  handle.lineTo(x + 6, top);
  handle.lineTo(x + 6, top + 7);
  handle.lineTo(x, top + 14);
  handle.lineTo(x - 6, top + 7);
  handle.closeSubpath();
  painter.setPen(QPen(theme.panel, 1));
  painter.setBrush(theme.select);
  painter.drawPath(handle);
}

void TimelineView::paintScrollMark(QPainter& painter) const {
  if (axis_.zoom <= 1.001) return;
  const double share = 1 / axis_.zoom;
  const double left = axis_.left + axis_.scroll / axis_.zoom;
  painter.setPen(Qt::NoPen);
  painter.setBrush(themes_.theme().line2);
  painter.drawRoundedRect(QRectF(left, height() - bottom_margin + 1, axis_.width * share, 3), 1.5, 1.5);
}

void TimelineView::paintReadout(QPainter& painter) const {
  if (!hover_ || scrubbing_ || axis_.empty() || hover_->x() < axis_.left || hover_->x() > axis_.right()) return;
  const Row* under = nullptr;
  for (const Row& row : rows_) {
    const bool hit = row.fits && row.track->shown() && hover_->y() >= row.top && hover_->y() < row.top + row.height;
    const bool tells = qobject_cast<const ErrorTrack*>(row.track.get()) != nullptr || qobject_cast<const PairTrack*>(row.track.get()) != nullptr;
    if (hit && tells) under = &row;
  }
  if (under == nullptr) return;
  const int step = axis_.stepAt(hover_->x());
  const QString text = tr("Step %1: %2").arg(step + 1).arg(under->track->valueAt(step));
  painter.setFont(fonts::caption());
  const double width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 16;
  const double x = std::clamp(hover_->x() + 12.0, axis_.left, std::max(axis_.left, axis_.right() - width));
  const QRectF box(x, std::max(under->top + 2.0, hover_->y() - 26.0), width, 22);
  const Theme& theme = themes_.theme();
  painter.setPen(QPen(theme.line2, 1));
  painter.setBrush(theme.raised);
  painter.drawRoundedRect(box, 5, 5);
  painter.setPen(theme.text);
  painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace lacuna::widgets
