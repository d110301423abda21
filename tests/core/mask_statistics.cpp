#include "core/mask/mask_statistics.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/mask/generators.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::mask;

namespace {

/// A mask of rows of text, '#' hidden.
Mask drawn(const TokenGrid& grid, const std::string& text) {
  Mask mask(grid);
  int id = 0;
  for (const char c : text)
    if (c == '#' || c == '.') mask.set(TokenId{id++}, c == '#');
  REQUIRE(id == grid.size());
  return mask;
}

}  // namespace

TEST_CASE("mask figures: by hand", "[mask]") {
  const Mask mask = drawn({2, 3, 4},
                          "##.. "
                          "...# "
                          "..#. "
                          "#... "
                          "...# "
                          "#..#");
  const MaskFigures figures = figuresOf(mask);
  CHECK(figures.hidden_share == Approx(8.0 / 24));
  CHECK(figures.blocks == 4);  // the top left corner, the right edge, one alone at the bottom of each step
  CHECK(figures.border_share == Approx((9 + 7) / 34.0));
  CHECK(figures.extent == Approx((1 + 0.5 + 1 + 0.5 + 1 + 1 + 0.5 + 0.5) / 8));
}

TEST_CASE("mask figures: nothing, everything and a checkerboard", "[mask]") {
  const TokenGrid grid{3, 4, 4};
  const MaskFigures nothing = figuresOf(Mask(grid));
  CHECK(nothing.hidden_share == 0);
  CHECK(nothing.blocks == 0);
  CHECK(nothing.border_share == 0);
  CHECK(nothing.extent == 0);
  const MaskFigures everything = figuresOf(Mask(grid).inverted());
  CHECK(everything.hidden_share == 1);
  CHECK(everything.blocks == 1);
  CHECK(everything.border_share == 0);
  CHECK(everything.extent == 1);
  const MaskFigures board = figuresOf(generate({"checkerboard", 0, {}}, grid));
  CHECK(board.blocks == 8);  // one a place, through all steps
  CHECK(board.border_share == 1);
  CHECK(board.extent == 1);
  CHECK(figuresOf(Mask(TokenGrid{})).hidden_share == 0);
  CHECK(figuresOf(drawn({1, 1, 1}, "#")).blocks == 1);
}

TEST_CASE("mask figures: blocks hang together through time, not by corners", "[mask]") {
  CHECK(figuresOf(drawn({2, 1, 3}, "#.. #..")).blocks == 1);
  CHECK(figuresOf(drawn({2, 1, 3}, "#.. .#.")).blocks == 2);
  CHECK(figuresOf(drawn({1, 2, 2}, "#. .#")).blocks == 2);
  CHECK(figuresOf(drawn({3, 1, 2}, "#. ## .#")).blocks == 1);
  CHECK(figuresOf(drawn({1, 2, 3}, "..# #..")).blocks == 2);  // the end of a row is no neighbour of the next one's begin
}

TEST_CASE("mask figures: where a value lies", "[mask]") {
  const FigureSpread spread{{1, 2, 2, 3}};
  CHECK(spread.percentileOf(0) == 0);
  CHECK(spread.percentileOf(1) == 12.5);
  CHECK(spread.percentileOf(1.5) == 25);
  CHECK(spread.percentileOf(2) == 50);
  CHECK(spread.percentileOf(4) == 100);
  CHECK(spread.valueAt(0) == 1);
  CHECK(spread.valueAt(50) == 2);
  CHECK(spread.valueAt(100) == 3);
  CHECK(FigureSpread{}.percentileOf(3) == 50);
}

TEST_CASE("mask figures: the distribution of training", "[mask]") {
  const TokenGrid grid{4, 16, 16};
  const TrainingDistribution both = trainingDistribution({"blocks-small", "blocks-large"}, grid);
  CHECK(both.masks == masks_of_training);
  CHECK(both.hidden_share.sorted.size() == 200);
  CHECK(std::is_sorted(both.border_share.sorted.begin(), both.border_share.sorted.end()));
  CHECK(both.hidden_share.sorted == trainingDistribution({"blocks-small", "blocks-large"}, grid).hidden_share.sorted);
  CHECK(both.hidden_share.valueAt(50) == Approx(0.71).margin(0.04));
  CHECK(both.hidden_share.percentileOf(0.1) == 0);
  CHECK(both.extent.sorted.front() == 1);
  const TrainingDistribution large = trainingDistribution({"blocks-large"}, grid, 50);
  CHECK(large.hidden_share.valueAt(50) > both.hidden_share.valueAt(50));
  CHECK(trainingDistribution({}, grid).hidden_share.sorted.empty());
  CHECK_THROWS_AS(trainingDistribution({"motion"}, grid), Failure);
}

TEST_CASE("mask figures: drawing the distribution can be stopped", "[mask]") {
  struct Stopped {};
  int asked = 0;
  const auto stop = [&asked] {
    if (++asked == 7) throw Stopped{};
  };
  CHECK_THROWS_AS(trainingDistribution({"blocks-small"}, {32, 24, 24}, 200, stop), Stopped);
  CHECK(asked == 7);
}
