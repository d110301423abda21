#include "app/demo.hpp"

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
  std::optional<std::size_t> worst;
  for (std::size_t i = 0; i < run.hidden_ids.size(); ++i) {
    const bool here = grid.cell(run.hidden_ids[i]).step == step;
    if (here && (!worst || run.errors[i].l1_normed > run.errors[*worst].l1_normed)) worst = i;
  }
  session.setPlayhead(step * run.model->description().tubelet);
  session.pick(run.hidden_ids[*worst]);
}

}  // namespace lacuna::app
