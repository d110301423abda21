#pragma once

#include <QString>
#include <map>
#include <string>
#include <vector>

namespace lacuna::widgets {

/// What a clip is called wherever it is named: a scene by its title ("Behind the card, seed 7"), a file or folder by its name.
QString clipTitle(const std::string& path);

/// Titles of several clips, apart from one another: files with as many of their folders as that takes, scenes of the same title by
/// their whole names. Only clips that are new, and those that are called like them, get a title anew.
class ClipTitles {
 public:
  void add(const std::vector<std::string>& paths);  ///< those that are there already may be among them
  const QString& of(const std::string& path) const { return titles_.at(path); }

 private:
  std::map<QString, std::vector<std::string>> alike_;  ///< paths by what each is called alone
  std::map<std::string, QString> titles_;
};

}  // namespace lacuna::widgets
