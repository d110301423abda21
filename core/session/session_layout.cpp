#include <mutex>

#include "core/model/threads.hpp"
#include "core/session/session.hpp"

namespace lacuna::session {

/// Between the worker that fits a layout and the owner, who shows it on the way and may say that it is enough.
struct Session::Fitting {
  std::atomic<bool> enough = false;
  std::mutex mutex;
  Matrix points;  // the newest; empty once they were taken
};

namespace {

using projection::LayoutSettings;
using projection::Projection;

/// The axes that every run comes with.
bool principal(const LayoutSettings& settings) { return settings.method == projection::Method::Pca && settings.dimensions == 3; }

/// A layout with the colours of the run's own components; a flat one lies in the plane of the first two axes.
std::shared_ptr<const Projection> inColours(const Projection& colours, const Matrix& truth, const Matrix& predicted) {
  auto projection = std::make_shared<Projection>(colours);
  projection->true_points = projection::firstColumns(truth, 3);
  projection->predicted_points = projection::firstColumns(predicted, 3);
  return projection;
}

bool sameTargets(const latent::Run& a, const latent::Run& b) { return a.targets->key == b.targets->key; }

/// What one job does: fits unless `last` is of these axes and latents, then places what was predicted.
Layout layOut(const Result& result, const Layout* last, const LayoutSettings& settings, const jobs::JobContext& context,
              const projection::FitWatch& watch) {
  model::setOwnThreads(model::configuredThreads());
  Layout layout = last != nullptr ? *last : Layout{};
  const Matrix& truth = *result.run->targets_normed;
  if (last == nullptr) {
    layout.map = principal(settings) ? projection::frozen(result.projection->map, result.projection->true_points)
                                     : projection::fitLayout(truth, settings, context, watch);
    layout.health = projection::healthOf(truth, layout.map->points(), context);
  }
  layout.result = result;
  if (principal(settings)) return layout;
  const Matrix predicted = result.run->predicted ? layout.map->place(result.run->predicted->values, context) : Matrix(0, 3);
  layout.result.projection = inColours(*result.projection, layout.map->points(), predicted);
  return layout;
}

}  // namespace

bool Session::layoutFits() const { return layout_.map && result_.run && sameTargets(*layout_.result.run, *result_.run); }
bool Session::layoutIsAsked() const { return layoutFits() && layout_.map->settings() == layout_settings_; }

Result Session::latentResult() const {
  if (fitting_result_) return *fitting_result_;
  return principal(shownLayout()) ? result_ : layout_.result;
}

LayoutSettings Session::shownLayout() const {
  if (fitting_result_ || principal(layout_settings_)) return layout_settings_;
  return layoutFits() ? layout_.map->settings() : LayoutSettings{};
}

std::optional<projection::Health> Session::layoutHealth() const {
  return layoutIsAsked() ? std::optional(layout_.health) : std::nullopt;
}

void Session::setLayout(const LayoutSettings& settings) {
  if (settings == layout_settings_) return;
  layout_settings_ = settings;
  layout_lane_.cancel();
  layout_status_ = {};
  fitting_result_.reset();
  refreshLayout();
  send(LayoutChanged{});
}

void Session::endFitting() {
  if (fitting_) fitting_->enough = true;
}

/// After a new run, or other settings. A fit that goes on for the same latents is left alone: it places what is predicted by
/// its end.
void Session::refreshLayout() {
  if (!options_.layouts || !result_.run || !result_.projection) return;
  if (layout_lane_.busy() && sameTargets(*fitted_run_, *result_.run)) return;
  if (layoutIsAsked() && (principal(layout_settings_) || layout_.result.id == result_.id)) return;
  const std::optional<Layout> last = layoutIsAsked() ? std::optional(layout_) : std::nullopt;
  const auto fitting = std::make_shared<Fitting>();
  fitting_ = fitting;
  fitted_run_ = result_.run;
  fitting_result_.reset();
  layout_status_ = {true, {}, std::nullopt};
  jobs_.start<Layout>(
      layout_lane_,
      [result = result_, last, settings = layout_settings_, fitting](const jobs::JobContext& context) {
        projection::FitWatch watch;
        watch.enough = &fitting->enough;
        watch.moved = [fitting](const Matrix& points, int, int) {
          const std::lock_guard lock(fitting->mutex);
          fitting->points = points;
        };
        return layOut(result, last ? &*last : nullptr, settings, context, watch);
      },
      [this, fitting](const jobs::Progress& progress) {
        layout_status_.progress = progress;
        if (progressDue()) showFitting(*fitting);
      },
      [this](Outcome<Layout> outcome) {
        layout_status_ = {};
        if (outcome.error() != nullptr) layout_status_.error = *outcome.error();
        if (!outcome.ok()) return endLayout();
        fitting_result_.reset();
        layout_ = std::move(outcome.value());
        refreshLayout();  // another run may have come meanwhile
        send(LayoutChanged{});
      });
  send(LayoutChanged{});
}

void Session::showFitting(Fitting& fitting) {
  Matrix points;
  {
    const std::lock_guard lock(fitting.mutex);
    std::swap(points, fitting.points);
  }
  if (points.rows > 0 && sameTargets(*fitted_run_, *result_.run))
    fitting_result_ = {result_.run, inColours(*result_.projection, points, Matrix(0, 3)), result_.id};
  send(LayoutChanged{});
}

void Session::endLayout() {
  fitting_result_.reset();
  layout_settings_ = shownLayout();
  send(LayoutChanged{});
}

}  // namespace lacuna::session
