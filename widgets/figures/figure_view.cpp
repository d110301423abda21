#include "widgets/figures/figure_view.hpp"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace lacuna::widgets {

FigureView::FigureView(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFocusPolicy(Qt::StrongFocus);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

bool FigureView::empty() const { return figure().table.columns.empty(); }

void FigureView::copyNumbers() const {
  QGuiApplication::clipboard()->setText(QString::fromStdString(latent::tableCsv(figure().table)));
}

void FigureView::contextMenuEvent(QContextMenuEvent* event) {
  if (empty()) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Copy the numbers"), this, [this] { copyNumbers(); });
  menu->addAction(tr("Save as..."), this, [this] { Q_EMIT exportWanted(figure()); });
  menu->popup(event->globalPos());
}

void FigureView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy) && !empty()) return copyNumbers();
  if (event->matches(QKeySequence::Save) && !empty()) return Q_EMIT exportWanted(figure());
  QWidget::keyPressEvent(event);
}

}  // namespace lacuna::widgets
