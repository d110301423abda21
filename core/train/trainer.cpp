#include "core/train/trainer.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"
#include "core/train/engine.hpp"
#include "core/train/pictures.hpp"
#include "core/train/run_files.hpp"

namespace lacuna::train {
namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::string in(const std::string& folder, const char* name) { return (std::filesystem::path(folder) / name).string(); }

/// With a comma between thousands.
std::string grouped(int number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

/// Unfinished files of runs that were killed while they wrote: nobody reads them, and each can be as large as a state.
void removeLeftovers(const std::string& folder) {
  std::error_code unreadable;  // then writing will say so
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name.rfind("state.bin.", 0) == 0 || name.rfind("model.safetensors.", 0) == 0 ||
                      name.rfind("config.json.", 0) == 0;
    std::error_code stays;  // then it is in nobody's way
    if (ours && entry.path().extension() == ".part") std::filesystem::remove(entry.path(), stays);
  }
}

void prepareFolder(const std::string& folder, bool resume) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail(ErrorKind::Refused, "This folder cannot be made: " + error.message() + ".", folder);
  if (!resume && std::filesystem::exists(in(folder, "state.bin")))
    fail(ErrorKind::Refused, "This folder holds a training run. Go on with --resume, or choose another folder.", folder);
  removeLeftovers(folder);
}

StepMasks masksOf(const Recipe& recipe, int step) {
  RandomDraws draws(mixedSeed(mixedSeed(recipe.seed, 0x3A5C), static_cast<std::uint64_t>(step)));
  return drawStepMasks(recipe.size, static_cast<std::size_t>(recipe.hidden_most), draws);
}

/// Of all bytes of all clips, in order; 0 for none.
std::uint64_t hashOf(const FramePool& clips) {
  std::uint64_t hash = 0;
  for (const auto& clip : clips)
    for (const std::uint8_t byte : clip) hash = (hash ^ (byte + 1U)) * 0x100000001B3ULL;
  return hash;
}

bool finite(const TrainingState& state) {
  const auto all = [](const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
  };
  return all(state.weights) && all(state.ema) && all(state.moment) && all(state.square);
}

/// The weights of another run, with the optimizer's averages at zero.
TrainingState startFrom(TrainingState state, const Recipe& recipe) {
  if (state.recipe.size != recipe.size) fail(ErrorKind::Mismatch, "The run to start from has other sizes than this recipe.");
  state.recipe = recipe;
  state.step = 0;
  state.moment.assign(state.moment.size(), 0);
  state.square.assign(state.square.size(), 0);
  return state;
}

TrainingState startOf(const TrainingRequest& request) {
  if (!request.resume) {
    check(request.recipe);
    if (request.from.empty()) return Engine(request.recipe).state(0);
    return startFrom(readState(in(request.from, "state.bin")), request.recipe);
  }
  TrainingState state = readState(in(request.folder, "state.bin"));
  if (state.clips_hash != hashOf(request.clips)) {
    fail(ErrorKind::Mismatch,
         "This run was trained with other clips of your own, or with none. Give the same folder as before, unchanged.",
         request.folder);
  }
  return state;
}

void checkClips(const TrainingRequest& request, const NetworkSize& size) {
  const auto wanted = static_cast<std::size_t>(size.frames) * 3 * static_cast<std::size_t>(size.side_px) *
                      static_cast<std::size_t>(size.side_px);
  for (const auto& clip : request.clips)
    if (clip.size() != wanted) fail(ErrorKind::Mismatch, "The clips were read at another size than the run has.");
}

/// Everything of a run that is under way.
class Run {
 public:
  Run(const TrainingRequest& request, const TrainingState& start)
      : request_(request),
        recipe_(start.recipe),
        clips_hash_(hashOf(request.clips)),
        engine_(start),
        pictures_(request, recipe_, start.step),
        held_out_(pictures_.heldOut()),
        step_(start.step),
        first_step_(start.step),
        reported_step_(start.step) {
    const std::string log = in(request.folder, "log.csv");
    trimLog(log, start.step);
    log_.open(log, std::ios::app);
    if (!log_) fail(ErrorKind::Refused, "The log cannot be written.", log);
  }

  bool finished() const { return step_ >= recipe_.steps; }
  int step() const { return step_; }
  int stepsOfThisRun() const { return step_ - first_step_; }

  void advance() {
    engine_.step(pictures_.take(), masksOf(recipe_, step_), scheduleAt(recipe_, step_));
    ++step_;
  }

  bool reportDue() const { return step_ % request_.report_every == 0 || finished(); }

  TrainingRow report() {
    TrainingRow row;
    row.step = step_;
    row.steps = recipe_.steps;
    const StepLosses losses = engine_.takeLosses();
    row.future_loss = losses.future;
    row.blocks_loss = losses.blocks;
    row.spread_loss = losses.spread;
    row.gradient_norm = losses.gradient_norm;
    if (!std::isfinite(losses.future + losses.blocks + losses.spread + losses.gradient_norm)) brokenOff();
    const double now_s = seconds();
    row.clips_a_second = (step_ - reported_step_) * recipe_.batch / std::max(now_s - reported_s_, 1e-9);
    row.left_s = (recipe_.steps - step_) * recipe_.batch / std::max(row.clips_a_second, 1e-9);
    const Schedule schedule = scheduleAt(recipe_, step_ - 1);
    row.rate = schedule.rate;
    row.ema = schedule.ema;
    row.health = engine_.health(held_out_);
    reported_step_ = step_;
    reported_s_ = seconds();
    log_ << logLine(row) << std::flush;
    if (!log_) fail(ErrorKind::Refused, "The log cannot be written: is the disk full? Go on with --resume.", request_.folder);
    return row;
  }

  bool saveDue() const { return seconds() - saved_s_ >= request_.save_every_s; }

  void save() {
    TrainingState state = engine_.state(step_);
    if (!finite(state)) brokenOff();  // before the last good state is overwritten
    state.clips_hash = clips_hash_;
    writeModel(state, request_.folder, "Lacuna world model, " + grouped(step_) + " updates",  // a "step" of the program is a span of frames
               request_.half_file ? Storage::Float16 : Storage::Float32);
    writeState(state, in(request_.folder, "state.bin"));
    saved_s_ = seconds();
  }

 private:
  [[noreturn]] void brokenOff() const {
    fail(ErrorKind::Refused,
         "Training broke off: the weights are no longer numbers. Start another run from the last save with --from and a lower "
         "--rate.",
         request_.folder);
  }

  const TrainingRequest& request_;
  const Recipe recipe_;
  const std::uint64_t clips_hash_;
  Engine engine_;
  Pictures pictures_;
  world::TensorBox held_out_;
  int step_, first_step_, reported_step_;
  double reported_s_ = seconds(), saved_s_ = seconds();
  std::ofstream log_;
};

}  // namespace

TrainingEnd train(const TrainingRequest& request, const jobs::JobContext& context,
                  const std::function<void(const TrainingRow&)>& report) {
  if (request.report_every < 1) fail(ErrorKind::Refused, "There must be 1 step or more between two reports.");
  if (request.resume && !request.from.empty())
    fail(ErrorKind::Refused, "A run that goes on has its own weights: use --resume or --from, not both.");
  prepareFolder(request.folder, request.resume);
  const TrainingState start = startOf(request);
  checkClips(request, start.recipe.size);
  Run run(request, start);
  const auto stopped = [&] {
    return context.stop.stop_requested() || (request.stop_after > 0 && run.stepsOfThisRun() >= request.stop_after);
  };
  while (!run.finished() && !stopped()) {
    run.advance();
    if (run.reportDue()) report(run.report());
    if (run.saveDue()) run.save();
    context.progress({"Training", static_cast<double>(run.step()), static_cast<double>(start.recipe.steps), "steps"});
  }
  run.save();
  return {run.step(), run.finished()};
}

void writeUntrained(const Recipe& recipe, const std::string& folder) {
  check(recipe);
  prepareFolder(folder, true);
  writeModel(Engine(recipe).state(0), folder, "Untrained weights", Storage::Float32);
}

}  // namespace lacuna::train
