#include <QSignalSpy>
#include <QTest>

#include "tests/support/catch.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/scene/latent_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

const TokenId hidden_token = mask::TokenGrid{4, 6, 6}.id({1, 1, 2});

/// Lets ImGui settle and returns the picture.
QImage picture(LatentView& view) {
  QImage image;
  for (int frame = 0; frame < 6; ++frame) image = view.grabFramebuffer();
  return image;
}

int differing(const QImage& a, const QImage& b) {
  int count = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
  return count;
}

/// The pixel nearest in colour, within some pixels of a place.
int nearestColor(const QImage& image, const QPointF& place, const QColor& color) {
  int best = 1000;
  for (int y = -3; y <= 3; ++y)
    for (int x = -3; x <= 3; ++x) {
      const QPoint at = place.toPoint() + QPoint(x, y);
      if (!image.rect().contains(at)) continue;
      const QColor found = image.pixelColor(at);
      best = std::min(best, std::abs(found.red() - color.red()) + std::abs(found.green() - color.green()) +
                                std::abs(found.blue() - color.blue()));
    }
  return best;
}

struct Shown {
  ThemeStore themes{true};
  LatentView view{themes};
  SceneInput input;

  Shown() {
    view.resize(620, 520);
    input.result = test::ringResult();
    input.moment.step = 1;
    view.setInput(input);
    view.show();
    REQUIRE(QTest::qWaitForWindowExposed(&view));
    picture(view);
  }
};

}  // namespace

TEST_CASE("the latent view draws tokens where the projection says", "[scene][gl]") {
  if (!test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  Shown shown;
  const QImage image = picture(shown.view);
  const Theme& theme = shown.themes.theme();
  const auto truth = shown.view.placeOf(hidden_token, MarkKind::True);
  const auto predicted = shown.view.placeOf(hidden_token, MarkKind::Predicted);
  REQUIRE(truth.has_value());
  REQUIRE(predicted.has_value());
  CHECK(nearestColor(image, *truth, theme.truth) < 120);
  CHECK(nearestColor(image, *predicted, theme.pred) < 120);

  SECTION("picking changes the picture, clearing brings it back") {
    shown.input.moment.picked = hidden_token;
    shown.view.setInput(shown.input);
    CHECK(differing(image, picture(shown.view)) > 200);
  }
  SECTION("a hover from elsewhere draws a ring") {
    shown.input.hovered = hidden_token;
    shown.view.setInput(shown.input);
    CHECK(differing(image, picture(shown.view)) > 30);
  }
  SECTION("the theme recolours everything") {
    shown.themes.setDark(false);
    CHECK(picture(shown.view).pixelColor(610, 260).lightness() > 200);
  }
  SECTION("the window gets an opaque picture") {
    shown.themes.setDark(false);
    const QImage drawn = picture(shown.view), composed = shown.view.grab().toImage();
    CHECK(nearestColor(drawn, *truth, shown.themes.theme().truth) < 120);
    const QPoint floor(310, 440);
    CHECK(std::abs(drawn.pixelColor(floor).lightness() - composed.pixelColor(floor).lightness()) < 3);
    CHECK(drawn.convertToFormat(QImage::Format_ARGB32).pixelColor(truth->toPoint()).alpha() == 255);
  }
  SECTION("a stale result is dimmed") {
    shown.input.stale = HudState::Stale{true, 42};
    shown.view.setInput(shown.input);
    CHECK(nearestColor(picture(shown.view), *truth, theme.truth) > 120);
  }
  SECTION("a new result of the same clip keeps the camera") {
    const OrbitCamera before = shown.view.camera();
    shown.input.result = test::ringResult();
    shown.view.setInput(shown.input);
    picture(shown.view);
    CHECK(shown.view.camera() == before);
  }
}

TEST_CASE("the latent view's mouse and keys", "[scene][gl]") {
  if (!test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  Shown shown;
  LatentView& view = shown.view;
  std::optional<TokenId> picked = TokenId{-1}, hovered = TokenId{-1};
  int picks = 0;
  QObject::connect(&view, &LatentView::pickAsked, [&](std::optional<TokenId> token) { picked = token, ++picks; });
  QObject::connect(&view, &LatentView::hoverAsked, [&](std::optional<TokenId> token) { hovered = token; });
  const QPoint place = view.placeOf(hidden_token, MarkKind::Predicted)->toPoint();
  const std::optional<TokenId> expected = view.tokenAt(place);
  REQUIRE(expected.has_value());

  SECTION("click picks, moving hovers, Escape clears") {
    QTest::mouseMove(&view, place);
    CHECK(hovered == expected);
    QTest::mouseClick(&view, Qt::LeftButton, {}, place);
    CHECK(picked == expected);
    shown.input.moment.picked = picked;
    view.setInput(shown.input);
    QTest::keyClick(&view, Qt::Key_Escape);
    CHECK_FALSE(picked.has_value());
    CHECK(picks == 2);
  }
  SECTION("a drag orbits and does not pick") {
    const OrbitCamera before = view.camera();
    QTest::mousePress(&view, Qt::LeftButton, {}, {400, 300});
    QTest::mouseMove(&view, {440, 320});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {440, 320});
    CHECK(view.camera().azimuth != before.azimuth);
    CHECK(picks == 0);
  }
  SECTION("the HUD swallows the mouse") {
    const OrbitCamera before = view.camera();
    const QPoint options(40, 40);
    QTest::mousePress(&view, Qt::LeftButton, {}, options);
    QTest::mouseMove(&view, options + QPoint(60, 40));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, options + QPoint(60, 40));
    CHECK(view.camera() == before);
    CHECK(picks == 0);
  }
  SECTION("keys look along the axes") {
    QTest::keyClick(&view, Qt::Key_9);
    CHECK(QTest::qWaitFor([&view] { return view.camera().azimuth == 0 && view.camera().elevation == 0; }, 2000));
  }
}

TEST_CASE("the HUD's slider sets the point size", "[scene][gl]") {
  if (!test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  Shown shown;
  LatentView& view = shown.view;
  QSignalSpy changes(&view, &LatentView::styleChanged);
  const double before = view.sceneStyle().point_size;
  const QPoint right_end(184, 103);
  QTest::mouseMove(&view, right_end);
  picture(view);
  QTest::mousePress(&view, Qt::LeftButton, {}, right_end);
  picture(view);
  QTest::mouseRelease(&view, Qt::LeftButton, {}, right_end);
  picture(view);
  CHECK(changes.count() >= 1);
  CHECK(view.sceneStyle().point_size > before);
}
