#include "core/base/closest_name.hpp"

#include <algorithm>

namespace lacuna {
namespace {

/// Letters to change, add, drop or swap with the next (Damerau's distance, each place edited once).
std::size_t lettersApart(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> apart(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        apart[i][j] = i + j;
        continue;
      }
      apart[i][j] = std::min({apart[i - 1][j] + 1, apart[i][j - 1] + 1, apart[i - 1][j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) apart[i][j] = std::min(apart[i][j], apart[i - 2][j - 2] + 1);
    }
  }
  return apart.back().back();
}

}  // namespace

std::optional<std::string> closestName(std::string_view word, const std::vector<std::string>& names) {
  constexpr std::size_t longest_word = 64;
  if (word.size() > longest_word) return std::nullopt;
  const std::size_t most = word.size() < 5 ? 1 : 2;
  const auto closest = std::ranges::min_element(names, {}, [word](const std::string& name) { return lettersApart(word, name); });
  return closest != names.end() && lettersApart(word, *closest) <= most ? std::optional(*closest) : std::nullopt;
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& names) {
  const auto meant = closestName(word, names);
  return meant ? " Did you mean " + *meant + "?" : std::string();
}

}  // namespace lacuna
