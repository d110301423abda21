#include "widgets/inspector/patch_picture.hpp"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "core/session/steps.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {
constexpr double surroundings = 2.8;  // sides of a patch across the picture
}

QRectF patchInFrame(const media::CropGeometry& geometry, const mask::TokenGrid& grid, const mask::Cell& cell, QSizeF frame) {
  const media::RectInFrame crop = geometry.rectInFrame();
  const double width = crop.width() / grid.cols, height = crop.height() / grid.rows;
  return {(crop.x0 + cell.col * width) * frame.width(), (crop.y0 + cell.row * height) * frame.height(),
          width * frame.width(), height * frame.height()};
}

QPixmap patchPicture(const media::ClipWindow& window, const mask::TokenGrid& grid, TokenId token, int side,
                     double device_pixel_ratio, const Theme& theme) {
  QPixmap picture(QSize(side, side) * device_pixel_ratio);
  picture.setDevicePixelRatio(device_pixel_ratio);
  picture.fill(Qt::transparent);
  const mask::Cell cell = grid.cell(token);
  const int frames = static_cast<int>(window.frames.size());
  if (frames == 0 || grid.steps == 0) return picture;
  const int frame_index = std::min(cell.step * session::framesInStep(window, grid), frames - 1);
  const Image& frame = *window.frames[static_cast<std::size_t>(frame_index)];
  const QImage image(frame.rgb.data(), frame.width, frame.height, 3 * frame.width, QImage::Format_RGB888);
  const QRectF patch = patchInFrame(window.geometry, grid, cell, image.size());
  const double reach = std::max(patch.width(), patch.height()) * surroundings;
  const QRectF source(patch.center().x() - reach / 2, patch.center().y() - reach / 2, reach, reach);
  const double scale = side / reach;

  QPainter painter(&picture);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  QPainterPath round;
  round.addRoundedRect(QRectF(0, 0, side, side), 4, 4);
  painter.setClipPath(round);
  painter.fillRect(QRectF(0, 0, side, side), theme.canvas);
  const QRectF inside = source.intersected(QRectF(image.rect()));
  const QRectF target((inside.left() - source.left()) * scale, (inside.top() - source.top()) * scale, inside.width() * scale,
                      inside.height() * scale);
  painter.drawImage(target, image, inside);
  const double shown_width = patch.width() * scale, shown_height = patch.height() * scale;
  const QRectF square((side - shown_width) / 2, (side - shown_height) / 2, shown_width, shown_height);
  painter.setPen(QPen(inks::casing(0.6), 3.5));
  painter.drawRect(square);
  painter.setPen(QPen(inks::mark(), 1.8));
  painter.drawRect(square);
  return picture;
}

}  // namespace lacuna::widgets
