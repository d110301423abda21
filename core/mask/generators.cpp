#include "core/mask/generators.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"

namespace lacuna::mask {
namespace {

struct BlockSize {
  int rows = 0, cols = 0;
};

void hideBox(Mask& mask, int top, int left, const BlockSize& size) {
  const TokenGrid& grid = mask.grid();
  for (int step = 0; step < grid.steps; ++step) {
    for (int row = top; row < top + size.rows; ++row) {
      for (int col = left; col < left + size.cols; ++col) mask.set(grid.id({step, row, col}), true);
    }
  }
}

/// Area `scale` of the frame with an aspect (rows / columns) drawn from 0.75..1.5, as the reference sampler sizes it.
BlockSize drawBlockSize(const TokenGrid& grid, double scale, RandomDraws& draws) {
  const int area = static_cast<int>(grid.perStep() * scale);
  const double aspect = 0.75 + draws.unit() * (1.5 - 0.75);
  return {std::clamp(static_cast<int>(std::nearbyint(std::sqrt(area * aspect))), 1, grid.rows),
          std::clamp(static_cast<int>(std::nearbyint(std::sqrt(area / aspect))), 1, grid.cols)};
}

Mask blocks(const TokenGrid& grid, int count, double scale, std::uint64_t seed) {
  RandomDraws draws(seed);
  const BlockSize size = drawBlockSize(grid, scale, draws);
  constexpr int most_tries = 1000;  // a grid of one cell a step can never leave anything visible
  Mask mask(grid);
  for (int tries = 0; tries < most_tries; ++tries) {
    mask = Mask(grid);
    for (int i = 0; i < count; ++i) {
      const int top = draws.between(0, grid.rows - size.rows);
      const int left = draws.between(0, grid.cols - size.cols);
      hideBox(mask, top, left, size);
    }
    if (mask.hiddenCount() < grid.size()) break;
  }
  return mask;
}

/// `ratio` of `count`, rounded; between nothing and everything there is always some of both.
int shareOf(int count, double ratio) {
  if (ratio <= 0) return 0;
  if (ratio >= 1) return count;
  return std::clamp(static_cast<int>(std::lround(count * ratio)), std::min(1, count),
                    std::max(count - 1, std::min(1, count)));
}

Mask tube(const TokenGrid& grid, double ratio, std::uint64_t seed) {
  Mask mask(grid);
  if (ratio <= 0) return mask;
  const double side = std::sqrt(std::min(ratio, 1.0));
  const BlockSize size{std::max(static_cast<int>(std::lround(grid.rows * side)), 1),
                       std::max(static_cast<int>(std::lround(grid.cols * side)), 1)};
  RandomDraws draws(seed);
  const int spare_rows = grid.rows - size.rows, spare_cols = grid.cols - size.cols;
  const int top = seed == 0 ? spare_rows / 2 : draws.between(0, spare_rows);
  const int left = seed == 0 ? spare_cols / 2 : draws.between(0, spare_cols);
  hideBox(mask, top, left, size);
  return mask;
}

Mask randomCells(const TokenGrid& grid, double ratio, std::uint64_t seed) {
  Mask mask(grid);
  std::vector<int> ids(static_cast<std::size_t>(grid.size()));
  std::iota(ids.begin(), ids.end(), 0);
  RandomDraws draws(seed);
  const auto wanted = static_cast<std::size_t>(shareOf(grid.size(), ratio));
  for (std::size_t i = 0; i < wanted; ++i) {
    std::swap(ids[i], ids[i + draws.below(ids.size() - i)]);
    mask.set(TokenId{ids[i]}, true);
  }
  return mask;
}

Mask future(const TokenGrid& grid, double ratio) {
  Mask mask(grid);
  for (int i = (grid.steps - shareOf(grid.steps, ratio)) * grid.perStep(); i < grid.size(); ++i) mask.set(TokenId{i}, true);
  return mask;
}

Mask checkerboard(const TokenGrid& grid, std::uint64_t seed) {
  Mask mask(grid);
  for (int i = 0; i < grid.size(); ++i) {
    const Cell cell = grid.cell(TokenId{i});
    mask.set(TokenId{i}, (static_cast<std::uint64_t>(cell.row + cell.col) + seed) % 2 == 1);
  }
  return mask;
}

const GeneratorInfo* infoOf(const std::string& kind) {
  const auto& all = generators();
  const auto found = std::find_if(all.begin(), all.end(), [&](const GeneratorInfo& info) { return info.kind == kind; });
  return found == all.end() ? nullptr : &*found;
}

const GeneratorInfo& knownKind(const std::string& kind) {
  if (const GeneratorInfo* info = infoOf(kind)) return *info;
  std::string names;
  for (const GeneratorInfo& info : generators()) names += (names.empty() ? "" : ", ") + info.kind;
  fail(ErrorKind::Refused, "There is no mask generator \"" + kind + "\". Use one of: " + names + ".");
}

template <class Number>
Number numberIn(const std::string& text, const std::string& key) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    fail(ErrorKind::Refused, "The generator's " + key + " \"" + text + "\" is not a number.");
  }
  return number;
}

void setParameter(Generated& generated, const std::string& key, const std::string& value) {
  if (key == "seed") {
    generated.seed = numberIn<std::uint64_t>(value, key);
    return;
  }
  if (key != "ratio") fail(ErrorKind::Refused, "A generator has no parameter \"" + key + "\". Use seed or ratio.");
  if (!infoOf(generated.kind)->takes_ratio) fail(ErrorKind::Refused, "The generator " + generated.kind + " takes no ratio.");
  generated.ratio = numberIn<double>(value, key);
  if (!(generated.ratio >= 0 && generated.ratio <= 1)) fail(ErrorKind::Refused, "The ratio must lie between 0 and 1.");
}

}  // namespace

const std::vector<GeneratorInfo>& generators() {
  static const std::vector<GeneratorInfo> all{
      {"blocks-small", "Blocks small", "8 blocks of 15 % of the frame, through all steps", false},
      {"blocks-large", "Blocks large", "2 blocks of 70 % of the frame, through all steps", false},
      {"tube", "Tube", "One box of the given share of the frame, through all steps; seed 0 is the centre", true},
      {"random", "Random", "The given share of all cells, drawn one by one", true},
      {"future", "Future", "The last steps: the given share of the clip", true},
      {"checkerboard", "Checkerboard", "Every other cell of the frame, through all steps", false}};
  return all;
}

Generated parseGenerator(const std::string& text) {
  Generated generated;
  std::size_t begin = std::min(text.find(','), text.size());
  generated.kind = knownKind(text.substr(0, begin)).kind;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(',', begin + 1), text.size());
    const std::string part = text.substr(begin + 1, end - begin - 1);
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) {
      fail(ErrorKind::Refused, "\"" + part + "\" is no parameter of a generator. Write it as seed=3 or ratio=0.5.");
    }
    setParameter(generated, part.substr(0, equals), part.substr(equals + 1));
    begin = end;
  }
  return generated;
}

Mask generate(const Generated& generated, const TokenGrid& grid) {
  const std::string& kind = knownKind(generated.kind).kind;
  if (grid.size() == 0) return Mask(grid);
  if (kind == "blocks-small") return blocks(grid, 8, 0.15, generated.seed);
  if (kind == "blocks-large") return blocks(grid, 2, 0.7, generated.seed);
  if (kind == "tube") return tube(grid, generated.ratio, generated.seed);
  if (kind == "random") return randomCells(grid, generated.ratio, generated.seed);
  if (kind == "future") return future(grid, generated.ratio);
  return checkerboard(grid, generated.seed);
}

}  // namespace lacuna::mask
