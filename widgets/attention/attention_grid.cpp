#include "widgets/attention/attention_grid.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>
#include <QToolTip>
#include <cmath>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {
constexpr double label_left = 26, label_top = 18, gap = 3, foot = 2.5, largest_side = 240;
}

QColor kindColor(const Theme& theme, latent::HeadKind kind) { return theme.eight[static_cast<std::size_t>(kind)]; }

AttentionGrid::AttentionGrid(ThemeStore& themes, QWidget* parent) : FigureView(themes, parent) {
  setMouseTracking(true);
  setAccessibleName(tr("Maps of attention"));
  setProperty("ownsArrows", true);
  connect(&themes, &ThemeStore::changed, this, &AttentionGrid::remakeImages);
}

void AttentionGrid::setMaps(const AttentionMaps& maps) {
  sheet_.maps = maps;
  sheet_.figures = maps.figures();
  remakeImages();
}

void AttentionGrid::setStep(int step) {
  if (step == step_) return;
  step_ = step;
  remakeImages();
}

void AttentionGrid::setChosen(int block, int head) {
  sheet_.block = block;
  sheet_.head = head;
  const AttentionMaps& maps = sheet_.maps;
  if (!maps.empty()) setAccessibleDescription(describe(maps.blockWithin(block), maps.headWithin(head)));
  update();
}

void AttentionGrid::setKindShown(std::optional<latent::HeadKind> kind) {
  sheet_.kind = kind;
  update();
}

void AttentionGrid::setDimmed(bool dimmed) {
  if (dimmed == sheet_.dimmed) return;
  sheet_.dimmed = dimmed;
  update();
}

void AttentionGrid::remakeImages() {
  const AttentionMaps& maps = sheet_.maps;
  sheet_.images.clear();
  for (int block = 1; block <= maps.blocks(); ++block)
    for (int head = 0; head < maps.heads(); ++head)
      sheet_.images.push_back(attentionImage(maps, block, head, step_, maps.largestOfStep(block, head, step_), MapGround::Plain, themes_.theme()));
  update();
}

int AttentionGrid::Sheet::columnsIn(const QRectF& box) const {
  if (maps.heads() > 1) return maps.heads();
  return std::max(1, static_cast<int>(std::ceil(std::sqrt(maps.blocks() * box.width() / std::max(1.0, box.height())))));
}

QRectF AttentionGrid::Sheet::cell(int of_block, int of_head, const QRectF& box) const {
  const int columns = columnsIn(box), rows = std::max(1, maps.heads() > 1 ? maps.blocks() : (maps.blocks() + columns - 1) / columns);
  const int column = maps.heads() > 1 ? of_head : (of_block - 1) % columns, row = maps.heads() > 1 ? of_block - 1 : (of_block - 1) / columns;
  const double side = std::min({(box.width() - label_left) / columns, (box.height() - label_top) / rows, largest_side});
  return {box.left() + label_left + column * side, box.top() + label_top + row * side, side - gap, side - gap};
}

std::optional<std::pair<int, int>> AttentionGrid::mapAt(const QPointF& at) const {
  for (int block = 1; block <= sheet_.maps.blocks(); ++block)
    for (int head = 0; head < sheet_.maps.heads(); ++head)
      if (cell(block, head).adjusted(0, 0, gap, gap).contains(at)) return std::pair(block, head);
  return std::nullopt;
}

QString AttentionGrid::describe(int block, int head) const {
  const bool by_head = sheet_.maps.heads() > 1;
  const latent::HeadFigures& f = sheet_.figures[static_cast<std::size_t>((block - 1) * sheet_.maps.heads() + head)];
  const QString name = by_head ? tr("Layer %1, head %2").arg(block).arg(head + 1) : tr("Layer %1").arg(block);
  return tr("%1: %2\nspread %3 bits, mean distance %4 cells and %5 steps")
      .arg(name, coreText(latent::nameOf(f.kind)), words::number(f.spread_bits, 2), words::number(f.distance_cells, 1), words::number(f.distance_steps, 1));
}

/// Of layers on the left and of heads above, where there is room for them.
void AttentionGrid::Sheet::paintNumbers(QPainter& painter, const QRectF& box, const Theme& theme) const {
  constexpr double room = 14;
  painter.setFont(fonts::axis());
  const auto number = [&](const QRectF& at, int value, bool strong) {
    painter.setPen(strong ? theme.text : theme.text3);
    painter.drawText(at, Qt::AlignCenter, QString::number(value));
  };
  const int every = std::max(1, static_cast<int>(std::ceil(room / (cell(1, 0, box).width() + gap))));
  for (int of_head = 0; of_head < maps.heads(); of_head += every) {
    const QRectF at = cell(1, of_head, box);
    number(QRectF(at.left(), box.top(), at.width(), label_top - 2), of_head + 1, of_head == head);
  }
  for (int of_block = 1; of_block <= maps.blocks(); of_block += every) {
    const QRectF at = cell(of_block, 0, box);
    number(QRectF(box.left(), at.top(), label_left - 4, at.height()), of_block, of_block == block);
  }
}

void AttentionGrid::Sheet::paint(QPainter& painter, const QRectF& box, const Theme& theme) const {
  const bool by_head = maps.heads() > 1;
  if (by_head) paintNumbers(painter, box, theme);
  for (std::size_t i = 0; i < images.size(); ++i) {
    const int of_block = static_cast<int>(i) / maps.heads() + 1, of_head = static_cast<int>(i) % maps.heads();
    const QRectF at = cell(of_block, of_head, box);
    painter.save();
    painter.setOpacity((dimmed ? 0.5 : 1.0) * (kind && figures[i].kind != *kind ? 0.2 : 1.0));
    QPainterPath shape;
    shape.addRoundedRect(at, 3, 3);
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.fillRect(at, theme.raised);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);  // in figures too: between tokens nothing was measured
    painter.drawImage(at, images[i]);
    painter.fillRect(QRectF(at.left(), at.bottom() - foot, at.width(), foot), kindColor(theme, figures[i].kind));
    painter.restore();
    if (!by_head) {
      painter.setFont(fonts::axis());
      drawBox(painter, QRectF(at.left() + 3, at.top() + 3, 20, 15), 3, theme.hud);
      painter.setPen(theme.text);
      painter.drawText(QRectF(at.left() + 3, at.top() + 3, 20, 15), Qt::AlignCenter, QString::number(of_block));
    }
    if (of_block != maps.blockWithin(block) || of_head != maps.headWithin(head)) continue;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.select, 2));
    painter.drawRoundedRect(at.adjusted(-1, -1, 1, 1), 4, 4);
  }
}

void AttentionGrid::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  sheet_.paint(painter, rect(), themes_.theme());
  if (hasFocus()) drawFocusRing(painter, rect(), 6, themes_.theme());
}

Figure AttentionGrid::figure() const {
  if (sheet_.maps.empty()) return {};
  const AttentionMaps& maps = sheet_.maps;
  latent::Table table = latent::headTable(sheet_.figures, latent::attentionSettings(maps.request(), maps.of(), latent::Queries::One, maps.query()));
  return {tr("Maps of attention"), QSizeF(size()), [sheet = sheet_](QPainter& painter, const QRectF& box, const Theme& theme) { sheet.paint(painter, box, theme); },
          std::move(table)};
}

void AttentionGrid::mousePressEvent(QMouseEvent* event) {
  const auto map = mapAt(event->position());
  if (event->button() != Qt::LeftButton || !map) return;
  Q_EMIT chosen(map->first, sheet_.maps.heads() > 1 ? map->second : sheet_.head);
}

void AttentionGrid::keyPressEvent(QKeyEvent* event) {
  const AttentionMaps& maps = sheet_.maps;
  const int across = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  const int down = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (maps.empty() || (across == 0 && down == 0)) return FigureView::keyPressEvent(event);
  const int layers = maps.heads() > 1 ? down : across + down * sheet_.columnsIn(rect()), heads = maps.heads() > 1 ? across : 0;
  Q_EMIT chosen(std::clamp(sheet_.block + layers, 1, maps.blocks()), std::clamp(sheet_.head + heads, 0, std::max(sheet_.head, maps.heads() - 1)));
}

bool AttentionGrid::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return FigureView::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto map = mapAt(help->pos());
  map ? QToolTip::showText(help->globalPos(), describe(map->first, map->second), this) : QToolTip::hideText();
  return true;
}

}  // namespace lacuna::widgets
