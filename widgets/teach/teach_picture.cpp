#include "widgets/teach/teach_picture.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "widgets/canvas/canvas_images.hpp"
#include "widgets/canvas/canvas_overlay.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/teach/large_type.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {
constexpr double radius = 8, attention_dim = 0.55;
constexpr double outside_shade = 0.6;  // as in the clip panel
}

TeachPicture::TeachPicture(Content content, TourSession& tour, ThemeStore& themes, QWidget* parent) : QWidget(parent), content_(content), tour_(tour), themes_(themes) {
  setFocusPolicy(Qt::TabFocus);  // a click keeps the arrows for the lecturer
  setProperty("ownsArrows", true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&tour_, &TourSession::changed, this, [this] {
    describe();
    update();
  });
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  describe();
}

const latent::Run* TeachPicture::run() const { return content_ == Content::Beside ? tour_.beside().shown() : tour_.result().run(); }

std::shared_ptr<const media::ClipWindow> TeachPicture::window() const {
  if (content_ != Content::Beside) return tour_.session().window();
  const latent::Run* run = tour_.beside().shown();
  return run ? run->window : nullptr;
}

QRectF TeachPicture::pictureRect() const {
  double aspect = 1;
  if (const auto shown = window(); shown && !shown->frames.empty()) aspect = static_cast<double>(shown->frames[0]->width) / shown->frames[0]->height;
  QSizeF size(width(), width() / aspect);
  if (size.height() > height()) size = QSizeF(height() * aspect, height());
  return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QPointF TeachPicture::posInWidget(const mask::PointInFrame& point) const {
  const QRectF rect = pictureRect();
  return {rect.left() + point.x * rect.width(), rect.top() + point.y * rect.height()};
}

QRectF TeachPicture::cropRect() const {
  if (!tour_.session().placement()) return pictureRect();
  const mask::GridPlacement& placement = *tour_.session().placement();
  return {posInWidget({placement.x0, placement.y0}), posInWidget({placement.x1, placement.y1})};
}

QRectF TeachPicture::cellRect(TokenId token) const {
  if (!tour_.session().placement()) return {};
  const mask::GridPlacement& placement = *tour_.session().placement();
  const mask::Cell cell = placement.grid.cell(token);
  const double wide = (placement.x1 - placement.x0) / placement.grid.cols, high = (placement.y1 - placement.y0) / placement.grid.rows;
  return {posInWidget({placement.x0 + wide * cell.col, placement.y0 + high * cell.row}), posInWidget({placement.x0 + wide * (cell.col + 1), placement.y0 + high * (cell.row + 1)})};
}

std::optional<TokenId> TeachPicture::tokenAt(const QPointF& pos) const {
  const QRectF rect = pictureRect();
  if (!tour_.session().placement() || !rect.contains(pos)) return std::nullopt;
  mask::Cell cell;
  const mask::PointInFrame point{(pos.x() - rect.left()) / rect.width(), (pos.y() - rect.top()) / rect.height()};
  if (!tour_.session().placement()->cellAt(point, tour_.session().playheadStep(), cell)) return std::nullopt;
  return tour_.session().placement()->grid.id(cell);
}

void TeachPicture::paintFrame(QPainter& painter, const QRectF& rect) const {
  const auto shown = window();
  const std::size_t frame = std::min(shown->frames.size() - 1, static_cast<std::size_t>(tour_.session().playhead()));
  painter.drawImage(rect, wrapFrame(*shown->frames[frame]));
}

/// Features, then errors of the hidden tokens, as the view has them.
void TeachPicture::paintMaps(QPainter& painter, const QRectF& rect) const {
  const latent::Run* shown = run();
  if (shown == nullptr) return;
  const int step = tour_.session().playheadStep();
  const ViewState& view = tour_.view();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  const auto lay = [&](const QImage& image, double opacity) {
    painter.setOpacity(opacity);
    painter.drawImage(rect, image);
    painter.setOpacity(1);
  };
  if (view.show_features && tour_.result().projection() != nullptr) {
    const bool own = content_ == Content::Clip;
    lay(own ? featuresImage(*shown, *tour_.result().projection(), step, false) : besideFeatures(step), view.features_opacity);
  }
  if (view.show_error && !shown->hidden_ids.empty()) lay(errorImage(*shown, step, tour_.sharedRange(), latent::Metric::L1Normed, themes_.theme()), view.error_opacity);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
}

QImage TeachPicture::besideFeatures(int step) const {
  const latent::Run* other = tour_.beside().shown();
  const projection::Projection* axes = tour_.result().projection();
  if (colours_.of != other || colours_.in != axes) colours_ = {other, axes, projection::featureColours(*axes, *other->targets_normed)};
  const mask::TokenGrid& grid = other->grid();
  QImage image(grid.cols, grid.rows, QImage::Format_RGB888);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      const auto& rgb = colours_.rgb[static_cast<std::size_t>(index(grid.id({std::min(step, grid.steps - 1), row, col})))];
      image.setPixelColor(col, row, QColor(rgb[0], rgb[1], rgb[2]));
    }
  return image;
}

void TeachPicture::paintAttention(QPainter& painter, const QRectF& rect) const {
  painter.fillRect(rect, inks::shade(attention_dim));
  const ShownAttention& attention = tour_.attention();
  const AttentionMaps& maps = attention.maps();
  if (maps.empty()) return;
  const float largest = maps.largest(attention.block(), attention.head());
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter.setOpacity(attention.stale() ? 0.5 : 1);
  painter.drawImage(rect, attentionImage(maps, attention.block(), attention.head(), tour_.session().playheadStep(), largest, MapGround::Frame, themes_.theme()));
  painter.setOpacity(1);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
}

void TeachPicture::paintGrid(QPainter& painter, const QRectF& rect) const {
  if (!tour_.session().placement()) return;
  const mask::TokenGrid& grid = tour_.session().placement()->grid;
  painter.setPen(QPen(inks::mark(0.24), 1));
  for (int col = 1; col < grid.cols; ++col) painter.drawLine(QPointF(rect.left() + rect.width() * col / grid.cols, rect.top()), QPointF(rect.left() + rect.width() * col / grid.cols, rect.bottom()));
  for (int row = 1; row < grid.rows; ++row) painter.drawLine(QPointF(rect.left(), rect.top() + rect.height() * row / grid.rows), QPointF(rect.right(), rect.top() + rect.height() * row / grid.rows));
}

void TeachPicture::paintOutline(QPainter& painter, const QRectF&, const mask::Mask& mask) const {
  const mask::TokenGrid& grid = mask.grid();
  const int step = std::min(tour_.session().playheadStep(), grid.steps - 1);
  const auto hidden = [&](int row, int col) { return row >= 0 && col >= 0 && row < grid.rows && col < grid.cols && mask.hidden(grid.id({step, row, col})); };
  std::vector<QLineF> edges;
  QColor hatch = themes_.theme().hidden_edge;
  hatch.setAlphaF(0.55F);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      if (!hidden(row, col)) continue;
      const QRectF cell = cellRect(grid.id({step, row, col}));
      if (!tour_.view().show_error) painter.fillRect(cell, QBrush(hatch, Qt::BDiagPattern));
      if (!hidden(row - 1, col)) edges.emplace_back(cell.topLeft(), cell.topRight());
      if (!hidden(row + 1, col)) edges.emplace_back(cell.bottomLeft(), cell.bottomRight());
      if (!hidden(row, col - 1)) edges.emplace_back(cell.topLeft(), cell.bottomLeft());
      if (!hidden(row, col + 1)) edges.emplace_back(cell.topRight(), cell.bottomRight());
    }
  painter.setPen(QPen(themes_.theme().hidden_edge, 2.5 * large::scaleOf(*this), Qt::SolidLine, Qt::SquareCap));
  painter.drawLines(edges.data(), static_cast<int>(edges.size()));
}

void TeachPicture::paintMissing(QPainter& painter, const QRectF& rect) const {
  painter.fillRect(rect, themes_.theme().raised);
  painter.setFont(large::label());
  const double scale = large::scaleOf(*this);
  painter.scale(scale, scale);
  painter.setPen(themes_.theme().text2);
  const auto error = tour_.error();
  painter.drawText(QRectF(rect.topLeft() / scale, rect.size() / scale).adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, error ? wordsOf(*error).line : tr("Making it ready"));
}

void TeachPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const QRectF rect = pictureRect();
  QPainterPath round;
  round.addRoundedRect(rect, radius, radius);
  painter.setClipPath(round);
  const auto shown = window();
  if (!shown || shown->frames.empty()) return paintMissing(painter, rect);
  paintFrame(painter, rect);
  const QRectF crop = cropRect();
  if (content_ == Content::Attention) paintAttention(painter, crop);
  else paintMaps(painter, crop);
  if (tour_.view().show_grid) paintGrid(painter, crop);
  QPainterPath outside, seen;
  outside.addRect(rect);
  seen.addRect(crop);
  painter.fillPath(outside.subtracted(seen), inks::shade(outside_shade));
  const latent::Run* other = tour_.beside().shown();
  const mask::Mask& mask = content_ == Content::Beside && other != nullptr ? other->mask : tour_.session().mask();
  if (tour_.view().show_mask && mask.grid().size() > 0 && mask.hiddenCount() > 0) paintOutline(painter, rect, mask);
  CanvasMarks marks;
  if (const auto picked = tour_.session().picked(); picked && tour_.session().placement())
    (tour_.session().placement()->grid.cell(*picked).step == tour_.session().playheadStep() ? marks.picked : marks.picked_else) = cellRect(*picked);
  if (hasFocus()) marks.focus_ring = rect.adjusted(1, 1, -1, -1);
  paintMarks(painter, marks, themes_.theme());
}

void TeachPicture::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
  if (const auto token = tokenAt(event->position())) tour_.session().pick(token);
}

void TeachPicture::keyPressEvent(QKeyEvent* event) {
  const QList<int> arrows{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
  if (!arrows.contains(event->key()) || !tour_.session().placement()) return QWidget::keyPressEvent(event);
  const mask::TokenGrid& grid = tour_.session().placement()->grid;
  mask::Cell cell = tour_.session().picked() ? grid.cell(*tour_.session().picked()) : mask::Cell{0, grid.rows / 2, grid.cols / 2};
  cell.step = tour_.session().playheadStep();
  cell.row = std::clamp(cell.row + (event->key() == Qt::Key_Down) - (event->key() == Qt::Key_Up), 0, grid.rows - 1);
  cell.col = std::clamp(cell.col + (event->key() == Qt::Key_Right) - (event->key() == Qt::Key_Left), 0, grid.cols - 1);
  tour_.session().pick(grid.id(cell));
}

void TeachPicture::describe() {
  setAccessibleName(content_ == Content::Clip ? tr("Picture A") : content_ == Content::Beside ? tr("Picture B") : tr("Where the chosen head reads"));
  const auto picked = tour_.session().picked();
  if (!picked || !tour_.session().placement()) return setAccessibleDescription({});
  const mask::Cell cell = tour_.session().placement()->grid.cell(*picked);
  setAccessibleDescription(tr("Row %1, column %2, step %3").arg(cell.row + 1).arg(cell.col + 1).arg(cell.step + 1));
}

}  // namespace lacuna::widgets
