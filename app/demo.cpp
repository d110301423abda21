#include "app/demo.hpp"

#include <algorithm>
#include <vector>

namespace lacuna::app {

session::Session::Input demoInput() { return {{0, 16, 8.0}, 96}; }

std::vector<mask::MaskShape> demoShapes(session::Session& session) {
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = "The fall";
  shape.extent = {0.75, 1.25};
  shape.form = mask::Stroke{{{0.34, 0.27}, {0.17, 0.68}}, 0.13, mask::BrushTip::Round};
  return {shape};
}

void showWhereHidden(session::Session& session) {
  const latent::Run& run = *session.result().run;
  if (run.hidden_ids.empty()) return;
  const mask::TokenGrid& grid = run.grid();
  const int step = grid.cell(run.hidden_ids[run.hidden_ids.size() / 2]).step;
  std::vector<std::size_t> here;
  for (std::size_t i = 0; i < run.hidden_ids.size(); ++i)
    if (grid.cell(run.hidden_ids[i]).step == step) here.push_back(i);
  const auto middle = here.begin() + static_cast<std::ptrdiff_t>(here.size() / 2);
  std::nth_element(here.begin(), middle, here.end(),
                   [&](std::size_t a, std::size_t b) { return run.errors[a].l1_normed < run.errors[b].l1_normed; });
  session.setPlayhead(step * run.model->description().tubelet);
  session.pick(run.hidden_ids[*middle]);  // neither the best nor the worst of the step
}

}  // namespace lacuna::app
