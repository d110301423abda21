#include "core/session/tasks.hpp"

#include <algorithm>

#include "core/session/session_shared.hpp"
#include "core/session/studies.hpp"

namespace lacuna::session {
namespace {

using Job = SessionJob;

void addOwn(Session& session, std::vector<Task>& tasks) {
  const auto add = [&](TaskKind kind, bool busy, const std::string& of, const jobs::Progress& progress, Job job) {
    if (busy) tasks.push_back({kind, of, progress, [&session, job] { stopJob(session, job); }});
  };
  const Loading &clip = session.clipLoading(), &model = session.modelLoading();
  const PredictionStatus& prediction = session.prediction();
  add(TaskKind::OpeningClip, clip.busy, clip.path, clip.progress, Job::Clip);
  add(TaskKind::OpeningModel, model.busy, model.path, model.progress, Job::Model);
  add(TaskKind::Predicting, prediction.state == PredictionState::Running, {}, prediction.progress, Job::Prediction);
  add(TaskKind::ComparingPrecision, session.comparing(), {}, {}, Job::Comparing);
  add(TaskKind::LayingOut, session.layoutStatus().busy, {}, session.layoutStatus().progress, Job::Layout);
  add(TaskKind::Following, session.following().busy, {}, session.following().progress, Job::Following);
}

/// Progress that a study does not tell.
jobs::Progress untold() { return {}; }

void addOfStudies(Studies& studies, std::vector<Task>& tasks) {
  const auto add = [&tasks](TaskKind kind, bool busy, const std::string& of, const jobs::Progress& progress, std::function<void()> cancel) {
    if (busy) tasks.push_back({kind, of, progress, std::move(cancel)});
  };
  add(TaskKind::Attention, studies.attention.status().busy, {}, studies.attention.status().progress, [&studies] { studies.attention.cancel(); });
  add(TaskKind::ComparingRuns, studies.runs.compares(), {}, untold(), [&studies] { studies.runs.cancel(); });
  add(TaskKind::PredictingAgain, studies.runs.predictsAgain(), {}, studies.runs.predictionProgress(), [&studies] { studies.runs.cancelPrediction(); });
  const ProbeStudy& probe = studies.probe;
  const auto stop_probe = [&studies] { studies.probe.cancel(); };  // it has one Cancel for all it does
  add(TaskKind::OpeningProbe, probe.opening().busy, {}, probe.opening().progress, stop_probe);
  add(TaskKind::Probing, probe.status().busy, {}, probe.status().progress, stop_probe);
  add(TaskKind::ProbeCurve, probe.curveStatus().busy, {}, probe.curveStatus().progress, stop_probe);
  add(TaskKind::Detail, studies.detail.status().busy, {}, studies.detail.status().progress, [&studies] { studies.detail.cancel(); });
  add(TaskKind::Surprise, studies.surprise.busy(), {}, studies.surprise.progress(), [&studies] { studies.surprise.cancel(); });
  add(TaskKind::Sweep, studies.sweeps.status().busy, studies.sweeps.folder(), studies.sweeps.status().progress, [&studies] { studies.sweeps.cancel(); });
  for (const Exports::Running& running : studies.exports.running()) add(TaskKind::Exporting, true, running.path, running.progress, running.cancel);
}

/// Why this task failed; nothing where it did not.
std::optional<Error> errorOf(const Session& session, const Task& task) {
  const Studies& studies = session.studies();
  switch (task.kind) {
    case TaskKind::OpeningClip: return session.clipLoading().error;
    case TaskKind::OpeningModel: return session.modelLoading().error;
    case TaskKind::Predicting: return session.prediction().error;
    case TaskKind::ComparingPrecision: return session.comparisonError();
    case TaskKind::LayingOut: return session.layoutStatus().error;
    case TaskKind::Following: return session.following().error;
    case TaskKind::Attention: return studies.attention.status().error;
    case TaskKind::ComparingRuns: return studies.runs.error();
    case TaskKind::PredictingAgain: return studies.runs.givenUp() ? studies.runs.givenUp()->why : std::nullopt;
    case TaskKind::OpeningProbe: return studies.probe.opening().error;
    case TaskKind::Probing: return studies.probe.status().error;
    case TaskKind::ProbeCurve: return studies.probe.curveStatus().error;
    case TaskKind::Detail: return studies.detail.status().error;
    case TaskKind::Surprise: return studies.surprise.error();
    case TaskKind::Sweep: return studies.sweeps.status().error;
    case TaskKind::Exporting: return studies.exports.last(task.of) ? studies.exports.last(task.of)->error : std::nullopt;
  }
  return std::nullopt;
}

/// Whether what a task was for is not there, though nothing failed: then somebody cancelled it, or asked for something else.
bool gaveUp(const Session& session, const Task& task) {
  const Studies& studies = session.studies();
  switch (task.kind) {
    case TaskKind::OpeningClip: return session.document().clip_path != task.of;
    case TaskKind::OpeningModel: return session.document().model_path != task.of;
    case TaskKind::Predicting: return !session.resultIsCurrent();
    case TaskKind::ComparingPrecision: return !session.deviation();
    case TaskKind::LayingOut: return session.canResumeFitting();
    case TaskKind::Attention: return !studies.attention.current();
    case TaskKind::ComparingRuns: return studies.runs.pinned(RunSide::A) && studies.runs.pinned(RunSide::B) && !studies.runs.comparedIsCurrent();
    case TaskKind::PredictingAgain: return studies.runs.lacksLatents();
    case TaskKind::ProbeCurve: return !studies.probe.curveWhole();
    case TaskKind::Detail: return studies.detail.status().cancelled;
    case TaskKind::Surprise: return !studies.surprise.isComplete();
    case TaskKind::Sweep: return studies.sweeps.status().cancelled;
    case TaskKind::Exporting: return studies.exports.last(task.of) && studies.exports.last(task.of)->cancelled;
    case TaskKind::Following:
    case TaskKind::OpeningProbe:
    case TaskKind::Probing: return false;
  }
  return false;
}

}  // namespace

std::vector<Task> tasksOf(Session& session) {
  std::vector<Task> tasks;
  addOwn(session, tasks);
  addOfStudies(session.studies(), tasks);
  return tasks;
}

void cancelAll(Session& session) {
  constexpr int most_rounds = 4;  // without a layout the usual one is made, and without a clip the last one is predicted again
  for (int round = 0; round < most_rounds; ++round) {
    const std::vector<Task> tasks = tasksOf(session);
    if (tasks.empty()) return;
    for (const Task& task : tasks) task.cancel();
  }
}

bool TaskHistory::look(Clock::time_point now) {
  std::vector<Task> tasks = tasksOf(session_);
  const auto same = [](const Task& a, const Task& b) { return a.kind == b.kind && a.of == b.of; };
  bool moved = false;
  for (const Running& before : running_)
    if (std::ranges::none_of(tasks, [&](const Task& task) { return same(task, before.task); })) keep(before, now), moved = true;
  std::vector<Running> running;
  for (Task& task : tasks) {
    const auto known = std::ranges::find_if(running_, [&](const Running& before) { return same(task, before.task); });
    moved = moved || known == running_.end();
    running.push_back({std::move(task), known == running_.end() ? now : known->begun});
  }
  running_ = std::move(running);
  return moved;
}

void TaskHistory::keep(const Running& ended, Clock::time_point now) {
  FinishedTask task{ended.task.kind, ended.task.of, FinishedTask::End::Done, {}, std::chrono::duration<double>(now - ended.begun).count(), 1};
  if (const auto error = errorOf(session_, ended.task)) {
    task.end = FinishedTask::End::Failed;
    task.error = error->line();
  } else if (gaveUp(session_, ended.task)) {
    task.end = FinishedTask::End::Cancelled;
  }
  const bool again = !finished_.empty() && finished_.front().kind == task.kind && finished_.front().of == task.of && finished_.front().end == task.end;
  if (again && task.end == FinishedTask::End::Done) {
    task.times += finished_.front().times;
    finished_.pop_front();
  }
  finished_.push_front(std::move(task));
  if (finished_.size() > most_finished) finished_.pop_back();
}

}  // namespace lacuna::session
