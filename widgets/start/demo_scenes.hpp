#pragma once

#include <QString>
#include <span>
#include <vector>

#include "core/session/session.hpp"

namespace lacuna::widgets {

/// A scene that comes with the program, with a mask that shows what it is about.
struct DemoScene {
  const char* title;  ///< "Behind the card", to be translated in the context DemoScenes
  const char* help;   ///< what happens and what is hidden, one line, likewise
  const char* clip;   ///< "world:behind,seed=80,..."
  int picture_frame;  ///< the one that stands for the scene
  const char* followed;  ///< the scene whose moving thing the mask follows; null: the mask is of another kind
  const char* generator;  ///< of the mask: "future"; null: it is drawn
};

/// The first is the one that the program opens on.
std::span<const DemoScene> demoScenes();
QString titleOf(const DemoScene& scene);
QString helpOf(const DemoScene& scene);

/// The scene's mask, as shapes with new ids.
std::vector<mask::MaskShape> demoMask(const DemoScene& scene, session::Session& session);

/// Opens the scene, with what the model takes, and its mask.
void openDemoScene(const DemoScene& scene, session::Session& session);

}  // namespace lacuna::widgets
