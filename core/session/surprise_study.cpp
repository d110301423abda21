#include "core/session/surprise_study.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>

#include "core/base/error.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/scenes/twin.hpp"

namespace lacuna::session {
namespace {

constexpr std::size_t frame_bytes = std::size_t{1} << 28;

/// What a job measures: one clip, from where an earlier one was stopped.
struct Task {
  std::string path;
  std::shared_ptr<const surprise::Measurement> known;  ///< null: from the start
};

std::shared_ptr<const surprise::Measurement> measured(const Task& task, const std::shared_ptr<const model::Model>& model, const surprise::Settings& settings,
                                                      latent::LatentCache& latents, const jobs::JobContext& context,
                                                      const std::function<void(std::shared_ptr<const surprise::Measurement>)>& on_window) {
  if (task.known && task.known->complete()) {
    on_window(task.known);
    return task.known;
  }
  const jobs::JobContext opening{context.stop, nullptr};
  const auto source = scenes::openAny(task.path, opening);
  surprise::Measurement measurement = surprise::planned(*source, *model, settings);
  if (task.known && task.known->plan.windows == measurement.plan.windows) measurement = *task.known;
  media::FrameCache frames(frame_bytes);
  surprise::measure(measurement, *source, model, {latents, frames}, context,
                    [&](const surprise::Measurement& now) { on_window(std::make_shared<const surprise::Measurement>(now)); });
  return std::make_shared<const surprise::Measurement>(std::move(measurement));
}

}  // namespace

/// Between the worker and the owner, who shows what there is on the way. The worker summarises, as often as takes a tenth of its
/// time at most: of thousands of windows that is no longer quick.
struct SurpriseStudy::Shared {
  using Clock = std::chrono::steady_clock;
  std::mutex mutex;
  Result now;    ///< all there is
  Result shown;  ///< as far as it was summarised
  Kept first, second;
  std::atomic<latent::Metric> metric = latent::Metric::L1Normed;
  Clock::time_point summarised{};  ///< for the worker alone, as is how long it took
  Clock::duration took{};

  void put(std::shared_ptr<const surprise::Measurement> measurement, bool of_first) {
    {
      const std::lock_guard lock(mutex);
      (of_first ? now.first : now.second) = measurement;
    }
    const auto begun = Clock::now();
    if (!measurement->complete() && begun - summarised < 10 * took) return;
    auto summary = std::make_shared<const surprise::Summary>(surprise::summarise(*measurement, metric));
    summarised = Clock::now();
    took = summarised - begun;
    const std::lock_guard lock(mutex);
    (of_first ? shown.first : shown.second) = measurement;
    (of_first ? first : second) = Kept{std::move(measurement), std::move(summary)};
  }
};

SurpriseStudy::SurpriseStudy(Session& session, jobs::JobRunner& jobs)
    : session_(session), jobs_(jobs), connection_(session.onChange([this](const Change& change) { follow(change); })) {}

SurpriseStudy::~SurpriseStudy() = default;

surprise::Settings SurpriseStudy::settings() const {
  if (!session_.model()) return {};
  const model::ModelDescription& model = session_.model()->description();
  const Document& document = session_.document();
  surprise::Settings settings = by_hand_ ? *by_hand_ : surprise::usualSettings(model, document.sampling.frames > model.tubelet ? document.sampling.frames : 0);
  if (!by_hand_) {
    settings.rate_fps = document.sampling.rate_fps;
    settings.crop = document.crop;
  }
  settings.run = document.run_settings;
  return settings;
}

void SurpriseStudy::setSettings(const surprise::Settings& settings) {
  by_hand_ = settings;
  error_.reset();
  changed_.send();
}

void SurpriseStudy::resetSettings() {
  by_hand_.reset();
  error_.reset();
  changed_.send();
}

void SurpriseStudy::setBeside(const std::string& path) {
  beside_ = path;
  error_.reset();
  changed_.send();
}

std::optional<std::string> SurpriseStudy::twin() const {
  const std::string& path = session_.document().clip_path;
  return path.empty() ? std::nullopt : scenes::twinOf(path);
}

std::optional<Error> SurpriseStudy::whyNot() const {
  if (!session_.window()) return Error{ErrorKind::Mismatch, "Open a clip first.", {}};
  if (!session_.model()) return Error{ErrorKind::Mismatch, "Open a model first.", {}};
  try {
    const model::ModelDescription& model = session_.model()->description();
    surprise::planFor(session_.window()->info, surprise::checked(settings(), model), model);
  } catch (const Failure& failure) {
    return Error{failure.error().kind, failure.error().what, {}};
  }
  return std::nullopt;
}

/// Made by the open model with these settings.
bool SurpriseStudy::fits(const surprise::Measurement& measurement) const {
  if (!session_.model() || measurement.model != session_.model()->hash()) return false;
  try {
    return measurement.settings == surprise::checked(settings(), session_.model()->description());
  } catch (const Failure&) {
    return false;
  }
}

bool SurpriseStudy::isOfClip() const { return shown_.first && shown_.first_path == session_.document().clip_path; }

bool SurpriseStudy::isCurrent() const {
  if (!isOfClip() || !fits(*shown_.first)) return false;
  if (beside_.empty()) return true;
  if (!shown_.second) return busy() || !shown_.first->complete();
  return shown_.second_path == beside_ && fits(*shown_.second);
}

bool SurpriseStudy::isComplete() const {
  return isCurrent() && shown_.first->complete() && (beside_.empty() || (shown_.second && shown_.second->complete()));
}

void SurpriseStudy::measure() {
  if (whyNot()) return;
  const auto known = [this](const std::string& path) -> std::shared_ptr<const surprise::Measurement> {
    if (shown_.first && shown_.first_path == path && fits(*shown_.first)) return shown_.first;
    return shown_.second && shown_.second_path == path && fits(*shown_.second) ? shown_.second : nullptr;
  };
  std::vector<Task> tasks = {{session_.document().clip_path, known(session_.document().clip_path)}};
  if (!beside_.empty()) tasks.push_back({beside_, known(beside_)});
  if (!busy()) before_ = shown_;
  error_.reset();
  progress_ = {"Measuring surprise", 0, 0, "windows"};
  running_ = std::make_shared<Shared>();
  running_->now.first_path = tasks.front().path;
  running_->now.second_path = beside_;
  running_->metric = metric_;
  if (tasks.size() > 1) running_->now.second = tasks[1].known;  // what is known of it is not lost when this is stopped
  running_->shown = running_->now;
  jobs_.start<Result>(
      lane_,
      [tasks, model = session_.model(), settings = settings(), latents = session_.latentCache(), running = running_](const jobs::JobContext& context) {
        Result result{nullptr, nullptr, tasks.front().path, tasks.back().path};
        for (const Task& task : tasks) {
          const bool of_first = result.first == nullptr;
          auto& into = of_first ? result.first : result.second;
          into = measured(task, model, settings, *latents, context, [&](std::shared_ptr<const surprise::Measurement> now) { running->put(std::move(now), of_first); });
        }
        return result;
      },
      [this](const jobs::Progress& progress) {
        progress_ = progress;
        take();
        changed_.send();
      },
      [this](Outcome<Result> outcome) { finish(std::move(outcome)); });
  changed_.send();
}

/// Shows what the worker has summarised so far.
void SurpriseStudy::take() {
  if (!running_) return;
  const std::lock_guard lock(running_->mutex);
  if (!running_->shown.first) return;
  shown_ = running_->shown;
  if (running_->first.summary) first_kept_ = running_->first;
  if (running_->second.summary) second_kept_ = running_->second;
}

/// At its end: the windows too that came after the last summary.
void SurpriseStudy::takeAll() {
  take();
  if (!running_) return;
  const std::lock_guard lock(running_->mutex);
  if (running_->now.first) shown_ = running_->now;
}

void SurpriseStudy::finish(Outcome<Result> outcome) {
  takeAll();
  running_.reset();
  if (outcome.ok()) shown_ = outcome.value();
  if (outcome.error() != nullptr) error_ = *outcome.error();
  changed_.send();
}

void SurpriseStudy::stopHere() {
  if (!busy()) return;
  takeAll();
  lane_.cancel();
  running_.reset();
  changed_.send();
}

void SurpriseStudy::cancel() {
  if (!busy()) return;
  lane_.cancel();
  running_.reset();
  shown_ = before_;
  changed_.send();
}

/// A measurement of a clip or model that is no longer open ends where it is, and is kept.
void SurpriseStudy::follow(const Change& change) {
  if (std::holds_alternative<ClipChanged>(change) && wanted_frame_ && !session_.clipLoading().busy) session_.setPlayhead(*std::exchange(wanted_frame_, std::nullopt));
  const bool of_input = std::holds_alternative<ClipChanged>(change) || std::holds_alternative<ModelChanged>(change) || std::holds_alternative<MaskChanged>(change);
  if (!of_input) return;
  const bool same = clip_path_ == session_.document().clip_path && model_ == session_.model();
  if (!same && busy()) stopHere();
  if (clip_path_ != session_.document().clip_path && beside_ == session_.document().clip_path) beside_.clear();  // not beside itself
  clip_path_ = session_.document().clip_path;
  model_ = session_.model();
  changed_.send();
}

std::shared_ptr<const surprise::Summary> SurpriseStudy::summaryOf(const std::shared_ptr<const surprise::Measurement>& measurement, Kept& kept, latent::Metric metric) const {
  metric_ = metric;
  if (running_) running_->metric = metric;
  if (!measurement) return nullptr;
  const bool known = kept.of == measurement && kept.summary && kept.summary->metric == metric;
  if (!known) kept = {measurement, std::make_shared<const surprise::Summary>(surprise::summarise(*measurement, metric))};
  return kept.summary;
}

std::shared_ptr<const surprise::Summary> SurpriseStudy::summary(latent::Metric metric) const { return summaryOf(shown_.first, first_kept_, metric); }

std::shared_ptr<const surprise::Summary> SurpriseStudy::besideSummary(latent::Metric metric) const { return summaryOf(shown_.second, second_kept_, metric); }

int SurpriseStudy::context() const {
  const auto lengths = shown_.first ? shown_.first->settings.context_frames.size() : settings().context_frames.size();
  return std::clamp(context_, 0, std::max(0, static_cast<int>(lengths) - 1));
}

void SurpriseStudy::setContext(int context) {
  context_ = context;
  changed_.send();
}

void SurpriseStudy::openWindow(int window, int step) {
  if (!isOfClip()) return;
  const surprise::Measurement& m = *shown_.first;
  const media::Sampling sampling{m.plan.startFrame(window), m.settings.window_frames, m.settings.rate_fps};
  const int frame = (step - m.plan.firstStep(window)) * m.settings.window_frames / m.plan.window_steps;
  const bool moves = session_.document().sampling != sampling || session_.document().crop != m.settings.crop;
  if (!moves) return session_.setPlayhead(frame);
  wanted_frame_ = frame;
  session_.runAsStep(setInput(sampling, m.settings.crop));
}

bool SurpriseStudy::openPeak(bool forward, latent::Metric metric) {
  const auto of_clip = isOfClip() ? summary(metric) : nullptr;
  if (!of_clip || of_clip->contexts.empty() || !session_.window()) return false;
  const auto& peaks = of_clip->contexts[static_cast<std::size_t>(context())].peaks;
  const std::int64_t frame = session_.window()->frame_in_clip[static_cast<std::size_t>(session_.playhead())];
  const int here = static_cast<int>(frame / shown_.first->plan.clip_frames_a_step);
  const surprise::Peak* found = nullptr;
  for (const surprise::Peak& peak : peaks) {
    if (forward && peak.step > here && !found) found = &peak;
    if (!forward && peak.step < here) found = &peak;
  }
  if (found != nullptr) openWindow(found->window, found->step);
  return found != nullptr;
}

}  // namespace lacuna::session
