#include "widgets/clip_words.hpp"

#include <map>

#include "core/base/file_name.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/sweep/portable.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {

QString clipTitle(const std::string& path) {
  return scenes::isDrawnClip(path) ? coreText(scenes::drawnTitle(path)) : QString::fromStdString(fileNameOf(path));
}

std::vector<QString> clipTitles(const std::vector<std::string>& paths) {
  const std::vector<std::string> apart = sweep::namesApart(paths);
  std::map<QString, int> times;
  for (const std::string& path : paths) ++times[clipTitle(path)];
  std::vector<QString> titles;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const QString title = clipTitle(paths[i]);
    titles.push_back(scenes::isDrawnClip(paths[i]) && times[title] == 1 ? title : QString::fromStdString(apart[i]));
  }
  return titles;
}

}  // namespace lacuna::widgets
