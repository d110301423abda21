#include <cmath>

#include "tests/support/catch.hpp"
#include "widgets/canvas/canvas_tools.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// 6 steps of half a second, 4 x 4 cells in the middle half of a frame twice as wide as high.
mask::GridPlacement placement() {
  mask::GridPlacement result;
  result.grid = {6, 4, 4};
  result.x0 = 0.25;
  result.x1 = 0.75;
  result.frame_aspect = 2;
  for (int step = 0; step < 6; ++step) result.steps.push_back({0.5 * step, 0.5 * step + 0.5});
  return result;
}

StrokeBuilder::Settings lineSettings() {
  StrokeBuilder::Settings settings;
  settings.radius = 0.1;
  settings.frame_aspect = 2;
  return settings;
}

std::vector<int> stepsOf(const std::vector<TokenId>& tokens, const mask::TokenGrid& grid) {
  std::vector<int> steps;
  for (const TokenId token : tokens) {
    if (steps.empty() || steps.back() != grid.cell(token).step) steps.push_back(grid.cell(token).step);
  }
  return steps;
}

}  // namespace

TEST_CASE("the brush's radius is half its cells, in frame heights", "[canvas]") {
  CHECK(brushRadius(3, placement()) == Approx(3 * 0.25 / 2));
  mask::GridPlacement cropped = placement();
  cropped.y0 = 0.1;
  cropped.y1 = 0.9;
  CHECK(brushRadius(1, cropped) == Approx(0.8 / 4 / 2));
}

TEST_CASE("a stroke acts on the steps that were asked for", "[canvas]") {
  const mask::GridPlacement grid = placement();
  const mask::Mask empty(grid.grid);
  const auto steps = [&](StrokeSteps kind, int around, int step) {
    StrokeBuilder::Settings settings = lineSettings();
    settings.extent = strokeExtent(kind, around, step, grid);
    const StrokeBuilder stroke(ShapeId{1}, "Brush stroke", settings, {0.5, 0.5});
    const mask::Mask after = mask::rasteriseOver(empty, stroke.shape(), grid, mask::CoverageRule::Touched);
    return stepsOf(tokensChangedBy(empty, after), grid.grid);
  };
  CHECK(steps(StrokeSteps::This, 2, 3) == std::vector<int>{3});
  CHECK(steps(StrokeSteps::This, 2, 5) == std::vector<int>{5});
  CHECK(steps(StrokeSteps::Around, 1, 3) == std::vector<int>{2, 3, 4});
  CHECK(steps(StrokeSteps::Around, 2, 0) == std::vector<int>{0, 1, 2});
  CHECK(steps(StrokeSteps::FromHere, 2, 4) == std::vector<int>{4, 5});
  CHECK(steps(StrokeSteps::All, 2, 4) == std::vector<int>{0, 1, 2, 3, 4, 5});
  CHECK(strokeExtent(StrokeSteps::All, 0, 0, grid) == mask::TimeExtent{});
}

TEST_CASE("a painted line keeps its points, drops what is too close, and ends at the cursor", "[canvas]") {
  StrokeBuilder stroke(ShapeId{7}, "Brush stroke", lineSettings(), {0.2, 0.5});
  stroke.moveTo({0.2001, 0.5}, {false, false});
  stroke.moveTo({0.3, 0.5}, {false, false});
  stroke.moveTo({0.301, 0.5}, {false, false});
  const mask::MaskShape shape = stroke.shape();
  CHECK(shape.id == ShapeId{7});
  CHECK(shape.name == "Brush stroke");
  CHECK(shape.operation == mask::Operation::Hide);
  const auto& line = std::get<mask::Stroke>(shape.form);
  CHECK(line.radius == 0.1);
  CHECK(line.points == std::vector<mask::PointInFrame>{{0.2, 0.5}, {0.3, 0.5}, {0.301, 0.5}});
}

TEST_CASE("Shift draws one straight line", "[canvas]") {
  StrokeBuilder stroke(ShapeId{1}, "Brush stroke", lineSettings(), {0.2, 0.5});
  for (const double x : {0.3, 0.4, 0.5}) stroke.moveTo({x, 0.5 + std::sin(40 * x)}, {true, false});
  stroke.moveTo({0.8, 0.1}, {true, false});
  CHECK(std::get<mask::Stroke>(stroke.shape().form).points == std::vector<mask::PointInFrame>{{0.2, 0.5}, {0.8, 0.1}});
}

TEST_CASE("a rectangle spans two corners, with Shift it is square in pixels", "[canvas]") {
  StrokeBuilder::Settings settings = lineSettings();
  settings.kind = StrokeBuilder::Kind::Box;
  settings.operation = mask::Operation::Reveal;
  StrokeBuilder box(ShapeId{1}, "Rectangle", settings, {0.5, 0.5});
  box.moveTo({0.3, 0.9}, {false, false});
  CHECK(box.shape().operation == mask::Operation::Reveal);
  CHECK(std::get<mask::Rectangle>(box.shape().form).b == mask::PointInFrame{0.3, 0.9});
  box.moveTo({0.3, 0.6}, {true, false});
  const auto square = std::get<mask::Rectangle>(box.shape().form);
  CHECK((square.a.x - square.b.x) * 2 == Approx(square.b.y - square.a.y));
  CHECK(square.b.y == Approx(0.9));
}

TEST_CASE("the shape of a token changes that token alone, whatever the rule", "[canvas]") {
  const mask::GridPlacement grid = placement();
  const mask::Mask empty(grid.grid);
  const TokenId token = grid.grid.id({2, 1, 3});
  for (const auto rule : {mask::CoverageRule::Touched, mask::CoverageRule::Half, mask::CoverageRule::Full}) {
    const mask::Mask after = mask::rasteriseOver(empty, tokenShape(token, mask::Operation::Hide, grid), grid, rule);
    CHECK(tokensChangedBy(empty, after) == std::vector<TokenId>{token});
  }
}
