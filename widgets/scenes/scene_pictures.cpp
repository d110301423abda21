#include "widgets/scenes/scene_pictures.hpp"

#include "core/world/painter.hpp"

namespace lacuna::widgets {
namespace {

QList<QImage> drawFrames(const world::Clip& clip, int first, int side, const jobs::JobContext& context) {
  const world::ClipPainter painter(clip, world::View::whole(side));
  QList<QImage> pictures;
  for (int i = first; i < clip.frameCount(); ++i) {
    context.throwIfStopped();
    const Image frame = painter.frame(i);
    pictures << QImage(frame.rgb.data(), frame.width, frame.height, 3 * frame.width, QImage::Format_RGB888).copy();
  }
  return pictures;
}

}  // namespace

ScenePictures drawScene(const world::SceneSpec& spec, int side, const jobs::JobContext& context) {
  world::SceneSpec possible = spec;
  possible.violation = world::Violation::None;
  ScenePictures pictures;
  pictures.possible = drawFrames(world::makeClip(possible), 0, side, context);
  if (spec.violation == world::Violation::None) return pictures;
  const world::Clip twin = world::makeClip(spec);
  pictures.violation = spec.violation;
  pictures.cut = twin.cut;
  // Up to the cut the two clips are the same, pixel for pixel.
  pictures.impossible = pictures.possible.first(twin.cut) + drawFrames(twin, twin.cut, side, context);
  return pictures;
}

}  // namespace lacuna::widgets
