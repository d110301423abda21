#include "widgets/scene/mask_space_view.hpp"

#include <QElapsedTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace lacuna::widgets {
namespace {

constexpr double rim_reach = 7, scrubbable_px = 40;  // pixels; a shorter time axis is seen from its end

/// From the side and above, time to the right and toward the eye.
OrbitCamera home() {
  OrbitCamera camera;
  camera.azimuth = -56;
  camera.elevation = 21;
  return camera;
}

double distanceTo(const QLineF& line, const QPointF& place) {
  const QPointF along = line.p2() - line.p1(), away = place - line.p1();
  const double square = QPointF::dotProduct(along, along);
  const double share = square > 0 ? std::clamp(QPointF::dotProduct(along, away) / square, 0.0, 1.0) : 0;
  return QLineF(line.p1() + share * along, place).length();
}

/// Whether both are of one thing, even if it is gone: one that is gone is not the same as none.
template <class T>
bool sameThing(const std::weak_ptr<T>& a, const std::weak_ptr<T>& b) {
  return !a.owner_before(b) && !b.owner_before(a);
}

QColor between(const QColor& a, const QColor& b, double share) {
  const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
  return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

MaskSpaceView::MaskSpaceView(ThemeStore& themes, QWidget* parent)
    : SceneView(home(), QSize(MaskSpaceHud::narrow, 0), themes, parent), presenter_(*vtk().renderer()) {
  setAccessibleName(tr("Mask in space and time"));
}

// Before the presenter: what its actors hold on the device is freed with the window's.
MaskSpaceView::~MaskSpaceView() { releaseDevice(); }

void MaskSpaceView::setInput(MaskSpaceInput input) {
  const bool other_space = input.mask.grid() != input_.mask.grid() || input.aspect != input_.aspect;
  const bool other_heat = !sameThing(input.run, input_.run) || input.stale != input_.stale || input.metric != input_.metric;
  const bool other_cut = input.step != input_.step && style_.steps != BlockSteps::All;
  const bool other_frame = input.frame != input_.frame || !sameThing(input.window, input_.window) || input.part != input_.part;
  blocks_stale_ |= other_space || other_cut || other_heat || input.mask != input_.mask;
  frames_stale_ |= other_space || other_frame;
  box_stale_ |= other_space;
  if (other_frame) moving();
  input_ = std::move(input);
  if (other_space) {
    space_ = BlockSpace::of(input_.mask.grid(), input_.aspect);
    fitAnew();
  }
  if (blocks_stale_ || frames_stale_ || box_stale_) cameraChanged();
  hudChanged();
}

void MaskSpaceView::setStyle(const MaskSpaceStyle& style) {
  if (style == style_) return;
  style_ = style;
  sceneChanged();
}

OrbitCamera MaskSpaceView::fitted(OrbitCamera camera) {
  const auto box = space_.box();
  const QRectF whole(QPointF(0, 0), QSizeF(size()));
  // A corner of the box may reach under the options.
  const double top = folded() ? 40 : 0.5 * MaskSpaceHud::options_height;
  camera.fit(box, whole.adjusted(22, std::min(top, whole.height() / 4), -22, -46), whole.size());
  return camera;
}

OrbitCamera MaskSpaceView::alongAxis(OrbitCamera camera, int axis) const {
  camera.lookAlong(axis);
  if (axis == 0) camera.azimuth = -90;  // so that time runs to the right
  return camera;
}

void MaskSpaceView::framePicked() {
  if (!input_.picked || index(*input_.picked) >= space_.grid.size()) return;
  const mask::Cell cell = space_.grid.cell(*input_.picked);
  OrbitCamera target = camera();
  leaveHome();
  target.focal = space_.at(cell.step + 0.5, cell.row + 0.5, cell.col + 0.5);
  target.shift = {};
  target.distance = std::max(1.0, 14.0 * static_cast<double>(space_.cellSize().length()));
  moveCamera(target);
}

std::optional<TokenId> MaskSpaceView::tokenAt(const QPointF& place) {
  refreshContent();
  return firstBlock(space_, blocks_, camera().projector(size()).ray(place));
}

std::optional<QPointF> MaskSpaceView::placeOf(TokenId token) const {
  const mask::Cell cell = space_.grid.cell(token);
  const ScreenPoint place = camera().projector(size()).map(space_.at(cell.step + 0.5, cell.row + 0.5, cell.col + 0.5));
  return place.in_front ? std::optional(place.at) : std::nullopt;
}

QPointF MaskSpaceView::planeFoot() const { return camera().projector(size()).map(space_.at(planeStep(), space_.grid.rows, 0)).at; }

int MaskSpaceView::frameCount() const {
  const auto window = input_.window.lock();
  return window ? static_cast<int>(window->frames.size()) : 0;
}

double MaskSpaceView::planeStep() const {
  const int frames = frameCount();
  return frames > 0 ? (input_.frame + 0.5) / frames * space_.grid.steps : input_.step + 0.5;
}

void MaskSpaceView::refreshContent() {
  if (std::exchange(box_stale_, false)) presenter_.showBox(space_, timeTicks(space_.grid), theme());
  if (std::exchange(blocks_stale_, false)) refreshBlocks();
  if (std::exchange(frames_stale_, false)) refreshFrames();
}

void MaskSpaceView::refreshBlocks() {
  QElapsedTimer timer;
  timer.start();
  const auto run = input_.run.lock();
  const bool heat = style_.color_by == BlockColor::Error && run;
  range_ = heat ? errorRange(*run, input_.metric) : ErrorRange{};
  blocks_ = blocksOf(input_.mask, style_.steps, input_.step);
  presenter_.showBlocks(space_, blocks_, heat ? colors(*run) : std::vector<Rgba>{rgba(theme().hidden)}, theme());
  build_ms_ = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
}

std::vector<Rgba> MaskSpaceView::colors(const latent::Run& run) const {
  // Hidden tokens that the run did not hide have no error: they stay violet.
  std::vector<Rgba> result(static_cast<std::size_t>(space_.grid.size()), rgba(theme().hidden));
  for (std::size_t row = 0; row < run.hidden_ids.size(); ++row) {
    const QColor heat = theme().emberAt(range_.share(latent::valueOf(run.errors[row], input_.metric), input_.metric));
    result[static_cast<std::size_t>(index(run.hidden_ids[row]))] = rgba(input_.stale ? between(heat, theme().view_bottom, 0.5) : heat);
  }
  return result;
}

void MaskSpaceView::refreshFrames() {
  SpaceFrames frames;
  frames.part = input_.part;
  frames.now_at = planeStep();
  if (const auto window = input_.window.lock(); window && frameCount() > 0) {
    frames.first = window->frames.front();
    frames.now = window->frames[static_cast<std::size_t>(std::clamp(input_.frame, 0, frameCount() - 1))];
  }
  presenter_.showFrames(space_, frames, style_.frames, theme());
}

std::optional<QVector3D> MaskSpaceView::planeAt(const QPointF& place) const {
  const Ray ray = camera().projector(size()).ray(place);
  const std::optional<float> along = planeOnRay(space_, planeStep(), ray);
  if (!along) return std::nullopt;
  const QVector3D hit = ray.origin + ray.direction * *along;
  const std::optional<TokenId> block = firstBlock(space_, blocks_, ray);
  if (!block) return hit;
  // A block before the plane hides it: of the token's box the middle decides, except where the plane cuts it.
  const int step = space_.grid.cell(*block).step;
  const bool before = camera().eye().z() > hit.z() ? step > std::floor(planeStep()) : step < std::floor(planeStep());
  return before ? std::nullopt : std::optional(hit);
}

bool MaskSpaceView::nearRim(const QPointF& place) const {
  const Projector projector = camera().projector(size());
  const double at = planeStep();
  const std::array<QPointF, 4> corners = {
      projector.map(space_.at(at, 0, 0)).at, projector.map(space_.at(at, 0, space_.grid.cols)).at,
      projector.map(space_.at(at, space_.grid.rows, space_.grid.cols)).at, projector.map(space_.at(at, space_.grid.rows, 0)).at};
  for (std::size_t i = 0; i < 4; ++i)
    if (distanceTo(QLineF(corners[i], corners[(i + 1) % 4]), place) < rim_reach) return true;
  return QRectF(planeFoot() - QPointF(26, 0), QSizeF(52, 26)).contains(place);  // the tag
}

bool MaskSpaceView::grabs(const QPointF& place) {
  if (space_.grid.size() == 0 || frameCount() < 2) return false;
  refreshContent();
  const Projector projector = camera().projector(size());
  const double low = space_.grid.rows;
  const QLineF time(projector.map(space_.at(0, low, 0)).at, projector.map(space_.at(space_.grid.steps, low, 0)).at);
  if (time.length() < scrubbable_px) return false;
  grabbed_ = planeAt(place);
  if (!grabbed_ && nearRim(place)) grabbed_ = space_.at(planeStep(), low, 0);
  if (!grabbed_) return false;
  const std::optional<double> step = stepNearest(space_, *grabbed_, projector.ray(place));
  grab_offset_steps_ = step ? planeStep() - *step : 0;
  return true;
}

void MaskSpaceView::dragTo(const QPointF& place) {
  if (!grabbed_) return;
  const std::optional<double> step = stepNearest(space_, *grabbed_, camera().projector(size()).ray(place));
  if (!step) return;
  const double share = (*step + grab_offset_steps_) / space_.grid.steps;
  const int frame = std::clamp(static_cast<int>(std::floor(share * frameCount())), 0, frameCount() - 1);
  if (frame != input_.frame) Q_EMIT frameAsked(frame);
}

bool MaskSpaceView::takesWheel(const QWheelEvent& event) {
  if (!(event.modifiers() & Qt::ShiftModifier)) return false;
  // Some desktops turn Shift and the wheel into sideways scrolling.
  const int turn = event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x();
  if (turn != 0) setStep(input_.step + (turn > 0 ? -1 : 1));
  return true;
}

void MaskSpaceView::setStep(int step) {
  const int steps = space_.grid.steps;
  if (steps == 0 || frameCount() == 0) return;
  const int frame = std::clamp(step, 0, steps - 1) * frameCount() / steps;
  if (frame != input_.frame) Q_EMIT frameAsked(frame);
}

void MaskSpaceView::pointAt(const std::optional<QPointF>& place) {
  const bool held = place && grabs(*place);
  if (held == plane_held_) return;
  plane_held_ = held;
  update();
}

}  // namespace lacuna::widgets
