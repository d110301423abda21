#include "widgets/window/panel_window.hpp"

#include <QCloseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace lacuna::widgets {
namespace {
constexpr int edge = 6;
}

PanelWindow::PanelWindow(QWidget& panel, const QString& title, ThemeStore& themes, QWidget& main)
    : QWidget(&main, Qt::Window), themes_(themes) {
  setWindowTitle(tr("%1 - Lacuna").arg(title));
  setWindowIcon(main.windowIcon());
  const QSize size = panel.size() + QSize(2 * edge, 2 * edge);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(edge, edge, edge, edge);
  column->addWidget(&panel);
  addActions(main.actions());
  resize(size);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void PanelWindow::closeEvent(QCloseEvent* event) {
  event->accept();
  Q_EMIT closed();
}

void PanelWindow::moveEvent(QMoveEvent* event) {
  QWidget::moveEvent(event);
  Q_EMIT placed();
}

void PanelWindow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  Q_EMIT placed();
}

void PanelWindow::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), themes_.theme().gutter); }

}  // namespace lacuna::widgets
