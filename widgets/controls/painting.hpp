#pragma once

#include <QPainter>
#include <QWidget>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A filled rounded box on whole pixels; `edge` may be transparent.
void drawBox(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& edge = Qt::transparent);

/// The edge of a panel: a breath of ink on light ground, none on dark.
QColor panelEdge(const Theme& theme);

/// Under a box that floats: soft, and a little below; on light ground less deep. It reaches so far round the box, px.
inline constexpr int shadow_reach = 28, shadow_drop = 8;
void drawShadow(QPainter& painter, const QRectF& box, double radius, const Theme& theme);

/// The 2 px focus ring, drawn inside `bounds`.
void drawFocusRing(QPainter& painter, const QRectF& bounds, double radius, const Theme& theme);

/// A symbol centred in `box`.
void drawIcon(QPainter& painter, const QString& name, const QColor& color, const QRect& box, int side);

}  // namespace lacuna::widgets
