#include "widgets/scene/scene_camera.hpp"

#include <vector>

#include "tests/support/catch.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/scene/scene_content.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {
const QSizeF size(600, 400);
}

TEST_CASE("the focal point is drawn in the middle, moved by the shift", "[scene]") {
  OrbitCamera camera;
  camera.focal = {0.3F, -0.2F, 0.5F};
  CHECK(camera.projector(size).map(camera.focal).at.x() == Approx(300).margin(0.01));
  CHECK(camera.projector(size).map(camera.focal).at.y() == Approx(200).margin(0.01));
  camera.shift = {0.5, 0.5};
  CHECK(camera.projector(size).map(camera.focal).at.x() == Approx(450).margin(0.01));
  CHECK(camera.projector(size).map(camera.focal).at.y() == Approx(100).margin(0.01));
}

TEST_CASE("looking along an axis, the others lie right and up", "[scene]") {
  OrbitCamera camera;
  camera.lookAlong(2);
  const Projector projector = camera.projector(size);
  CHECK(projector.map({0.5F, 0, 0}).at.x() > 310);
  CHECK(projector.map({0, 0.5F, 0}).at.y() < 190);
  CHECK(projector.map({0, 0, 0.5F}).at.x() == Approx(300).margin(0.01));
  CHECK(projector.map({0, 0, 0.5F}).depth < projector.map({0, 0, 0}).depth);
}

TEST_CASE("zooming keeps what is under the cursor", "[scene]") {
  OrbitCamera camera;
  camera.shift = {0.1, -0.2};
  const QPointF cursor(420, 130);
  // A point of the plane through the focal point, under the cursor.
  OrbitCamera moved = camera;
  const QPointF focal_place = camera.projector(size).map(camera.focal).at;
  moved.pan(focal_place - cursor, size);
  const QVector3D point = moved.focal;
  REQUIRE(camera.projector(size).map(point).at.x() == Approx(cursor.x()).margin(0.1));
  camera.zoomAt(cursor, 0.5, size);
  CHECK(camera.projector(size).map(point).at.x() == Approx(cursor.x()).margin(0.1));
  CHECK(camera.projector(size).map(point).at.y() == Approx(cursor.y()).margin(0.1));
}

TEST_CASE("fitting puts the points into the room", "[scene]") {
  std::vector<QVector3D> points;
  for (int i = 0; i < 90; ++i)
    points.emplace_back(std::cos(static_cast<float>(i)), 0.4F * std::sin(2.0F * static_cast<float>(i)), std::sin(static_cast<float>(i)));
  const QRectF room(220, 30, 360, 300);
  OrbitCamera camera;
  camera.fit(points, room, size);
  for (const QVector3D& point : points)
    CHECK(room.adjusted(-12, -12, 12, 12).contains(camera.projector(size).map(point).at));
}

TEST_CASE("a turn goes the short way round", "[scene]") {
  OrbitCamera from, to;
  from.azimuth = 170;
  to.azimuth = -170;
  CHECK(OrbitCamera::between(from, to, 0.5).azimuth == Approx(180));
  CHECK(OrbitCamera::between(from, to, 1) == to);
}

TEST_CASE("the nearest mark within reach is found, a bright one first", "[scene]") {
  std::vector<Mark> marks(4);
  for (int i = 0; i < 4; ++i) marks[static_cast<std::size_t>(i)].token = TokenId{i};
  marks[0].bright = false;
  const std::vector<ScreenPoint> places{{{100, 100}, 0, true}, {{105, 100}, 0, true}, {{107, 100}, 0, true}, {{100, 101}, 0, false}};
  CHECK(nearestMark(marks, places, {100, 100}, 8) == std::optional<std::size_t>(1));
  CHECK(nearestMark(marks, places, {110, 100}, 8) == std::optional<std::size_t>(2));
  CHECK(nearestMark(marks, places, {95, 100}, 8) == std::optional<std::size_t>(0));
  CHECK_FALSE(nearestMark(marks, places, {100, 120}, 8).has_value());
}

TEST_CASE("picking at a token's place finds the token", "[scene]") {
  const auto result = test::ringResult();
  const SceneContent content = sceneContent(result, {}, {1, {}, latent::Metric::L1Normed}, Theme::load(true));
  OrbitCamera camera;
  const Projector projector = camera.projector(size);
  std::vector<ScreenPoint> places;
  for (const Mark& mark : content.marks) places.push_back(projector.map(mark.at));
  for (std::size_t i = 0; i < content.marks.size(); ++i) {
    if (!content.marks[i].bright) continue;
    const auto found = nearestMark(content.marks, places, places[i].at, 8);
    REQUIRE(found.has_value());
    CHECK(QLineF(places[*found].at, places[i].at).length() < 0.01);
  }
}
