#include "app/figure.hpp"

#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"
#include "widgets/colour_ends.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::app {
namespace {

constexpr int tile_side = 224, gap = 12, caption_height = 20, foot_height = 96;

QImage viewOf(const Image& image) { return {image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888}; }

struct Painting {
  const latent::Run& run;
  widgets::Theme theme;
  widgets::ErrorRange range;
};

/// The part of a frame that the model sees, in pixels of the display frame.
QRectF cropOf(const latent::Run& run, const Image& frame) {
  const media::RectInFrame crop = run.window->geometry.rectInFrame();
  return {crop.x0 * frame.width, crop.y0 * frame.height, crop.width() * frame.width, crop.height() * frame.height};
}

void paintErrors(QPainter& painter, const Painting& painting, int step, const QRectF& tile) {
  const auto& grid = painting.run.grid();
  const double cell_width = tile.width() / grid.cols, cell_height = tile.height() / grid.rows;
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      const int place = painting.run.rowOf(grid.id({step, row, col}));
      if (place < 0) continue;
      QColor color = painting.theme.emberAt(
          painting.range.share(painting.run.errors[static_cast<std::size_t>(place)].l1_normed, latent::Metric::L1Normed));
      color.setAlphaF(0.82F);
      painter.fillRect(QRectF(tile.x() + col * cell_width, tile.y() + row * cell_height, cell_width, cell_height), color);
    }
}

void paintTile(QPainter& painter, const Painting& painting, int step, const QPoint& at) {
  const auto& run = painting.run;
  const auto frame = static_cast<std::size_t>(step * run.model->description().tubelet);
  const Image& image = *run.window->frames[frame];
  const QRectF tile(at, QSizeF(tile_side, tile_side));
  painter.drawImage(tile, viewOf(image), cropOf(run, image));
  paintErrors(painter, painting, step, tile);
  painter.setPen(painting.theme.text2);
  painter.setFont(widgets::fonts::caption());
  painter.drawText(QRectF(at.x(), at.y() + tile_side, tile_side, caption_height), Qt::AlignLeft | Qt::AlignVCenter,
                   QString("Step %1    %2 s    %3 hidden")
                       .arg(step + 1)
                       .arg(run.window->time_s[frame], 0, 'f', 2)
                       .arg(run.mask.hiddenCountInStep(step)));
}

QString meansLine(const latent::Run& run) {
  QString line = QString("Mean error %1 (%2)").arg(run.mean.l1_normed, 0, 'f', 4).arg(latent::nameOf(latent::Metric::L1Normed));
  for (const auto& baseline : run.baselines)
    line += QString("    %1 %2").arg(QString::fromStdString(baseline.name)).arg(baseline.mean.l1_normed, 0, 'f', 4);
  return line;
}

QString settingsLine(const latent::Run& run) {
  const auto& d = run.model->description();
  return QString("%1, %8    visible tokens by %2, targets by %3    mask token %4    %5    %6 of %7 tokens hidden")
      .arg(QString::fromStdString(d.name), QString::fromStdString(run.settings.context_from_target_encoder ? d.target_weights : d.context_weights),
           QString::fromStdString(d.target_weights))
      .arg(run.settings.mask_token)
      .arg(QString::fromStdString(run.window->info.name))
      .arg(run.mask.hiddenCount())
      .arg(run.grid().size())
      .arg(QString::fromStdString(model::nameOf(run.model->compute())));
}

void paintFoot(QPainter& painter, const Painting& painting, const QRect& area) {
  QLinearGradient scale(area.left(), 0, area.left() + 160, 0);
  for (int i = 0; i <= 8; ++i) scale.setColorAt(i / 8.0, painting.theme.emberAt(i / 8.0));
  painter.fillRect(QRect(area.left(), area.top() + 6, 160, 10), scale);
  painter.setFont(widgets::fonts::number());
  painter.setPen(painting.theme.text);
  painter.drawText(area.left() + 170, area.top() + 16,
                   QString("\u2264 %1 to \u2265 %2, percentiles %3 and %4")
                       .arg(painting.range.low, 0, 'f', 2)
                       .arg(painting.range.high, 0, 'f', 2)
                       .arg(widgets::colour_ends::low_percentile)
                       .arg(widgets::colour_ends::high_percentile));
  painter.setFont(widgets::fonts::body());
  painter.drawText(area.left(), area.top() + 42, meansLine(painting.run));
  painter.setPen(painting.theme.text2);
  painter.drawText(QRect(area.left(), area.top() + 51, area.width(), area.height() - 51), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, settingsLine(painting.run));
}

}  // namespace

QImage framesFigure(const latent::Run& run, const widgets::Theme& theme) {
  const Painting painting{run, theme, widgets::errorRange(run, latent::Metric::L1Normed)};
  const int steps = run.grid().steps;
  const int columns = std::clamp(static_cast<int>(std::ceil(std::sqrt(steps * 2.0))), 4, 8);
  const int rows = (steps + columns - 1) / columns;
  QImage picture(gap + columns * (tile_side + gap), gap + rows * (tile_side + caption_height + gap) + foot_height, QImage::Format_RGB32);
  picture.fill(painting.theme.panel);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (int step = 0; step < steps; ++step)
    paintTile(painter, painting, step,
              {gap + (step % columns) * (tile_side + gap), gap + (step / columns) * (tile_side + caption_height + gap)});
  paintFoot(painter, painting, {gap, picture.height() - foot_height, picture.width() - 2 * gap, foot_height});
  painter.end();
  return picture;
}

void writeFramesFigure(const latent::Run& run, const std::string& path) {
  if (!framesFigure(run, widgets::Theme::load(true)).save(QString::fromStdString(path), "PNG"))
    fail(ErrorKind::Unreadable, "This picture cannot be written. Is the disk full, or the folder read-only?", path);
}

}  // namespace lacuna::app
