#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "widgets/export/painted_ratio.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/theme/faded.hpp"
#include "widgets/timeline/key_edits.hpp"
#include "widgets/timeline/lane_painting.hpp"
#include "widgets/timeline/layer_lanes.hpp"
#include "widgets/timeline/timeline_metrics.hpp"

namespace lacuna::widgets {

using namespace timeline_metrics;

namespace {

QString nameOf(KeyedProperty property) {
  switch (property) {
    case KeyedProperty::Position:
      return LayerLanes::tr("Position");
    case KeyedProperty::Size:
      return LayerLanes::tr("Size");
    case KeyedProperty::Turn:
      return LayerLanes::tr("Turn");
  }
  return {};
}

}  // namespace

void LayerLanes::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = themes_.theme();
  const ClipTimes clip = times();
  const bool any_solo = mask::anySolo(shapes());
  const auto all = rows();
  for (int i = 0; i < static_cast<int>(all.size()); ++i) {
    const LaneRow& row = all[static_cast<std::size_t>(i)];
    const QRect lane = rectOf(i);
    if (lane.bottom() < 0 || lane.top() >= height()) continue;
    if (row.property) paintSubLane(painter, row, clip, lane);
    else paintLane(painter, *row.shape, clip, lane, mask::hasPart(*row.shape, any_solo));
  }
  if (shapes().empty()) {
    painter.setFont(fonts::body());
    painter.setPen(theme.text3);
    const QRectF room(axis_.left + 12, 0, std::max(0.0, axis_.width - 12), height());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, tr("No layers yet: draw on the clip, or take a generator"));
  }
  if (!axis_.empty()) paintPlayhead(painter);
  paintScrollMark(painter);
}

void LayerLanes::paintLane(QPainter& painter, const mask::MaskShape& shape, const ClipTimes& clip, const QRect& lane,
                           bool has_part) const {
  const Theme& theme = themes_.theme();
  if (view_.shape == shape.id) painter.fillRect(QRectF(lane).adjusted(0, 0, 0, -1), theme.accent_soft);
  painter.setPen(theme.line);
  painter.drawLine(QPointF(0, lane.bottom() + 0.5), QPointF(width(), lane.bottom() + 0.5));
  paintHead(painter, shape, lane, has_part);
  if (axis_.empty() || clip.empty()) return;
  painter.save();
  painter.setClipRect(QRectF(axis_.left, lane.top(), axis_.width, lane.height()), Qt::IntersectClip);
  painter.setOpacity(has_part ? 1 : 0.4);
  const bool keys_here = !isOpen(shape);
  for (const LaneSpan& span : laneSpans(shape, clip)) {
    lane_painting::paintBar(painter, shape, span, lane, axis_, theme, view_.shape == shape.id);
    if (shape.keys.empty() || !keys_here) lane_painting::paintWord(painter, shape, span, lane, axis_, theme);
  }
  if (keys_here) paintKeys(painter, shape, allKeys(shape), clip, lane);
  painter.restore();
}

void LayerLanes::paintSubLane(QPainter& painter, const LaneRow& row, const ClipTimes& clip, const QRect& lane) const {
  const Theme& theme = themes_.theme();
  const double middle = lane.top() + (lane.height() - 1) / 2.0;
  painter.fillRect(QRectF(lane).adjusted(0, 0, 0, -1), faded(theme.accent_soft, 0.5));
  painter.setPen(theme.line);
  painter.drawLine(QPointF(0, lane.bottom() + 0.5), QPointF(width(), lane.bottom() + 0.5));
  painter.setFont(fonts::body());
  painter.setPen(row.shape->locked ? theme.text3 : theme.text2);
  painter.drawText(QRectF(35, lane.top(), eye_left - 39, lane.height() - 1), Qt::AlignVCenter, nameOf(*row.property));
  if (axis_.empty() || clip.empty()) return;
  const bool has_key = keyInStep(*row.shape, clip, axis_.stepOfFrame(session_.playhead())).has_value();
  if (!row.shape->locked) lane_painting::paintKeyButton(painter, QPointF(eye_left + 12, middle), has_key, theme);
  painter.save();
  painter.setClipRect(QRectF(axis_.left, lane.top(), axis_.width, lane.height()), Qt::IntersectClip);
  paintKeys(painter, *row.shape, keysOf(*row.shape, *row.property), clip, lane);
  painter.restore();
}

void LayerLanes::paintHead(QPainter& painter, const mask::MaskShape& shape, const QRect& lane, bool has_part) const {
  const Theme& theme = themes_.theme();
  const double ratio = paintedRatio(painter), middle = lane.center().y() + 0.5;
  painter.setOpacity(has_part ? 1 : 0.5);
  const QColor color = lane_painting::colorOf(shape, theme);
  painter.fillRect(QRectF(0, lane.top() + 3, 3, lane.height() - 7), color);
  painter.drawPixmap(QPointF(13, middle - 7), iconPixmap(lane_painting::iconOf(shape), color, 14, ratio));
  painter.setOpacity(1);
  painter.setFont(view_.shape == shape.id ? fonts::value() : fonts::body());
  painter.setPen(has_part ? theme.text : theme.text3);
  const int right = shape.locked ? eye_left - 20 : eye_left - 4;
  const QString name =
      QFontMetrics(painter.font()).elidedText(coreText(shape.name), Qt::ElideRight, right - 35);
  painter.drawText(QRectF(35, lane.top(), right - 35, lane.height() - 1), Qt::AlignVCenter, name);
  if (shape.locked) painter.drawPixmap(QPointF(eye_left - 18, middle - 7), iconPixmap("lock", theme.text3, 14, ratio));
  const QColor eye = shape.shown ? theme.text2 : theme.text3;
  painter.drawPixmap(QPointF(eye_left + 4, middle - 8), iconPixmap(shape.shown ? "eye" : "eyeoff", eye, 16, ratio));
}

void LayerLanes::paintKeys(QPainter& painter, const mask::MaskShape& shape, const std::vector<int>& keys, const ClipTimes& clip,
                           const QRect& lane) const {
  const Theme& theme = themes_.theme();
  const double y = lane.top() + (lane.height() - 1) / 2.0;
  const auto place = [&](const mask::Key& key) { return QPointF(axis_.xOfFrame(clip.frameOf(key.time_s)), y); };
  const mask::Key* before = nullptr;
  for (const int at : keys) {
    const mask::Key& key = shape.keys[static_cast<std::size_t>(at)];
    if (before != nullptr) lane_painting::paintKeySpan(painter, place(*before), place(key), !before->seen() || !key.seen(), theme);
    before = &key;
  }
  for (const int key_index : keys) {
    const mask::Key& key = shape.keys[static_cast<std::size_t>(key_index)];
    const QPointF at = place(key);
    if (at.x() < axis_.left - 12 || at.x() > axis_.right() + 12) continue;
    lane_painting::paintKey(painter, at, key.seen(), isChosenKey(shape, key), theme);
  }
}

void LayerLanes::paintPlayhead(QPainter& painter) const {
  const double x = axis_.xOfFrame(session_.playhead() + 0.5);
  if (x < axis_.left || x > axis_.right()) return;
  const Theme& theme = themes_.theme();
  painter.setPen(QPen(theme.panel, 3.5));
  painter.drawLine(QPointF(x, 0), QPointF(x, height()));
  painter.setPen(QPen(theme.select, 1.5));
  painter.drawLine(QPointF(x, 0), QPointF(x, height()));
}

void LayerLanes::paintScrollMark(QPainter& painter) const {
  const double whole = static_cast<double>(rowCount()) * lane_height;
  if (whole <= height()) return;
  painter.setPen(Qt::NoPen);
  painter.setBrush(themes_.theme().ctl);
  const double share = height() / whole;
  painter.drawRoundedRect(QRectF(width() - 7, scroll_ * share + 1, 3, std::max(12.0, height() * share - 2)), 1.5, 1.5);
}

}  // namespace lacuna::widgets
