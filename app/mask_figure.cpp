#include "app/mask_figure.hpp"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::app {
namespace {

constexpr int gap = 12, caption_height = 20, least_width = 132;

struct Sheet {
  mask::TokenGrid grid;
  int cell = 1, columns = 1;  ///< pixels a cell, tiles a row

  int tileWidth() const { return std::max(least_width, grid.cols * cell); }
  int tileHeight() const { return grid.rows * cell + caption_height; }
  int rows() const { return (grid.steps + columns - 1) / columns; }
  QSize size() const { return {gap + columns * (tileWidth() + gap), gap + rows() * (tileHeight() + gap)}; }
  QPoint tile(int step) const {
    return {gap + step % columns * (tileWidth() + gap), gap + step / columns * (tileHeight() + gap)};
  }
};

Sheet sheetFor(const mask::TokenGrid& grid) {
  constexpr int wanted_side = 160;
  Sheet sheet{grid, std::clamp(wanted_side / std::max(grid.rows, grid.cols), 1, 24), 1};
  sheet.columns = std::clamp(static_cast<int>(std::ceil(std::sqrt(grid.steps * 2.0))), std::min(4, grid.steps), 8);
  return sheet;
}

void paintStep(QPainter& painter, const mask::Mask& mask, const Sheet& sheet, int step, const widgets::Theme& theme) {
  const QPoint at = sheet.tile(step);
  for (int row = 0; row < sheet.grid.rows; ++row)
    for (int col = 0; col < sheet.grid.cols; ++col) {
      const QRect cell(at.x() + col * sheet.cell, at.y() + row * sheet.cell, sheet.cell, sheet.cell);
      const int line = sheet.cell > 3 ? 1 : 0;
      painter.fillRect(cell.adjusted(0, 0, -line, -line),
                       mask.hidden(sheet.grid.id({step, row, col})) ? theme.hidden : theme.raised);
    }
  painter.setPen(theme.text2);
  painter.setFont(widgets::fonts::caption());
  painter.drawText(QRect(at.x(), at.y() + sheet.grid.rows * sheet.cell, sheet.tileWidth(), caption_height),
                   Qt::AlignLeft | Qt::AlignVCenter,
                   QString("Step %1    %2 hidden").arg(step).arg(widgets::words::count(mask.hiddenCountInStep(step))));
}

}  // namespace

void writeMaskFigure(const mask::Mask& mask, const std::string& path) {
  const Sheet sheet = sheetFor(mask.grid());
  constexpr int most_side = 16384;
  if (sheet.size().width() > most_side || sheet.size().height() > most_side)
    fail(ErrorKind::Refused,
         "This mask has too many steps or cells for one picture. Write its steps with lacuna mask convert.", path);
  const widgets::Theme theme = widgets::Theme::load(true);
  QImage picture(sheet.size(), QImage::Format_RGB32);
  picture.fill(theme.panel);
  QPainter painter(&picture);
  for (int step = 0; step < mask.grid().steps; ++step) paintStep(painter, mask, sheet, step, theme);
  painter.end();
  if (!picture.save(QString::fromStdString(path), "PNG"))
    fail(ErrorKind::Unreadable, "This picture cannot be written. Is the disk full, or the folder read-only?", path);
}

}  // namespace lacuna::app
