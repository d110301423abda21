#include "app/one_of.hpp"

#include <algorithm>

#include "core/base/closest_name.hpp"
#include "core/base/one_line.hpp"

namespace lacuna::app {
namespace {

std::string listed(const std::vector<std::string>& words, const std::string& between, const std::string& last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : i + 1 == words.size() ? last : between) + words[i];
  return text;
}

}  // namespace

CLI::Validator oneOf(std::vector<std::string> words) {
  constexpr std::size_t longest_word = 40;
  const std::string shown = '{' + listed(words, ",", ",") + '}';
  return {[words = std::move(words)](std::string& word) -> std::string {
            if (std::ranges::find(words, word) != words.end()) return {};
            return "there is no " + oneLine(word, longest_word) + " here." + didYouMean(word, words) + " It takes " + listed(words, ", ", " or ");
          },
          shown};
}

}  // namespace lacuna::app
