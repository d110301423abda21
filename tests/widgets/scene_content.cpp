#include "widgets/scene/scene_content.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/scene/projection_presenter.hpp"
#include "widgets/scene/vtk_window.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using lacuna::widgets::test::ringResult;

namespace {

constexpr int tokens = 4 * 6 * 6, hidden = 2 * 2 * 3;
const TokenId hidden_token = mask::TokenGrid{4, 6, 6}.id({1, 1, 2});

std::ptrdiff_t countOf(const SceneContent& content, MarkKind kind) {
  return std::count_if(content.marks.begin(), content.marks.end(), [kind](const Mark& mark) { return mark.kind == kind; });
}

const Mark& markOf(const SceneContent& content, TokenId token, MarkKind kind) {
  const auto found = std::find_if(content.marks.begin(), content.marks.end(),
                                  [&](const Mark& mark) { return mark.token == token && mark.kind == kind; });
  REQUIRE(found != content.marks.end());
  return *found;
}

bool isColor(const Rgba& color, const QColor& expected) {
  return color[0] == expected.red() && color[1] == expected.green() && color[2] == expected.blue();
}

}  // namespace

TEST_CASE("scene content holds a mark per latent and a line per hidden token", "[scene]") {
  const Theme theme = Theme::load(true);
  const auto result = ringResult();
  const SceneContent content = sceneContent(result, {}, {1, {}, latent::Metric::L1Normed}, theme);
  CHECK(countOf(content, MarkKind::Visible) == tokens - hidden);
  CHECK(countOf(content, MarkKind::True) == hidden);
  CHECK(countOf(content, MarkKind::Predicted) == hidden);
  CHECK(content.lines.size() == hidden);
  CHECK(content.true_path.empty());

  SECTION("a step is bright, the others are dim") {
    for (const Mark& mark : content.marks) CHECK(mark.bright == (result.run->grid().cell(mark.token).step == 1));
    CHECK(markOf(content, hidden_token, MarkKind::True).color[3] == 255);
    CHECK(markOf(content, mask::TokenGrid{4, 6, 6}.id({2, 1, 2}), MarkKind::True).color[3] == 102);
  }
  SECTION("only this step leaves the others out") {
    SceneStyle style;
    style.show = ShowSteps::OnlyThisStep;
    const SceneContent one = sceneContent(result, style, {1, {}, latent::Metric::L1Normed}, theme);
    CHECK(one.marks.size() == 36 + hidden / 2);
    CHECK(one.lines.size() == hidden / 2);
  }
  SECTION("lines can be left out") {
    SceneStyle style;
    style.error_lines = false;
    CHECK(sceneContent(result, style, {1, {}, latent::Metric::L1Normed}, theme).lines.empty());
  }
}

TEST_CASE("scene colours follow the mode and the theme", "[scene]") {
  const auto result = ringResult();
  SceneStyle style;
  for (const bool dark : {true, false}) {
    const Theme theme = Theme::load(dark);
    const SceneMoment moment{1, {}, latent::Metric::L1Normed};
    const SceneContent plain = sceneContent(result, style, moment, theme);
    CHECK(isColor(markOf(plain, hidden_token, MarkKind::True).color, theme.truth));
    CHECK(isColor(markOf(plain, hidden_token, MarkKind::Predicted).color, theme.pred));
    CHECK(isColor(markOf(plain, TokenId{0}, MarkKind::Visible).color, theme.visible));

    SceneStyle by_error;
    by_error.color_by = ColorBy::Error;
    const SceneContent heat = sceneContent(result, by_error, moment, theme);
    CHECK(isColor(markOf(heat, result.run->hidden_ids.back(), MarkKind::True).color, theme.emberAt(1)));
    CHECK(isColor(markOf(heat, TokenId{0}, MarkKind::Visible).color, theme.visible));
    CHECK(isColor(heat.lines.front().color, theme.emberAt(0)));

    SceneStyle by_step;
    by_step.color_by = ColorBy::Step;
    CHECK(isColor(markOf(sceneContent(result, by_step, moment, theme), TokenId{0}, MarkKind::Visible).color, orderColor(theme, 0)));

    SceneStyle by_feature;
    by_feature.color_by = ColorBy::Feature;
    CHECK(isColor(markOf(sceneContent(result, by_feature, moment, theme), hidden_token, MarkKind::Predicted).color, QColor(200, 10, 10)));
  }
}

TEST_CASE("the worst cosine is the hottest", "[scene]") {
  const Theme theme = Theme::load(true);
  const SceneContent content = sceneContent(ringResult(), {}, {1, {}, latent::Metric::Cosine}, theme);
  CHECK(isColor(content.lines.front().color, theme.emberAt(0)));
  CHECK(isColor(content.lines.back().color, theme.emberAt(1)));
}

TEST_CASE("the picked token has its path over the steps", "[scene]") {
  const Theme theme = Theme::load(true);
  const auto result = ringResult();
  const SceneContent content = sceneContent(result, {}, {0, hidden_token, latent::Metric::L1Normed}, theme);
  REQUIRE(content.true_path.size() == 4);
  CHECK(content.true_path[1].at == *content.picked_true);
  REQUIRE(content.predicted_paths.size() == 1);
  CHECK(content.predicted_paths[0].size() == 2);
  CHECK(content.predicted_paths[0][0].step == 1);
  CHECK(content.picked_predicted.has_value());

  const SceneContent visible = sceneContent(result, {}, {0, TokenId{35}, latent::Metric::L1Normed}, theme);
  CHECK(visible.picked_true.has_value());
  CHECK_FALSE(visible.picked_predicted.has_value());
  CHECK(visible.predicted_paths.empty());
}

TEST_CASE("a result without hidden tokens shows the visible ones, no result nothing", "[scene]") {
  const Theme theme = Theme::load(true);
  const SceneContent content = sceneContent(ringResult({4, 6, 6}, false), {}, {}, theme);
  CHECK(content.marks.size() == tokens);
  CHECK(content.lines.empty());
  CHECK(sceneContent({}, {}, {}, theme).marks.empty());
}

TEST_CASE("the longest axis of the true points spans -1 to 1", "[scene]") {
  const auto result = ringResult();
  const SceneFrame frame = sceneFrame(*result.projection);
  float most = 0;
  for (std::size_t i = 0; i < result.projection->true_points.rows; ++i)
    most = std::max(most, std::abs(frame.place(result.projection->true_points.row(i)).x()));
  CHECK(most == Approx(1).margin(0.02));
}

TEST_CASE("the presenter fills its actors without a graphics context, in place", "[scene]") {
  const Theme theme = Theme::load(true);
  VtkWindow window;
  ProjectionPresenter presenter(*window.renderer());
  const auto result = ringResult();
  presenter.show(sceneContent(result, {}, {1, hidden_token, latent::Metric::L1Normed}, theme), {}, theme);
  auto counts = presenter.counts();
  CHECK(counts.points() == tokens + hidden);
  CHECK(counts.bright == 36 + hidden / 2);
  CHECK(counts.bright_lines == hidden / 2);
  CHECK(counts.dim_lines == hidden / 2);
  CHECK(counts.picked == 2);
  CHECK(counts.path_lines > 3);
  CHECK(counts.rings == 0);

  SceneStyle by_row;
  by_row.color_by = ColorBy::Row;
  presenter.show(sceneContent(result, by_row, {1, {}, latent::Metric::L1Normed}, theme), by_row, theme);
  counts = presenter.counts();
  CHECK(counts.points() == tokens + hidden);
  CHECK(counts.rings == hidden);  // shape tells predicted from true where colour does not
  CHECK(counts.picked == 0);

  presenter.show({}, {}, theme);
  CHECK(presenter.counts().points() == 0);
}
