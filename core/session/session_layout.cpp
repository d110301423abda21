#include <algorithm>
#include <mutex>

#include "core/model/threads.hpp"
#include "core/session/session.hpp"

namespace lacuna::session {

/// Between the worker that fits a layout and the owner, who shows it on the way and may say that it is enough.
struct Session::Fitting {
  std::atomic<bool> enough = false;
  std::mutex mutex;
  Matrix points;  // the newest; empty once they were taken
  int done = 0, epochs = 0;
};

namespace {

using projection::Projection;

/// Always with three columns: a flat layout lies in the plane of the first two.
Matrix threeColumns(const Matrix& points) {
  Matrix wide(points.rows, 3);
  for (std::size_t row = 0; row < points.rows; ++row) std::copy_n(points.row(row).begin(), std::min<std::size_t>(points.cols, 3), wide.row(row).begin());
  return wide;
}

/// A layout with the colours of the run's own components.
std::shared_ptr<const Projection> inColours(const Projection& colours, const Matrix& truth, const Matrix& predicted) {
  auto projection = std::make_shared<Projection>(colours);
  projection->true_points = threeColumns(truth);
  projection->predicted_points = threeColumns(predicted);
  return projection;
}

bool sameTargets(const latent::Run& a, const latent::Run& b) { return a.targets->key == b.targets->key; }

/// What one job does: fits unless there is a map, then places what was predicted.
Layout layOut(const Result& result, std::shared_ptr<const projection::FrozenMap> map, std::optional<projection::Health> health,
              const projection::LayoutSettings& settings, const jobs::JobContext& context, const projection::FitWatch& watch) {
  model::setOwnThreads(model::configuredThreads());
  if (!map) {
    map = projection::fitLayout(*result.run->targets_normed, settings, context, watch);
    health = projection::healthOf(*result.run->targets_normed, map->points(), context);
  }
  const Matrix predicted = result.run->predicted ? map->place(result.run->predicted->values, context) : Matrix(0, 3);
  return {map, {result.run, inColours(*result.projection, map->points(), predicted), result.id}, health};
}

}  // namespace

Result Session::latentResult() const {
  const bool principal = layout_settings_.method == projection::Method::Pca && layout_settings_.dimensions == 3;
  const bool fits = layout_.result.run && result_.run && sameTargets(*layout_.result.run, *result_.run);
  return principal || !fits ? result_ : layout_.result;
}

void Session::setLayout(const projection::LayoutSettings& settings) {
  if (settings == layout_settings_) return;
  layout_settings_ = settings;
  layout_lane_.cancel();
  layout_.map.reset();
  layout_.health.reset();
  refreshLayout();
}

void Session::endFitting() {
  if (fitting_) fitting_->enough = true;
}

/// After a new run, or other settings. A fit that goes on for the same latents is left alone: it places what is predicted by
/// its end.
void Session::refreshLayout() {
  if (!result_.run || !result_.projection) return;
  if (layout_lane_.busy() && fitted_run_ && sameTargets(*fitted_run_, *result_.run)) return;
  const bool kept = layout_.map && layout_.result.run && sameTargets(*layout_.result.run, *result_.run);
  const auto map = kept ? layout_.map : nullptr;
  const auto fitting = std::make_shared<Fitting>();
  fitting_ = fitting;
  fitted_run_ = result_.run;
  layout_status_ = {true, {}, std::nullopt};
  jobs_.start<Layout>(
      layout_lane_,
      [result = result_, map, health = layout_.health, settings = layout_settings_, fitting](const jobs::JobContext& context) {
        projection::FitWatch watch;
        watch.enough = &fitting->enough;
        watch.moved = [fitting](const Matrix& points, int done, int epochs) {
          const std::lock_guard lock(fitting->mutex);
          fitting->points = points;
          fitting->done = done;
          fitting->epochs = epochs;
        };
        return layOut(result, map, health, settings, context, watch);
      },
      [this, fitting](const jobs::Progress& progress) {
        layout_status_.progress = progress;
        if (progressDue()) showFitting(*fitting);
      },
      [this](Outcome<Layout> outcome) {
        layout_status_ = {};
        if (outcome.error() != nullptr) layout_status_.error = *outcome.error();
        if (outcome.ok()) layout_ = std::move(outcome.value());
        send(LayoutChanged{});
        if (outcome.ok() && layout_.result.id != result_.id) refreshLayout();  // another run came meanwhile
      });
  send(LayoutChanged{});
}

void Session::showFitting(Fitting& fitting) {
  Matrix points;
  {
    const std::lock_guard lock(fitting.mutex);
    std::swap(points, fitting.points);
  }
  if (points.rows > 0 && result_.projection && points.rows == result_.projection->true_points.rows)
    layout_.result = {result_.run, inColours(*result_.projection, points, Matrix(0, 3)), result_.id};
  send(LayoutChanged{});
}

}  // namespace lacuna::session
