#include "widgets/window/help_dialog.hpp"

#include <QDialog>
#include <QGridLayout>
#include <QScrollArea>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {
namespace {

const char* const dialog_name = "lacuna_help";

QWidget* keyTable(const Actions& actions, ThemeStore& themes) {
  auto* table = new QWidget;
  auto* grid = new QGridLayout(table);
  grid->setContentsMargins(0, 0, 12, 0);
  grid->setHorizontalSpacing(20);
  grid->setVerticalSpacing(5);
  grid->setColumnStretch(2, 1);
  int line = 0;
  for (const ActionRow& row : actions.rows()) {
    if (row.shortcut.isEmpty()) continue;
    QString name = row.text;
    grid->addWidget(new Label(QKeySequence(row.shortcut).toString(), fonts::number(), &Theme::text2, themes), line, 0);
    grid->addWidget(new Label(name.remove("..."), fonts::value(), &Theme::text, themes), line, 1);
    grid->addWidget(new Label(row.help, fonts::caption(), &Theme::text3, themes), line, 2);
    ++line;
  }
  return table;
}

}  // namespace

void showHelp(const Actions& actions, ThemeStore& themes, QWidget& parent) {
  if (auto* open = parent.findChild<QDialog*>(dialog_name)) return open->raise(), open->activateWindow();
  auto* dialog = new QDialog(&parent);
  dialog->setObjectName(dialog_name);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(QObject::tr("Lacuna"));
  dialog->resize(720, 620);
  auto* column = new QVBoxLayout(dialog);
  column->setContentsMargins(24, 20, 24, 20);
  column->setSpacing(12);
  column->addWidget(new Label(QObject::tr("Lacuna 0.1"), fonts::state(), &Theme::text, themes));
  auto* words = new Label(
      QObject::tr("Open a clip and a world model, hide part of the clip, and see how far the predicted latents are "
                  "from the true ones. The model predicts features, not pixels."),
      fonts::body(), &Theme::text2, themes);
  words->setWordWrap(true);
  column->addWidget(words);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(keyTable(actions, themes));
  scroll->viewport()->setAutoFillBackground(false);
  scroll->widget()->setAutoFillBackground(false);
  column->addWidget(scroll, 1);
  dialog->show();
}

}  // namespace lacuna::widgets
