#include "widgets/window/file_dialogs.hpp"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

#include "widgets/opening/open_dialog.hpp"
#include "widgets/window/dropped_file.hpp"

namespace lacuna::widgets {
namespace {

QFileDialog* dialogFor(QWidget& parent, const QString& title, UsePath use) {
  auto* dialog = new QFileDialog(&parent, title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  dialog->setOption(QFileDialog::HideNameFilterDetails);  // twenty endings are wider than the dialog
  dialog->resize(820, 520);
  dressFileDialog(*dialog);
  QObject::connect(dialog, &QFileDialog::fileSelected, &parent, [use = std::move(use)](const QString& path) { use(path); });
  return dialog;
}

void askFile(QWidget& parent, const QString& title, const QString& filter, UsePath use) {
  QFileDialog* dialog = dialogFor(parent, title, std::move(use));
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({filter, QObject::tr("All files (*)")});
  dialog->open();
}

QString patterns(const QStringList& endings) { return "*." + endings.join(" *."); }

}  // namespace

void askSession(QWidget& parent, UsePath use) {
  askFile(parent, QObject::tr("Open session"), QObject::tr("Sessions (*.lacuna)"), std::move(use));
}

void askClip(QWidget& parent, UsePath use) {
  askFile(parent, QObject::tr("Open clip"), QObject::tr("Clips (%1)").arg(patterns(clipEndings())), std::move(use));
}

void askProbe(QWidget& parent, UsePath use) {
  askFile(parent, QObject::tr("Open probe"), QObject::tr("Probes (%1)").arg(patterns(modelEndings()) + " *.pth.tar"), std::move(use));
}

void askMask(QWidget& parent, UsePath use) {
  askFile(parent, QObject::tr("Load mask"), QObject::tr("Masks (*.json *.npy *.png)"), std::move(use));
}

void askTable(QWidget& parent, UsePath use) {
  askFile(parent, QObject::tr("Open table"), QObject::tr("Tables (*.csv)"), std::move(use));
}

void askFolder(QWidget& parent, const QString& title, UsePath use) {
  QFileDialog* dialog = dialogFor(parent, title, std::move(use));
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly, false);
  dialog->open();
}

void askSave(QWidget& parent, const QString& title, const QStringList& filters, const QString& name, UsePath use) {
  QFileDialog* dialog = dialogFor(parent, title, std::move(use));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters(filters);
  const auto suffix = [](const QString& filter) { return QRegularExpression("\\*\\.(\\w+)").match(filter).captured(1); };
  dialog->setDefaultSuffix(suffix(filters.first()));
  QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                   [dialog, suffix](const QString& filter) { dialog->setDefaultSuffix(suffix(filter)); });
  dialog->selectFile(name);
  dialog->open();
}

}  // namespace lacuna::widgets
