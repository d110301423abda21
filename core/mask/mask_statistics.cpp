#include "core/mask/mask_statistics.hpp"

#include <algorithm>
#include <cmath>

#include "core/mask/generators.hpp"

namespace lacuna::mask {
namespace {

/// The first `steps` steps of a mask.
class Bits {
 public:
  Bits(const Mask& mask, int steps)
      : grid_{steps, mask.grid().rows, mask.grid().cols}, hidden_(static_cast<std::size_t>(grid_.size())) {
    for (int i = 0; i < grid_.size(); ++i) hidden_[static_cast<std::size_t>(i)] = mask.hidden(TokenId{i}) ? 1 : 0;
  }

  const TokenGrid& grid() const { return grid_; }
  bool hidden(int id) const { return hidden_[static_cast<std::size_t>(id)] != 0; }

  /// Takes away the hidden tokens that hang together with this one.
  void takeBlock(int id) {
    take(id);
    while (!open_.empty()) {
      const int at = open_.back();
      open_.pop_back();
      const int col = at % grid_.cols, in_step = at % grid_.perStep();
      if (col > 0) take(at - 1);
      if (col + 1 < grid_.cols) take(at + 1);
      if (in_step >= grid_.cols) take(at - grid_.cols);
      if (in_step + grid_.cols < grid_.perStep()) take(at + grid_.cols);
      if (at >= grid_.perStep()) take(at - grid_.perStep());
      if (at + grid_.perStep() < grid_.size()) take(at + grid_.perStep());
    }
  }

 private:
  void take(int id) {
    if (!hidden(id)) return;
    hidden_[static_cast<std::size_t>(id)] = 0;
    open_.push_back(id);
  }

  TokenGrid grid_;
  std::vector<unsigned char> hidden_;
  std::vector<int> open_;
};

double borderShare(const Bits& bits) {
  const TokenGrid& grid = bits.grid();
  const int pairs = grid.steps * (grid.rows * (grid.cols - 1) + (grid.rows - 1) * grid.cols);
  int borders = 0;
  for (int i = 0; i < grid.size(); ++i) {
    if (i % grid.cols + 1 < grid.cols && bits.hidden(i) != bits.hidden(i + 1)) ++borders;
    if (i % grid.perStep() + grid.cols < grid.perStep() && bits.hidden(i) != bits.hidden(i + grid.cols)) ++borders;
  }
  return pairs > 0 ? static_cast<double>(borders) / pairs : 0;
}

double extentOf(const Bits& bits) {
  const TokenGrid& grid = bits.grid();
  double sum = 0;
  int hidden = 0;
  for (int place = 0; place < grid.perStep(); ++place) {
    int steps = 0;
    for (int i = place; i < grid.size(); i += grid.perStep()) steps += bits.hidden(i) ? 1 : 0;
    hidden += steps;
    sum += static_cast<double>(steps) * steps / grid.steps;
  }
  return hidden > 0 ? sum / hidden : 0;
}

int takeBlocks(Bits bits) {
  int blocks = 0;
  for (int i = 0; i < bits.grid().size(); ++i) {
    if (!bits.hidden(i)) continue;
    bits.takeBlock(i);
    ++blocks;
  }
  return blocks;
}

void add(TrainingDistribution& distribution, const MaskFigures& figures) {
  distribution.hidden_share.sorted.push_back(figures.hidden_share);
  distribution.blocks.sorted.push_back(figures.blocks);
  distribution.border_share.sorted.push_back(figures.border_share);
  distribution.extent.sorted.push_back(figures.extent);
}

}  // namespace

bool sameInAllSteps(const Mask& mask) {
  const int per_step = mask.grid().perStep();
  for (int i = per_step; i < mask.grid().size(); ++i)
    if (mask.hidden(TokenId{i}) != mask.hidden(TokenId{i - per_step})) return false;
  return true;
}

MaskFigures figuresOf(const Mask& mask) {
  MaskFigures figures;
  figures.hidden_share = mask.hiddenShare();
  if (mask.grid().size() == 0) return figures;
  const Bits bits(mask,
                  sameInAllSteps(mask) ? 1 : mask.grid().steps);  // all figures are those of one step where all are alike
  figures.border_share = borderShare(bits);
  figures.extent = extentOf(bits);
  figures.blocks = takeBlocks(bits);
  return figures;
}

double FigureSpread::percentileOf(double value) const {
  if (sorted.empty()) return 50;
  constexpr double rounding = 1e-12;  // of equal shares come to in another order
  const auto below = std::lower_bound(sorted.begin(), sorted.end(), value - rounding) - sorted.begin();
  const auto up_to = std::upper_bound(sorted.begin(), sorted.end(), value + rounding) - sorted.begin();
  return 50.0 * static_cast<double>(below + up_to) / static_cast<double>(sorted.size());
}

double FigureSpread::valueAt(double percentile) const {
  if (sorted.empty()) return 0;
  const double place = std::clamp(percentile / 100, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(place);
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return std::lerp(sorted[low], sorted[high], place - static_cast<double>(low));
}

TrainingDistribution trainingDistribution(const std::vector<std::string>& kinds, const TokenGrid& grid, int masks,
                                          const std::function<void()>& check) {
  TrainingDistribution distribution{kinds, kinds.empty() ? 0 : masks, {}, {}, {}, {}};
  for (int i = 0; i < distribution.masks; ++i) {
    if (check) check();
    const auto number = static_cast<std::size_t>(i);
    add(distribution, figuresOf(generate({kinds[number % kinds.size()], number / kinds.size(), {}}, grid)));
  }
  for (FigureSpread* spread :
       {&distribution.hidden_share, &distribution.blocks, &distribution.border_share, &distribution.extent})
    std::sort(spread->sorted.begin(), spread->sorted.end());
  return distribution;
}

}  // namespace lacuna::mask
