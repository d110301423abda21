#include "widgets/palette/fuzzy.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace lacuna::widgets {
namespace {

constexpr int hit = 4, in_a_row = 8, at_word = 7, at_start = 3, gap = 1;
constexpr int never = std::numeric_limits<int>::min() / 2;

/// What a match at this place of the text is worth by itself.
int worth(const QString& text, int place) {
  const bool begins = place == 0 || !text[place - 1].isLetterOrNumber() || (text[place].isUpper() && text[place - 1].isLower());
  return hit + (begins ? at_word : 0) + (place == 0 ? at_start : 0);
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text) {
  const auto wanted = static_cast<int>(typed.size()), size = static_cast<int>(text.size());
  if (wanted == 0) return FuzzyMatch{};
  if (wanted > size) return std::nullopt;
  // best[i][j]: the first i + 1 letters, the last of them at place j. from[i][j]: where the letter before lies.
  const auto rows = static_cast<std::size_t>(wanted), columns = static_cast<std::size_t>(size);
  std::vector<std::vector<int>> best(rows, std::vector<int>(columns, never)), from(rows, std::vector<int>(columns, -1));
  for (int i = 0; i < wanted; ++i) {
    const auto row = static_cast<std::size_t>(i);
    int reach = never, reach_place = -1;  // the best of the row before, less the gap up to here
    for (int j = 0; j < size; ++j) {
      const auto column = static_cast<std::size_t>(j);
      if (text[j].toCaseFolded() == typed[i].toCaseFolded()) {
        if (i == 0) best[row][column] = worth(text, j) - std::min(j, 6) * gap / 2;
        const int next_to = i > 0 && j > 0 && best[row - 1][column - 1] > never ? best[row - 1][column - 1] + in_a_row : never;
        const int after = i > 0 ? reach : never;
        if (std::max(next_to, after) > never) {
          best[row][column] = worth(text, j) + std::max(next_to, after);
          from[row][column] = next_to >= after ? j - 1 : reach_place;
        }
      }
      if (i == 0) continue;
      reach -= reach > never ? gap : 0;
      if (best[row - 1][column] > never && best[row - 1][column] - gap >= reach) reach = best[row - 1][column] - gap, reach_place = j;
    }
  }
  const auto end = std::max_element(best.back().begin(), best.back().end());
  if (*end <= never) return std::nullopt;
  FuzzyMatch match{*end, {}};
  int place = static_cast<int>(end - best.back().begin());
  for (int i = wanted - 1; i >= 0; --i) {
    match.letters.prepend(place);
    place = from[static_cast<std::size_t>(i)][static_cast<std::size_t>(place)];
  }
  return match;
}

}  // namespace lacuna::widgets
