#include "widgets/start/welcome.hpp"

#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {

Welcome::Welcome(const Services& s, InspectorPanel& inspector, const HintPanels& panels)
    : QObject(&panels.window), preferences_(s.preferences), inspector_(inspector), steps_(s.steps) {
  steps_.watch(panels.latents);
  hints_ = new Hints(s.session, s.view, s.themes, steps_, panels);
  inspector.addStart(tr("Start"), new StartTab(s.session, s.themes, s.actions, s.jobs, s.preferences, steps_, &inspector));
}

void Welcome::begin() {
  if (preferences_.value(preference::show_start, true).toBool()) showStart(true);
  if (preferences_.value(preference::hints_seen, false).toBool()) return;
  hints_->show();
  preferences_.set(preference::hints_seen, true);  // out of the way from the second start on, however this one ends
}

void Welcome::showStart(bool shown) { inspector_.showStart(shown); }

}  // namespace lacuna::widgets
