#include "core/session/probe_study.hpp"

#include <algorithm>
#include <mutex>

#include "core/session/session.hpp"

namespace lacuna::session {
namespace {

bool sameClip(const latent::RunRequest& a, const latent::RunRequest& b) { return a.window == b.window && a.model == b.model; }
bool sameRun(const latent::RunRequest& a, const latent::RunRequest& b) { return sameClip(a, b) && a.mask == b.mask && a.settings == b.settings; }

bool sameNames(const probe::LabelSource& a, const probe::LabelSource& b) {
  return a.kind == b.kind && a.rest == b.rest &&
         std::ranges::equal(a.names, b.names, [](const auto& x, const auto& y) { return x.name == y.name && x.tokens == y.tokens; });
}

bool growsFromMask(const std::string& family) { return family == "outwards" || family == "inwards"; }

/// Holds what a curve's runs need, so that they do not push everything else out of the session's cache.
std::shared_ptr<latent::LatentCache> cacheBeside(latent::LatentCache& shared, const latent::RunRequest& run) {
  const auto targets = shared.find(latent::keysOf(run).targets);
  const std::size_t each = targets ? targets->bytes() : static_cast<std::size_t>(run.mask.grid().size()) * static_cast<std::size_t>(run.model->description().latentWidth()) * sizeof(float);
  auto cache = std::make_shared<latent::LatentCache>(4 * each + (std::size_t{1} << 20));
  if (targets) cache->insert(targets);
  return cache;
}

}  // namespace

/// The curve as far as it is, between the worker and the owner.
struct ProbeStudy::CurveMade {
  std::mutex mutex;
  std::shared_ptr<const probe::Curve> so_far;

  void put(const probe::Curve& curve) {
    auto copy = std::make_shared<const probe::Curve>(curve);
    const std::lock_guard lock(mutex);
    so_far = std::move(copy);
  }
  std::shared_ptr<const probe::Curve> get() {
    const std::lock_guard lock(mutex);
    return so_far;
  }
};

ProbeStudy::ProbeStudy(Session& session, jobs::JobRunner& jobs) : session_(session), jobs_(jobs) {
  connection_ = session.onChange([this](const Change& change) { follow(change); });
}

void ProbeStudy::look(bool looking) {
  if (looking == looking_) return;
  looking_ = looking;
  refresh();
}

void ProbeStudy::setWish(const Wish& wish) {
  if (wish == wish_) return;
  if (wish.kind != wish_.kind && !status_.busy) {  // an error of the one probe says nothing of the other
    status_.error.reset();
    asking_.reset();
  }
  wish_ = wish;
  refresh();
  changed_.send();
}

void ProbeStudy::follow(const Change& change) {
  const bool concerned = std::holds_alternative<ClipChanged>(change) || std::holds_alternative<ModelChanged>(change) ||
                         std::holds_alternative<MaskChanged>(change) || std::holds_alternative<PredictionChanged>(change) ||
                         std::holds_alternative<ResultReady>(change);
  if (!concerned) return;
  refresh();
  if (looking_) changed_.send();
}

/// Asks again where that costs no fitting.
void ProbeStudy::refresh() {
  const bool running = session_.prediction().state == PredictionState::Running;  // two passes at once would both take twice as long
  const bool failed = status_.error && asking_ && sameRun(*asking_, session_.wantedRun());  // and would again
  if (!looking_ || running || status_.busy || failed || whyNot()) return;
  if (wish_.kind == Kind::Attentive && hasAttentive() && !classesCurrent()) ask();
  if (wish_.kind == Kind::Linear && linear_ && fitCurrent() && !readingCurrent()) readAgain();
}

std::optional<Error> ProbeStudy::whyNot() const {
  const auto error = [](const char* what) { return Error{ErrorKind::Mismatch, what, {}}; };
  if (!session_.placement() || session_.mask().grid().size() == 0) return error("Open a clip and a model first.");
  if (session_.mask().hiddenCount() == session_.mask().grid().size()) return error("Every token is hidden. The model needs something to look at.");
  return std::nullopt;
}

bool ProbeStudy::hasAttentive() const {
  return attentive_.from_file || (session_.model() && session_.model()->description().probe.classes > 0);
}

void ProbeStudy::openProbe(const std::string& path, int number) {
  opening_ = {true, {}, std::nullopt};
  jobs_.start<probe::ClassProbe>(
      open_lane_, [path, number](const jobs::JobContext& context) { return probe::openProbe(path, number, context); },
      [this](const jobs::Progress& progress) {
        opening_.progress = progress;
        changed_.send();
      },
      [this](Outcome<probe::ClassProbe> outcome) {
        opening_ = {};
        if (outcome.error() != nullptr) opening_.error = *outcome.error();
        if (outcome.ok()) {
          attentive_ = outcome.value();
          wish_.kind = Kind::Attentive;
          status_.error.reset();
          refresh();
        }
        changed_.send();
      });
  changed_.send();
}

void ProbeStudy::closeProbe() {
  attentive_ = {};
  opening_.error.reset();
  status_.error.reset();
  refresh();
  changed_.send();
}

void ProbeStudy::ask() {
  asking_ = session_.wantedRun();
  status_ = {true, {}, std::nullopt};
  jobs_.start<probe::ClipClasses>(
      lane_,
      [probe = attentive_, request = *asking_, cache = session_.latentCache()](const jobs::JobContext& context) { return probe::classesOf(probe, request, *cache, context); },
      [this](const jobs::Progress& progress) {
        status_.progress = progress;
        changed_.send();
      },
      [this, by = attentive_, of = *asking_](Outcome<probe::ClipClasses> outcome) {
        status_ = {};
        if (outcome.error() != nullptr) status_.error = *outcome.error();
        if (outcome.ok()) {
          classes_ = std::make_shared<const probe::ClipClasses>(std::move(outcome.value()));
          classes_of_ = of;
          classes_by_ = by;
          refresh();
        }
        changed_.send();
      });
}

probe::LabelSource ProbeStudy::labelSource() const {
  probe::LabelSource source;
  source.kind = wish_.labels;
  if (source.kind != probe::LabelSource::Kind::Names) return source;
  for (const Label& label : session_.document().labels)
    if (label.grid == session_.mask().grid()) source.names.push_back({label.name, label.grid, label.tokens});
  if (wish_.rest) source.rest = "other";
  return source;
}

void ProbeStudy::fit() {
  wish_.kind = Kind::Linear;
  if (const auto error = whyNot()) {
    status_ = {lane_.busy(), {}, error};
    return changed_.send();
  }
  const probe::LabelSource labels = labelSource();
  startLinear(labels, [labels, settings = wish_.settings, request = session_.wantedRun(), cache = session_.latentCache()](const jobs::JobContext& context) {
    return probe::probeLinearly(labels, settings, request, *cache, context);
  });
}

void ProbeStudy::readAgain() {
  startLinear(linear_labels_, [probe = linear_->probe, request = session_.wantedRun(), cache = session_.latentCache()](const jobs::JobContext& context) {
    return probe::readWith(probe, request, *cache, context);
  });
}

/// `labels`: those of the probe that the work gives; it is told of them when it is there.
void ProbeStudy::startLinear(const probe::LabelSource& labels, std::function<probe::LinearResult(const jobs::JobContext&)> work) {
  asking_ = session_.wantedRun();
  status_ = {true, {}, std::nullopt};
  jobs_.start<probe::LinearResult>(
      lane_, std::move(work),
      [this](const jobs::Progress& progress) {
        status_.progress = progress;
        changed_.send();
      },
      [this, labels, of = *asking_](Outcome<probe::LinearResult> outcome) {
        status_ = {};
        if (outcome.error() != nullptr) status_.error = *outcome.error();
        if (outcome.ok()) {
          linear_ = std::make_shared<const probe::LinearResult>(std::move(outcome.value()));
          linear_of_ = of;
          linear_labels_ = labels;
          refresh();
        }
        changed_.send();
      });
  changed_.send();
}

void ProbeStudy::measure() {
  probe::CurveRequest request{session_.wantedRun(), nullptr, nullptr, wish_.curve, session_.placement() ? session_.placement()->motion : nullptr};
  std::optional<Error> error = whyNot();
  const auto refuse = [&](const char* what) {
    if (!error) error = Error{ErrorKind::Mismatch, what, {}};
  };
  if (wish_.kind == Kind::Attentive && !hasAttentive()) refuse("No probe is loaded. Open a probe, or fit a linear one.");
  if (wish_.kind == Kind::Linear && (!linear_ || !fitCurrent())) refuse("Fit the probe on this clip first.");
  if (error) {
    curve_status_ = {curve_lane_.busy(), {}, error};
    return changed_.send();
  }
  if (wish_.kind == Kind::Linear) request.linear = linear_->probe;
  else request.attentive = std::make_shared<const probe::ClassProbe>(attentive_);
  startCurve(std::move(request));
}

std::shared_ptr<const void> ProbeStudy::probeInUse() const {
  if (wish_.kind == Kind::Attentive) return attentive_.from_file;
  return linear_ ? linear_->probe : nullptr;
}

void ProbeStudy::startCurve(probe::CurveRequest request) {
  curve_status_ = {true, {}, std::nullopt};
  auto made = std::make_shared<CurveMade>();
  const auto show = [this, made, of = request.run, by = probeInUse()](std::shared_ptr<const probe::Curve> curve) {
    curve_ = std::move(curve);
    curve_of_ = of;
    curve_by_ = by;
  };
  jobs_.start<bool>(
      curve_lane_,
      [request = std::move(request), made, shared = session_.latentCache()](const jobs::JobContext& context) {
        const auto cache = cacheBeside(*shared, request.run);
        const double runs = request.settings.points * request.settings.seeds;
        probe::runCurve(request, *cache, context, [&](const probe::Curve& curve) {
          made->put(curve);
          context.progress({"Hiding more", static_cast<double>(curve.points.size()), runs, "runs"});
        });
        return true;
      },
      [this, made, show](const jobs::Progress& progress) {
        curve_status_.progress = progress;
        if (auto curve = made->get()) show(std::move(curve));
        changed_.send();
      },
      [this, made, show](Outcome<bool> outcome) {
        curve_status_ = {};
        if (outcome.error() != nullptr) curve_status_.error = *outcome.error();
        if (auto curve = made->get()) show(std::move(curve));
        changed_.send();
      });
  changed_.send();
}

void ProbeStudy::cancel() {
  if (!busy()) return;
  open_lane_.cancel();
  lane_.cancel();
  curve_lane_.cancel();
  opening_ = status_ = curve_status_ = {};
  changed_.send();
}

bool ProbeStudy::classesCurrent() const {
  return classes_ && sameRun(classes_of_, session_.wantedRun()) && classes_by_.from_file == attentive_.from_file;
}

bool ProbeStudy::fitCurrent() const {
  return linear_ && sameClip(linear_of_, session_.wantedRun()) && linear_->probe->settings == wish_.settings && sameNames(linear_labels_, labelSource());
}

bool ProbeStudy::readingCurrent() const { return fitCurrent() && sameRun(linear_of_, session_.wantedRun()); }

bool ProbeStudy::curveCurrent() const {
  if (!curve_ || curve_->linear != (wish_.kind == Kind::Linear) || curve_by_ != probeInUse() || curve_->settings != wish_.curve) return false;
  const latent::RunRequest now = session_.wantedRun();
  return growsFromMask(wish_.curve.family) ? sameRun(curve_of_, now) : sameClip(curve_of_, now) && curve_of_.settings == now.settings;
}

bool ProbeStudy::curveWhole() const {
  return curve_ && curve_->points.size() == static_cast<std::size_t>(curve_->settings.points) * static_cast<std::size_t>(curve_->settings.seeds);
}

}  // namespace lacuna::session
