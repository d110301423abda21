#include "core/session/detail_study.hpp"

#include <mutex>

#include "core/scenes/any_clip.hpp"
#include "core/session/detail_command.hpp"
#include "core/session/session.hpp"

namespace lacuna::session {
namespace {

/// As far as the worker is.
struct Coming {
  std::mutex mutex;
  std::shared_ptr<const detail::Result> result;
};

std::shared_ptr<const media::ClipWindow> windowLike(const media::ClipWindow& window, const std::string& clip, const jobs::JobContext& context) {
  const auto source = scenes::openAny(clip, context);
  media::FrameCache none(0);
  return media::readWindow(*source, window.sampling, window.geometry.crop, {}, none, context);
}

}  // namespace

DetailStudy::DetailStudy(Session& session, jobs::JobRunner& jobs) : session_(session), jobs_(jobs) {
  connection_ = session.onChange([this](const Change& change) {
    const bool of_input = std::holds_alternative<ClipChanged>(change) || std::holds_alternative<ModelChanged>(change);
    if (!of_input) return;
    if (shown_ && session_.window() && shown_->window != session_.window()) show(shown_->kind, shown_->strength);
    changed.send();
  });
}

bool DetailStudy::resultIsCurrent() const { return result_ && result_->window == session_.window() && result_->model == session_.model(); }

void DetailStudy::measure(const detail::Settings& settings, const std::string& beside) {
  if (!session_.window() || !session_.model()) return;
  settings_ = settings;
  status_ = {};
  status_.busy = true;
  const auto coming = std::make_shared<Coming>();
  using Outcomes = std::shared_ptr<const detail::Result>;
  jobs_.start<Outcomes>(
      lane_,
      [request = detail::Request{session_.window(), session_.model(), settings}, beside, cache = session_.latentCache(), coming](const jobs::JobContext& context) {
        detail::Request whole = request;
        if (!beside.empty()) whole.beside = windowLike(*request.window, beside, context);
        return std::make_shared<const detail::Result>(detail::measure(whole, *cache, context, [&coming](const detail::Result& partial) {
          const std::lock_guard lock(coming->mutex);
          coming->result = std::make_shared<const detail::Result>(partial);
        }));
      },
      [this, coming](const jobs::Progress& progress) {
        status_.progress = progress;
        {
          const std::lock_guard lock(coming->mutex);
          if (coming->result) result_ = coming->result;
        }
        changed.send();
      },
      [this](Outcome<Outcomes> outcome) {
        status_.busy = false;
        status_.cancelled = outcome.cancelled();
        if (outcome.error() != nullptr) status_.error = *outcome.error();
        if (outcome.ok()) result_ = outcome.value();
        changed.send();
      });
  changed.send();
}

std::string DetailStudy::commandLine() const { return resultIsCurrent() ? detailCommand(session_, {}) : std::string(); }

void DetailStudy::cancel() {
  if (!lane_.busy()) return;
  lane_.cancel();
  status_.busy = false;
  status_.cancelled = true;
  changed.send();
}

void DetailStudy::show(detail::Kind kind, double strength) {
  if (!session_.window()) return;
  jobs_.start<std::shared_ptr<const Shown>>(
      showing_lane_,
      [window = session_.window(), kind, strength, seed = settings_.seed](const jobs::JobContext& context) {
        auto shown = std::make_shared<Shown>(Shown{kind, strength, window, detail::picturesOf(window->input), {}});
        shown->changed = detail::perturbed(shown->original, kind, strength, seed, context);
        return std::shared_ptr<const Shown>(shown);
      },
      nullptr,
      [this](Outcome<std::shared_ptr<const Shown>> outcome) {
        if (!outcome.ok()) return;  // it cannot fail but by being stopped
        shown_ = outcome.value();
        changed.send();
      });
}

}  // namespace lacuna::session
