#include "widgets/window/undo_history.hpp"

#include <QKeyEvent>
#include <algorithm>

#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {
constexpr int panel_width = 300, row_height = 28, head_height = 42, most_rows = 16;
}

UndoHistory::UndoHistory(session::Session& session, ThemeStore& themes, QWidget& window)
    : FloatingPanel(tr("History"), Place::TopRight, {panel_width, 200}, themes, window), session_(session) {
  list_ = new QListWidget(this);
  list_->setAccessibleName(tr("Steps that can be undone and done again"));
  list_->setFont(fonts::body());
  list_->setUniformItemSizes(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setTextElideMode(Qt::ElideRight);
  list_->setStyleSheet("QListWidget { background: transparent; } QListWidget:focus { border: none; }");
  list_->installEventFilter(this);
  auto* rows = new QVBoxLayout;
  rows->setContentsMargins(6, 6, 6, 6);
  rows->addWidget(list_);
  body()->addLayout(rows, 1);
  connect(list_, &QListWidget::itemClicked, this, &UndoHistory::go);
  connection_ = session.onChange([this](const session::Change&) {
    if (!isHidden() && shown_ != session_.revision()) refresh();
  });
}

void UndoHistory::refresh() {
  shown_ = session_.revision();
  const auto done = session_.undoStack().doneLabels(), undone = session_.undoStack().undoneLabels();
  list_->clear();
  QPixmap empty(20, 20);
  empty.fill(Qt::transparent);
  const QIcon none(empty);  // so that all texts begin at one place
  const auto add = [this, &none](const QString& text, bool taken_back) {
    auto* item = new QListWidgetItem(text, list_);
    item->setSizeHint({0, row_height});
    item->setIcon(none);
    if (taken_back) item->setForeground(themes_.theme().text3);
    item->setData(Qt::AccessibleDescriptionRole, taken_back ? tr("Taken back") : QString());
  };
  add(tr("Where it began"), false);
  for (const std::string& label : done) add(coreText(label), false);
  for (const std::string& label : undone) add(coreText(label), true);
  list_->setCurrentRow(static_cast<int>(done.size()));
  list_->currentItem()->setIcon(icon("right", themes_.theme().accent));
  list_->scrollToItem(list_->currentItem(), QAbstractItemView::PositionAtCenter);
  setBoxSize({panel_width, head_height + 14 + row_height * std::min(list_->count(), most_rows)});
}

/// The list is one with a keyboard of its own: Enter goes to the row that the arrows chose.
bool UndoHistory::eventFilter(QObject* watched, QEvent* event) {
  const bool of_list = watched == list_ && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride);
  if (!of_list) return FloatingPanel::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key != Qt::Key_Return && key != Qt::Key_Enter) return false;
  if (event->type() == QEvent::KeyPress) go();
  event->accept();
  return true;
}

void UndoHistory::go() {
  if (list_->currentRow() >= 0) session_.goToStep(static_cast<std::size_t>(list_->currentRow()));
}

}  // namespace lacuna::widgets
