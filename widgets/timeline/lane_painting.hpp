#pragma once

#include <QPainter>
#include <QRect>

#include "widgets/theme/theme.hpp"
#include "widgets/timeline/lane_edits.hpp"
#include "widgets/timeline/time_axis.hpp"

/// The parts of a lane as painted, for LayerLanes.
namespace lacuna::widgets::lane_painting {

QColor colorOf(const mask::MaskShape& shape, const Theme& theme);
QString iconOf(const mask::MaskShape& shape);  ///< symbol of the form

/// Hatched where it hides, hollow where it shows again; an arrow at an end that goes on outside of the window.
void paintBar(QPainter& painter, const mask::MaskShape& shape, const LaneSpan& span, const QRect& lane, const TimeAxis& axis,
              const Theme& theme, bool chosen);
/// One word for how the layer was made, at the left of its bar.
void paintWord(QPainter& painter, const mask::MaskShape& shape, const LaneSpan& span, const QRect& lane, const TimeAxis& axis,
               const Theme& theme);

/// Dashed where the follower was not sure.
void paintKeySpan(QPainter& painter, const QPointF& from, const QPointF& to, bool unsure, const Theme& theme);

/// The button in the head of a sub-lane: filled where the playhead's step has a key.
void paintKeyButton(QPainter& painter, const QPointF& at, bool has_key, const Theme& theme);

/// Filled when a person set it, hollow when the follower did.
void paintKey(QPainter& painter, const QPointF& at, bool by_hand, bool chosen, const Theme& theme);

}  // namespace lacuna::widgets::lane_painting
