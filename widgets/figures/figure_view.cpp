#include "widgets/figures/figure_view.hpp"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>
#include <iterator>

namespace lacuna::widgets {

FigureView::FigureView(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFocusPolicy(Qt::StrongFocus);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void FigureView::copyNumbers() const {
  QGuiApplication::clipboard()->setText(QString::fromStdString(latent::tableCsv(figure().table)));
}

void FigureView::contextMenuEvent(QContextMenuEvent* event) {
  if (!hasFigure()) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Copy the numbers"), this, [this] { copyNumbers(); });
  menu->addAction(tr("Save as..."), this, [this] { Q_EMIT exportWanted(figure()); });
  menu->popup(event->globalPos());
}

bool FigureView::event(QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride || !hasFigure()) return QWidget::event(event);
  const auto& pressed = *static_cast<QKeyEvent*>(event);
  constexpr int moves[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter};
  const bool plain = (pressed.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
  const bool moved = answersToArrows() && plain && std::ranges::find(moves, pressed.key()) != std::end(moves);
  if (!moved && !pressed.matches(QKeySequence::Copy) && !pressed.matches(QKeySequence::Save)) return QWidget::event(event);
  event->accept();
  return true;
}

void FigureView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy) && hasFigure()) return copyNumbers();
  if (event->matches(QKeySequence::Save) && hasFigure()) return Q_EMIT exportWanted(figure());
  QWidget::keyPressEvent(event);
}

}  // namespace lacuna::widgets
