#include <algorithm>
#include <cmath>

#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {

HudState LatentView::hudState() {
  HudState state;
  state.style = style_;
  state.metric = input_.moment.metric;
  state.folded = folded();
  state.bare = isBare();
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
  for (int axis = 0; axis < input_.layout.settings.dimensions; ++axis) state.axes.emplace_back(look(0, axis), -look(1, axis));
  state.selected = static_cast<int>(input_.moment.selection.size());
  state.has_context = input_.result.more && input_.result.more->context_points.rows > 0;
  state.length_low = content_.length_low;
  state.length_high = content_.length_high;
  if (const auto& column = input_.moment.column) state.column = column->name, state.column_low = column->low, state.column_high = column->high;
  addGroups(state);
  addOutlines(state, projector);
  addPictures(state, projector);
  addRings(state, projector);
  addStepLabels(state, projector);
  state.card = card(projector);
  addChoosing(state, projector);
  return state;
}

void LatentView::addChoosing(HudState& state, const Projector& projector) const {
  if (choosing_ && choosing_->box) state.box = QRectF(choosing_->line.front(), choosing_->line.back()).normalized();
  else if (choosing_) state.lasso = choosing_->line;
  if (!beside_) return;
  const Mark& mark = content_.marks[*beside_];
  const session::BesideClip& clip = input_.result.more->clips[static_cast<std::size_t>(mark.clip - 1)];
  const mask::Cell cell = clip.grid.cell(mark.token);
  const QString place = tr("%1, step %2, row %3, column %4.").arg(QString::fromStdString(clip.name)).arg(cell.step + 1).arg(cell.row + 1).arg(cell.col + 1);
  state.beside = place + ' ' + (clip.of_model ? tr("Double-click opens the model.") : tr("Double-click opens the clip."));
  state.beside_at = projector.map(mark.at).at;
}

void LatentView::addGroups(HudState& state) const {
  const auto add = [&](const QString& name, std::size_t i) { state.groups.push_back({name, groupColor(theme(), static_cast<int>(i))}); };
  const SceneMoment& moment = input_.moment;
  if (style_.color_by == ColorBy::Cluster && moment.clustering)
    for (std::size_t i = 0; i < moment.clustering->clusters->sizes.size(); ++i) add(QString::number(i + 1), i);
  if (style_.color_by == ColorBy::Label)
    for (std::size_t i = 0; i < moment.labels.size(); ++i)
      if (moment.labels[i].grid == state.grid) add(QString::fromStdString(moment.labels[i].name), i);
  if (style_.color_by != ColorBy::Clip || !input_.result.more || input_.result.more->clips.empty()) return;
  const bool models = std::ranges::any_of(input_.result.more->clips, &session::BesideClip::of_model);
  add(models ? tr("This clip and model") : tr("This clip"), 0);
  for (std::size_t i = 0; i < input_.result.more->clips.size(); ++i) add(QString::fromStdString(input_.result.more->clips[i].name), i + 1);
}

void LatentView::addOutlines(HudState& state, const Projector& projector) const {
  for (std::size_t i = 0; i < outline_points_.size(); ++i) {
    const QPolygonF line = outlineOf(outline_points_[i], projector);
    if (line.size() > 2) state.outlines.push_back({line, groupColor(theme(), static_cast<int>(i)), QString::number(i + 1)});
  }
}

/// The selected tokens, else evenly some of the playhead's step.
std::vector<TokenId> LatentView::picturedTokens() const {
  const mask::TokenGrid& grid = input_.result.run->grid();
  const auto all = input_.moment.selection.empty() ? analysis::tokensOfSteps(grid, input_.moment.step, input_.moment.step) : input_.moment.selection;
  std::vector<TokenId> some;
  const std::size_t count = std::min(all.size(), PatchSprites::most);
  for (std::size_t i = 0; i < count; ++i) some.push_back(all[i * all.size() / count]);
  return some;
}

void LatentView::addPictures(HudState& state, const Projector& projector) {
  if (!style_.pictures || !input_.result.run->window || choosing_) return;
  sprites_.set(*input_.result.run, picturedTokens());
  std::vector<std::pair<float, HudState::Picture>> pictures;
  for (const Mark& mark : content_.marks) {
    if (mark.clip != 0 || (mark.kind != MarkKind::Visible && mark.kind != MarkKind::True)) continue;
    const auto found = std::ranges::lower_bound(sprites_.tokens(), mark.token);
    if (found == sprites_.tokens().end() || *found != mark.token) continue;
    const ScreenPoint place = projector.map(mark.at);
    if (place.in_front) pictures.push_back({place.depth, {place.at, sprites_.part(static_cast<std::size_t>(found - sprites_.tokens().begin())), 26}});
  }
  std::ranges::stable_sort(pictures, std::greater<>(), [](const auto& picture) { return picture.first; });
  for (auto& picture : pictures) state.pictures.push_back(picture.second);
  state.pictures_texture = sprites_.texture();
}

void LatentView::addRings(HudState& state, const Projector& projector) {
  const auto add = [&](const QVector3D& at, double radius, bool strong) {
    const ScreenPoint place = projector.map(at);
    const double pixels = radius * style_.point_size * pointScale() / camera().unitsPerPixelAt(at, size());
    if (place.in_front) state.rings.push_back({place.at, static_cast<float>(std::max(4.5, pixels)), strong});
  };
  constexpr auto picked = static_cast<double>(ProjectionPresenter::picked_radius);
  if (content_.picked_true) add(*content_.picked_true, picked + 0.3, true);
  if (content_.picked_predicted) add(*content_.picked_predicted, picked + 0.3, true);
  if (!input_.hovered || input_.hovered == input_.moment.picked) return;
  for (const Mark& mark : content_.marks)
    if (mark.clip == 0 && mark.token == *input_.hovered) add(mark.at, 1.9, false);
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
  if (!content_.picked_true || !input_.moment.picked) return std::nullopt;
  const ScreenPoint place = projector.map(content_.picked_predicted.value_or(*content_.picked_true));
  if (!place.in_front || !QRectF(QPointF(0, 0), QSizeF(size())).contains(place.at)) return std::nullopt;
  HudState::Card card{place.at, input_.result.run->grid().cell(*input_.moment.picked), {}, {}};
  const int row = input_.result.run->rowOf(*input_.moment.picked);
  if (row < 0) return card;
  const latent::TokenErrors& errors = input_.result.run->errors[static_cast<std::size_t>(row)];
  card.error = latent::valueOf(errors, input_.moment.metric);
  card.cosine = errors.cosine;
  return card;
}

}  // namespace lacuna::widgets
