#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace lacuna::widgets {

enum class DropKind { Clip, Model, Mask, Session };

/// What a file dropped on the window becomes.
struct DroppedFile {
  QString path;
  DropKind kind = DropKind::Clip;
  QString promise() const;  ///< "Open ball.mp4 as the clip": what letting go will do
};

/// Endings, in lower case, of files that open as a clip, or as a model (beside ".pth.tar"). A .png is a mask.
QStringList clipEndings();
QStringList modelEndings();

/// By the name's ending; folders are clips, or models where they hold a checkpoint. Nothing for endings that Lacuna does not open.
std::optional<DroppedFile> droppedFile(const QString& path);

}  // namespace lacuna::widgets
