#include "core/scenes/every_seed.hpp"

#include <regex>

#include "core/base/error.hpp"

namespace lacuna::scenes {

std::vector<std::string> everySeed(const std::string& clip) {
  static const std::regex range("(world:.*seed=)([0-9]{1,9})\\.\\.([0-9]{1,9})(.*)");
  constexpr int most = 10'000;
  std::smatch parts;
  if (!std::regex_match(clip, parts, range)) return {clip};
  const int first = std::stoi(parts[2]), last = std::stoi(parts[3]);
  if (last < first || last - first >= most)
    fail(ErrorKind::Refused, "Seeds go from the smaller to the larger, at most " + std::to_string(most) + " of them.", clip);
  std::vector<std::string> clips;
  for (int seed = first; seed <= last; ++seed) clips.push_back(parts[1].str() + std::to_string(seed) + parts[4].str());
  return clips;
}

}  // namespace lacuna::scenes
