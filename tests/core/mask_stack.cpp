#include "core/mask/mask_stack.hpp"

#include <random>

#include "tests/support/catch.hpp"

using namespace lacuna::mask;

TEST_CASE("a mask stack gives what rasterising all shapes gives, whatever changed", "[mask]") {
  std::mt19937 random(3);
  GridPlacement placement;
  placement.grid = {4, 8, 8};
  for (int step = 0; step < 4; ++step) placement.steps.push_back({step * 0.5, step * 0.5 + 0.5});
  std::vector<MaskShape> shapes;
  MaskStack stack;
  for (int i = 0; i < 200; ++i) {
    const auto kind = random() % 5;
    if (kind < 3) {
      MaskShape shape;
      shape.operation = random() % 3 == 0 ? Operation::Reveal : Operation::Hide;
      shape.form = Stroke{{{(random() % 100) / 100.0, (random() % 100) / 100.0}}, 0.1, BrushTip::Round};
      shapes.push_back(shape);
    } else if (kind == 3 && !shapes.empty()) {
      shapes.erase(shapes.begin() + static_cast<std::ptrdiff_t>(random() % shapes.size()));
    } else {
      placement.x0 = (random() % 10) / 100.0;
    }
    const auto rule = static_cast<CoverageRule>(i / 70);
    REQUIRE(stack.update(shapes, placement, rule) == rasterise(shapes, placement, rule));
  }
}
