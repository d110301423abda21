#include <QTest>

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/widgets/cloud_fixture.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/scene/cloud_painter.hpp"
#include "widgets/scene/latent_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using namespace std::chrono_literals;

namespace {

constexpr auto no_time = 0us;  // one block of points
constexpr auto all_time = 1h;

Mark markAt(const QVector3D& at, const Rgba& color, bool bright = true) {
  Mark mark;
  mark.kind = MarkKind::True;
  mark.at = at;
  mark.color = color;
  mark.bright = bright;
  return mark;
}

SceneContent contentOf(const session::Result& result) {
  return sceneContent(result, {}, {}, Theme::load(true));
}

CloudSight sightOf(const OrbitCamera& camera, QSize size = {300, 200}) {
  return {camera.projector(QSizeF(size)).view_from_scene, size, 0.1, 1};
}

Rgba middleOf(CloudPainter& painter) {
  return painter.picture()[static_cast<std::size_t>(painter.size().height() / 2 * painter.size().width() + painter.size().width() / 2)];
}

CloudPainter painterOf(const std::vector<Mark>& marks) {
  SceneContent content;
  content.marks = marks;
  CloudPainter painter;
  painter.setCloud(cloudOf(content, false));
  painter.look(sightOf({}));
  painter.paint(all_time);
  return painter;
}

/// How many pixels differ by more than a little.
int difference(const QImage& a, const QImage& b) {
  int many = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QColor one = a.pixelColor(x, y), other = b.pixelColor(x, y);
      const int worst = std::max({std::abs(one.red() - other.red()), std::abs(one.green() - other.green()),
                                  std::abs(one.blue() - other.blue())});
      many += worst > 8 ? 1 : 0;
    }
  return many;
}

/// Of the bright marks, else of the dim ones, the nearest within reach.
std::optional<TokenId> nearestToken(LatentView& view, const QPointF& place) {
  constexpr double reach = 8;
  const Projector projector = view.camera().projector(view.size());
  for (const bool bright : {true, false}) {
    double best = reach;
    std::optional<TokenId> token;
    for (const Mark& mark : view.content().marks) {
      const ScreenPoint at = projector.map(mark.at);
      const double away = QLineF(at.at, place).length();
      if (mark.bright != bright || !at.in_front || away >= best) continue;
      best = away;
      token = mark.token;
    }
    if (token) return token;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a cloud holds every mark and line once", "[scene]") {
  const SceneContent content = contentOf(test::cloudResult(3000));
  const Cloud cloud = cloudOf(content, true);
  CHECK(cloud.size() == content.marks.size() + content.lines.size());
  double in_content = 0, in_cloud = 0;
  for (const Mark& mark : content.marks) in_content += static_cast<double>(mark.at.x());
  for (const CloudPoints* points : {&cloud.bright, &cloud.bright_rings, &cloud.dim, &cloud.dim_rings})
    for (const float x : points->x) in_cloud += static_cast<double>(x);
  CHECK(in_cloud == Approx(in_content).margin(1e-3));
}

TEST_CASE("the beginning of a cloud is a fair sample of it", "[scene]") {
  SceneContent content;
  for (int i = 0; i < 64'000; ++i)
    content.marks.push_back(markAt({static_cast<float>(i % 80), static_cast<float>(i / 80), 0}, {255, 0, 0, 255}));
  const Cloud cloud = cloudOf(content, false);
  double col = 0, row = 0;
  for (std::size_t i = 0; i < 4000; ++i) col += static_cast<double>(cloud.bright.x[i]), row += static_cast<double>(cloud.bright.y[i]);
  CHECK(col / 4000 == Approx(39.5).margin(2));
  CHECK(row / 4000 == Approx(399.5).margin(20));
}

TEST_CASE("a cloud drawn in turns is the cloud drawn at once", "[scene]") {
  CloudPainter turns, once;
  for (CloudPainter* painter : {&turns, &once}) {
    painter->setCloud(cloudOf(contentOf(test::cloudResult(5000)), false));
    painter->look(sightOf({}));
  }
  once.paint(all_time);
  int count = 0;
  while (turns.paint(no_time)) ++count;
  CHECK(count > 5);
  CHECK(turns.picture() == once.picture());
  CHECK(turns.depths() == once.depths());

  SECTION("another camera begins anew, the same one does not") {
    OrbitCamera moved;
    moved.azimuth += 10;
    turns.look(sightOf({}));
    CHECK(turns.isComplete());
    turns.look(sightOf(moved));
    CHECK(turns.done() == 0);
    turns.paint(no_time);
    CHECK_FALSE(turns.isComplete());
    turns.paint(all_time);
    CHECK_FALSE(turns.picture() == once.picture());
  }
}

TEST_CASE("solid points hide by depth and dim ones are mixed", "[scene]") {
  const Rgba red{255, 0, 0, 255}, green{0, 255, 0, 255}, half_blue{0, 0, 255, 128};
  const OrbitCamera camera;
  const QVector3D toward = camera.eye().normalized();
  auto solid = painterOf({markAt({}, red), markAt(0.5F * toward, green)});
  CHECK(middleOf(solid)[1] > 150);
  CHECK(middleOf(solid)[0] < 60);
  auto hidden = painterOf({markAt({}, red), markAt(-0.5F * toward, half_blue, false)});
  CHECK(middleOf(hidden)[2] < 60);
  auto mixed = painterOf({markAt({}, red), markAt(0.5F * toward, half_blue, false)});
  CHECK(middleOf(mixed)[0] > 50);
  CHECK(middleOf(mixed)[2] > 50);
  CHECK(middleOf(mixed)[3] == 255);
}

TEST_CASE("a point outside of the view or behind the eye is not drawn", "[scene]") {
  const OrbitCamera camera;
  auto painter = painterOf({markAt({500, 0, 0}, {255, 0, 0, 255}), markAt(2 * camera.eye(), {255, 0, 0, 255})});
  CHECK(painter.isComplete());
  CHECK(std::ranges::all_of(painter.picture(), [](const Rgba& pixel) { return pixel == Rgba{}; }));
}

TEST_CASE("a large scene settles to the picture that is drawn at once", "[scene][gl]") {
  if (!test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  ThemeStore themes{true};
  LatentView view{themes};
  SceneInput input;
  input.result = test::cloudResult(40'000);
  view.resize(620, 520);
  view.setInput(input);
  view.show();
  REQUIRE(QTest::qWaitForWindowExposed(&view));
  const auto atRest = [&view] { return view.isAtRest(); };
  REQUIRE(QTest::qWaitFor(atRest, 20'000));
  const OrbitCamera home = view.camera();
  OrbitCamera turned = home;
  turned.orbit({30, 10});

  view.setCamera(turned);
  CHECK_FALSE(view.isAtRest());
  view.setCamera(home);  // before it came to rest
  REQUIRE(QTest::qWaitFor(atRest, 20'000));
  const QImage settled = view.grabFramebuffer();
  view.setCamera(turned);
  view.setCamera(home);
  view.drawWhole();
  const QImage once = view.grabFramebuffer();
  CHECK(difference(settled, once) < 300);  // the readout of milliseconds is another

  SECTION("picking finds what looking at every mark finds") {
    int found = 0;
    for (int x = 220; x < 600; x += 19)
      for (int y = 60; y < 450; y += 23) {
        const auto token = view.tokenAt(QPointF(x, y));
        CHECK(token == nearestToken(view, QPointF(x, y)));
        found += token ? 1 : 0;
      }
    CHECK(found > 50);
  }
  SECTION("a hover from elsewhere draws a ring and nothing of the cloud anew") {
    input.hovered = view.content().marks[100].token;
    view.setInput(input);
    CHECK(view.isAtRest());
    CHECK(difference(once, view.grabFramebuffer()) > 10);
  }
}

TEST_CASE("a cloud's picture is the same, byte for byte, with any number of threads", "[scene]") {
  const SceneContent content = contentOf(test::cloudResult(35'000));
  OrbitCamera camera;
  camera.fit(std::vector<QVector3D>{{-1, -1, -1}, {1, 1, 1}}, QRectF(0, 0, 301, 203), QSizeF(301, 203));
  std::vector<Rgba> picture;
  std::vector<float> depths;
  for (const int threads : {1, 2, 3, 7}) {
    CloudPainter painter(threads);
    painter.setCloud(cloudOf(content, true));
    CloudSight sight = sightOf(camera, {301, 203});
    sight.unit = 0.03;  // points of several rows
    painter.look(sight);
    while (!painter.isComplete()) painter.paint(500us);
    if (picture.empty()) picture = painter.picture(), depths = painter.depths();
    CHECK(painter.picture() == picture);
    CHECK(painter.depths() == depths);
  }
  CHECK(std::ranges::any_of(depths, [](float depth) { return depth < 1; }));
}

TEST_CASE("a cloud looks as VTK draws it", "[scene][gl]") {
  if (!test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  // Nearly the same cloud, just under and just over what VTK draws.
  ThemeStore themes{true};
  LatentView small{themes}, large{themes};
  std::array<double, 2> light{};
  for (std::size_t i = 0; i < 2; ++i) {
    LatentView& view = i == 0 ? small : large;
    SceneInput input;
    input.result = test::cloudResult(i == 0 ? 25'000 : 29'000);
    view.resize(620, 520);
    view.setInput(input);
    view.show();
    REQUIRE(QTest::qWaitForWindowExposed(&view));
    REQUIRE(QTest::qWaitFor([&view] { return view.isAtRest(); }, 20'000));
    const QImage picture = view.grabFramebuffer();
    for (int y = 0; y < 520; ++y)
      for (int x = 0; x < 620; ++x) light[i] += picture.pixelColor(x, y).lightness();
  }
  CHECK(light[1] / light[0] == Approx(1).margin(0.1));
}
