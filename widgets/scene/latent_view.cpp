#include "widgets/scene/latent_view.hpp"

#include <QElapsedTimer>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QStyle>
#include <algorithm>
#include <cmath>

namespace lacuna::widgets {
namespace {

constexpr int hud_settle_frames = 1;  // boxes of the HUD take the size of the frame before
constexpr int camera_move_ms = 250, settle_ms = 150;
constexpr double slow_ms = 12;  // a smooth picture that takes longer waits until nothing moves

bool sameSpace(const session::Result& a, const session::Result& b) {
  if (!a.run || !b.run) return false;
  const latent::LatentKey &first = a.run->targets->key, &second = b.run->targets->key;
  return first.model == second.model && first.clip == second.clip && a.run->grid() == b.run->grid();
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
  settle_.setSingleShot(true);
  settle_.setInterval(settle_ms);
  connect(&settle_, &QTimer::timeout, this, [this] {
    if (smooth_) return;
    picture_stale_ = true;
    update();
  });
  motion_.setStartValue(0.0);
  motion_.setEndValue(1.0);
  motion_.setEasingCurve(QEasingCurve::OutCubic);
  connect(&motion_, &QVariantAnimation::valueChanged, this, [this](const QVariant& share) {
    camera_ = OrbitCamera::between(motion_from_, motion_to_, share.toDouble());
    moving();
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
  if (input.step != input_.step) moving();
  input_ = std::move(input);
  if (other_space) {
    motion_.stop();
    fit_wanted_ = true;
  }
  hud_frames_ = hud_settle_frames;
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
  hud_frames_ = hud_settle_frames;
  if (fit_wanted_) cameraChanged();
  update();
}

void LatentView::sceneChanged() {
  content_stale_ = true;
  hud_frames_ = hud_settle_frames;
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
  moving();
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
  const QRectF above_legend = whole.adjusted(0.05 * whole.width(), 0.05 * whole.height(), -0.05 * whole.width(), -60);
  OrbitCamera wide = camera;
  wide.fit(points, above_legend, whole.size());
  if (folded()) return wide;
  // Beside or below the options, whichever shows the cloud larger. A corner may reach under them.
  OrbitCamera beside = camera, below = camera;
  beside.fit(points, above_legend.adjusted(0.6 * LatentHud::options_width, 0, 0, 0), whole.size());
  below.fit(points, above_legend.adjusted(0, 0.55 * LatentHud::options_height, 0, 0), whole.size());
  return beside.distance < below.distance ? beside : below;
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
  target = fitted(target);
  fitted_distance_ = target.distance;
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
  smooth_ = !settle_.isActive() || smooth_ms_ < slow_ms;
  QElapsedTimer timer;
  timer.start();
  window_.render(deviceSize(), smooth_);
  QOpenGLContext::currentContext()->functions()->glFinish();  // else only the sending would be timed
  frame_ms_ = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
  if (smooth_) smooth_ms_ = frame_ms_;
  picture_stale_ = false;
}

void LatentView::makeOpaque() {
  // Qt blends the view over the window by its alpha, and half-transparent points have left less than 1 there.
  QOpenGLFunctions* gl = context()->functions();
  gl->glDisable(GL_SCISSOR_TEST);
  gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
  gl->glClearColor(0, 0, 0, 1);
  gl->glClear(GL_COLOR_BUFFER_BIT);
  gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void LatentView::paintGL() {
  if (picture_stale_ || content_stale_) renderScene();
  window_.blit(*this, deviceSize());
  const HudState state = hudState();
  imgui_.beginFrame(size(), devicePixelRatioF());
  hud_.draw(state, themes_.theme(), imgui_.fonts(), size(), *this);
  imgui_.endFrame();
  makeOpaque();
  if (drag_ == Drag::None && cursor().shape() != imgui_.cursor()) setCursor(imgui_.cursor());
  if (imgui_.wantsFrame() || hud_frames_ > 0) update();
  hud_frames_ = std::max(0, hud_frames_ - 1);
}

}  // namespace lacuna::widgets
