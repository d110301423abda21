#include "widgets/opening/drop_plan.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>
#include <algorithm>

namespace lacuna::widgets {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets::Sorter", text); }

bool isPicture(const QString& path) {
  static const QStringList endings = {"png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff"};
  return endings.contains(QFileInfo(path).suffix().toLower());
}

/// The folder of two pictures or more that lie beside each other; empty otherwise.
QString folderOfPictures(const QStringList& paths) {
  QStringList pictures;
  std::copy_if(paths.begin(), paths.end(), std::back_inserter(pictures), isPicture);
  if (pictures.size() < 2) return {};
  const QString folder = QFileInfo(pictures.front()).path();
  const bool together = std::all_of(pictures.begin(), pictures.end(), [&](const QString& path) { return QFileInfo(path).path() == folder; });
  return together ? folder : QString();
}

struct Sorter {
  DropPlan plan;
  QStringList foreign, surplus;

  void take(const QString& path) {
    const auto file = droppedFile(path);
    const QString name = QFileInfo(path).fileName();
    if (!file) return foreign.append(name);
    const bool have = std::any_of(plan.files.begin(), plan.files.end(), [&](const DroppedFile& other) { return other.kind == file->kind; });
    if (have) return surplus.append(name);
    plan.files.push_back(*file);
  }

  DropPlan done() {
    if (foreign.size() == 1)
      plan.left_out = tr("Lacuna cannot open %1. It opens clips, folders of pictures, checkpoints, masks and sessions.").arg(foreign.front());
    if (foreign.size() > 1)
      plan.left_out = tr("Lacuna cannot open %1 of these files, such as %2. It opens clips, folders of pictures, checkpoints, masks and sessions.")
                          .arg(foreign.size())
                          .arg(foreign.front());
    if (foreign.isEmpty() && !surplus.isEmpty()) plan.left_out = tr("One file of a kind opens at a time. %1 is left out.").arg(surplus.join(", "));
    return plan;
  }
};

}  // namespace

DropPlan dropPlan(const QMimeData& data) {
  QStringList paths;
  Sorter sorter;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile())
      paths.append(url.toLocalFile());
    else
      sorter.foreign.append(url.toDisplayString());
  }
  const QString folder = folderOfPictures(paths);
  if (!folder.isEmpty()) sorter.plan.files.push_back({folder, DropKind::Clip});
  for (const QString& path : paths)
    if (folder.isEmpty() || !isPicture(path)) sorter.take(path);
  return sorter.done();
}

}  // namespace lacuna::widgets
