#include "widgets/start/demo_scenes.hpp"

#include <QCoreApplication>
#include <array>

#include "core/scenes/demo.hpp"
#include "core/session/commands.hpp"
#include "core/world/scene.hpp"
#include "widgets/scenes/scene_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr const char* context = "DemoScenes";

constexpr std::array<DemoScene, 6> scenes_list = {{
    {QT_TRANSLATE_NOOP("DemoScenes", "Behind the card"),
     QT_TRANSLATE_NOOP("DemoScenes", "A ball rolls behind a card. It is hidden while and after it passes."), scenes::demo_clip, 13,
     scenes::demo_clip, nullptr},
    {QT_TRANSLATE_NOOP("DemoScenes", "The ball is gone"),
     QT_TRANSLATE_NOOP("DemoScenes", "The same ball does not come out again. Hidden is where it should be."),
     "world:behind,seed=80,violation=vanish,things=1,leaves=0,drift=0,hue=0.055", 13, scenes::demo_clip, nullptr},
    {QT_TRANSLATE_NOOP("DemoScenes", "Just a throw"), QT_TRANSLATE_NOOP("DemoScenes", "A ball is thrown up; its fall is hidden."),
     "world:throw,seed=3,leaves=0,drift=0,hue=0.055", 6, nullptr, nullptr},
    {QT_TRANSLATE_NOOP("DemoScenes", "Bouncing balls"), QT_TRANSLATE_NOOP("DemoScenes", "Balls bounce and collide; the second half is hidden."),
     "world:bounce,seed=9", 4, nullptr, "future"},
    {QT_TRANSLATE_NOOP("DemoScenes", "Round a corner"),
     QT_TRANSLATE_NOOP("DemoScenes", "A thing peeks out and goes back; the second half is hidden."), "world:peek,seed=9", 8, nullptr,
     "future"},
    {QT_TRANSLATE_NOOP("DemoScenes", "Several at once"), QT_TRANSLATE_NOOP("DemoScenes", "Things cross; the second half is hidden."),
     "world:crowd,seed=9", 8, nullptr, "future"},
}};

// While and after the ball passes behind the card: from when the card begins to cover it to the end of the model's window.
constexpr double follow_from_s = 0.75, follow_to_s = 2.0, key_step_s = 0.25, round_ball = 0.22;

/// A circle round the first thing of a scene, with a key at every quarter of a second, from the scene's truth.
mask::MaskShape followedThing(const char* scene, ShapeId id) {
  const world::Clip clip = world::makeClip(world::parseScene(scene));
  mask::MaskShape shape;
  shape.id = id;
  shape.name = "Follow ball";
  shape.extent = {follow_from_s, follow_to_s};
  shape.form = mask::Ellipse{{0.5 - round_ball, 0.5 - round_ball}, {0.5 + round_ball, 0.5 + round_ball}};
  for (double time_s = follow_from_s + key_step_s / 2; time_s < follow_to_s; time_s += key_step_s) {
    const double place = time_s * world::scene_rate_fps;
    const auto frame = static_cast<std::size_t>(place);
    const world::Body &a = clip.frames[frame].back(), &b = clip.frames[frame + 1].back();
    const double part = place - static_cast<double>(frame);
    mask::Key key;
    key.time_s = time_s;
    key.pose.dx = a.x + part * (b.x - a.x) - 0.5;
    key.pose.dy = a.y + part * (b.y - a.y) - 0.5;
    shape.keys.push_back(key);
  }
  return shape;
}

mask::MaskShape fall(ShapeId id) {
  mask::MaskShape shape;
  shape.id = id;
  shape.name = "The fall";
  shape.extent = {0.75, 1.25};
  shape.form = mask::Stroke{{{0.34, 0.27}, {0.17, 0.68}}, 0.13, mask::BrushTip::Round};
  return shape;
}

}  // namespace

std::span<const DemoScene> demoScenes() { return scenes_list; }
QString titleOf(const DemoScene& scene) { return QCoreApplication::translate(context, scene.title); }
QString helpOf(const DemoScene& scene) { return QCoreApplication::translate(context, scene.help); }

std::vector<mask::MaskShape> demoMask(const DemoScene& scene, session::Session& session) {
  const ShapeId id = session.newShapeId();
  if (scene.followed != nullptr) return {followedThing(scene.followed, id)};
  if (scene.generator == nullptr) return {fall(id)};
  mask::MaskShape shape;
  shape.id = id;
  shape.name = "The second half";
  shape.form = mask::Generated{scene.generator, 0, {}};
  return {shape};
}

void openDemoScene(const DemoScene& scene, session::Session& session) {
  session.openClip(scene.clip, sceneInput(session));
  session.run(session::setShapes(demoMask(scene, session), "Demo mask"));
}

}  // namespace lacuna::widgets
