#include "widgets/canvas/canvas_images.hpp"

#include <algorithm>

namespace lacuna::widgets {
namespace {

bool holdsStep(const mask::TokenGrid& grid, int step) { return step >= 0 && step < grid.steps; }

/// Calls `paint(token, pixel)` for each token of a step; `pixel` are the 4 bytes of its RGBA.
template <class Paint>
QImage paintStep(const mask::TokenGrid& grid, int step, Paint&& paint) {
  QImage image(grid.cols, grid.rows, QImage::Format_RGBA8888);
  image.fill(Qt::transparent);
  for (int row = 0; row < grid.rows; ++row) {
    uchar* pixel = image.scanLine(row);
    for (int col = 0; col < grid.cols; ++col, pixel += 4) paint(grid.id({step, row, col}), pixel);
  }
  return image;
}

}  // namespace

QImage hiddenImage(const mask::Mask& mask, int step) {
  const mask::TokenGrid& grid = mask.grid();
  if (!holdsStep(grid, step)) return {};
  QImage image(grid.cols, grid.rows, QImage::Format_Grayscale8);
  for (int row = 0; row < grid.rows; ++row) {
    uchar* line = image.scanLine(row);
    for (int col = 0; col < grid.cols; ++col) line[col] = mask.hidden(grid.id({step, row, col})) ? 255 : 0;
  }
  return image;
}

QImage errorImage(const latent::Run& run, int step, const ErrorRange& range, latent::Metric metric, const Theme& theme) {
  if (!holdsStep(run.grid(), step)) return {};
  return paintStep(run.grid(), step, [&](TokenId token, uchar* pixel) {
    const int row = run.rowOf(token);
    if (row < 0) return;
    const QColor color =
        theme.emberAt(range.share(latent::valueOf(run.errors[static_cast<std::size_t>(row)], metric), metric));
    pixel[0] = static_cast<uchar>(color.red());
    pixel[1] = static_cast<uchar>(color.green());
    pixel[2] = static_cast<uchar>(color.blue());
    pixel[3] = 255;
  });
}

QImage featuresImage(const latent::Run& run, const projection::Projection& projection, int step, bool predicted) {
  if (!holdsStep(run.grid(), step) || projection.true_rgb.size() < static_cast<std::size_t>(run.grid().size())) return {};
  return paintStep(run.grid(), step, [&](TokenId token, uchar* pixel) {
    const int row = predicted ? run.rowOf(token) : -1;
    const auto& rgb = row >= 0 && static_cast<std::size_t>(row) < projection.predicted_rgb.size()
                          ? projection.predicted_rgb[static_cast<std::size_t>(row)]
                          : projection.true_rgb[static_cast<std::size_t>(index(token))];
    std::copy(rgb.begin(), rgb.end(), pixel);
    pixel[3] = 255;
  });
}

QImage wrapFrame(const Image& frame) {
  return {frame.rgb.data(), frame.width, frame.height, 3 * frame.width, QImage::Format_RGB888};
}

}  // namespace lacuna::widgets
