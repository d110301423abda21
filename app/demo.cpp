#include "app/demo.hpp"

#include <optional>
#include <vector>

#include "widgets/start/demo_scenes.hpp"

namespace lacuna::app {

session::Session::Input demoInput() { return {{0, 16, 8.0}, 96}; }

std::vector<mask::MaskShape> demoShapes(session::Session& session) {
  return widgets::demoMask(widgets::demoScenes().front(), session);
}

void showWhereHidden(session::Session& session) {
  const latent::Run& run = *session.result().run;
  if (run.hidden_ids.empty()) return;
  const mask::TokenGrid& grid = run.grid();
  const int step = grid.cell(run.hidden_ids[run.hidden_ids.size() / 2]).step;
  std::optional<std::size_t> worst;
  for (std::size_t i = 0; i < run.hidden_ids.size(); ++i)
    if (grid.cell(run.hidden_ids[i]).step == step && (!worst || run.errors[i].l1_normed > run.errors[*worst].l1_normed)) worst = i;
  session.setPlayhead(step * run.model->description().tubelet);
  session.pick(run.hidden_ids[*worst]);  // the longest line of the step: what there is most to see of
}

}  // namespace lacuna::app
