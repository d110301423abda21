#include "widgets/window/window_stance.hpp"

#include <QScrollBar>
#include <QSplitter>

#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/scene/mask_space_view.hpp"
#include "widgets/start/welcome.hpp"
#include "widgets/teach/teach_page.hpp"
#include "widgets/teach/tour_stage.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/timeline/timeline_view.hpp"

namespace lacuna::widgets {
namespace {

std::optional<OrbitCamera> movedCamera(const SceneView& view) {
  return view.cameraMoved() ? std::optional(view.camera()) : std::nullopt;
}

/// Calls `apply` with each widget of a kind and what was kept of it, where both windows have as many.
template <class Widget, class Kept, class Apply>
void giveBack(MainWindow& window, const QList<Kept>& kept, Apply apply) {
  const auto widgets = window.findChildren<Widget*>();
  if (widgets.size() != kept.size()) return;
  for (qsizetype i = 0; i < widgets.size(); ++i) apply(*widgets[i], kept[i]);
}

}  // namespace

WindowStance stanceOf(MainWindow& window) {
  WindowStance stance;
  stance.geometry = window.geometry();
  stance.states = window.windowState();
  stance.inspector = window.inspectorShown();
  stance.timeline = window.timelineShown();
  stance.start = window.inspector().startShown();
  stance.tab = window.inspector().currentTab();
  stance.page = window.compareArea().shownIndex();
  stance.hints = window.welcome().hints().open();
  for (const QSplitter* splitter : window.findChildren<QSplitter*>()) stance.splitters << splitter->saveState();
  for (const QScrollBar* bar : window.findChildren<QScrollBar*>()) stance.scrolled << bar->value();
  stance.latent_camera = movedCamera(window.latentPanel().view());
  stance.mask_camera = movedCamera(window.maskSpacePanel().view());
  stance.latent_style = window.latentPanel().view().sceneStyle();
  stance.mask_style = window.maskSpacePanel().view().spaceStyle();
  stance.frame = window.clipPanel().canvas().frameView();
  stance.split = window.clipPanel().split().state();
  stance.timeline_zoom = window.timelinePanel().view().axis().zoom;
  TeachPage& teach = window.teachPage();
  if (teach.tourStage() != nullptr) {
    stance.tour = teach.tourStage()->entry().id;
    stance.tour_step = teach.tourStage()->step();
  }
  stance.results = teach.recorder().record();
  stance.presented = teach.full() && stance.tour.isEmpty();
  return stance;
}

void takeStance(MainWindow& window, const WindowStance& stance) {
  window.setGeometry(stance.geometry);
  window.setWindowState(stance.states);
  window.showInspector(stance.inspector);
  window.showTimeline(stance.timeline);
  if (stance.start) window.welcome().showStart(true);
  if (window.welcome().hints().open() != stance.hints) window.welcome().hints().show(stance.hints);
  window.compareArea().showPage(stance.page);
  window.latentPanel().view().setStyle(stance.latent_style);
  window.maskSpacePanel().view().setStyle(stance.mask_style);
  if (stance.latent_camera) window.latentPanel().view().setCamera(*stance.latent_camera);
  if (stance.mask_camera) window.maskSpacePanel().view().setCamera(*stance.mask_camera);
  window.inspector().showTab(stance.tab);
  window.clipPanel().split().setState(stance.split);
  giveBack<QSplitter>(window, stance.splitters, [](QSplitter& splitter, const QByteArray& state) { splitter.restoreState(state); });
  window.teachPage().recorder().restore(stance.results);
  if (!window.isVisible()) return;
  giveBack<QScrollBar>(window, stance.scrolled, [](QScrollBar& bar, int value) { bar.setValue(value); });
  window.clipPanel().canvas().setFrameView(stance.frame);
  window.timelinePanel().view().setZoom(stance.timeline_zoom);
  if (!stance.tour.isEmpty()) window.teachPage().startTour(stance.tour, stance.tour_step, false);
  if (stance.presented) window.teachPage().present();
}

}  // namespace lacuna::widgets
