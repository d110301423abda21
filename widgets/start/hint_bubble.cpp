#include "widgets/start/hint_bubble.hpp"

#include <QPainter>
#include <QPainterPath>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

constexpr int badge = 24, padding = 14, radius = 10;

/// Soft and dark, under what floats.
class Shade : public QWidget {
 public:
  Shade(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) { setAttribute(Qt::WA_TransparentForMouseEvents); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    drawShadow(painter, QRectF(rect()).adjusted(shadow_reach, shadow_reach - shadow_drop, -shadow_reach, -shadow_reach - shadow_drop), radius, themes_.theme());
  }

 private:
  ThemeStore& themes_;
};

}  // namespace

HintBubble::HintBubble(int number, const QString& heading, const QString& words, int width, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), number_(number), foot_(new QWidget(this)), shade_(new Shade(themes, parent)) {
  setObjectName(QStringLiteral("hint_%1").arg(number));
  setAccessibleName(heading);
  setAccessibleDescription(words);
  setFixedWidth(width + 2 * bubble_pointer);
  auto* column = new QVBoxLayout(this);
  const int edge = bubble_pointer + padding;
  column->setContentsMargins(edge, edge, edge, edge);
  column->setSpacing(2);
  auto* name = new Label(heading, fonts::title(), &Theme::on_accent, themes, this);
  auto* text = new Label(words, fonts::body(), &Theme::on_accent, themes, this);
  for (Label* label : {name, text}) {
    label->setWordWrap(true);
    label->setContentsMargins(badge + 10, 0, 0, 0);
    column->addWidget(label);
  }
  auto* row = new QHBoxLayout(foot_);
  row->setContentsMargins(0, 8, 0, 0);
  row->addWidget(new Label(tr("Esc hides these hints"), fonts::body(), &Theme::on_accent, themes, foot_), 1);
  got_it_ = new QPushButton(tr("Got it"), foot_);
  got_it_->setFocusPolicy(Qt::TabFocus);
  const auto restyle = [this] {
    const Theme& theme = themes_.theme();
    got_it_->setStyleSheet(QStringLiteral("QPushButton { background: %1; color: %2; font-weight: 500; border: 2px solid %1; }"
                                          "QPushButton:focus { border-color: %3; }")
                               .arg(theme.on_accent.name(), theme.accent_fill.name(), theme.text.name()));
    update();
  };
  connect(&themes, &ThemeStore::changed, this, restyle);
  restyle();
  row->addWidget(got_it_);
  column->addWidget(foot_);
  foot_->hide();
  shade_->hide();
  hide();
}

void HintBubble::setFoot(bool shown) { foot_->setVisible(shown); }

QSize HintBubble::bodySize() const {
  layout()->activate();
  const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height();
  return {width() - 2 * bubble_pointer, height - 2 * bubble_pointer};
}

void HintBubble::moveTo(const BubblePlace& place) {
  place_ = place;
  setGeometry(place.body.adjusted(-bubble_pointer, -bubble_pointer, bubble_pointer, bubble_pointer));
  shade_->setGeometry(place.body.adjusted(-shadow_reach, -shadow_reach + shadow_drop, shadow_reach, shadow_reach + shadow_drop));
  const QRegion inside(outline().toFillPolygon().toPolygon());
  QRegion mask = inside;  // the mouse reaches what lies round it; a pixel more keeps its smooth edge
  for (const QPoint& by : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)}) mask |= inside.translated(by);
  setMask(mask);
  update();
}

/// The body with its pointer, in this widget.
QPainterPath HintBubble::outline() const {
  const QRectF body = QRectF(rect()).adjusted(bubble_pointer, bubble_pointer, -bubble_pointer, -bubble_pointer);
  QPainterPath path;
  path.addRoundedRect(body, radius, radius);
  if (!place_.side) return path;
  const double at = place_.pointer, half = bubble_pointer, out = bubble_pointer;
  QPolygonF pointer;
  switch (*place_.side) {
    case BubbleSide::Left: pointer << QPointF(0, -half) << QPointF(out, 0) << QPointF(0, half); pointer.translate(body.right() - 1, body.top() + at); break;
    case BubbleSide::Right: pointer << QPointF(0, -half) << QPointF(-out, 0) << QPointF(0, half); pointer.translate(body.left() + 1, body.top() + at); break;
    case BubbleSide::Above: pointer << QPointF(-half, 0) << QPointF(0, out) << QPointF(half, 0); pointer.translate(body.left() + at, body.bottom() - 1); break;
    case BubbleSide::Below: pointer << QPointF(-half, 0) << QPointF(0, -out) << QPointF(half, 0); pointer.translate(body.left() + at, body.top() + 1); break;
  }
  QPainterPath tip;
  tip.addPolygon(pointer);
  tip.closeSubpath();
  return path.united(tip);
}

void HintBubble::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillPath(outline(), theme.accent_fill);
  const QRectF circle(bubble_pointer + padding, bubble_pointer + padding, badge, badge);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.on_accent);
  painter.drawEllipse(circle);
  painter.setPen(theme.accent_fill);
  painter.setFont(fonts::title());
  painter.drawText(circle, Qt::AlignCenter, QString::number(number_));
}

void HintBubble::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  shade_->show();
  shade_->raise();
  raise();
}

void HintBubble::hideEvent(QHideEvent* event) {
  shade_->hide();
  QWidget::hideEvent(event);
}

}  // namespace lacuna::widgets
