#include <cmath>
#include <numbers>

#include "core/mask/edits.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/pose.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::mask;

namespace {

GridPlacement placementOf(TokenGrid grid, double aspect = 1) {
  GridPlacement placement;
  placement.grid = grid;
  placement.frame_aspect = aspect;
  for (int step = 0; step < grid.steps; ++step) placement.steps.push_back({static_cast<double>(step), step + 1.0});
  return placement;
}

MaskShape shapeOf(Form form) {
  MaskShape shape;
  shape.id = ShapeId{1};
  shape.name = "Shape";
  shape.form = std::move(form);
  return shape;
}

/// Rows of one step, '#' hidden.
std::string picture(const Mask& mask, int step = 0) {
  std::string text;
  for (int row = 0; row < mask.grid().rows; ++row) {
    for (int col = 0; col < mask.grid().cols; ++col) text += mask.hidden(mask.grid().id({step, row, col})) ? '#' : '.';
    text += '\n';
  }
  return text;
}

std::string pictureOf(const MaskShape& shape, const GridPlacement& placement, CoverageRule rule = CoverageRule::Half, int step = 0) {
  return picture(rasterise({shape}, placement, rule), step);
}

}  // namespace

TEST_CASE("a key's pose holds before the first and after the last, and is eased between", "[mask][pose]") {
  MaskShape shape = shapeOf(Rectangle{{0, 0}, {0.2, 0.2}});
  shape.keys = {{1, {0, 0, 1, 1, 0}, Easing::Straight, 1}, {3, {0.4, 0, 3, 1, 0}, Easing::Smooth, 1},
                {5, {0.8, 0, 1, 1, 0}, Easing::Hold, 1},   {7, {0, 0, 1, 1, 0}, Easing::Straight, 1}};
  CHECK(poseAt(shape, 0) == shape.keys[0].pose);
  CHECK(poseAt(shape, 2).dx == Approx(0.2));
  CHECK(poseAt(shape, 2).scale_x == Approx(2));
  CHECK(poseAt(shape, 3.5).dx == Approx(0.4 + 0.4 * (3 * 0.0625 - 2 * 0.015625)));
  CHECK(poseAt(shape, 6.9).dx == Approx(0.8));
  CHECK(poseAt(shape, 9) == shape.keys[3].pose);
}

TEST_CASE("a pose turns in pixels, not in fractions of a wide frame, and back again", "[mask][pose]") {
  const Pose pose{0.1, 0.2, 2, 1, std::numbers::pi / 2};
  const PointInFrame centre{0.5, 0.5};
  const PointInFrame put = posed({0.6, 0.5}, pose, centre, 2);  // 0.2 heights to the right, twice as far, then downwards
  CHECK(put.x == Approx(0.6));
  CHECK(put.y == Approx(0.7 + 0.4));
  const PointInFrame back = unposed(put, pose, centre, 2);
  CHECK(back.x == Approx(0.6));
  CHECK(back.y == Approx(0.5));
}

TEST_CASE("ellipses and polygons cover the cells by the rule", "[mask]") {
  const GridPlacement placement = placementOf({1, 6, 6});
  CHECK(pictureOf(shapeOf(Ellipse{{0, 0}, {1, 1}}), placement) == ".####.\n######\n######\n######\n######\n.####.\n");
  const Polygon triangle{{{0, 0}, {1, 0}, {0, 1}}};
  CHECK(pictureOf(shapeOf(triangle), placement, CoverageRule::Full) == "#####.\n####..\n###...\n##....\n#.....\n......\n");
  const Polygon star{{{0, 0}, {1, 1}, {1, 0}, {0, 1}}};  // crosses itself: above and below stay out
  CHECK(pictureOf(shapeOf(star), placement, CoverageRule::Full) == "......\n#....#\n##..##\n##..##\n#....#\n......\n");
  const Polygon line{{{0.1, 0.1}, {0.9, 0.1}}};
  CHECK(pictureOf(shapeOf(line), placement, CoverageRule::Touched) == "######\n......\n......\n......\n......\n......\n");
}

TEST_CASE("a keyed shape moves through the steps", "[mask][pose]") {
  const GridPlacement placement = placementOf({3, 1, 6});
  MaskShape shape = shapeOf(Rectangle{{0, 0}, {1.0 / 6, 1}});
  shape.keys = {{0.5, {}, Easing::Straight, 1}, {2.5, {4.0 / 6, 0, 1, 1, 0}, Easing::Straight, 1}};
  const Mask mask = rasterise({shape}, placement, CoverageRule::Half);
  CHECK(picture(mask, 0) == "##....\n");  // from its place in the middle to that at the end
  CHECK(picture(mask, 1) == ".###..\n");
  CHECK(picture(mask, 2) == "...##.\n");
}

TEST_CASE("layers grow, shrink, act outside and on other steps", "[mask]") {
  const GridPlacement placement = placementOf({2, 4, 4});
  MaskShape shape = shapeOf(Rectangle{{0.3, 0.3}, {0.7, 0.7}});
  CHECK(pictureOf(shape, placement) == "....\n.##.\n.##.\n....\n");
  shape.grow_cells = 1;
  CHECK(pictureOf(shape, placement) == "####\n####\n####\n####\n");
  shape.form = Rectangle{{0, 0}, {0.75, 0.75}};
  shape.grow_cells = -1;
  CHECK(pictureOf(shape, placement) == "##..\n##..\n....\n....\n");
  shape.outside = true;
  CHECK(pictureOf(shape, placement) == "..##\n..##\n####\n####\n");
  shape.extent = {0, 1};
  shape.other_times = true;
  CHECK(pictureOf(shape, placement, CoverageRule::Half, 0) == "....\n....\n....\n....\n");
  CHECK(pictureOf(shape, placement, CoverageRule::Half, 1) == "..##\n..##\n####\n####\n");
}

TEST_CASE("layers that are left out or not alone have no part", "[mask]") {
  MaskShape a = shapeOf(Rectangle{{0, 0}, {0.5, 1}}), b = shapeOf(Rectangle{{0.5, 0}, {1, 1}});
  const GridPlacement placement = placementOf({1, 1, 2});
  a.shown = false;
  CHECK(picture(rasterise({a, b}, placement, CoverageRule::Half)) == ".#\n");
  a.solo = true;  // but not shown
  CHECK(picture(rasterise({a, b}, placement, CoverageRule::Half)) == ".#\n");
  a.shown = true;
  CHECK(picture(rasterise({a, b}, placement, CoverageRule::Half)) == "#.\n");
}

TEST_CASE("layers freeze to what they cover and join", "[mask]") {
  const GridPlacement placement = placementOf({2, 1, 4});
  MaskShape a = shapeOf(Rectangle{{0, 0}, {0.75, 1}}), b = shapeOf(Rectangle{{0.5, 0}, {1, 1}});
  b.operation = Operation::Reveal;
  const MaskShape cells = frozen(b, placement, CoverageRule::Half);
  CHECK(cells.operation == Operation::Reveal);
  CHECK(std::get<PaintedCells>(cells.form).hidden == std::vector<unsigned char>{0, 0, 1, 1, 0, 0, 1, 1});
  const auto join = [&](Join how) { return pictureOf(joined(a, b, how, placement, CoverageRule::Half), placement); };
  CHECK(join(Join::Union) == "####\n");
  CHECK(join(Join::Subtract) == "##..\n");
  CHECK(join(Join::Intersect) == "..#.\n");
  CHECK(picture(rasterise({allBut({TokenId{2}}, placement.grid, ShapeId{5})}, placement, CoverageRule::Half)) == "##.#\n");
}

TEST_CASE("a region hangs together by sides", "[mask]") {
  Mask mask({1, 3, 3});
  for (const int hidden : {1, 3, 4}) mask.set(TokenId{hidden}, true);
  CHECK(regionOf(mask, {0, 0, 0}) == std::vector<TokenId>{TokenId{0}});
  CHECK(regionOf(mask, {0, 1, 1}) == std::vector<TokenId>{TokenId{1}, TokenId{3}, TokenId{4}});
  CHECK(cellsFrom(regionOf(mask, {0, 2, 2}), mask.grid()).hidden == std::vector<unsigned char>{0, 0, 1, 0, 0, 1, 1, 1, 1});
}

TEST_CASE("a point is on a shape as it stands", "[mask][pose]") {
  MaskShape shape = shapeOf(Ellipse{{0.4, 0.4}, {0.6, 0.6}});
  CHECK(holds(shape, {0.5, 0.5}, 0, 1, 0));
  CHECK_FALSE(holds(shape, {0.41, 0.41}, 0, 1, 0));
  CHECK(holds(shape, {0.41, 0.41}, 0, 1, 0.06));
  shape.pose.dx = 0.3;
  CHECK_FALSE(holds(shape, {0.5, 0.5}, 0, 1, 0));
  CHECK(holds(shape, {0.8, 0.5}, 0, 1, 0));
  CHECK(holds(shapeOf(Stroke{{{0.2, 0.2}, {0.8, 0.2}}, 0.1, BrushTip::Round, {}}), {0.5, 0.29}, 0, 1, 0));
  CHECK_FALSE(holds(shapeOf(Generated{"tube", 0, {}}), {0.5, 0.5}, 0, 1, 1));
}

TEST_CASE("layers come back from json with everything that was set", "[mask][files]") {
  MaskShape shape = shapeOf(Polygon{{{0.1, 0.2}, {0.3, 0.4}, {0.5, 0.1}}});
  shape.pose = {0.1, 0.2, 1.5, 0.5, 0.25};
  shape.keys = {{0.5, shape.pose, Easing::Hold, 1}, {1.5, {}, Easing::Smooth, 0.25}};
  shape.grow_cells = -3;
  shape.outside = shape.other_times = shape.solo = shape.locked = true;
  shape.shown = false;
  shape.colour = 6;
  MaskShape pen = shapeOf(Stroke{{{0.1, 0.1}, {0.2, 0.2}}, 0.1, BrushTip::Round, {0.25F, 1.0F}});
  MaskShape round = shapeOf(Ellipse{{0.1, 0.2}, {0.3, 0.4}});
  MaskShape made = shapeOf(Generated{"future", 3, {{"ratio", 0.25}}});
  std::vector<MaskShape> all = {shape, pen, round, made};
  for (std::size_t i = 0; i < all.size(); ++i) all[i].id = ShapeId{static_cast<std::uint32_t>(i + 1)};
  CHECK(parseShapes(shapesToJson(all), "test") == all);
}
