#include <QOpenGLContext>
#include <QOpenGLPaintDevice>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/canvas/canvas_images.hpp"
#include "widgets/canvas/canvas_onion.hpp"
#include "widgets/canvas/canvas_sides.hpp"
#include "widgets/canvas/changed_region.hpp"
#include "widgets/canvas/clip_canvas.hpp"

namespace lacuna::widgets {

void ClipCanvas::initializeGL() {
  renderer_.initialise();
  changed_.fill(true);
  drawn_.clear();
  marks_before_ = marks_image_ = {};
  // Moving to another window makes a new context; what the old one holds goes with it.
  connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] {
    makeCurrent();
    renderer_.release();
    doneCurrent();
  });
}

/// What the changed maps change on the screen; device pixels.
QRegion ClipCanvas::uploadChanged(const CanvasRenderer::Look& look) {
  using Map = CanvasRenderer::Map;
  const auto take = [this](Map map) { return std::exchange(changed_[map], false); };
  const bool whole = changed_[Map::Frame] || changed_[Map::Error] || changed_[Map::Features] || changed_[Map::Predicted] || changed_[Map::Attention];
  shown_step_ = session_.playheadStep();
  const auto& frames = session_.window()->frames;
  const auto at = static_cast<std::size_t>(std::clamp(session_.playhead(), 0, static_cast<int>(frames.size()) - 1));
  if (take(Map::Frame)) renderer_.upload(Map::Frame, wrapFrame(*frames[at]));
  const QRegion cells = take(Map::Hidden) ? uploadHidden(look) : QRegion();
  const latent::Run* run = shown_.run();
  if (take(Map::Error) && run) {
    renderer_.upload(Map::Error, errorImage(*run, shown_step_, shown_.range(), view_.metric, themes_.theme()));
  }
  for (const Map map : {Map::Features, Map::Predicted})
    if (take(map) && run && shown_.projection())
      renderer_.upload(map, featuresImage(*run, *shown_.projection(), shown_step_, map == Map::Predicted));
  const ShownAttention& attention = shown_.attention();
  if (take(Map::Attention) && attentionIsHere())
    renderer_.upload(Map::Attention, attentionImage(attention.maps(), attention.block(), attention.head(), shown_step_,
                                                    attention.maps().largest(attention.block(), attention.head()), MapGround::Frame, themes_.theme()));
  return whole ? QRegion(look.whole()) : cells;
}

/// The maps that are kept are of the clip on show.
bool ClipCanvas::attentionIsHere() const {
  const AttentionMaps& maps = shown_.attention().maps();
  return !maps.empty() && maps.request().window == session_.window();
}

/// The cells that are hidden or shown anew, with the outline around them.
QRegion ClipCanvas::uploadHidden(const CanvasRenderer::Look& look) {
  const QImage before = std::exchange(hidden_image_, hiddenImage(session_.shownMask(), shown_step_));
  renderer_.upload(CanvasRenderer::Hidden, hidden_image_);
  const int margin = static_cast<int>(std::ceil(4 * look.device_pixel_ratio));
  const QRectF crop(look.frame_rect.x() + look.crop_in_frame.x() * look.frame_rect.width(),
                    look.frame_rect.y() + look.crop_in_frame.y() * look.frame_rect.height(),
                    look.crop_in_frame.width() * look.frame_rect.width(), look.crop_in_frame.height() * look.frame_rect.height());
  QRegion region;
  for (const QRect& cells : changedTiles(before, hidden_image_, 1)) {
    const double width = crop.width() / look.grid.width(), height = crop.height() / look.grid.height();
    const QRectF pixels(crop.x() + cells.x() * width, crop.y() + cells.y() * height, cells.width() * width, cells.height() * height);
    region += pixels.toAlignedRect().adjusted(-margin, -margin, margin, margin);
  }
  return region & look.whole();
}

CanvasRenderer::Look ClipCanvas::look() const {
  CanvasRenderer::Look look;
  const qreal ratio = devicePixelRatioF();
  const QRectF frame = frame_view_.frameRect();
  look.viewport = QSizeF(size()) * ratio;
  look.frame_rect = QRectF(frame.topLeft() * ratio, frame.size() * ratio);
  const media::RectInFrame crop = session_.window()->geometry.rectInFrame();
  look.crop_in_frame = QRectF(crop.x0, crop.y0, crop.width(), crop.height());
  if (session_.placement()) look.grid = QSize(session_.placement()->grid.cols, session_.placement()->grid.rows);
  look.device_pixel_ratio = ratio;
  look.show_mask = view_.show_mask;
  look.show_marks = !plain_;
  look.error_opacity = view_.show_error ? opacityOf(LensKind::Error) : 0;
  look.features_opacity = view_.show_features ? opacityOf(LensKind::TrueFeatures) : 0;
  look.attention_opacity = view_.show_attention ? opacityOf(LensKind::Attention) : 0;
  look.features_predicted = view_.features_predicted;
  look.grid_opacity = view_.show_grid ? 1 : 0;
  look.ground = themes_.theme().panel;
  look.hidden_edge = themes_.theme().hidden_edge;
  return look;
}

/// What is out of date is at half strength.
double ClipCanvas::opacityOf(LensKind lens) const {
  const double freshness = shown_.stale() ? 0.5 : 1.0;
  switch (lens) {
    case LensKind::Error:
      return shown_.run() ? view_.error_opacity * freshness : 0;
    case LensKind::TrueFeatures:
    case LensKind::Predicted:
      return shown_.projection() ? view_.features_opacity * freshness : 0;
    case LensKind::Attention:
      return attentionIsHere() ? view_.attention_opacity * (shown_.attention().stale() ? 0.5 : 1.0) : 0;
    default:
      return 0;
  }
}

/// With that lens's map alone; mask and grid stay.
CanvasRenderer::Look ClipCanvas::through(CanvasRenderer::Look look, LensKind lens) const {
  look.features_predicted = lens == LensKind::Predicted;
  const bool features = lens == LensKind::TrueFeatures || lens == LensKind::Predicted;
  look.error_opacity = lens == LensKind::Error ? opacityOf(lens) : 0;
  look.features_opacity = features ? opacityOf(lens) : 0;
  look.attention_opacity = lens == LensKind::Attention ? opacityOf(lens) : 0;
  return look;
}

std::vector<CanvasRenderer::Side> ClipCanvas::sides() const {
  const CanvasRenderer::Look view = look();
  const CanvasRenderer::Look left = sides_.left ? through(view, *sides_.left) : view;
  QRect area = view.whole();
  if (!lineX()) return {{left, area}};
  const int line = std::clamp(qRound(*lineX() * devicePixelRatioF()), 0, area.width());
  return {{left, QRect(0, 0, line, area.height())}, {view, QRect(line, 0, area.width() - line, area.height())}};
}

/// Which lens is where, where that is to be said.
void ClipCanvas::paintNames(QPainter& painter) const {
  if (!sides_.named || !session_.window()) return;
  const QString view = nameOfView();
  paintSides(painter, {sight(), lineX(), sides_.left ? nameOf(*sides_.left) : view, view}, themes_.theme());
}

void ClipCanvas::paintGL() {
  if (!renderer_.problem().isEmpty() || !session_.window() || session_.window()->frames.empty()) return paintProblem();
  std::vector<CanvasRenderer::Side> now = sides();
  const CanvasRenderer::Look& look = now.front().look;
  const QRegion maps = uploadChanged(look);
  const QRegion marks = plain_ ? QRegion() : uploadMarks();
  const QRegion changed = drawn_ == now ? maps : QRegion(look.whole());
  renderer_.draw(now, changed, changed + marks);
  drawn_ = std::move(now);
}

void ClipCanvas::paintProblem() {
  drawn_.clear();
  QOpenGLPaintDevice device(size() * devicePixelRatioF());
  device.setDevicePixelRatio(devicePixelRatioF());
  QPainter painter(&device);
  painter.fillRect(rect(), themes_.theme().panel);
  if (renderer_.problem().isEmpty()) return;
  painter.setPen(themes_.theme().text2);
  painter.setFont(fonts::body());
  painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                   tr("This graphics driver cannot draw the clip.\n%1").arg(renderer_.problem()));
}

/// Painted in memory: smooth edges without multisampling. Answers with the tiles in which the marks are others than before.
QRegion ClipCanvas::uploadMarks() {
  constexpr int tile = 64;  // as drivers without a graphics card draw
  const QSize pixels = size() * devicePixelRatioF();
  std::swap(marks_image_, marks_before_);
  if (marks_image_.size() != pixels) marks_image_ = QImage(pixels, QImage::Format_RGBA8888_Premultiplied);
  marks_image_.setDevicePixelRatio(devicePixelRatioF());
  marks_image_.fill(Qt::transparent);
  QPainter painter(&marks_image_);
  if (view_.onion && session_.placement()) {
    const auto cell = [this](TokenId token) { return cellInWidget(token); };
    paintOnion(painter, onionOutlines(session_.shownMask(), session_.playheadStep(), cell));
  }
  paintNames(painter);
  paintMarks(painter, marks(), themes_.theme());
  painter.end();
  const QRegion changed = changedTiles(marks_before_, marks_image_, tile);
  renderer_.upload(CanvasRenderer::Marks, marks_image_, changed);
  return changed;
}

CanvasMarks ClipCanvas::marks() {
  CanvasMarks marks;
  marks.tag_within = rect();
  const auto& placement = session_.placement();
  if (ring_ && !isBare()) marks.focus_ring = QRectF(rect()).adjusted(1, 1, -1, -1);
  if (!placement) return marks;
  const int step = session_.playheadStep();
  if (const auto picked = session_.picked(); picked && index(*picked) < placement->grid.size()) {
    (placement->grid.cell(*picked).step == step ? marks.picked : marks.picked_else) = cellInWidget(*picked);
  }
  const auto hovered = session_.hovered();
  if (hovered && !isBare() && index(*hovered) < placement->grid.size() && !(cursor_ && paints())) {
    marks.hovered = cellInWidget(*hovered);
    marks.hovered_else = placement->grid.cell(*hovered).step != step;
  }
  markSelected(marks);
  markChosen(marks);
  markChanging(marks);
  return marks;
}

void ClipCanvas::markChanging(CanvasMarks& marks) {
  if (!cursor_ || !paints() || isBare()) return;
  const mask::GridPlacement& placement = *session_.placement();
  const double radius = brushRadius(view_.brush_cells, placement) * frame_view_.frameRect().height();
  if (paintsLines()) marks.brush = CanvasMarks::Brush{*cursor_, radius, view_.brush_tip};
  marks.tag_at = *cursor_ + (paintsLines() ? QPointF(radius * 0.75 + 8, radius * 0.75 + 8) : QPointF(14, 14));
  if (stroke_ && stroke_->shown) return markStroke(marks);
  const bool foretells = paintsLines() || view_.tool == Tool::Fill;
  if (!foretells || stroke_ || !frame_view_.frameRect().contains(*cursor_)) return;
  const mask::Operation operation = operationOf(Qt::LeftButton);
  if (!changing_known_) {
    const auto shape = paintsLines() ? newStroke(ShapeId{}, *cursor_, Qt::LeftButton).shape() : fillShape(*cursor_, Qt::LeftButton);
    changing_.clear();
    if (shape)
      changing_ = tokensChangedBy(session_.mask(),
                                  mask::rasteriseOver(session_.mask(), *shape, placement, session_.document().coverage));
    changing_known_ = true;
  }
  marks.tag = tagFor(changing_, operation);
  std::vector<TokenId> here;
  std::copy_if(changing_.begin(), changing_.end(), std::back_inserter(here),
               [&](TokenId token) { return placement.grid.cell(token).step == session_.playheadStep(); });
  for (const TokenId token : here) marks.changing.push_back(cellInWidget(token));
  marks.changing_edges = edgesAround(here);
}

void ClipCanvas::markStroke(CanvasMarks& marks) {
  const mask::MaskShape shape = stroke_->builder.shape();
  const auto boxOf = [this](mask::PointInFrame a, mask::PointInFrame b) { return QRectF(posInWidget(a), posInWidget(b)).normalized(); };
  if (const auto* rectangle = std::get_if<mask::Rectangle>(&shape.form)) marks.box = boxOf(rectangle->a, rectangle->b);
  if (const auto* ellipse = std::get_if<mask::Ellipse>(&shape.form)) {
    marks.box = boxOf(ellipse->a, ellipse->b);
    marks.box_round = true;
  }
  if (const auto* loop = std::get_if<mask::Polygon>(&shape.form))
    for (const auto& point : loop->points) marks.loop << posInWidget(point);
  marks.tag = view_.tool == Tool::Follow ? tr("Follow what is inside")
                                         : tagFor(tokensChangedBy(session_.mask(), session_.shownMask()), stroke_->operation);
}

std::vector<QLineF> ClipCanvas::edgesAround(const std::vector<TokenId>& cells) const {
  const mask::TokenGrid& grid = session_.placement()->grid;
  std::vector<char> inside(static_cast<std::size_t>(grid.perStep()), 0);
  for (const TokenId token : cells) inside[static_cast<std::size_t>(index(token) % grid.perStep())] = 1;
  const auto holds = [&](int row, int col) {
    return row >= 0 && row < grid.rows && col >= 0 && col < grid.cols &&
           inside[static_cast<std::size_t>(row * grid.cols + col)] != 0;
  };
  std::vector<QLineF> edges;
  for (const TokenId token : cells) {
    const mask::Cell cell = grid.cell(token);
    const QRectF rect = cellInWidget(token);
    if (!holds(cell.row - 1, cell.col)) edges.emplace_back(rect.topLeft(), rect.topRight());
    if (!holds(cell.row + 1, cell.col)) edges.emplace_back(rect.bottomLeft(), rect.bottomRight());
    if (!holds(cell.row, cell.col - 1)) edges.emplace_back(rect.topLeft(), rect.bottomLeft());
    if (!holds(cell.row, cell.col + 1)) edges.emplace_back(rect.topRight(), rect.bottomRight());
  }
  return edges;
}

QString ClipCanvas::tagFor(const std::vector<TokenId>& changed, mask::Operation operation) const {
  if (changed.empty()) return operation == mask::Operation::Hide ? tr("Nothing more to hide here") : tr("Nothing to show here");
  const int per_step = session_.placement()->grid.perStep();
  int steps = 0;
  for (int i = 0, last = -1; i < static_cast<int>(changed.size()); ++i) {
    const int step = index(changed[static_cast<std::size_t>(i)]) / per_step;
    steps += step != last ? 1 : 0;
    last = step;
  }
  const int count = static_cast<int>(changed.size());
  const QString act = operation == mask::Operation::Hide
                          ? tr("Hide %n more token(s)", nullptr, count)
                          : tr("Show %n token(s)", nullptr, count);
  if (steps < 2) return act;
  const int first = index(changed.front()) / per_step, last = index(changed.back()) / per_step;
  return last - first + 1 == steps ? tr("%1, steps %2 to %3").arg(act).arg(first + 1).arg(last + 1) : tr("%1 in %2 steps").arg(act).arg(steps);
}

}  // namespace lacuna::widgets
