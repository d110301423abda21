#include <algorithm>
#include <cmath>
#include <numbers>

#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {
namespace {

/// Pixels of a length of one scene unit at a point.
double pixelsPerUnit(const Projector& projector, const QVector3D& at) {
  const float depth = (projector.view_from_scene * QVector4D(at, 1)).w();
  const double half = std::tan(OrbitCamera::field_of_view / 2 * std::numbers::pi / 180);
  return depth > 0 ? projector.size.height() / (2 * half * static_cast<double>(depth)) : 0;
}

}  // namespace

HudState LatentView::hudState() {
  HudState state;
  state.style = style_;
  state.metric = input_.metric;
  state.folded = folded();
  state.has_points = !content_.marks.empty();
  state.points = static_cast<int>(content_.marks.size());
  state.frame_ms = frameMs();
  state.axes_of = input_.axes;
  state.range = range_;
  if (!state.has_points) return state;
  state.stale = input_.stale;
  state.has_hidden = !input_.result.run->hidden_ids.empty();
  state.grid = input_.result.run->grid();
  const Projector projector = camera().projector(size());
  const QMatrix4x4 look = camera().look();
  for (int axis = 0; axis < input_.layout.dimensions; ++axis) state.axes.emplace_back(look(0, axis), -look(1, axis));
  addRings(state, projector);
  addStepLabels(state, projector);
  state.card = card(projector);
  return state;
}

void LatentView::addRings(HudState& state, const Projector& projector) {
  const auto add = [&](const QVector3D& at, double radius, bool strong) {
    const ScreenPoint place = projector.map(at);
    const double pixels = radius * style_.point_size * pointScale() * pixelsPerUnit(projector, at);
    if (place.in_front) state.rings.push_back({place.at, static_cast<float>(std::max(4.5, pixels)), strong});
  };
  constexpr auto picked = static_cast<double>(ProjectionPresenter::picked_radius);
  if (content_.picked_true) add(*content_.picked_true, picked + 0.3, true);
  if (content_.picked_predicted) add(*content_.picked_predicted, picked + 0.3, true);
  if (!input_.hovered || input_.hovered == input_.picked) return;
  for (const Mark& mark : content_.marks)
    if (mark.token == *input_.hovered) add(mark.at, 1.9, false);
}

void LatentView::addStepLabels(HudState& state, const Projector& projector) const {
  constexpr double apart = 22;
  for (const PathStop& stop : content_.true_path) {
    const ScreenPoint place = projector.map(stop.at);
    const auto near = [&place](const QPointF& other) {
      return std::abs(place.at.x() - other.x()) < apart && std::abs(place.at.y() - other.y()) < apart;
    };
    const auto taken = [&near](const auto& other) { return near(other.at); };
    if (!place.in_front || std::any_of(state.step_labels.begin(), state.step_labels.end(), taken)) continue;
    if (std::any_of(state.rings.begin(), state.rings.end(), taken)) continue;
    state.step_labels.push_back({place.at, stop.step});
  }
}

std::optional<HudState::Card> LatentView::card(const Projector& projector) const {
  if (!content_.picked_true || !input_.picked) return std::nullopt;
  const ScreenPoint place = projector.map(content_.picked_predicted.value_or(*content_.picked_true));
  if (!place.in_front || !QRectF(QPointF(0, 0), QSizeF(size())).contains(place.at)) return std::nullopt;
  HudState::Card card{place.at, input_.result.run->grid().cell(*input_.picked), {}, {}};
  const int row = input_.result.run->rowOf(*input_.picked);
  if (row < 0) return card;
  const latent::TokenErrors& errors = input_.result.run->errors[static_cast<std::size_t>(row)];
  card.error = latent::valueOf(errors, input_.metric);
  card.cosine = errors.cosine;
  return card;
}

}  // namespace lacuna::widgets
