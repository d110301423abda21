#pragma once

#include <QObject>
#include <QStringList>
#include <string>
#include <vector>

#include "widgets/preferences.hpp"

namespace lacuna::widgets {

enum class RecentKind { Sessions, Clips, Checkpoints };

/// Files that were opened lately, the newest first, remembered in the preferences.
class RecentFiles {
 public:
  static constexpr int most = 10;  ///< of each kind
  explicit RecentFiles(Preferences& preferences) : preferences_(preferences) {}
  void add(RecentKind kind, const QString& path);
  QStringList list(RecentKind kind) const;
  void clear();
  std::vector<std::string> clipFolders() const;  ///< each once

 private:
  Preferences& preferences_;
};

}  // namespace lacuna::widgets
