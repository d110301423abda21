#include "widgets/scene/latent_view.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "widgets/scene/cloud_painter.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::chrono::milliseconds cloud_turn{10};  // so long a still cloud is drawn on without a look at the mouse

bool sameSpace(const session::Result& a, const session::Result& b) {
  if (!a.run || !b.run) return false;
  const latent::LatentKey &first = a.run->targets->key, &second = b.run->targets->key;
  return first.model == second.model && first.clip == second.clip && a.run->grid() == b.run->grid();
}

constexpr double point_px = 6;      // round a point's place
constexpr double least_height = 80;  // in which a cloud is worth drawing

bool liesUnder(const std::vector<QVector3D>& points, const Projector& projector, const QRectF& box) {
  const QRectF wide = box.adjusted(0, 0, point_px, point_px);
  return std::ranges::any_of(points, [&](const QVector3D& point) { return wide.contains(projector.map(point).at); });
}

}  // namespace

LatentView::LatentView(ThemeStore& themes, QWidget* parent)
    : SceneView(OrbitCamera{}, QSize(LatentHud::narrow, LatentHud::low), themes, parent), presenter_(*vtk().renderer()) {
  setAccessibleName(tr("Latent space"));
}

// Before the presenter: what its actors hold on the device is freed with the window's.
LatentView::~LatentView() { releaseDevice(); }

void LatentView::releaseContent() {
  sprites_.release();
  presenter_.release();
}

void LatentView::setInput(SceneInput input) {
  const bool other_axes = input.layout != input_.layout;
  const bool other_space = other_axes || !sameSpace(input.result, input_.result);
  const bool other_points = input.result.projection != input_.result.projection || input.result.more != input_.result.more;
  const bool other_content = other_points || input.result.run != input_.result.run || input.moment != input_.moment;
  if (input.moment.step != input_.moment.step) moving();
  const QRectF options_before = optionsPlace();
  input_ = std::move(input);
  if (other_points) {
    frame_.reset();
    fitVoid();
  }
  if (other_space) fitAnew();
  if (optionsPlace() != options_before && !cameraMoved()) {  // a warning about the axes takes room
    fitVoid();
    cameraChanged();
  }
  if (other_content) sceneChanged();
  hudChanged();
}

void LatentView::setStyle(const SceneStyle& style) {
  if (style == style_) return;
  style_ = style;
  style_.point_size = std::clamp(style.point_size, SceneStyle::smallest_point, SceneStyle::largest_point);
  sceneChanged();
  Q_EMIT styleChanged();
}

/// Of all steps, whichever are shown: the camera does not move with the playhead.
std::vector<QVector3D> LatentView::somePoints() {
  constexpr std::size_t enough = 30'000;  // of a cloud: all of them would only take longer
  std::vector<QVector3D> points;
  refreshContent();
  if (!frame_) return points;
  const auto add = [&](const Matrix& of) {
    for (std::size_t row = 0; row < of.rows; row += std::max<std::size_t>(1, of.rows / enough)) points.push_back(frame_->place(of.row(row)));
  };
  add(input_.result.projection->true_points);
  add(input_.result.projection->predicted_points);
  if (input_.result.more) add(input_.result.more->beside_points);
  return points;
}

QRectF LatentView::optionsPlace() const {
  if (!folded()) return {0, 0, LatentHud::options_width, LatentHud::options_height};
  const HudState::Axes& axes = input_.axes;
  const bool warns = !axes.problem.isEmpty() || (axes.health && !axes.health->warning().empty());
  return warns ? QRectF(0, 0, LatentHud::options_width, LatentHud::folded_warning_height) : QRectF(0, 0, LatentHud::folded_width, LatentHud::folded_height);
}

OrbitCamera LatentView::fitted(OrbitCamera camera) {
  const std::vector<QVector3D> points = somePoints();
  const QRectF whole(QPointF(0, 0), QSizeF(size()));
  const QRectF above_legend = whole.adjusted(0.05 * whole.width(), 0.05 * whole.height(), -0.05 * whole.width(), -60);
  OrbitCamera wide = camera;
  wide.fit(points, above_legend, whole.size());
  const QRectF options = optionsPlace();
  if (!liesUnder(points, wide.projector(whole.size()), options)) return wide;
  OrbitCamera beside = camera, below = camera;  // whichever shows the cloud larger
  QRectF right = above_legend, under = above_legend;
  right.setLeft(std::max(right.left(), options.right() + point_px));
  under.setTop(std::max(under.top(), options.bottom() + point_px));
  const bool room_beside = !right.isEmpty(), room_below = under.height() >= least_height;
  if (!room_beside && !room_below) return wide;  // under the options then, but in sight where they are folded
  beside.fit(points, right, whole.size());
  below.fit(points, under, whole.size());
  return room_beside && (!room_below || beside.distance < below.distance) ? beside : below;
}

void LatentView::framePicked() {
  const SceneContent& shown = content();
  if (!shown.picked_true) return;
  OrbitCamera target = camera();
  const QVector3D other = shown.picked_predicted.value_or(*shown.picked_true);
  leaveHome();
  target.focal = (*shown.picked_true + other) / 2;
  target.shift = {};
  target.distance = std::max(1.0, 3.2 * static_cast<double>((*shown.picked_true - other).length()));
  moveCamera(target);
}

void LatentView::frameSelected() {
  std::vector<QVector3D> points;
  for (const Mark& mark : content().marks)
    if (mark.clip == 0 && std::ranges::binary_search(input_.moment.selection, mark.token)) points.push_back(mark.at);
  if (points.empty()) return;
  leaveHome();
  OrbitCamera target = camera();
  const QRectF whole(QPointF(0, 0), QSizeF(size()));
  target.fit(points, whole.adjusted(0.15 * whole.width(), 0.15 * whole.height(), -0.15 * whole.width(), -0.15 * whole.height()), whole.size());
  moveCamera(target);
}

void LatentView::goToBookmark(std::size_t place) {
  leaveHome();
  moveCamera(bookmarks_.at(place));
}

void LatentView::setParallel(bool parallel) {
  OrbitCamera changed = camera();
  changed.parallel = parallel;
  setCamera(changed);
}

const SceneContent& LatentView::content() {
  refreshContent();
  return content_;
}

void LatentView::refreshContent() {
  if (!content_stale_) return;
  const bool any = input_.result.run && input_.result.projection;
  if (any && !frame_) frame_ = sceneFrame(*input_.result.projection, input_.result.more.get());
  content_ = sceneContent(input_.result, style_, input_.moment, theme(), frame_);
  presenter_.show(content_, style_, theme());
  range_ = any ? errorRange(*input_.result.run, input_.moment.metric) : ErrorRange{};
  content_stale_ = false;
  places_stale_ = true;
  beside_.reset();
  const bool outlined = style_.outlines && style_.color_by == ColorBy::Cluster && input_.moment.clustering;
  outline_points_ = outlined ? outlinePoints(content_, *input_.moment.clustering) : std::vector<std::vector<QVector3D>>{};
}

const std::vector<ScreenPoint>& LatentView::places() {
  const SceneContent& shown = content();
  if (!places_stale_ && places_.size() == shown.marks.size()) return places_;
  const Projector projector = camera().projector(size());
  places_.clear();
  places_.reserve(shown.marks.size());
  for (const Mark& mark : shown.marks) places_.push_back(projector.map(mark.at));
  places_stale_ = false;
  return places_;
}

std::optional<std::size_t> LatentView::markAt(const QPointF& place) {
  constexpr double reach = 8;
  return nearestMark(content().marks, places(), place, reach);
}

std::optional<TokenId> LatentView::tokenAt(const QPointF& place) {
  const auto mark = markAt(place);
  return mark && content_.marks[*mark].clip == 0 ? std::optional(content_.marks[*mark].token) : std::nullopt;
}

std::optional<QPointF> LatentView::placeOf(TokenId token, MarkKind kind) {
  const std::vector<ScreenPoint>& all = places();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (content_.marks[i].token == token && content_.marks[i].kind == kind && all[i].in_front) return all[i].at;
  return std::nullopt;
}

void LatentView::prepareScene() {
  constexpr std::chrono::milliseconds while_moving{3};
  presenter_.setScale(pointScale(), devicePixelRatioF());
  drawCloud(wholeWanted() ? std::chrono::hours(1) : isMoving() ? while_moving : cloud_turn);
}

void LatentView::refineScene() { drawCloud(cloud_turn); }

/// At half the size while it moves: most of a frame goes into pixels, not points.
void LatentView::drawCloud(std::chrono::microseconds time) {
  const int coarse = isMoving() ? 2 : 1;
  presenter_.goOn({camera().projector(size()).view_from_scene, deviceSize() / coarse, {}, devicePixelRatioF() / coarse}, time);
}

double LatentView::pointScale() const {
  OrbitCamera usual = camera();
  usual.distance = fittedDistance();
  return usual.unitsPerPixel(size()) * std::sqrt(camera().distance / fittedDistance());
}

void LatentView::setHudShown(bool shown) {
  hud_shown_ = shown;
  hudChanged();
}

LatentDrawing LatentView::drawing(const QString& caption) {
  return {content(), camera().projector(size()), theme(), style_.point_size, caption};
}

void LatentView::drawHud() {
  if (hud_shown_) hud_.draw(hudState(), theme(), hudFonts(), size(), *this);
}

}  // namespace lacuna::widgets
