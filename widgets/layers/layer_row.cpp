#include "widgets/layers/layer_row.hpp"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/controls/painting.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/theme/free_hues.hpp"

namespace lacuna::widgets {

LayerRow::LayerRow(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setMinimumHeight(30);
  setFocusPolicy(Qt::StrongFocus);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(2, 0, 2, 0);
  row->setSpacing(2);
  eye_ = new IconButton("eye", {}, themes, this);
  mark_ = new IconButton("mask", {}, themes, this);
  name_ = new ValueLabel(fonts::body(), &Theme::text, themes, this);
  name_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  name_->setTextInteractionFlags(Qt::NoTextInteraction);
  name_->setAttribute(Qt::WA_TransparentForMouseEvents);
  steps_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  steps_->setAttribute(Qt::WA_TransparentForMouseEvents);
  lock_ = new IconButton("lock", tr("Locked\nClick to let tools change it again"), themes, this);
  dots_ = new IconButton("dots", tr("More\nEverything that can be done with this layer"), themes, this);
  row->addWidget(eye_);
  row->addSpacing(10);  // the colour is painted here
  row->addWidget(mark_);
  row->addWidget(name_, 1);
  row->addWidget(steps_);
  row->addWidget(lock_);
  row->addWidget(dots_);
  connect(eye_, &QAbstractButton::clicked, this, [this] { Q_EMIT eyeClicked(id_); });
  connect(mark_, &QAbstractButton::clicked, this, [this] { Q_EMIT markClicked(id_); });
  connect(lock_, &QAbstractButton::clicked, this, [this] { Q_EMIT lockClicked(id_); });
  connect(dots_, &QAbstractButton::clicked, this,
          [this] { Q_EMIT menuWanted(id_, dots_->mapToGlobal(QPoint(0, dots_->height()))); });
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LayerRow::setShape(const mask::MaskShape& shape, const QString& steps, bool chosen, bool heard) {
  if (editor_ && shape.id != id_) endRename(false);
  id_ = shape.id;
  colour_ = shape.colour;
  chosen_ = chosen;
  heard_ = heard;
  locked_ = shape.locked;
  const QString name = coreText(shape.name);
  const bool hides = shape.operation == mask::Operation::Hide;
  name_->setWhole(name);
  name_->setRole(heard ? &Theme::text : &Theme::text3);
  steps_->setText(steps);
  eye_->setIconName(shape.shown ? "eye" : "eyeoff");
  eye_->setToolTip(shape.shown ? tr("Leave out %1\nIt then has no part in the mask").arg(name) : tr("Bring %1 back").arg(name));
  mark_->setIconName(hides ? "mask" : "eraser");
  mark_->setToolTip(hides ? tr("Hides tokens\nClick: show them instead") : tr("Shows tokens\nClick: hide them instead"));
  mark_->setEnabled(!shape.locked);
  lock_->setVisible(shape.locked);
  eye_->setAccessibleName(eye_->toolTip().section('\n', 0, 0));
  mark_->setAccessibleName(mark_->toolTip().section('\n', 0, 0));
  dots_->setAccessibleName(tr("More for %1").arg(name));
  setAccessibleName(tr("Layer %1, %2, %3").arg(name, hides ? tr("hides") : tr("shows"), steps));
  update();
}

void LayerRow::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  if (chosen_)
    drawBox(painter, rect(), 6, theme.accent_soft);
  else if (underMouse())
    drawBox(painter, rect(), 6, theme.hover);
  QColor colour = groupColor(theme, freeGroup(colour_));
  if (!heard_) colour.setAlphaF(0.4F);
  drawBox(painter, QRectF(eye_->geometry().right() + 5, height() / 2.0 - 7, 4, 14), 2, colour);
  if (hasFocus()) drawFocusRing(painter, rect(), 5, theme);
}

void LayerRow::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressed_at_ = event->pos();
  pressed_id_ = id_;
  dragging_ = false;
  Q_EMIT chosen(id_);
}

void LayerRow::mouseMoveEvent(QMouseEvent* event) {
  if (!event->buttons().testFlag(Qt::LeftButton) || locked_) return;
  dragging_ = dragging_ || std::abs(event->pos().y() - pressed_at_.y()) >= QApplication::startDragDistance();
  if (dragging_) Q_EMIT dragged(pressed_id_, event->globalPosition().toPoint());
}

void LayerRow::mouseReleaseEvent(QMouseEvent* event) {
  if (std::exchange(dragging_, false)) Q_EMIT dropped(pressed_id_, event->globalPosition().toPoint());
}

void LayerRow::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && name_->geometry().contains(event->pos())) beginRename();
}

void LayerRow::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      Q_EMIT chosen(id_);
      return;
    case Qt::Key_F2:
      return beginRename();
    case Qt::Key_Menu:
      Q_EMIT menuWanted(id_, mapToGlobal(rect().bottomLeft()));
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void LayerRow::contextMenuEvent(QContextMenuEvent* event) {
  Q_EMIT chosen(id_);
  Q_EMIT menuWanted(id_, event->globalPos());
}

void LayerRow::beginRename() {
  if (locked_ || editor_) return;
  editor_ = new QLineEdit(name_->whole(), this);
  editor_->setAccessibleName(tr("Name of the layer"));
  editor_->setMaxLength(120);
  editor_->setGeometry(name_->geometry().adjusted(-4, 3, 4, -3));
  editor_->selectAll();
  editor_->show();
  editor_->setFocus();
  editor_->installEventFilter(this);
  connect(editor_, &QLineEdit::editingFinished, this, [this] { endRename(true); });
}

void LayerRow::endRename(bool keep) {
  if (!editor_) return;
  QLineEdit* editor = std::exchange(editor_, nullptr);
  const QString name = editor->text().trimmed();
  editor->disconnect(this);
  editor->deleteLater();
  if (keep && !name.isEmpty() && name != name_->whole()) Q_EMIT renamed(id_, name);
}

bool LayerRow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == editor_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    endRename(false);
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace lacuna::widgets
