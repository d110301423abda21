#pragma once

#include <QPainter>
#include <QPainterPath>

#include "widgets/theme/theme.hpp"

/// A small square picture over a line of words, as the strips beside the frame have them.
namespace lacuna::widgets::caption_tile {

inline constexpr int caption_height = 20;

QRectF squareOf(const QSize& tile);

/// Fills the square and leaves the painter ready for pictures and words. Returns its outline, with round corners.
QPainterPath paintGround(QPainter& painter, const QSize& tile, const Theme& theme);

/// In the painter's pen, cut where it is too long.
void paintCaption(QPainter& painter, const QSize& tile, const QString& words);

}  // namespace lacuna::widgets::caption_tile
