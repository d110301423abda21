#include "widgets/sessions/recent_files.hpp"

#include <QFileInfo>

namespace lacuna::widgets {
namespace {

const char* keyOf(RecentKind kind) {
  switch (kind) {
    case RecentKind::Sessions: return preference::recent_sessions;
    case RecentKind::Clips: return preference::recent_clips;
    case RecentKind::Checkpoints: return preference::recent_models;
  }
  return "";
}

}  // namespace

void RecentFiles::add(RecentKind kind, const QString& path) {
  QStringList paths = list(kind);
  paths.removeAll(path);
  paths.prepend(path);
  preferences_.set(QString::fromLatin1(keyOf(kind)), QStringList(paths.mid(0, most)));
}

QStringList RecentFiles::list(RecentKind kind) const { return preferences_.value(QString::fromLatin1(keyOf(kind))).toStringList(); }

void RecentFiles::clear() {
  for (const RecentKind kind : {RecentKind::Sessions, RecentKind::Clips, RecentKind::Checkpoints}) preferences_.remove(QString::fromLatin1(keyOf(kind)));
}

std::vector<std::string> RecentFiles::clipFolders() const {
  QStringList folders;
  for (const QString& path : list(RecentKind::Clips)) folders << QFileInfo(path).path();
  folders.removeDuplicates();
  std::vector<std::string> paths;
  for (const QString& folder : folders) paths.push_back(folder.toStdString());
  return paths;
}

}  // namespace lacuna::widgets
