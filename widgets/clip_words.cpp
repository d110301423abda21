#include "widgets/clip_words.hpp"

#include <set>

#include "core/base/file_name.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/sweep/portable.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {

QString clipTitle(const std::string& path) {
  return scenes::isDrawnClip(path) ? coreText(scenes::drawnTitle(path)) : QString::fromStdString(fileNameOf(path));
}

void ClipTitles::add(const std::vector<std::string>& paths) {
  std::set<QString> grown;
  for (const std::string& path : paths) {
    if (!titles_.try_emplace(path).second) continue;
    const QString title = clipTitle(path);
    alike_[title].push_back(path);
    grown.insert(title);
  }
  for (const QString& title : grown) {
    const std::vector<std::string>& group = alike_[title];
    const std::vector<std::string> apart = sweep::namesApart(group);
    for (std::size_t i = 0; i < group.size(); ++i)
      titles_[group[i]] = scenes::isDrawnClip(group[i]) && group.size() == 1 ? title : QString::fromStdString(apart[i]);
  }
}

}  // namespace lacuna::widgets
