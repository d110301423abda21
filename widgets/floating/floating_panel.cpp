#include "widgets/floating/floating_panel.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

constexpr int top_bar = 42, status_bar = 26, edge = 6, radius = 8, head_height = 40;

}  // namespace

FloatingPanel::FloatingPanel(const QString& title, Place place, const QSize& size, ThemeStore& themes, QWidget& window)
    : QWidget(&window), themes_(themes), place_(place), size_(size), window_(window) {
  setAccessibleName(title);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  if (!title.isEmpty()) addHead(title, *column);
  body_ = new QVBoxLayout;
  body_->setContentsMargins(0, 0, 0, 0);
  body_->setSpacing(0);
  column->addLayout(body_, 1);
  window.installEventFilter(this);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  hide();
}

void FloatingPanel::addHead(const QString& title, QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(16, 7, 8, 7);
  row->setSpacing(8);
  row->addWidget(new Label(title, fonts::title(), &Theme::text, themes_, this));
  head_ = new QHBoxLayout;
  head_->setSpacing(8);
  row->addLayout(head_, 1);
  auto* close_button = new IconButton("x", tr("Close"), themes_, this);
  connect(close_button, &QAbstractButton::clicked, this, [this] { close(); });
  row->addWidget(close_button);
  column.addLayout(row);
}

void FloatingPanel::open() {
  aboutToOpen();
  if (isHidden()) focus_before_ = window_.focusWidget();
  settle();
  raise();
  show();
  QWidget* first = firstFocus();
  const QList<QWidget*> all = focusable();
  if (first == nullptr && !all.isEmpty()) first = all.size() > 1 && all.front()->inherits("QToolButton") ? all[1] : all.front();
  if (first != nullptr) first->setFocus(Qt::ShortcutFocusReason);
}

void FloatingPanel::close() {
  if (isHidden()) return;
  const bool had_keyboard = isAncestorOf(window_.focusWidget());
  hide();
  if (had_keyboard && focus_before_) focus_before_->setFocus(Qt::OtherFocusReason);
  Q_EMIT closed();
}

void FloatingPanel::setBoxSize(const QSize& size) {
  size_ = size;
  if (!isHidden()) settle();
}

QRect FloatingPanel::boxRect() const { return contentsRect(); }

void FloatingPanel::settle() {
  const QRect room = window_.rect().adjusted(edge, top_bar, -edge, -status_bar);
  const QSize size(std::min(size_.width(), room.width() - 2 * edge), std::min(size_.height(), room.height() - 2 * edge));
  QRect box(QPoint(), size);
  switch (place_) {
    case Place::Top: box.moveTo(room.center().x() - size.width() / 2, room.top()); break;
    case Place::TopRight: box.moveTopRight({room.right(), room.top()}); break;
    case Place::Middle: box.moveCenter(room.center()); break;
    case Place::BottomRight: box.moveBottomRight({room.right() - edge, room.bottom() - edge}); break;
  }
  const QRect whole = covers() ? window_.rect() : box.adjusted(-shadow_reach, -shadow_reach, shadow_reach, shadow_reach + shadow_drop).intersected(window_.rect());
  setGeometry(whole);
  setContentsMargins(box.left() - whole.left(), box.top() - whole.top(), whole.right() - box.right(), whole.bottom() - box.bottom());
}

/// Esc is the panel's own; while it covers the window, letters and arrows mean nothing below it.
bool FloatingPanel::event(QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride) return QWidget::event(event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
  const bool function = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
  if (key.key() != Qt::Key_Escape && (!covers() || !plain || function)) return QWidget::event(event);
  event->accept();
  return true;
}

bool FloatingPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::Resize && !isHidden()) settle();
  return QWidget::eventFilter(watched, event);
}

void FloatingPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return close();
  QWidget::keyPressEvent(event);
}

void FloatingPanel::mousePressEvent(QMouseEvent* event) {
  if (!boxRect().contains(event->position().toPoint())) close();
}

QList<QWidget*> FloatingPanel::focusable() const {
  QList<QWidget*> found;
  for (QWidget* next = nextInFocusChain(); next != nullptr && next != this; next = next->nextInFocusChain())
    if (isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus) != 0 && next->isEnabled() && next->isVisibleTo(this)) found << next;
  return found;
}

bool FloatingPanel::focusNextPrevChild(bool next) {
  if (!covers()) return QWidget::focusNextPrevChild(next);
  const QList<QWidget*> all = focusable();
  if (all.isEmpty()) return false;
  const auto now = static_cast<int>(all.indexOf(window_.focusWidget())), count = static_cast<int>(all.size());
  const int then = now < 0 ? 0 : (now + (next ? 1 : count - 1)) % count;
  all[then]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
  return true;
}

void FloatingPanel::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  if (place_ == Place::Middle) {
    QColor veil = theme.gutter;
    veil.setAlphaF(0.55F);
    painter.fillRect(rect(), veil);
  }
  drawShadow(painter, boxRect(), radius, theme);
  drawBox(painter, boxRect(), radius, theme.raised, theme.line2);
  if (head_ == nullptr) return;
  const QRect box = boxRect();
  painter.fillRect(QRect(box.left() + 1, box.top() + head_height, box.width() - 2, 1), theme.line);
}

}  // namespace lacuna::widgets
