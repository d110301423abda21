#include "widgets/canvas/clip_canvas.hpp"

#include <QOpenGLContext>
#include <QPainter>
#include "widgets/token_words.hpp"

namespace lacuna::widgets {
namespace {

QSurfaceFormat canvasFormat() {
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  if (format.version() < qMakePair(3, 2)) {
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
  }
  return format;
}

}  // namespace

ClipCanvas::ClipCanvas(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
                       QWidget* parent)
    : FinerGlWidget(parent), session_(session), view_(view), themes_(themes), shown_(shown) {
  changed_.fill(true);
  setFormat(canvasFormat());
  setUpdateBehavior(PartialUpdate);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setContextMenuPolicy(Qt::PreventContextMenu);
  setMinimumSize(120, 90);
  setAccessibleName(tr("Clip"));
  preview_timer_.setSingleShot(true);
  preview_timer_.setInterval(0);  // one preview per pass of the event loop, however many moves came
  connect(&preview_timer_, &QTimer::timeout, this, &ClipCanvas::showPreview);
  connect(&shown_, &ShownResult::changed, this, &ClipCanvas::onResult);
  connect(&shown_, &ShownResult::staleChanged, this, qOverload<>(&ClipCanvas::update));
  connect(&shown_, &ShownResult::attentionChanged, this, &ClipCanvas::onAttention);
  connect(&view_, &ViewState::changed, this, &ClipCanvas::onView);
  connect(&themes_, &ThemeStore::changed, this, &ClipCanvas::onResult);
  connection_ = session_.onChange([this](const session::Change& change) { onChange(change); });
  readClip();
  updateCursor();
}

ClipCanvas::~ClipCanvas() {
  if (!context()) return;
  disconnect(context(), nullptr, this, nullptr);
  makeCurrent();
  renderer_.release();
  doneCurrent();
}

QRectF ClipCanvas::cellInWidget(TokenId token) const {
  const auto& placement = session_.placement();
  if (!placement || placement->grid.size() == 0) return {};
  const mask::Cell cell = placement->grid.cell(token);
  const double width = (placement->x1 - placement->x0) / placement->grid.cols;
  const double height = (placement->y1 - placement->y0) / placement->grid.rows;
  return {posInWidget({placement->x0 + cell.col * width, placement->y0 + cell.row * height}),
          posInWidget({placement->x0 + (cell.col + 1) * width, placement->y0 + (cell.row + 1) * height})};
}

std::optional<TokenId> ClipCanvas::tokenAt(QPointF pos_in_widget) const {
  const auto& placement = session_.placement();
  mask::Cell cell;
  if (!placement || !placement->cellAt(posInFrame(pos_in_widget), session_.playheadStep(), cell)) return std::nullopt;
  return placement->grid.id(cell);
}

void ClipCanvas::resizeEvent(QResizeEvent* event) {
  drawn_.clear();
  frame_view_.setWidgetSize(event->size());
  QOpenGLWidget::resizeEvent(event);  // paints at once
  changing_known_ = false;
  Q_EMIT viewChanged();
}

void ClipCanvas::fit() {
  frame_view_.fit();
  changing_known_ = false;
  update();
  Q_EMIT viewChanged();
}

void ClipCanvas::setFrameView(const FrameView& view) {
  frame_view_ = view;
  frame_view_.setWidgetSize(size());
  changing_known_ = false;
  update();
  Q_EMIT viewChanged();
}

QImage ClipCanvas::picture() {
  plain_ = true;
  QImage whole = grabFramebuffer();
  plain_ = false;
  update();
  const qreal ratio = devicePixelRatioF();
  whole.setDevicePixelRatio(ratio);
  QPainter painter(&whole);
  paintNames(painter);
  painter.end();
  return whole.copy(QRectF(sight().topLeft() * ratio, sight().size() * ratio).toRect());
}

void ClipCanvas::setSides(const CanvasSides& sides) {
  if (sides == sides_) return;
  sides_ = sides;
  update();
}

QRectF ClipCanvas::sight() const { return frame_view_.frameRect().intersected(rect()); }

std::optional<double> ClipCanvas::lineX() const {
  if (!sides_.line || !session_.window()) return std::nullopt;
  return sight().left() + *sides_.line * sight().width();
}

QString ClipCanvas::nameOfView() const { return nameOf(lensOn(view_)); }

void ClipCanvas::showPath(bool shown) {
  path_shown_ = shown;
  update();
}

QString ClipCanvas::describe(TokenId token) const { return tokenWords(session_, token, shown_.errorOf(token)); }

void ClipCanvas::onChange(const session::Change& change) {
  const bool input =
      std::holds_alternative<session::ClipChanged>(change) || std::holds_alternative<session::ModelChanged>(change);
  if (input) readClip();
  if (std::holds_alternative<session::PlayheadMoved>(change)) {
    changed_[CanvasRenderer::Frame] = true;
    if (session_.playheadStep() != shown_step_) changed_.fill(true);
    changing_known_ = false;
  }
  if (std::holds_alternative<session::MaskChanged>(change) || std::holds_alternative<session::PreviewMoved>(change)) {
    if (drag_ && drag_->change.overtaken()) endDrag(false);
    const auto previewed = session_.previewed();
    if (stroke_ && previewed && previewed != stroke_->id) cancelStroke();  // another took its place
    changed_[CanvasRenderer::Hidden] = true;
    changing_known_ = false;
  }
  if (std::holds_alternative<session::SelectionChanged>(change)) describeSelection();
  update();
}

void ClipCanvas::onResult() {
  for (const auto map : {CanvasRenderer::Error, CanvasRenderer::Features, CanvasRenderer::Predicted, CanvasRenderer::Attention}) changed_[map] = true;
  describeSelection();
  update();
}

void ClipCanvas::onAttention() {
  changed_[CanvasRenderer::Attention] = true;
  update();
}

void ClipCanvas::onView() {
  if (stroke_ && stroke_->tool != view_.tool) cancelStroke();
  if (drag_ && view_.tool != Tool::Move) endDrag(false);
  changing_known_ = false;
  updateCursor();
  update();
}

void ClipCanvas::readClip() {
  const mask::TokenGrid grid = session_.placement() ? session_.placement()->grid : mask::TokenGrid{};
  if (session_.window() && clip_.lock() == session_.window() && grid_ == grid) return;
  clip_ = session_.window();
  grid_ = grid;
  cancelStroke();
  endDrag(false);
  changed_.fill(true);
  changing_known_ = false;
  const auto& window = session_.window();
  if (!window || window->frames.empty()) return;
  const Image& frame = *window->frames.front();
  const bool named = window->info.width > 0 && window->info.height > 0;
  frame_view_.setFrameSize(named ? QSizeF(window->info.width, window->info.height) : QSizeF(frame.width, frame.height));
  Q_EMIT viewChanged();
}

void ClipCanvas::describeSelection() {
  const std::optional<TokenId> token = session_.picked() ? session_.picked() : session_.hovered();
  setAccessibleDescription(token ? describe(*token) : tr("No token picked"));
}

}  // namespace lacuna::widgets
