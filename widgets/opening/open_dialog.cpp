#include "widgets/opening/open_dialog.hpp"

#include <QAbstractFileIconProvider>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPalette>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

#include "widgets/window/dropped_file.hpp"

namespace lacuna::widgets {
namespace {

/// Symbols of the set for folders and files, by what Lacuna takes them for.
class Icons : public QAbstractFileIconProvider {
 public:
  QIcon icon(IconType type) const override { return named(type == Folder ? "folder" : type == Computer || type == Desktop ? "home" : "rows"); }
  QIcon icon(const QFileInfo& info) const override {
    if (info.isDir()) return named("folder");
    const QString ending = info.suffix().toLower();
    if (clipEndings().contains(ending)) return named("film");
    if (modelEndings().contains(ending)) return named("chip");
    if (ending == "png" || ending == "npy") return named("mask");
    return named("rows");
  }

 private:
  static QIcon named(const QString& name) { return widgets::icon(name, QGuiApplication::palette().color(QPalette::PlaceholderText)); }
};

class IconOwner : public QObject {
 public:
  using QObject::QObject;
  Icons icons;
};

struct ToolIcon {
  const char *button, *icon;
};
constexpr ToolIcon tool_icons[] = {{"backButton", "left"},      {"forwardButton", "right"},  {"toParentButton", "up"},
                                   {"newFolderButton", "plus"}, {"listModeButton", "grid"}, {"detailModeButton", "rows"}};

constexpr int most_places = 6;

struct Kind {
  QString title, filter;
  const char* folder_key;   ///< where the last one was opened
  const char* recent_key;
  QFileDialog::FileMode mode;
};

QStringList recentFolders(const Preferences& preferences, const Kind& kind) {
  QStringList folders{preferences.value(kind.folder_key).toString()};
  for (const QString& path : preferences.value(kind.recent_key).toStringList()) folders << QFileInfo(path).path();
  folders.removeDuplicates();
  folders.removeAll(QString());
  return folders;
}

void ask(QWidget& parent, const OpeningServices& services, const Kind& kind, FilePreview* preview, UsePath use) {
  auto* dialog = new QFileDialog(&parent, kind.title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  dialog->setOption(QFileDialog::HideNameFilterDetails);  // twenty endings are wider than the dialog
  dialog->setFileMode(kind.mode);
  if (kind.mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly, false);
  if (!kind.filter.isEmpty()) dialog->setNameFilters({kind.filter, QObject::tr("All files (*)")});
  const QStringList folders = recentFolders(services.preferences, kind);
  if (!folders.isEmpty()) dialog->setDirectory(folders.front());
  dressFileDialog(*dialog, folders);
  auto* grid = static_cast<QGridLayout*>(dialog->layout());
  preview->setParent(dialog);
  grid->addWidget(preview, 0, grid->columnCount(), grid->rowCount(), 1);
  dialog->resize(1040, 600);
  const bool of_folders = kind.mode == QFileDialog::Directory;
  QObject::connect(dialog, &QFileDialog::currentChanged, preview, [preview, of_folders](const QString& path) {
    const QFileInfo info(path);
    preview->show(info.isFile() || (of_folders && info.isDir()) ? path : QString());
  });
  QObject::connect(dialog, &QFileDialog::fileSelected, &parent, [use = std::move(use), &preferences = services.preferences, key = kind.folder_key](const QString& path) {
    preferences.set(key, QFileInfo(path).path());
    use(path);
  });
  dialog->open();
}

QString patterns(const QStringList& endings) { return "*." + endings.join(" *."); }

}  // namespace

void dressFileDialog(QFileDialog& dialog, const QStringList& recent_folders) {
  auto* icons = new IconOwner(&dialog);  // after the dialog's model, a child too, so that it dies after it
  dialog.setIconProvider(&icons->icons);
  const QColor ink = QGuiApplication::palette().color(QPalette::PlaceholderText);
  for (const ToolIcon& tool : tool_icons)
    if (auto* button = dialog.findChild<QToolButton*>(tool.button)) button->setIcon(icon(tool.icon, ink));
  dialog.setSizeGripEnabled(false);
  if (auto* list = dialog.findChild<QTreeView*>("treeView")) {
    constexpr int size = 1, type = 2, date = 3;
    list->setColumnHidden(type, true);  // the icon says it
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int column : {size, date}) list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  }
  QList<QUrl> places{QUrl::fromLocalFile(QDir::homePath())};
  for (const QString& folder : recent_folders)
    if (places.size() < most_places && QDir(folder).exists() && folder != QDir::homePath()) places << QUrl::fromLocalFile(folder);
  dialog.setSidebarUrls(places);
}

void askClipWithPreview(QWidget& parent, const OpeningServices& s, UsePath use) {
  const Kind kind{QObject::tr("Open clip"), QObject::tr("Clips (%1)").arg(patterns(clipEndings())), "opening/clip_folder",
                  preference::recent_clips, QFileDialog::ExistingFile};
  ask(parent, s, kind, new ClipPreview(s.themes, s.jobs, nullptr), std::move(use));
}

void askPicturesWithPreview(QWidget& parent, const OpeningServices& s, UsePath use) {
  const Kind kind{QObject::tr("Open folder of images"), {}, "opening/clip_folder", preference::recent_clips, QFileDialog::Directory};
  ask(parent, s, kind, new ClipPreview(s.themes, s.jobs, nullptr), std::move(use));
}

void askModelWithPreview(QWidget& parent, const OpeningServices& s, UsePath use) {
  const Kind kind{QObject::tr("Open checkpoint"), QObject::tr("Checkpoints (%1)").arg(patterns(modelEndings()) + " *.pth.tar"),
                  "opening/model_folder", preference::recent_models, QFileDialog::ExistingFile};
  ask(parent, s, kind, new CheckpointPreview(s.themes, s.jobs, nullptr), std::move(use));
}

}  // namespace lacuna::widgets
