#pragma once

#include <QImage>
#include <QList>

#include "core/jobs/job_context.hpp"
#include "core/world/scene.hpp"

namespace lacuna::widgets {

/// A scene and its impossible twin, a picture for each frame.
struct ScenePictures {
  QList<QImage> possible;
  QList<QImage> impossible;  ///< empty when nothing goes wrong
  world::Violation violation = world::Violation::None;
  int cut = -1;  ///< first frame of the twin that is impossible
};

/// Takes a while: for a job. Throws `Failure` as `world::makeClip` does.
ScenePictures drawScene(const world::SceneSpec& spec, int side, const jobs::JobContext& context);

}  // namespace lacuna::widgets
