#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "core/model/threads.hpp"
#include "core/session/session.hpp"
#include "core/session/session_shared.hpp"

namespace lacuna::session {

/// Between the worker that fits a layout and the owner, who shows it on the way and may say that it is enough.
struct Session::Fitting {
  std::atomic<bool> enough = false;
  std::mutex mutex;
  Matrix points;  // the newest; empty once they were taken
  std::shared_ptr<FitWork> work;
};

/// A fit that was stopped and can be gone on with.
struct Session::FitWork {
  /// A job's turn: one at a time, so one that goes on waits for a cancelled one to end, and can be stopped while it does.
  class Turn {
   public:
    Turn(FitWork& work, const jobs::JobContext& context) : work_(work) {
      std::unique_lock lock(work_.mutex);
      if (!work_.let_go.wait(lock, context.stop, [this] { return !work_.taken; })) throw CancelledException{};
      work_.taken = true;
    }
    ~Turn() {
      const std::lock_guard lock(work_.mutex);
      work_.taken = false;
      work_.let_go.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    FitWork& work_;
  };

  LayoutWish wish;
  std::shared_ptr<const latent::Run> run;
  std::mutex mutex;  // of `taken`
  std::condition_variable_any let_go;
  bool taken = false;
  ChosenLatents latents;
  std::shared_ptr<projection::LayoutFit> fit;  // null until the latents are there
};

namespace {

using projection::Projection;

/// A layout with the colours of the run's own components; a flat one lies in the plane of the first two axes.
std::shared_ptr<const Projection> inColours(const Projection& colours, const Matrix& truth, const Matrix& predicted) {
  auto projection = std::make_shared<Projection>(colours);
  projection->true_points = projection::firstColumns(truth, 3);
  projection->predicted_points = projection::firstColumns(predicted, 3);
  return projection;
}

Matrix rowsOf(const Matrix& values, std::size_t first, std::size_t count) {
  Matrix part(count, values.cols);
  const auto begin = values.values.begin() + static_cast<std::ptrdiff_t>(first * values.cols);
  std::copy_n(begin, part.values.size(), part.values.begin());
  return part;
}

bool sameTargets(const latent::Run& a, const latent::Run& b) { return a.targets->key == b.targets->key; }

/// Points of the clips beside; their colours are of the run's own components where those are of the same latents.
MorePoints besidePoints(const Result& result, const Layout& layout) {
  MorePoints more;
  const std::size_t first = layout.latents.clip_rows, rows = layout.points.rows - first;
  more.clips = layout.latents.clips;
  more.beside_points = projection::firstColumns(rowsOf(layout.points, first, rows), 3);
  more.beside_rgb.resize(rows, {128, 128, 128});
  if (layout.choice.block == 0 && rows > 0) more.beside_rgb = projection::featureColours(*result.projection, rowsOf(*layout.latents.all, first, rows));
  return more;
}

/// Whether a layout as `a` is one as `b`, but for what is placed in it.
bool sameFit(const LayoutWish& a, const LayoutWish& b) {
  return a.settings == b.settings && sameLatents(a.latents, b.latents) && a.latents.fit_on == b.latents.fit_on && a.latents.fit_step == b.latents.fit_step;
}

/// Another mask changes what these are fitted on.
bool isOfOneRun(const LayoutWish& wish) { return wish.settings.method == projection::Method::Error || wish.latents.fit_on == FitOn::Hidden; }

}  // namespace

/// What one job does: fits unless `last` is of these axes and latents, then places what was predicted.
class Session::LayingOut {
 public:
  LayingOut(const Result& result, FitWork& work, latent::LatentCache& cache, const jobs::JobContext& context)
      : result_(result), work_(work), wish_(work.wish), cache_(cache), context_(context) {}

  /// `known`: latents of the same choice, of which `last` may be a layout.
  Layout layOut(const Layout* last, const ChosenLatents* known, const projection::FitWatch& watch) {
    model::setOwnThreads(model::configuredThreads());
    Layout layout = last != nullptr ? *last : fitted(known, watch);
    layout.result = result_;
    layout.choice = wish_.latents;
    if (wish_.principal()) return layout;
    const bool predicts = wish_.latents.block == 0 && result_.run->predicted;
    const Matrix predicted = predicts ? layout.map->place(result_.run->predicted->values, stepsOf(grid(), result_.run->hidden_ids), context_) : Matrix(0, 3);
    layout.result.projection = inColours(*result_.projection, rowsOf(layout.points, 0, layout.latents.clip_rows), predicted);
    layout.result.more = more(layout);
    return layout;
  }

 private:
  Layout fitted(const ChosenLatents* known, const projection::FitWatch& watch) {
    Layout layout;
    layout.map = mapOf(known, watch);
    layout.latents = work_.latents;
    layout.points = pointsOf(*result_.run, layout.latents, *layout.map, context_);
    layout.health = projection::healthOf(*layout.latents.all, layout.points, context_);
    return layout;
  }

  std::shared_ptr<const projection::FrozenMap> mapOf(const ChosenLatents* known, const projection::FitWatch& watch) {
    const FitWork::Turn turn(work_, context_);
    if (!work_.fit) {
      work_.latents = known != nullptr ? *known : chooseLatents(*result_.run, wish_.latents, cache_, context_);
      if (known != nullptr) chooseFitted(work_.latents, *result_.run, wish_.latents);
      work_.fit = fitOf(*result_.run, work_.latents, wish_.settings);
    }
    return wish_.principal() ? projection::frozen(result_.projection->map, result_.projection->true_points) : work_.fit->run(context_, watch);
  }

  const mask::TokenGrid& grid() const { return result_.run->grid(); }

  std::shared_ptr<const MorePoints> more(const Layout& layout) {
    const Matrix context = chooseContext(*result_.run, wish_.latents, cache_, context_);
    if (context.rows == 0 && layout.latents.clips.empty()) return nullptr;
    auto more = std::make_shared<MorePoints>(besidePoints(result_, layout));
    if (context.rows > 0) {
      more->context_ids = result_.run->mask.visibleIds();
      more->context_points = projection::firstColumns(layout.map->place(context, stepsOf(grid(), more->context_ids), context_), 3);
    }
    return more;
  }

  const Result& result_;
  FitWork& work_;
  const LayoutWish& wish_;
  latent::LatentCache& cache_;
  const jobs::JobContext& context_;
};

bool LayoutWish::principal() const {
  return settings.method == projection::Method::Pca && settings.dimensions == 3 && latents.usual();
}

std::string textOf(const LayoutWish& wish, std::size_t rows) {
  const std::string latents = textOf(wish.latents);
  return projection::textOf(wish.settings, rows) + (latents.empty() ? "" : ", " + latents);
}

bool Session::layoutFits() const { return layout_.map && result_.run && sameTargets(*layout_.result.run, *result_.run); }
bool Session::layoutIsAsked() const { return layoutFits() && layout_.wish() == layout_wish_; }

Result Session::latentResult() const {
  if (fitting_result_) return *fitting_result_;
  return shownLayout().principal() ? result_ : layout_.result;
}

LayoutWish Session::shownLayout() const {
  if (fitting_result_ || layout_wish_.principal()) return layout_wish_;
  return layoutFits() ? layout_.wish() : LayoutWish{};
}

std::vector<double> Session::layoutExplained() const {
  if (layoutIsAsked()) return layout_.map->explained();
  return layout_wish_.principal() && result_.projection ? result_.projection->map.explained : std::vector<double>{};
}

std::string Session::layoutText() const {
  LayoutWish wish = shownLayout();
  if (!result_.run) return {};
  const bool fitted = layoutIsAsked() && !fitting_result_;
  if (fitted && layout_.map->epochs() > 0) wish.settings.epochs = layout_.map->epochs();
  return textOf(wish, fitted ? layout_.latents.fitted() : result_.run->targets_normed->rows) + ", fitted on " + fittedOn(wish.latents);
}

std::optional<double> Session::layoutErrorR2() const { return layoutIsAsked() ? layout_.map->errorR2() : std::nullopt; }

std::optional<projection::Health> Session::layoutHealth() const {
  return layoutIsAsked() ? std::optional(layout_.health) : std::nullopt;
}

void Session::setLayout(const projection::LayoutSettings& settings) {
  LayoutWish wish{settings, layout_wish_.latents};
  if (settings.method == projection::Method::Error) wish.latents.fit_on = FitOn::All;  // of the errors: it has no other
  setLayoutWish(wish);
}

void Session::setLayoutWish(const LayoutWish& wish) {
  if (wish == layout_wish_) return;
  layout_wish_ = wish;
  layout_lane_.cancel();
  stopped_fit_.reset();
  layout_status_ = {};
  fitting_result_.reset();
  refreshLayout();
  send(LayoutChanged{});
}

void Session::endFitting() {
  if (fitting_) fitting_->enough = true;
}

bool Session::stoppedFitIsUseful() const {
  if (!stopped_fit_ || !result_.run) return false;
  return isOfOneRun(stopped_fit_->wish) ? stopped_fit_->run == result_.run : sameTargets(*stopped_fit_->run, *result_.run);
}

bool Session::canResumeFitting() const { return !layout_lane_.busy() && stoppedFitIsUseful(); }

void Session::resumeFitting() {
  if (!canResumeFitting()) return;
  layout_wish_ = stopped_fit_->wish;
  startLayout(std::exchange(stopped_fit_, nullptr), nullptr, nullptr);
}

/// After a new run, or other settings. A fit that goes on for the same latents is left alone: it places what is predicted by
/// its end.
void Session::refreshLayout() {
  if (!options_.layouts || !result_.run || !result_.projection) return;
  const bool of_one_run = isOfOneRun(layout_wish_);
  if (layout_lane_.busy() && (of_one_run ? fitted_run_ == result_.run : sameTargets(*fitted_run_, *result_.run))) return;
  if (layoutIsAsked() && (layout_wish_.principal() || layout_.result.id == result_.id)) return refreshClusters();
  const bool lasts = layoutFits() && sameFit(layout_.wish(), layout_wish_) && !of_one_run, known = layoutFits() && sameLatents(layout_.choice, layout_wish_.latents);
  auto work = std::make_shared<FitWork>();
  work->wish = layout_wish_;
  work->run = result_.run;
  if (!stoppedFitIsUseful()) stopped_fit_.reset();
  startLayout(std::move(work), lasts ? std::make_shared<const Layout>(layout_) : nullptr,
              known ? std::make_shared<const ChosenLatents>(layout_.latents) : nullptr);
}

void Session::startLayout(std::shared_ptr<FitWork> work, std::shared_ptr<const Layout> last, std::shared_ptr<const ChosenLatents> known) {
  const auto fitting = std::make_shared<Fitting>();
  fitting_ = fitting;
  fitting->work = work;
  fitted_run_ = result_.run;
  fitting_result_.reset();
  layout_status_ = {true, last == nullptr, {}, layout_status_.error};
  jobs_.start<Layout>(
      layout_lane_,
      [result = result_, last, known, fitting, shared = shared_](const jobs::JobContext& context) {
        projection::FitWatch watch;
        watch.enough = &fitting->enough;
        watch.moved = [fitting](const Matrix& points, int, int) {
          const std::lock_guard lock(fitting->mutex);
          fitting->points = points;
        };
        return LayingOut(result, *fitting->work, shared->latents, context).layOut(last.get(), known.get(), watch);
      },
      [this, fitting](const jobs::Progress& progress) {
        layout_status_.progress = progress;
        if (progressDue()) showFitting(*fitting);
      },
      [this, fitting](Outcome<Layout> outcome) {
        layout_status_ = {false, false, {}, outcome.error() != nullptr ? std::optional(*outcome.error()) : layout_status_.error};
        if (!outcome.ok()) return endLayout();
        fitting_result_.reset();
        fitting_.reset();
        layout_ = std::move(outcome.value());
        if (fitting->work->fit && !layout_.map->finished()) stopped_fit_ = fitting->work;
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
  const std::size_t clip_rows = result_.run->targets_normed->rows;  // those of clips beside come when it is fitted
  const bool of_whole_clip = layout_wish_.latents.fit_on == FitOn::All && points.rows >= clip_rows;  // else the others are placed when it is fitted
  if (of_whole_clip && sameTargets(*fitted_run_, *result_.run))
    fitting_result_ = {result_.run, inColours(*result_.projection, rowsOf(points, 0, clip_rows), Matrix(0, 3)), result_.id};
  send(LayoutChanged{});
}

void Session::keepStoppedFit() {
  if (!layout_status_.fits) return;
  const auto method = fitting_->work->wish.settings.method;
  if (method == projection::Method::Umap || method == projection::Method::Tsne) stopped_fit_ = fitting_->work;
}

void Session::endLayout() {
  fitting_.reset();
  fitting_result_.reset();
  const bool of_another_run = layout_.map && isOfOneRun(layout_.wish()) && layout_.result.id != result_.id;
  if (of_another_run) layout_ = {};  // what it was fitted on is gone
  const LayoutWish failed = layout_wish_;
  // Of another clip or model there is no layout to come back to: at first its latents are laid out as usual, then by PCA.
  LatentChoice plain;
  plain.fit_on = failed.latents.fit_on;
  plain.fit_step = failed.latents.fit_step;
  const LayoutWish usual = failed.latents == plain ? LayoutWish{} : LayoutWish{failed.settings, plain};
  layout_wish_ = layoutFits() ? layout_.wish() : usual;
  if (layout_wish_ != failed) refreshLayout();
  send(LayoutChanged{});
}

}  // namespace lacuna::session
