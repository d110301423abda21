#include "widgets/attention/attention_map.hpp"

#include <QMouseEvent>
#include <QPainterPath>

#include "widgets/canvas/canvas_images.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {
constexpr double scale_height = 22, bar_width = 84, bar_height = 8;
constexpr int frame_side = 480;  // twice what is shown
}

QImage cropPicture(const media::ClipWindow& window, int frame, int side) {
  const Image& whole = *window.frames[static_cast<std::size_t>(std::clamp(frame, 0, static_cast<int>(window.frames.size()) - 1))];
  const media::RectInFrame crop = window.geometry.rectInFrame();
  const QRect area = QRectF(crop.x0 * whole.width, crop.y0 * whole.height, crop.width() * whole.width, crop.height() * whole.height).toRect();
  return wrapFrame(whole).copy(area.intersected(QRect(0, 0, whole.width, whole.height))).scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

AttentionMap::AttentionMap(ThemeStore& themes, QWidget* parent) : FigureView(themes, parent) {
  setAccessibleName(tr("The chosen map of attention"));
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

int AttentionMap::heightForWidth(int width) const { return width + static_cast<int>(scale_height); }

void AttentionMap::setMap(const AttentionMaps& maps, int block, int head, int frame, int step) {
  const auto& window = maps.request().window;
  if (window && (window != window_.lock() || frame != frame_)) sheet_.frame = cropPicture(*window, frame, frame_side);
  window_ = window;
  frame_ = frame;
  sheet_.maps = maps;
  sheet_.block = block;
  sheet_.head = head;
  sheet_.step = step;
  update();
}

void AttentionMap::setDimmed(bool dimmed) {
  if (dimmed == sheet_.dimmed) return;
  sheet_.dimmed = dimmed;
  update();
}

QRectF AttentionMap::Sheet::square(const QRectF& box) const {
  const double side = std::min(box.width(), box.height() - scale_height);
  return {box.left(), box.top(), side, side};
}

QRectF AttentionMap::Sheet::cell(int row, int col, const QRectF& box) const {
  const QRectF all = square(box);
  const double width = all.width() / maps.grid().cols, height = all.height() / maps.grid().rows;
  return {all.left() + col * width, all.top() + row * height, width, height};
}

QRectF AttentionMap::cell(int row, int col) const { return sheet_.cell(row, col, rect()); }

void AttentionMap::Sheet::paint(QPainter& painter, const QRectF& box, const Theme& theme) const {
  if (maps.empty()) return;
  const QRectF all = square(box);
  const float largest = maps.largest(block, head);
  painter.save();
  painter.setOpacity(dimmed ? 0.5 : 1.0);
  QPainterPath shape;
  shape.addRoundedRect(all, 4, 4);
  painter.setClipPath(shape, Qt::IntersectClip);
  painter.drawImage(all, frame);
  painter.fillRect(all, inks::shade(0.35));
  painter.setOpacity(painter.opacity() * 0.9);
  painter.drawImage(all, attentionImage(maps, block, head, step, largest, MapGround::Frame, theme));
  painter.restore();
  const mask::Cell query = maps.grid().cell(maps.query());
  if (query.step == step) {
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] : {std::pair(inks::casing(1), 4.0), std::pair(inks::mark(), 2.0)}) {
      painter.setPen(QPen(color, width));
      painter.drawRect(cell(query.row, query.col, box));
    }
  }
  const QRectF bar(box.left() + 16, all.bottom() + 10, bar_width, bar_height);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 8; ++i) gradient.setColorAt(i / 8.0, theme.frostAt(i / 8.0));
  painter.setPen(Qt::NoPen);
  painter.setBrush(gradient);
  painter.drawRoundedRect(bar, 3, 3);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text2);
  painter.drawText(QRectF(box.left(), bar.top() - 4, 14, 16), Qt::AlignLeft | Qt::AlignVCenter, "0");
  painter.drawText(QRectF(bar.right() + 6, bar.top() - 4, 80, 16), Qt::AlignLeft | Qt::AlignVCenter, words::percent(static_cast<double>(largest), 1));
}

void AttentionMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  sheet_.paint(painter, rect(), themes_.theme());
}

Figure AttentionMap::figure() const {
  if (sheet_.maps.empty()) return {};
  return {tr("Attention"), QSizeF(420, 442), [sheet = sheet_](QPainter& painter, const QRectF& box, const Theme& theme) { sheet.paint(painter, box, theme); },
          attentionTable(sheet_.maps, sheet_.block, sheet_.head)};
}

void AttentionMap::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || sheet_.maps.empty()) return;
  const mask::TokenGrid& grid = sheet_.maps.grid();
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col)
      if (cell(row, col).contains(event->position())) return Q_EMIT asked(grid.id({sheet_.step, row, col}));
}

}  // namespace lacuna::widgets
