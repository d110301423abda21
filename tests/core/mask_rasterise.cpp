#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/mask/invert.hpp"
#include "core/mask/rasterise.hpp"
#include "core/mask/runs.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::mask;

namespace {

GridPlacement placementOf(int steps, int rows, int cols, double aspect = 1) {
  GridPlacement placement;
  placement.grid = {steps, rows, cols};
  placement.frame_aspect = aspect;
  for (int step = 0; step < steps; ++step) placement.steps.push_back({step * 1.0, step + 1.0});
  return placement;
}

template <class Form>
MaskShape shapeOf(Form form, Operation operation = Operation::Hide, TimeExtent extent = {}) {
  MaskShape shape;
  shape.operation = operation;
  shape.extent = extent;
  shape.form = std::move(form);
  return shape;
}

/// "#" hidden, "." visible; rows of one step under each other.
std::string drawn(const Mask& mask, int step = 0) {
  std::string text;
  for (int row = 0; row < mask.grid().rows; ++row) {
    for (int col = 0; col < mask.grid().cols; ++col) text += mask.hidden(mask.grid().id({step, row, col})) ? '#' : '.';
    text += '\n';
  }
  return text;
}

Stroke dab(double x, double y, double radius, BrushTip tip = BrushTip::Round) { return {{{x, y}}, radius, tip}; }

Stroke longStroke(int points, double radius) {
  Stroke stroke;
  stroke.radius = radius;
  for (int i = 0; i < points; ++i) stroke.points.push_back({0.5 + 0.4 * std::cos(i * 0.05), 0.5 + 0.4 * std::sin(i * 0.05)});
  return stroke;
}

}  // namespace

TEST_CASE("mask: a dab hides the cells under it", "[mask]") {
  const GridPlacement placement = placementOf(1, 4, 4);
  SECTION("within one cell") {
    CHECK(drawn(rasterise({shapeOf(dab(0.375, 0.625, 0.1))}, placement, CoverageRule::Touched)) ==
          "....\n....\n.#..\n....\n");
  }
  SECTION("smaller than the samples' spacing it still touches its cell") {
    CHECK(drawn(rasterise({shapeOf(dab(0.5001, 0.0001, 1e-6))}, placement, CoverageRule::Touched)) ==
          "..#.\n....\n....\n....\n");
    CHECK(rasterise({shapeOf(dab(0.5001, 0.0001, 1e-6))}, placement, CoverageRule::Half).hiddenCount() == 0);
  }
  SECTION("a thin line touches every cell it runs through") {
    const Stroke line{{{0.01, 0.3}, {0.99, 0.3}}, 1e-6, BrushTip::Round};
    CHECK(drawn(rasterise({shapeOf(line)}, placement, CoverageRule::Touched)) == "....\n####\n....\n....\n");
  }
  SECTION("round and square tips differ in the corners") {
    const GridPlacement fine = placementOf(1, 8, 8);
    const Mask round = rasterise({shapeOf(dab(0.5, 0.5, 0.25))}, fine, CoverageRule::Half);
    const Mask square = rasterise({shapeOf(dab(0.5, 0.5, 0.25, BrushTip::Square))}, fine, CoverageRule::Half);
    CHECK(drawn(square) == "........\n........\n..####..\n..####..\n..####..\n..####..\n........\n........\n");
    CHECK(round.hiddenCount() == 12);
    CHECK_FALSE(round.hidden(fine.grid.id({0, 2, 2})));
  }
  SECTION("outside the crop it hides nothing") {
    CHECK(rasterise({shapeOf(dab(2, 2, 0.1))}, placement, CoverageRule::Touched).hiddenCount() == 0);
    CHECK(rasterise({shapeOf(dab(-1e300, 1e300, 0.1))}, placement, CoverageRule::Touched).hiddenCount() == 0);
  }
}

TEST_CASE("mask: covered shares match the area of the shape", "[mask]") {
  const GridPlacement placement = placementOf(1, 64, 64);
  const double pi = std::acos(-1.0);
  const double radius = 0.3;
  const double disc = rasterise({shapeOf(dab(0.5, 0.5, radius))}, placement, CoverageRule::Half).hiddenShare();
  CHECK(disc == Approx(pi * radius * radius).epsilon(0.01));
  const Stroke capsule{{{0.2, 0.3}, {0.7, 0.8}}, 0.1, BrushTip::Round};
  const double length = std::hypot(0.5, 0.5);
  CHECK(rasterise({shapeOf(capsule)}, placement, CoverageRule::Half).hiddenShare() ==
        Approx(pi * 0.01 + 0.2 * length).epsilon(0.02));
  const Stroke swept_square{{{0.2, 0.3}, {0.7, 0.8}}, 0.1, BrushTip::Square};
  CHECK(rasterise({shapeOf(swept_square)}, placement, CoverageRule::Half).hiddenShare() ==
        Approx(0.04 + 0.2 * 1.0).epsilon(0.02));
}

TEST_CASE("mask: a round tip is round in pixels of a wide frame", "[mask]") {
  GridPlacement placement = placementOf(1, 8, 16, 2.0);
  const Mask mask = rasterise({shapeOf(dab(0.5, 0.5, 0.25))}, placement, CoverageRule::Half);
  CHECK(drawn(mask) ==
        "................\n................\n.......##.......\n......####......\n......####......\n.......##.......\n......."
        ".........\n................\n");
  SECTION("and in the centre crop of that frame") {
    placement.grid.cols = 8;
    placement.x0 = 0.25;
    placement.x1 = 0.75;
    CHECK(drawn(rasterise({shapeOf(dab(0.5, 0.5, 0.25))}, placement, CoverageRule::Half)) ==
          "........\n........\n...##...\n..####..\n..####..\n...##...\n........\n........\n");
  }
}

TEST_CASE("mask: the coverage rules nest", "[mask]") {
  const GridPlacement placement = placementOf(1, 4, 4);
  const Rectangle rectangle{{0.7, 0.6}, {0.25, 0.2}};  // corners in any order
  const Mask touched = rasterise({shapeOf(rectangle)}, placement, CoverageRule::Touched);
  const Mask half = rasterise({shapeOf(rectangle)}, placement, CoverageRule::Half);
  const Mask full = rasterise({shapeOf(rectangle)}, placement, CoverageRule::Full);
  CHECK(drawn(touched) == ".##.\n.##.\n.##.\n....\n");
  CHECK(drawn(half) == "....\n.##.\n....\n....\n");
  CHECK(drawn(full) == "....\n.#..\n....\n....\n");
  SECTION("a rectangle on cell borders keeps to its cells") {
    CHECK(drawn(rasterise({shapeOf(Rectangle{{0.25, 0.25}, {0.75, 0.5}})}, placement, CoverageRule::Touched)) ==
          "....\n.##.\n....\n....\n");
  }
}

TEST_CASE("mask: later shapes win over earlier ones", "[mask]") {
  const GridPlacement placement = placementOf(1, 4, 4);
  const MaskShape all = shapeOf(Rectangle{{0, 0}, {1, 1}});
  const MaskShape hole = shapeOf(Rectangle{{0.25, 0.25}, {0.75, 0.75}}, Operation::Reveal);
  CHECK(drawn(rasterise({all, hole}, placement, CoverageRule::Touched)) == "####\n#..#\n#..#\n####\n");
  CHECK(rasterise({hole, all}, placement, CoverageRule::Touched).hiddenCount() == 16);
}

TEST_CASE("mask: a shape acts in the steps its extent covers by half", "[mask]") {
  const GridPlacement placement = placementOf(4, 2, 2);
  const auto hiddenSteps = [&](TimeExtent extent) {
    const Mask mask =
        rasterise({shapeOf(Rectangle{{0, 0}, {1, 1}}, Operation::Hide, extent)}, placement, CoverageRule::Touched);
    std::string steps;
    for (int step = 0; step < 4; ++step) steps += mask.hiddenCountInStep(step) == 4 ? '#' : '.';
    return steps;
  };
  CHECK(hiddenSteps({}) == "####");
  CHECK(hiddenSteps({1, 3}) == ".##.");
  CHECK(hiddenSteps({1.5, 3.4}) == ".##.");
  CHECK(hiddenSteps({1.6, 3.5}) == "..##");
  CHECK(hiddenSteps({2.5, 1e18}) == "..##");
  CHECK(hiddenSteps({2, 2}) == "....");
}

TEST_CASE("mask: shapes are of the frame, not of the grid", "[mask]") {
  const std::vector<MaskShape> shapes{shapeOf(longStroke(60, 0.1)),
                                      shapeOf(Rectangle{{0.1, 0.1}, {0.3, 0.4}}, Operation::Reveal)};
  const double coarse = rasterise(shapes, placementOf(2, 16, 16), CoverageRule::Half).hiddenShare();
  const double fine = rasterise(shapes, placementOf(5, 48, 48), CoverageRule::Half).hiddenShare();
  CHECK(coarse == Approx(fine).margin(0.03));
}

TEST_CASE("mask: painted cells fit their own grid and the nearest cell of another", "[mask]") {
  const PaintedCells cells{1, 2, 2, {1, 0, 0, 1}};
  CHECK(drawn(rasterise({shapeOf(cells)}, placementOf(1, 2, 2), CoverageRule::Touched)) == "#.\n.#\n");
  const Mask larger = rasterise({shapeOf(cells)}, placementOf(3, 4, 4), CoverageRule::Touched);
  CHECK(drawn(larger, 2) == "##..\n##..\n..##\n..##\n");
}

TEST_CASE("mask: a preview equals the committed mask", "[mask]") {
  const GridPlacement placement = placementOf(6, 12, 12, 16.0 / 9);
  const MaskShape first = shapeOf(Generated{"blocks-small", 3, {}});
  for (const Operation operation : {Operation::Hide, Operation::Reveal}) {
    const MaskShape stroke = shapeOf(longStroke(80, 0.07), operation, {1.2, 4});
    const Mask base = rasterise({first}, placement, CoverageRule::Touched);
    CHECK(rasteriseOver(base, stroke, placement, CoverageRule::Touched) ==
          rasterise({first, stroke}, placement, CoverageRule::Touched));
  }
}

TEST_CASE("mask: a stroke move on a large grid is quick", "[mask]") {
  const GridPlacement placement = placementOf(32, 24, 24);
  const Mask base(placement.grid);
  const MaskShape stroke = shapeOf(longStroke(200, 0.1));
  double best_ms = 1e9;
  for (int i = 0; i < 10; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const Mask mask = rasteriseOver(base, stroke, placement, CoverageRule::Touched);
    best_ms = std::min(best_ms, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    REQUIRE(mask.hiddenCount() > 0);
  }
  INFO(best_ms << " ms");
  CHECK(best_ms < 20);  // 2 ms is wanted; sanitizers and busy machines get room
}

TEST_CASE("mask: a stroke that runs far outside covers what its near part covers", "[mask]") {
  GridPlacement placement = placementOf(1, 12, 16, 16.0 / 9);
  placement.x0 = 0.21;
  placement.x1 = 0.79;
  for (const BrushTip tip : {BrushTip::Round, BrushTip::Square}) {
    for (const double radius : {1e-7, 0.03, 0.4}) {
      const Stroke near{{{-2, -1.87}, {3, 2.63}}, radius, tip};  // y = 0.9 x - 0.07
      const Stroke far{{{-200000, -180000.07}, {300000, 269999.93}}, radius, tip};
      for (const CoverageRule rule : {CoverageRule::Touched, CoverageRule::Half}) {
        const Mask mask = rasterise({shapeOf(near)}, placement, rule);
        CHECK((mask.hiddenCount() > 0 || rule == CoverageRule::Half));
        CHECK(drawn(rasterise({shapeOf(far)}, placement, rule)) == drawn(mask));
      }
    }
  }
  const Stroke beside{{{-1e6, 5}, {1e6, 5}, {1e6, -1e6}}, 0.1, BrushTip::Round};
  CHECK(rasterise({shapeOf(beside)}, placement, CoverageRule::Touched).hiddenCount() == 0);
}

TEST_CASE("mask: every sample near a line is looked at, whatever its slope", "[mask]") {
  const GridPlacement placement = placementOf(1, 16, 16);
  for (int degrees = 0; degrees < 360; degrees += 7) {
    const double x = std::cos(degrees * 0.0174533), y = std::sin(degrees * 0.0174533);
    const PointInFrame a{0.5 - 0.3 * x, 0.5 - 0.3 * y}, b{0.5 + 0.3 * x, 0.5 + 0.3 * y};
    const Mask mask = rasterise({shapeOf(Stroke{{a, b}, 0.08, BrushTip::Round})}, placement, CoverageRule::Full);
    for (int i = 0; i < placement.grid.size(); ++i) {
      const Cell cell = placement.grid.cell(TokenId{i});
      double farthest = 0;
      for (int sample = 0; sample < 64; ++sample) {
        const double px = (cell.col + (sample % 8 + 0.5) / 8) / 16 - 0.5, py = (cell.row + (sample / 8 + 0.5) / 8) / 16 - 0.5;
        const double along = std::clamp(px * x + py * y, -0.3, 0.3);
        farthest = std::max(farthest, std::hypot(px - along * x, py - along * y));
      }
      if (std::abs(farthest - 0.08) < 1e-6) continue;
      CHECK(mask.hidden(TokenId{i}) == (farthest < 0.08));
    }
  }
}

TEST_CASE("mask: shapes that invert, on any grid and in place", "[mask]") {
  const GridPlacement placement = placementOf(4, 6, 6);
  const std::vector<MaskShape> shapes{shapeOf(longStroke(20, 0.1), Operation::Hide, {1, 3}),
                                      shapeOf(Rectangle{{0.1, 0.1}, {0.4, 0.4}}, Operation::Reveal)};
  const Mask mask = rasterise(shapes, placement, CoverageRule::Touched);
  const auto inverted = invertedShapes(shapes, ShapeId{7});
  CHECK(inverted.front().id == ShapeId{7});
  CHECK(rasterise(inverted, placement, CoverageRule::Touched) == mask.inverted());
  CHECK(invertedShapes(inverted, ShapeId{8}) == shapes);
  CHECK(rasterise(invertedShapes(mask, ShapeId{9}), placement, CoverageRule::Touched) == mask.inverted());
  CHECK(invertedShapes(Mask(), ShapeId{9}).empty());
}

TEST_CASE("mask: an extent acts on a step that it covers by half", "[mask]") {
  CHECK(acts({}, {0, 1}));
  CHECK(acts({0.5, 9}, {0, 1}));
  CHECK_FALSE(acts({0.51, 9}, {0, 1}));
  CHECK(acts({1, 2}, {1, 1}));
  CHECK_FALSE(acts({1, 2}, {2, 2}));
}

TEST_CASE("mask: runs begin with the visible cells", "[mask]") {
  const std::vector<int> cells{1, 1, 0, 0, 0, 1};
  CHECK(runsOf(cells.size(), [&](std::size_t i) { return cells[i] != 0; }) == std::vector<std::size_t>{0, 2, 3, 1});
  CHECK(runsOf(0, [](std::size_t) { return true; }) == std::vector<std::size_t>{0});
}

TEST_CASE("mask: the cell under a point", "[mask]") {
  GridPlacement placement = placementOf(2, 4, 8);
  placement.x0 = 0.25;
  placement.x1 = 0.75;
  Cell cell;
  REQUIRE(placement.cellAt({0.5, 0.5}, 1, cell));
  CHECK(cell == Cell{1, 2, 4});
  REQUIRE(placement.cellAt({0.75, 1.0}, 0, cell));
  CHECK(cell == Cell{0, 3, 7});
  CHECK_FALSE(placement.cellAt({0.2, 0.5}, 0, cell));
  CHECK_FALSE(placement.cellAt({0.5, 0.5}, 2, cell));
}

TEST_CASE("mask: counts, ids and hash of a mask", "[mask]") {
  Mask mask(TokenGrid{2, 2, 3});
  mask.set(TokenId{1}, true);
  mask.set(TokenId{7}, true);
  mask.set(TokenId{8}, true);
  CHECK(mask.hiddenCount() == 3);
  CHECK(mask.hiddenCountInStep(0) == 1);
  CHECK(mask.hiddenCountInStep(1) == 2);
  CHECK(mask.hiddenShare() == Approx(0.25));
  CHECK(mask.hiddenIds() == std::vector<TokenId>{TokenId{1}, TokenId{7}, TokenId{8}});
  CHECK(mask.visibleIds().size() == 9);
  CHECK(mask.inverted().hiddenIds() == mask.visibleIds());
  CHECK(mask.inverted().inverted() == mask);
  CHECK(mask.hash() != mask.inverted().hash());
  CHECK(Mask(TokenGrid{2, 2, 3}).hash() != Mask(TokenGrid{2, 3, 2}).hash());
  CHECK(Mask().hiddenShare() == 0);
}
