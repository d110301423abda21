#include "widgets/scene/mask_space_view.hpp"

namespace lacuna::widgets {

void MaskSpaceView::drawHud() { hud_.draw(hudState(), theme(), hudFonts(), size(), *this); }

MaskSpaceHudState MaskSpaceView::hudState() {
  MaskSpaceHudState state;
  state.style = style_;
  state.folded = folded();
  state.bare = isBare();
  state.grid = space_.grid;
  state.step = input_.step;
  state.frame_ms = frameMs();
  const auto run = input_.run.lock();
  state.has_errors = run && !run->hidden_ids.empty();
  state.metric = input_.metric;
  state.range = range_;
  state.stale = input_.stale;
  state.percent = input_.percent;
  state.failed = input_.failed;
  state.plane_held = plane_held_;
  if (space_.grid.size() == 0) return state;
  state.hidden = input_.mask.hiddenCount();
  const Projector projector = camera().projector(size());
  addAxis(state, projector);
  if (input_.picked) state.picked = edgesOf(*input_.picked, projector);
  if (input_.hovered && input_.hovered != input_.picked) state.hovered = edgesOf(*input_.hovered, projector);
  return state;
}

/// Numbers beside the lower edge of the first column, away from the box; "time" outside of them.
void MaskSpaceView::addAxis(MaskSpaceHudState& state, const Projector& projector) const {
  const double low = space_.grid.rows;
  const auto outside = [&](double step, double away_px) -> std::optional<QPointF> {
    const ScreenPoint edge = projector.map(space_.at(step, low, 0)), middle = projector.map(space_.at(step, low, space_.grid.cols / 2.0));
    if (!edge.in_front || !middle.in_front) return std::nullopt;
    const QLineF out(middle.at, edge.at);
    return out.length() > 1 ? std::optional(edge.at + (out.p2() - out.p1()) / out.length() * away_px + QPointF(0, 7)) : std::nullopt;
  };
  const QPointF foot = planeFoot();
  std::optional<QPointF> before;
  for (const int step : timeTicks(space_.grid)) {
    const auto at = outside(step + 0.5, 12);
    const bool apart = at && (!before || QLineF(*at, *before).length() > 16);
    // The tag has the playhead's own number; a tick under it would only be cut.
    const bool free = at && !QRectF(foot - QPointF(32, 8), QSizeF(64, 36)).contains(*at);
    if (!apart || !free) continue;
    state.ticks.push_back({*at, step});
    before = at;
  }
  for (const double share : {0.72, 0.30}) {
    const auto name = outside(space_.grid.steps * share, 34);
    if (state.time_name || !name || QRectF(foot - QPointF(56, 12), QSizeF(112, 60)).contains(*name)) continue;
    state.time_name = name;
  }
  if (projector.map(space_.at(planeStep(), low, 0)).in_front) state.step_tag = foot;
}

std::vector<QLineF> MaskSpaceView::edgesOf(TokenId token, const Projector& projector) const {
  std::vector<QLineF> edges;
  if (index(token) < 0 || index(token) >= space_.grid.size()) return edges;
  const auto corners = space_.cornersOf(space_.grid.cell(token));
  for (const auto& [from, to] : box_edges) {
    const ScreenPoint a = projector.map(corners[static_cast<std::size_t>(from)]), b = projector.map(corners[static_cast<std::size_t>(to)]);
    if (a.in_front && b.in_front) edges.emplace_back(a.at, b.at);
  }
  return edges;
}

}  // namespace lacuna::widgets
