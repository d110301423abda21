#include "widgets/window/file_dialogs.hpp"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QRegularExpression>
#include <algorithm>

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

/// Of a filter such as "Picture (*.png)".
QString endingOf(const QString& filter) { return QRegularExpression("\\*\\.(\\w+)").match(filter).captured(1); }

/// The name that is typed goes with the filter that is chosen.
void takeEnding(QFileDialog& dialog, const QString& ending) {
  dialog.setDefaultSuffix(ending);
  auto* name = dialog.findChild<QLineEdit*>("fileNameEdit");
  const QString before = name == nullptr ? QString() : QFileInfo(name->text()).suffix();
  const QStringList filters = dialog.nameFilters();
  const bool of_filter = std::ranges::any_of(filters, [&before](const QString& filter) { return endingOf(filter) == before; });
  if (of_filter && !before.isEmpty()) name->setText(name->text().chopped(before.size()) + ending);
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

void askSave(QWidget& parent, Preferences& preferences, const SaveQuestion& question, UsePath use) {
  QFileDialog* dialog = dialogFor(parent, question.title, [&preferences, kind = question.kind, use = std::move(use)](const QString& path) {
    rememberSaveFolder(preferences, kind, QFileInfo(path).absolutePath());
    use(path);
  });
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters(question.filters);
  dialog->setDefaultSuffix(endingOf(question.filters.first()));
  QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) { takeEnding(*dialog, endingOf(filter)); });
  const QFileInfo named(question.name);
  dialog->setDirectory(named.isAbsolute() ? named.absolutePath() : saveFolder(preferences, question.kind));
  dialog->selectFile(named.suffix().isEmpty() ? named.fileName() + '.' + endingOf(question.filters.first()) : named.fileName());
  dialog->open();
}

void askSaveFolder(QWidget& parent, Preferences& preferences, const SaveQuestion& question, UsePath use) {
  QFileDialog* dialog = dialogFor(parent, question.title, [&preferences, kind = question.kind, use = std::move(use)](const QString& path) {
    rememberSaveFolder(preferences, kind, path);
    use(path);
  });
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly, false);
  dialog->setDirectory(saveFolder(preferences, question.kind));
  dialog->open();
}

}  // namespace lacuna::widgets
