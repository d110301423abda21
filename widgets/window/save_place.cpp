#include "widgets/window/save_place.hpp"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace lacuna::widgets {
namespace {

constexpr int longest_part = 60;

QString keyOf(const SaveKind& kind) { return QStringLiteral("saving/") + QString::fromLatin1(kind.name); }

/// Letters of any script, digits, hyphens: what every file system and every command line takes.
QString plain(const QString& text) {
  static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}-]+"), QRegularExpression::UseUnicodePropertiesOption);
  QString name = text;
  name.replace(others, QStringLiteral("-"));
  while (name.startsWith('-')) name.remove(0, 1);
  while (name.endsWith('-')) name.chop(1);
  return name.left(longest_part);
}

/// "behind" of world:behind,seed=7, "slide" of a file slide.mp4, the folder's name of pictures in it.
QString clipName(const session::Session& session) {
  const QString path = QString::fromStdString(session.document().clip_path);
  static const QRegularExpression scene(QStringLiteral("^world:([^,]*)"));
  if (const auto match = scene.match(path); match.hasMatch()) return plain(match.captured(1));
  const QFileInfo file(path);
  return plain(file.fileName().contains(QRegularExpression(QStringLiteral("[*?]"))) ? file.dir().dirName() : file.completeBaseName());
}

}  // namespace

QString saveFolder(const Preferences& preferences, const SaveKind& kind) {
  for (const QString& folder : {preferences.value(keyOf(kind)).toString(), QStandardPaths::writableLocation(kind.usual)})
    if (!folder.isEmpty() && QFileInfo(folder).isDir()) return folder;
  return QDir::homePath();
}

void rememberSaveFolder(Preferences& preferences, const SaveKind& kind, const QString& folder) { preferences.set(keyOf(kind), folder); }

QString savedName(const session::Session& session, const QString& what, bool of_step) {
  const QString clip = clipName(session);
  QStringList parts{clip.isEmpty() ? QStringLiteral("lacuna") : clip, plain(what)};
  if (of_step && session.window()) parts << QStringLiteral("step%1").arg(session.playheadStep() + 1);
  parts.removeAll(QString());
  return parts.join('_');
}

QString nameOf(Workspace workspace) {
  switch (workspace) {
    case Workspace::Explore: return QStringLiteral("explore");
    case Workspace::Masks: return QStringLiteral("masks");
    case Workspace::Attention: return QStringLiteral("attention");
    case Workspace::Compare: return QStringLiteral("compare");
    case Workspace::Teach: return QStringLiteral("teach");
  }
  return {};
}

}  // namespace lacuna::widgets
