#include "core/mask/layers.hpp"

#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::mask;

namespace {

MaskShape box(std::uint32_t id, double begin_s, double end_s) {
  MaskShape shape;
  shape.id = ShapeId{id};
  shape.name = "Box";
  shape.extent = {begin_s, end_s};
  shape.form = Rectangle{{0.1, 0.1}, {0.3, 0.3}};
  return shape;
}

}  // namespace

TEST_CASE("from here on and until here", "[mask][layers]") {
  CHECK(fromHereOn({3, 5}, 4) == TimeExtent{4, 5});
  CHECK(fromHereOn({3, 5}, 6) == TimeExtent{6, TimeExtent{}.end_s});
  CHECK(untilHere({3, 5}, 4) == TimeExtent{3, 4});
  CHECK(untilHere({3, 5}, 2) == TimeExtent{TimeExtent{}.begin_s, 2});
}

TEST_CASE("a copy lies right above and acts on its extent alone", "[mask][layers]") {
  std::vector<MaskShape> shapes{box(1, 3.5, 4.5), box(2, 3, 7)};
  shapes[0].other_times = shapes[0].locked = true;
  const auto after = withCopy(shapes, ShapeId{1}, ShapeId{3}, TimeExtent{4.5, 5});
  REQUIRE(after.size() == 3);
  CHECK(after[1].id == ShapeId{3});
  CHECK(after[1].name == "Box copy");
  CHECK(after[1].extent == TimeExtent{4.5, 5});
  CHECK_FALSE(after[1].other_times);
  CHECK_FALSE(after[1].locked);
  CHECK(after[1].form == shapes[0].form);
  CHECK(after[2] == shapes[1]);
  CHECK(withCopy(shapes, ShapeId{9}, ShapeId{3}) == shapes);
  const auto twin = withCopy(shapes, ShapeId{1}, ShapeId{3});
  CHECK(twin[1].extent == shapes[0].extent);
  CHECK(twin[1].other_times);
}

TEST_CASE("solo takes the part of the others", "[mask][layers]") {
  std::vector<MaskShape> shapes{box(1, 0, 1), box(2, 0, 1), box(3, 0, 1)};
  CHECK(activeShapes(shapes) == shapes);
  shapes[1].solo = true;
  CHECK(anySolo(shapes));
  CHECK_FALSE(hasPart(shapes[0], true));
  CHECK(activeShapes(shapes) == std::vector<MaskShape>{shapes[1]});
  shapes[1].shown = false;  // what is not shown silences nobody
  CHECK_FALSE(anySolo(shapes));
  CHECK(activeShapes(shapes).size() == 2);
}

TEST_CASE("a new layer is free, looks unlike its neighbours and is seen beside others that are alone", "[mask][layers]") {
  std::vector<MaskShape> others{box(1, 0, 1)};
  MaskShape shape = box(10, 0, 1);
  shape.locked = shape.solo = true;
  CHECK(asNewLayer(shape, others).colour == 2);
  CHECK_FALSE(asNewLayer(shape, others).solo);
  CHECK_FALSE(asNewLayer(shape, others).locked);
  others[0].solo = true;
  CHECK(asNewLayer(shape, others).solo);
}

TEST_CASE("layers that come on top act as they did where they were", "[mask][layers]") {
  std::uint32_t next = 20;
  const auto newId = [&next] { return ShapeId{next++}; };
  std::vector<MaskShape> below{box(1, 0, 1)}, layers{box(1, 0, 1), box(2, 0, 1)};
  layers[0].solo = layers[1].locked = true;
  auto after = withLayersOnTop(below, layers, newId);
  REQUIRE(after.size() == 3);
  CHECK(after[0] == below[0]);
  CHECK(after[1].shown);
  CHECK_FALSE(after[1].solo);  // else it would silence what is below
  CHECK_FALSE(after[2].shown);  // it was silent
  CHECK_FALSE(after[2].locked);
  CHECK(after[1].id == ShapeId{20});
  below[0].solo = true;
  after = withLayersOnTop(below, layers, newId);
  CHECK(activeShapes(after).size() == 2);
}

TEST_CASE("shapes are found by their id", "[mask][layers]") {
  std::vector<MaskShape> shapes{box(1, 0, 1), box(7, 0, 1)};
  CHECK(findShape(shapes, ShapeId{7}) == &shapes[1]);
  CHECK(findShape(shapes, ShapeId{2}) == nullptr);
}
