#include "widgets/sessions/unsaved_dialog.hpp"

#include <QDialog>
#include <QPushButton>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {
namespace {

const char* const dialog_name = "lacuna_unsaved";

/// With a heading and words; its buttons are still to come. The one that was open closes.
QDialog* dialogOf(QWidget& parent, ThemeStore& themes, const QString& heading, const QString& text) {
  if (auto* open = parent.findChild<QDialog*>(dialog_name)) open->close();
  auto* dialog = new QDialog(&parent);
  dialog->setObjectName(dialog_name);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(QObject::tr("Lacuna"));
  dialog->setMinimumWidth(420);
  auto* column = new QVBoxLayout(dialog);
  column->setContentsMargins(24, 20, 24, 20);
  column->setSpacing(8);
  column->addWidget(new Label(heading, fonts::state(), &Theme::text, themes, dialog));
  auto* words = new Label(text, fonts::body(), &Theme::text2, themes, dialog);
  words->setWordWrap(true);
  column->addWidget(words);
  column->addSpacing(8);
  return dialog;
}

QHBoxLayout* buttonRow(QDialog* dialog) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  static_cast<QVBoxLayout*>(dialog->layout())->addLayout(row);
  return row;
}

void openWith(QDialog* dialog, QPushButton* usual) {
  usual->setDefault(true);
  dialog->open();
  usual->setFocus();
}

QPushButton* buttonOf(QDialog* dialog, QHBoxLayout* row, const QString& text, const char* look, std::function<void()> act) {
  auto* button = new QPushButton(text, dialog);
  button->setProperty(look, true);
  button->setAutoDefault(false);
  QObject::connect(button, &QPushButton::clicked, dialog, [dialog, act = std::move(act)] {
    dialog->close();
    if (act) act();
  });
  row->addWidget(button);
  return button;
}

}  // namespace

void askUnsaved(QWidget& parent, ThemeStore& themes, const QString& name, std::function<void()> save, std::function<void()> discard) {
  const QString heading = name.isEmpty() ? QObject::tr("Save this session?") : QObject::tr("Save the changes to %1?").arg(name);
  QDialog* dialog = dialogOf(parent, themes, heading, QObject::tr("Masks, names and notes that were not saved are lost otherwise."));
  QHBoxLayout* row = buttonRow(dialog);
  buttonOf(dialog, row, QObject::tr("Do not save"), "quiet", std::move(discard))->setObjectName("discard");
  row->addStretch();
  buttonOf(dialog, row, QObject::tr("Cancel"), "quiet", nullptr)->setObjectName("cancel");
  auto* keep = buttonOf(dialog, row, name.isEmpty() ? QObject::tr("Save...") : QObject::tr("Save"), "primary", std::move(save));
  keep->setObjectName("save");
  openWith(dialog, keep);
}

void askUnwritten(QWidget& parent, ThemeStore& themes, std::function<void()> give_up) {
  QDialog* dialog = dialogOf(parent, themes, QObject::tr("Close before all files are written?"),
                             QObject::tr("What is still being exported is lost when Lacuna closes. The jobs (Ctrl+J) say how far it is."));
  QHBoxLayout* row = buttonRow(dialog);
  buttonOf(dialog, row, QObject::tr("Cancel it and close"), "quiet", std::move(give_up))->setObjectName("give_up");
  row->addStretch();
  auto* wait = buttonOf(dialog, row, QObject::tr("Wait"), "primary", nullptr);
  wait->setObjectName("wait");
  openWith(dialog, wait);
}

}  // namespace lacuna::widgets
