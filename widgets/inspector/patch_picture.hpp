#pragma once

#include <QPixmap>

#include "core/mask/token_grid.hpp"
#include "core/media/clip_window.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A token's patch with its surroundings, the patch in a white square: `side` logical pixels wide, cut from the first
/// frame of its step. Beyond the frame's edge there is the canvas colour.
QPixmap patchPicture(const media::ClipWindow& window, const mask::TokenGrid& grid, TokenId token, int side,
                     double device_pixel_ratio, const Theme& theme);

/// The patch in pixels of a frame of this size.
QRectF patchInFrame(const media::CropGeometry& geometry, const mask::TokenGrid& grid, const mask::Cell& cell, QSizeF frame);

}  // namespace lacuna::widgets
