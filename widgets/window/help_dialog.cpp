#include "widgets/window/help_dialog.hpp"

#include <QDialog>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {
namespace {

const char* const dialog_name = "lacuna_help";

}  // namespace

void showHelp(ThemeStore& themes, QWidget& parent) {
  if (auto* open = parent.findChild<QDialog*>(dialog_name)) return open->raise(), open->activateWindow();
  auto* dialog = new QDialog(&parent);
  dialog->setObjectName(dialog_name);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(QObject::tr("Lacuna"));
  dialog->resize(480, 180);
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
  column->addStretch();
  dialog->show();
}

}  // namespace lacuna::widgets
