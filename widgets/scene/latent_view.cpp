#include "widgets/scene/latent_view.hpp"

#include <QElapsedTimer>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QStyle>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace lacuna::widgets {
namespace {

constexpr int camera_move_ms = 250;

bool sameSpace(const session::Result& a, const session::Result& b) {
  if (!a.run || !b.run) return false;
  const latent::LatentKey &first = a.run->targets->key, &second = b.run->targets->key;
  return first.model == second.model && first.clip == second.clip && a.run->grid() == b.run->grid();
}

/// Pixels of a length of one scene unit at a point.
double pixelsPerUnit(const Projector& projector, const QVector3D& at) {
  const float depth = (projector.view_from_scene * QVector4D(at, 1)).w();
  const double half = std::tan(OrbitCamera::field_of_view / 2 * std::numbers::pi / 180);
  return depth > 0 ? projector.size.height() / (2 * half * static_cast<double>(depth)) : 0;
}

}  // namespace

LatentView::LatentView(ThemeStore& themes, QWidget* parent)
    : QOpenGLWidget(parent), themes_(themes), presenter_(*window_.renderer()), imgui_(themes.theme()) {
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  if (format.majorVersion() < 3 || (format.majorVersion() == 3 && format.minorVersion() < 2)) format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  setFormat(format);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Latent space"));
  setMinimumSize(220, 160);
  motion_.setStartValue(0.0);
  motion_.setEndValue(1.0);
  motion_.setEasingCurve(QEasingCurve::OutCubic);
  connect(&motion_, &QVariantAnimation::valueChanged, this, [this](const QVariant& share) {
    camera_ = OrbitCamera::between(motion_from_, motion_to_, share.toDouble());
    cameraChanged();
  });
  connect(&themes_, &ThemeStore::changed, this, &LatentView::retheme);
  window_.setColors(themes_.theme());
}

LatentView::~LatentView() { releaseDevice(); }

void LatentView::releaseDevice() {
  if (!context() || !imgui_.isOpen()) return;
  makeCurrent();
  imgui_.close();
  window_.close();
  doneCurrent();
}

void LatentView::initializeGL() {
  // Qt makes a new context when the view moves to another window.
  connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &LatentView::releaseDevice, Qt::UniqueConnection);
  window_.open();
  imgui_.open();
  picture_stale_ = true;
}

void LatentView::retheme() {
  window_.setColors(themes_.theme());
  imgui_.setTheme(themes_.theme());
  sceneChanged();
}

void LatentView::setInput(SceneInput input) {
  const bool other_space = !sameSpace(input.result, input_.result);
  const bool other_content = input.result.run != input_.result.run || input.result.projection != input_.result.projection ||
                             input.step != input_.step || input.picked != input_.picked || input.metric != input_.metric;
  input_ = std::move(input);
  if (other_space) fit_wanted_ = true;
  if (other_content) sceneChanged();
  update();
}

void LatentView::setStyle(const SceneStyle& style) {
  if (style == style_) return;
  style_ = style;
  style_.point_size = std::clamp(style.point_size, SceneStyle::smallest_point, SceneStyle::largest_point);
  sceneChanged();
  Q_EMIT styleChanged();
}

void LatentView::setHudFolded(bool folded) {
  folded_ = folded;
  if (fit_wanted_) cameraChanged();
  update();
}

void LatentView::sceneChanged() {
  content_stale_ = true;
  cameraChanged();
}

void LatentView::cameraChanged() {
  places_stale_ = picture_stale_ = true;
  update();
}

void LatentView::setCamera(const OrbitCamera& camera) {
  motion_.stop();
  fit_wanted_ = false;
  camera_ = camera;
  cameraChanged();
}

void LatentView::moveCamera(const OrbitCamera& target) {
  // The desktop asks for less motion through the style.
  const int duration = QWidget::style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0 ? camera_move_ms : 0;
  if (duration == 0) return setCamera(target);
  motion_.stop();
  motion_from_ = camera_;
  motion_to_ = target;
  motion_.setDuration(duration);
  motion_.start();
}

OrbitCamera LatentView::fitted(OrbitCamera camera) {
  std::vector<QVector3D> points;
  for (const Mark& mark : content().marks) points.push_back(mark.at);
  const QRectF whole(QPointF(0, 0), QSizeF(size()));
  const QRectF room = whole.adjusted(0.10 * whole.width(), 0.11 * whole.height(), -0.10 * whole.width(), -0.17 * whole.height());
  camera.fit(points, room, whole.size());
  return camera;
}

void LatentView::resetCamera() {
  OrbitCamera target = fitted(OrbitCamera{});
  fitted_distance_ = target.distance;
  moveCamera(target);
}

void LatentView::framePicked() {
  const SceneContent& shown = content();
  if (!shown.picked_true) return;
  OrbitCamera target = camera_;
  const QVector3D other = shown.picked_predicted.value_or(*shown.picked_true);
  fit_wanted_ = false;
  target.focal = (*shown.picked_true + other) / 2;
  target.shift = {};
  target.distance = std::max(1.0, 3.2 * static_cast<double>((*shown.picked_true - other).length()));
  moveCamera(target);
}

void LatentView::lookAlong(int axis) {
  OrbitCamera target = camera_;
  fit_wanted_ = false;
  target.lookAlong(axis);
  moveCamera(target);
}

const SceneContent& LatentView::content() {
  refreshContent();
  return content_;
}

void LatentView::refreshContent() {
  if (!content_stale_) return;
  const Theme& theme = themes_.theme();
  content_ = sceneContent(input_.result, style_, {input_.step, input_.picked, input_.metric}, theme);
  presenter_.show(content_, style_, theme);
  const bool any = input_.result.run && input_.result.projection;
  explained_ = any ? input_.result.projection->map.explained : std::array<double, 3>{};
  range_ = any ? errorRange(*input_.result.run, input_.metric) : ErrorRange{};
  content_stale_ = false;
  places_stale_ = true;
}

const std::vector<ScreenPoint>& LatentView::places() {
  const SceneContent& shown = content();
  if (!places_stale_ && places_.size() == shown.marks.size()) return places_;
  const Projector projector = camera_.projector(size());
  places_.clear();
  places_.reserve(shown.marks.size());
  for (const Mark& mark : shown.marks) places_.push_back(projector.map(mark.at));
  places_stale_ = false;
  return places_;
}

std::optional<TokenId> LatentView::tokenAt(const QPointF& place) {
  constexpr double reach = 8;
  const auto mark = nearestMark(content().marks, places(), place, reach);
  return mark ? std::optional(content_.marks[*mark].token) : std::nullopt;
}

std::optional<QPointF> LatentView::placeOf(TokenId token, MarkKind kind) {
  const std::vector<ScreenPoint>& all = places();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (content_.marks[i].token == token && content_.marks[i].kind == kind && all[i].in_front) return all[i].at;
  return std::nullopt;
}

double LatentView::pointScale() const {
  OrbitCamera usual = camera_;
  usual.distance = fitted_distance_;
  return usual.unitsPerPixel(size()) * std::sqrt(camera_.distance / fitted_distance_);
}

void LatentView::renderScene() {
  refreshContent();
  if (fit_wanted_ && !content_.marks.empty()) {
    camera_ = fitted(OrbitCamera{});
    fitted_distance_ = camera_.distance;
    places_stale_ = true;
  }
  presenter_.setScale(pointScale(), devicePixelRatioF());
  window_.setCamera(camera_);
  QElapsedTimer timer;
  timer.start();
  window_.render(deviceSize());
  QOpenGLContext::currentContext()->functions()->glFinish();  // else only the sending would be timed
  frame_ms_ = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
  picture_stale_ = false;
}

void LatentView::paintGL() {
  if (picture_stale_ || content_stale_) renderScene();
  window_.blit(*this, deviceSize());
  const HudState state = hudState();
  imgui_.beginFrame(size(), devicePixelRatioF());
  hud_.draw(state, themes_.theme(), imgui_.fonts(), size(), *this);
  imgui_.endFrame();
  if (drag_ == Drag::None && cursor().shape() != imgui_.cursor()) setCursor(imgui_.cursor());
  if (imgui_.wantsFrame()) update();
}

HudState LatentView::hudState() {
  HudState state;
  state.style = style_;
  state.metric = input_.metric;
  state.folded = folded_;
  state.has_points = !content_.marks.empty();
  state.points = static_cast<int>(content_.marks.size());
  state.frame_ms = frame_ms_;
  state.explained = explained_;
  state.range = range_;
  if (!state.has_points) return state;
  state.stale = input_.stale;
  state.has_hidden = !input_.result.run->hidden_ids.empty();
  state.grid = input_.result.run->grid();
  const Projector projector = camera_.projector(size());
  const QMatrix4x4 look = camera_.look();
  for (int axis = 0; axis < 3; ++axis) {
    state.axes[static_cast<std::size_t>(axis)] = {look(0, axis), -look(1, axis)};
  }
  addRings(state, projector);
  addStepLabels(state, projector);
  state.card = card(projector);
  return state;
}

void LatentView::addRings(HudState& state, const Projector& projector) {
  const auto add = [&](const QVector3D& at, double radius, bool strong) {
    const ScreenPoint place = projector.map(at);
    const double pixels = radius * style_.point_size * pointScale() * pixelsPerUnit(projector, at);
    if (place.in_front) state.rings.push_back({place.at, static_cast<float>(std::max(4.0, pixels)), strong});
  };
  constexpr auto picked = static_cast<double>(ProjectionPresenter::picked_radius);
  if (content_.picked_true) add(*content_.picked_true, picked + 0.2, true);
  if (content_.picked_predicted) add(*content_.picked_predicted, picked + 0.2, true);
  if (!input_.hovered || input_.hovered == input_.picked) return;
  for (const Mark& mark : content_.marks)
    if (mark.token == *input_.hovered) add(mark.at, 1.7, false);
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
