#include "widgets/teach/presenter_layer.hpp"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"
#include "widgets/teach/large_type.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {
constexpr double zoom = 2, mouse_radius = 120, pen_width = 6;
constexpr std::size_t most_lines = 500;
}

PresenterLayer::PresenterLayer(ThemeStore& themes, QWidget* stage) : QWidget(stage), themes_(themes) {
  setObjectName("presenter");
  setAttribute(Qt::WA_NoSystemBackground);
  setFocusPolicy(Qt::NoFocus);
  setAccessibleName(tr("Spotlight and drawing"));
  setMouseTracking(true);
  follow();
}

/// The mouse goes through to the stage unless it draws, moves the zoom, or all is black.
void PresenterLayer::follow() {
  setAttribute(Qt::WA_TransparentForMouseEvents, !drawing_ && !zoomed() && !black_);
  setCursor(drawing_ ? Qt::CrossCursor : black_ ? Qt::BlankCursor : Qt::ArrowCursor);
  raise();
  update();
  Q_EMIT changed();
}

void PresenterLayer::setPlace(std::optional<Place> place) {
  const bool same = place.has_value() == place_.has_value() && (!place || (place->at == place_->at && place->radius == place_->radius && place->text == place_->text && place->within == place_->within));
  if (same) return;
  place_ = std::move(place);
  update();
}

void PresenterLayer::begin() {
  spotlight_ = place_ ? Spotlight::Place : Spotlight::Off;
  drawing_ = black_ = false;
  still_ = QPixmap();
  lines_.clear();
  follow();
}

void PresenterLayer::nextSpotlight() {
  spotlight_ = spotlight_ == Spotlight::Place ? Spotlight::Mouse : spotlight_ == Spotlight::Mouse ? Spotlight::Off : place_ ? Spotlight::Place : Spotlight::Mouse;
  if (spotlight_ == Spotlight::Mouse) mouse_ = mapFromGlobal(QCursor::pos());
  follow();
}

void PresenterLayer::setDrawing(bool on) {
  drawing_ = on;
  follow();
}

void PresenterLayer::clearDrawing() {
  lines_.clear();
  follow();
}

void PresenterLayer::setZoomed(bool on) {
  still_ = QPixmap();
  if (on) {
    hide();  // the picture is of what lies under it
    still_ = parentWidget()->grab();
    show();
    mouse_ = mapFromGlobal(QCursor::pos());
  }
  follow();
}

void PresenterLayer::setBlack(bool on) {
  black_ = on;
  follow();
}

bool PresenterLayer::leaveOne() {
  if (black_) setBlack(false);
  else if (zoomed()) setZoomed(false);
  else if (drawing_) setDrawing(false);
  else return false;
  return true;
}

void PresenterLayer::mouseAt(const QPointF& pos) {
  mouse_ = pos;
  if (spotlight_ == Spotlight::Mouse || zoomed()) update();
}

void PresenterLayer::mousePressEvent(QMouseEvent* event) {
  if (!drawing_ || event->button() != Qt::LeftButton || lines_.size() >= most_lines) return;
  lines_.emplace_back(event->position());
  update();
}

void PresenterLayer::mouseMoveEvent(QMouseEvent* event) {
  mouseAt(event->position());
  if (!drawing_ || lines_.empty() || !(event->buttons() & Qt::LeftButton)) return;
  lines_.back().lineTo(event->position());
  update();
}

void PresenterLayer::paintSpot(QPainter& painter, const QPointF& at, double radius, bool dim) const {
  if (dim) {
    QPainterPath outside, circle;
    outside.addRect(rect());
    circle.addEllipse(at, radius, radius);
    painter.fillPath(outside.subtracted(circle), inks::shade(0.6));
  }
  painter.setBrush(Qt::NoBrush);
  const double scale = large::scaleOf(*this);
  painter.setPen(QPen(inks::casing(1), 7 * scale));
  painter.drawEllipse(at, radius, radius);
  painter.setPen(QPen(inks::mark(), 3 * scale));
  painter.drawEllipse(at, radius, radius);
}

void PresenterLayer::paintPlace(QPainter& painter) const {
  painter.save();
  painter.setClipRect(place_->within);
  paintSpot(painter, place_->at, place_->radius, false);
  painter.restore();
  if (place_->text.isEmpty()) return;
  const double scale = large::scaleOf(*this);
  QFont font = large::strong();
  font.setPixelSize(static_cast<int>(font.pixelSize() * scale));
  painter.setFont(font);
  const QSizeF size(painter.fontMetrics().horizontalAdvance(place_->text) + 32 * scale, 42 * scale);
  QRectF box(QPointF(place_->at.x() - size.width() / 2, place_->at.y() - place_->radius - 26 * scale - size.height()), size);
  if (box.top() < place_->within.top() + 8) box.moveTop(place_->at.y() + place_->radius + 26 * scale);
  const QRectF room = size.width() + 16 <= place_->within.width() ? place_->within : QRectF(rect());
  box.moveLeft(std::clamp(box.left(), room.left() + 8, std::max(room.left() + 8, room.right() - size.width() - 8)));
  const bool above = box.bottom() < place_->at.y();
  painter.setPen(QPen(inks::mark(), 3 * scale));
  painter.drawLine(QPointF(place_->at.x(), above ? box.bottom() : box.top()), QPointF(place_->at.x(), place_->at.y() + (above ? -1 : 1) * place_->radius));
  drawBox(painter, box, 8, inks::label(), inks::mark(0.16));
  painter.setPen(inks::mark());
  painter.drawText(box, Qt::AlignCenter, place_->text);
}

void PresenterLayer::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  if (black_) return painter.fillRect(rect(), inks::shadow(1));
  if (zoomed()) {
    const QSizeF part = QSizeF(size()) / zoom;
    const double left = std::clamp(mouse_.x() - part.width() / 2, 0.0, width() - part.width()), top = std::clamp(mouse_.y() - part.height() / 2, 0.0, height() - part.height());
    const double dpr = still_.devicePixelRatio();
    painter.drawPixmap(QRectF(rect()), still_, QRectF(QPointF(left, top) * dpr, part * dpr));
  } else {
    if (spotlight_ == Spotlight::Place && place_) paintPlace(painter);
    if (spotlight_ == Spotlight::Mouse) paintSpot(painter, mouse_, mouse_radius * large::scaleOf(*this), true);
  }
  const double pen = pen_width * large::scaleOf(*this);
  for (const QPainterPath& line : lines_) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(inks::casing(0.63), pen * 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
    painter.setPen(QPen(inks::pen(themes_.theme()), pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
  }
}

}  // namespace lacuna::widgets
