#include "core/base/error.hpp"
#include "core/probe/scene_labels.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/world/shown.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::probe;

namespace {

std::shared_ptr<const media::ClipWindow> sceneWindow(const std::string& name) {
  const auto source = scenes::openDrawnClip(name);
  media::FrameCache cache(1 << 26);
  return media::readWindow(*source, {0, 16, 8}, 96, {}, cache, {});
}

}  // namespace

TEST_CASE("what is seen in a scene: the card before the thing, the thing before the block, the camera counted", "[probe]") {
  world::Clip clip;
  clip.camera = {{0.1, 0}};
  clip.cards = {{0.5, 0, 0.7, 1, {}}};
  clip.blocks = {{0, 0.5, 1, 1, {}}};
  world::Body ball;
  ball.x = 0.45, ball.y = 0.5, ball.half_width = ball.half_height = 0.1;
  world::Body gone = ball;
  gone.x = 0.2, gone.present = false;
  clip.frames = {{gone, ball}};
  const auto what = [&](double x, double y) { return world::shownAt(clip, 0, x, y).what; };
  CHECK(what(0.36, 0.5) == world::Shown::What::Body);   // 0.46 of the scene
  CHECK(world::shownAt(clip, 0, 0.36, 0.5).body == 1);
  CHECK(what(0.42, 0.5) == world::Shown::What::Card);   // the ball goes on behind it
  CHECK(what(0.1, 0.6) == world::Shown::What::Block);   // what is not present hides nothing
  CHECK(what(0.1, 0.2) == world::Shown::What::Backdrop);
}

TEST_CASE("tokens of a scene are called after what covers them in the scene's own truth", "[probe]") {
  const auto window = sceneWindow("world:behind,seed=7");
  const mask::TokenGrid grid{8, 8, 8};
  const TokenLabels labels = sceneLabels(*window, grid, SceneNames::Parts);
  CHECK(labels.count() == grid.size());
  CHECK(labels.contested == 0);
  // The middle of a token that is called after a thing lies on it or near it; of all tokens, by the scene's parts alone.
  const world::Clip clip = world::makeClip(world::parseScene("world:behind,seed=7"));
  int things = 0, near = 0;
  for (int i = 0; i < grid.size(); ++i) {
    if (labels.classes[static_cast<std::size_t>(labels.of_token[static_cast<std::size_t>(i)])] != "thing") continue;
    ++things;
    const mask::Cell cell = grid.cell(TokenId{i});
    const auto frame = static_cast<std::size_t>(window->frame_in_clip[static_cast<std::size_t>(2 * cell.step)]);
    const double x = 0.0625 + 0.875 * (cell.col + 0.5) / 8, y = 0.0625 + 0.875 * (cell.row + 0.5) / 8;  // the crop leaves 224 of 256
    for (const world::Body& body : clip.frames[frame]) {
      const double reach = body.half_width + body.half_height + 0.11;
      if (body.present && std::abs(body.x - clip.camera[frame].x - x) < reach && std::abs(body.y - clip.camera[frame].y - y) < reach) {
        ++near;
        break;
      }
    }
  }
  CHECK(things > 5);
  CHECK(near == things);
  const TokenLabels forms = sceneLabels(*window, grid, SceneNames::Forms);
  for (std::size_t i = 0; i < forms.of_token.size(); ++i) {
    const std::string part = labels.classes[static_cast<std::size_t>(labels.of_token[i])], form = forms.classes[static_cast<std::size_t>(forms.of_token[i])];
    CHECK((part == "thing" ? form == "ball" || form == "box" || form == "triangle" : form == part));
  }
}

TEST_CASE("a clip that is no scene has no truth to label by", "[probe]") {
  CHECK_THROWS_WITH(sceneLabels(*test::wavesWindow(), {4, 4, 4}, SceneNames::Parts), ContainsSubstring("Only a scene of the world"));
}
