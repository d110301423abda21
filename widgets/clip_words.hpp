#pragma once

#include <QString>
#include <string>
#include <vector>

namespace lacuna::widgets {

/// What a clip is called wherever it is named: a scene by its title ("Behind the card, seed 7"), a file or folder by its name.
QString clipTitle(const std::string& path);

/// Titles of several clips, apart from one another: files with as many of their folders as that takes, scenes of the same title by
/// their whole names.
std::vector<QString> clipTitles(const std::vector<std::string>& paths);

}  // namespace lacuna::widgets
