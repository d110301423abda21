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
constexpr double label_left = 42, label_top = 18, name_width = 15, gap = 3, foot = 2.5, largest_side = 240;

/// The name of an axis, upwards along it.
void paintUpwards(QPainter& painter, const QRectF& along, const QString& text) {
  painter.save();
  painter.translate(along.center());
  painter.rotate(-90);
  painter.drawText(QRectF(-along.height() / 2, -along.width() / 2, along.height(), along.width()), Qt::AlignCenter, text);
  painter.restore();
}

}  // namespace

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

double AttentionGrid::Sheet::sideOf(int columns, int rows, const QRectF& box) const {
  return std::min({(box.width() - label_left) / columns, (box.height() - label_top) / rows, largest_side});
}

/// Heads go across and layers down, at every size. Of means over heads there is a map a layer, in rows as they fit best.
AttentionGrid::Sheet::Shape AttentionGrid::Sheet::shapeIn(const QRectF& box) const {
  const int blocks = std::max(1, maps.blocks()), heads = std::max(1, maps.heads());
  if (heads > 1) return {heads, sideOf(heads, blocks, box)};
  const int columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(blocks * box.width() / std::max(1.0, box.height())))));
  return {columns, sideOf(columns, (blocks + columns - 1) / columns, box)};
}

QRectF AttentionGrid::Sheet::cell(int of_block, int of_head, const QRectF& box) const {
  const Shape shape = shapeIn(box);
  int column = of_head, row = of_block - 1;
  if (maps.heads() <= 1) column = (of_block - 1) % shape.columns, row = (of_block - 1) / shape.columns;
  return {box.left() + label_left + column * shape.side, box.top() + label_top + row * shape.side, shape.side - gap, shape.side - gap};
}

int AttentionGrid::widthFor(int height) const {
  const int blocks = std::max(1, sheet_.maps.blocks()), heads = std::max(1, sheet_.maps.heads());
  const double side = std::clamp((height - label_top) / blocks, 0.0, largest_side);
  return static_cast<int>(std::ceil(label_left + heads * side));
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

/// Of heads above and of layers on the left, where there is room for them, each row of numbers beside its name.
void AttentionGrid::Sheet::paintNumbers(QPainter& painter, const QRectF& box, const Theme& theme) const {
  constexpr double room = 14;
  const Shape shape = shapeIn(box);
  painter.setFont(fonts::axis());
  const auto write = [&](const QRectF& at, Qt::Alignment how, const QString& text, bool strong) {
    painter.setPen(strong ? theme.text : theme.text3);
    painter.drawText(at, how | Qt::AlignVCenter, text);
  };
  const double across = box.left() + label_left, top = box.top() + label_top, wide = shape.side - gap;
  write({box.left(), box.top(), label_left - 4, label_top - 2}, Qt::AlignRight, tr("head"), false);
  paintUpwards(painter, {box.left(), top, name_width, maps.blocks() * shape.side - gap}, tr("layer"));
  const int every = std::max(1, static_cast<int>(std::ceil(room / shape.side)));
  const int every_across = std::max(1, static_cast<int>(std::ceil(painter.fontMetrics().horizontalAdvance(QString::number(maps.heads()) + QChar(' ')) / shape.side)));
  for (int i = 0; i < maps.heads(); i += every_across) write({across + i * shape.side - gap, box.top(), wide + 2 * gap, label_top - 2}, Qt::AlignHCenter, QString::number(i + 1), i == head);
  for (int i = 0; i < maps.blocks(); i += every) write({box.left() + name_width, top + i * shape.side, label_left - name_width - 4, wide}, Qt::AlignRight, QString::number(i + 1), i == block - 1);
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
  const Sheet::Shape shape = sheet_.shapeIn(rect());
  const int layers = maps.heads() <= 1 ? across + down * shape.columns : down;
  const int heads = maps.heads() <= 1 ? 0 : across;
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
