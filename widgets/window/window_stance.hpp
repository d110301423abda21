#pragma once

#include <QByteArray>
#include <QList>
#include <QRect>
#include <optional>

#include "core/tour/record.hpp"
#include "widgets/canvas/frame_split.hpp"
#include "widgets/canvas/frame_view.hpp"
#include "widgets/scene/scene_camera.hpp"
#include "widgets/scene/mask_space_style.hpp"
#include "widgets/scene/scene_style.hpp"
#include "widgets/start/hints.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {

/// How a window stands: what it has of its own beside session, view state and preferences. A window that is built again (in
/// another language) takes the stance of the one before.
struct WindowStance {
  QRect geometry;
  Qt::WindowStates states;
  bool inspector = true, timeline = true, start = false;  ///< shown
  Hints::Open hints{};
  QList<QByteArray> splitters;  ///< in the order of the tree, which is the same in every window
  QList<int> scrolled;
  QString tab;              ///< of the inspector
  int page = 0;             ///< of the workspace Compare
  std::optional<OrbitCamera> latent_camera, mask_camera;  ///< where the user moved them
  SceneStyle latent_style;
  MaskSpaceStyle mask_style;
  FrameView frame;
  FrameSplit::State split;
  double timeline_zoom = 1;
  QString tour;             ///< that runs: it goes on at its step, and computes that anew
  int tour_step = 0;
  tour::Record results;     ///< of the tour that runs, or ran last
  bool presented = false;   ///< the session, large
};

WindowStance stanceOf(MainWindow& window);

/// To be called before `show` and again after it: splitters, scroll bars and the frame need the size that a shown window has.
void takeStance(MainWindow& window, const WindowStance& stance);

}  // namespace lacuna::widgets
