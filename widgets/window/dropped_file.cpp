#include "widgets/window/dropped_file.hpp"

#include <QFileInfo>
#include <QObject>

#include "core/model/checkpoint.hpp"

namespace lacuna::widgets {

QString DroppedFile::promise() const {
  const QString name = QFileInfo(path).fileName();
  switch (kind) {
    case DropKind::Clip:
      return QObject::tr("Open %1 as the clip").arg(name);
    case DropKind::Model:
      return QObject::tr("Open %1 as the model").arg(name);
    case DropKind::Mask:
      return QObject::tr("Add %1 to the mask").arg(name);
    case DropKind::Session:
      return QObject::tr("Open the session %1").arg(name);
  }
  return {};
}

QStringList clipEndings() {
  return {"mp4", "mov", "m4v", "webm", "mkv", "avi", "ts", "mpg", "gif", "jpg", "jpeg", "webp", "bmp", "tif", "tiff"};
}

QStringList modelEndings() { return {"pt", "pth", "safetensors"}; }

std::optional<DroppedFile> droppedFile(const QString& path) {
  const QFileInfo info(path);
  if (info.isDir()) return DroppedFile{path, model::Checkpoint::inFolder(path.toStdString()) ? DropKind::Model : DropKind::Clip};
  const QString ending = info.suffix().toLower();
  if (ending == "lacuna") return DroppedFile{path, DropKind::Session};
  if (clipEndings().contains(ending)) return DroppedFile{path, DropKind::Clip};
  if (modelEndings().contains(ending) || path.endsWith(".pth.tar", Qt::CaseInsensitive))
    return DroppedFile{path, DropKind::Model};
  if (QStringList{"npy", "png", "json"}.contains(ending)) return DroppedFile{path, DropKind::Mask};
  return std::nullopt;
}

}  // namespace lacuna::widgets
