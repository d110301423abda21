#include "core/session/sweep_study.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/command_line.hpp"
#include "core/session/session.hpp"
#include "core/sweep/parts.hpp"
#include "core/sweep/portable.hpp"

namespace lacuna::session {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char *spec_file = "/spec.json", *store_file = "/sweep.sqlite", *mask_file = "/mask.json";

void makeFolder(const std::string& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", folder);
}

/// Beside the spec that names it. A folder whose sweep has another mask, or none, is left as it is.
void putMask(const std::string& folder, const std::string& json) {
  const std::string path = folder + mask_file;
  std::ifstream file(path, std::ios::binary);
  const std::string known{std::istreambuf_iterator<char>(file), {}};
  if (file.is_open() && known == json) return;
  std::error_code ignored;
  if (fs::exists(folder + store_file, ignored)) fail(ErrorKind::Refused, "There is another sweep in this folder, of another mask: take another folder.", folder);
  writeWhole(path, [&](std::ostream& out) { out << json; });
}

std::optional<SweepStudy::Found> foundIn(const std::string& folder, const jobs::JobContext& context) {
  const auto read = outcomeOf([&] { return sweep::readSpec(folder + spec_file, {}, context); });
  context.throwIfStopped();
  if (!read.ok()) return std::nullopt;
  const auto finished = sweep::Store::finishedIn(folder + store_file, read.value());
  return SweepStudy::Found{folder, finished.value_or(0), read.value().points()};
}

std::vector<SweepStudy::Found> allFound(const std::string& home, const jobs::JobContext& context) {
  constexpr std::size_t most = 100;
  std::vector<std::pair<fs::file_time_type, std::string>> folders;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(home, ignored)) {
    context.throwIfStopped();
    const auto spec = entry.path() / "spec.json";
    if (fs::is_regular_file(spec, ignored)) folders.emplace_back(fs::last_write_time(spec, ignored), entry.path().string());
  }
  std::ranges::sort(folders, std::greater());
  folders.resize(std::min(folders.size(), most));
  std::vector<SweepStudy::Found> found;
  for (const auto& [time, folder] : folders)
    if (const auto one = foundIn(folder, context)) found.push_back(*one);
  return found;
}

}  // namespace

/// What the worker hands over as it goes.
struct SweepStudy::Coming {
  std::mutex mutex;
  std::optional<sweep::Spec> spec;
  std::vector<sweep::Kept> kept;

  void put(sweep::Kept run) {
    run.ids.clear();  // they are in the store
    run.errors.clear();
    const std::lock_guard lock(mutex);
    kept.push_back(std::move(run));
  }
};

SweepStudy::SweepStudy(Session& session, jobs::JobRunner& jobs) : session_(session), jobs_(jobs) {
  connection_ = session.onChange([this](const Change& change) { follow(change); });
}

sweep::Plan SweepStudy::planOfDocument() const {
  const Document& document = session_.document();
  sweep::Plan plan;
  plan.model = document.model_path;
  plan.clips = document.clip_path;
  plan.sampling = document.sampling;
  plan.crop = document.crop;
  plan.settings = document.run_settings;
  plan.axes[0] = {"ratio", "0.1..0.9 step 0.2"};
  plan.seeds = 5;
  return plan;
}

void SweepStudy::start(const sweep::Plan& plan, const std::string& folder) {
  sweep::Plan whole = plan;
  std::optional<std::string> mask_json;
  const auto json = outcomeOf([&] {
    if (whole.mask.empty()) {
      if (session_.document().shapes.empty()) fail(ErrorKind::Mismatch, "Nothing is hidden on the frame. Paint something, or choose a generator.");
      mask_json = mask::shapesToJson(session_.document().shapes);
      whole.mask = folder + mask_file;
    }
    return sweep::jsonOf(whole);
  });
  if (json.ok()) return run(folder, json.value(), mask_json, true);
  status_ = {};
  status_.busy = lane_.busy();  // a sweep under way goes on
  status_.error = *json.error();
  changed.send();
}

void SweepStudy::open(const std::string& folder, bool go_on) { run(folder, std::nullopt, std::nullopt, go_on); }

void SweepStudy::run(const std::string& folder, std::optional<std::string> spec_json, std::optional<std::string> mask_json, bool go_on) {
  status_ = {};
  status_.busy = true;
  if (folder != folder_) kept_.clear(), spec_.reset();
  folder_ = folder;
  begun_ = Clock::now();
  const auto coming = coming_ = std::make_shared<Coming>();
  jobs_.start<sweep::SweepReport>(
      lane_,
      [folder, spec_json = std::move(spec_json), mask_json = std::move(mask_json), go_on, coming, model_in_use = session_.document().model_path](const jobs::JobContext& context) {
        if (spec_json) makeFolder(folder);
        if (mask_json) putMask(folder, *mask_json);
        const sweep::Spec spec = spec_json ? sweep::parseSpec(*spec_json, {}, {}, context) : sweep::readSpec(folder + spec_file, model_in_use, context);
        if (!spec_json && !go_on && !sweep::Store::finishedIn(folder + store_file, spec)) fail(ErrorKind::NotFound, "There is no sweep here that has begun.", folder);
        sweep::Store store(folder + store_file, spec);
        if (spec_json) writeWhole(folder + spec_file, [&](std::ostream& out) { out << sweep::jsonIn(folder, spec); });  // after the store agreed
        if (go_on) sweep::takeInParts(folder, spec, store);
        std::vector<sweep::Kept> known = store.all();
        {
          const std::lock_guard lock(coming->mutex);
          coming->spec = spec;
          coming->kept = std::move(known);
        }
        if (!go_on) return sweep::SweepReport{};
        sweep::SweepReport report = sweep::runSweep(spec, store, {}, context, [&coming](const sweep::Kept& run) { coming->put(run); });
        sweep::writeTables(spec, store.all(), folder);
        return report;
      },
      [this](const jobs::Progress& progress) {
        status_.progress = progress;
        const double spent_s = std::chrono::duration<double>(Clock::now() - begun_).count();
        status_.left_s = progress.done > 0 ? spent_s / progress.done * (progress.total - progress.done) : -1;
        if (Clock::now() - told_ < std::chrono::milliseconds(100)) return;  // views paint anew for it, on the cores that the runs need
        told_ = Clock::now();
        takeComing();
        changed.send();
      },
      [this](Outcome<sweep::SweepReport> outcome) { finish(std::move(outcome)); });
  changed.send();
}

void SweepStudy::takeComing() {
  std::vector<sweep::Kept> kept;
  {
    const std::lock_guard lock(coming_->mutex);
    if (!coming_->spec) return;
    if (spec_ != coming_->spec) {
      spec_ = coming_->spec;
      kept_.clear();
    }
    std::swap(kept, coming_->kept);
  }
  for (sweep::Kept& run : kept) {
    const auto place = std::ranges::lower_bound(kept_, run.number, {}, &sweep::Kept::number);
    if (place == kept_.end() || place->number != run.number) kept_.insert(place, std::move(run));
  }
}

void SweepStudy::finish(Outcome<sweep::SweepReport> outcome) {
  takeComing();
  status_.busy = false;
  status_.left_s = -1;
  status_.cancelled = outcome.cancelled();
  if (outcome.error() != nullptr) status_.error = *outcome.error();
  if (outcome.ok())
    for (const auto& [number, error] : outcome.value().failed) status_.failed.push_back("Run " + std::to_string(number) + ": " + error.line());
  changed.send();
}

void SweepStudy::cancel() {
  if (!lane_.busy()) return;
  lane_.cancel();
  takeComing();
  status_.busy = false;
  status_.left_s = -1;
  status_.cancelled = true;
  changed.send();
}

std::string SweepStudy::commandLine() const {
  if (!spec_) return {};
  return CommandLine("sweep").word(CommandLine::placed(folder_ + spec_file)).option("out", CommandLine::placed(folder_)).text();
}

void SweepStudy::openPoint(std::size_t number) {
  if (!spec_ || number >= spec_->points()) return;
  const sweep::Point point = sweep::pointAt(*spec_, number);
  const auto shapes = outcomeOf([&] { return sweep::shapesOf(point); });
  if (!shapes.ok()) {
    status_.error = *shapes.error();
    return changed.send();
  }
  const Loading& loading = session_.modelLoading();
  const bool another_comes = loading.busy && loading.path != point.model;
  opening_ = Opening{point, shapes.value(), spec_->settings};
  if (point.model == session_.document().model_path && !another_comes) return openNow(*std::exchange(opening_, std::nullopt));
  session_.openModel(point.model, true);  // the window is the run's
}

/// A point that waits is opened once its model is there, and forgotten where another model is asked for or it cannot be opened.
void SweepStudy::follow(const Change& change) {
  if (!opening_ || !std::holds_alternative<ModelChanged>(change)) return;
  const Loading& loading = session_.modelLoading();
  if (loading.busy && loading.path == opening_->point.model) return;
  const Opening opening = *std::exchange(opening_, std::nullopt);
  if (!loading.busy && !loading.error && session_.document().model_path == opening.point.model) openNow(opening);
}

void SweepStudy::openNow(const Opening& opening) {
  const sweep::Point& point = opening.point;
  const model::ModelDescription& description = session_.model()->description();
  Session::Input input{point.sampling, point.crop};  // where they say nothing, as the model was trained: the run was made so
  if (input.sampling.frames == 0) input.sampling.frames = description.usualFrames();
  if (input.sampling.rate_fps == 0) input.sampling.rate_fps = description.rate_fps;
  if (input.crop == 0) input.crop = description.crop;
  const Document& document = session_.document();
  const bool other_clip = point.clip != document.clip_path || input.sampling != document.sampling || input.crop != document.crop || session_.clipLoading().busy;
  if (other_clip) session_.openClip(point.clip, input);
  if (opening.settings != document.run_settings) session_.run(setRunSettings(opening.settings));
  if (document.coverage != mask::usual_coverage) session_.run(setCoverage(mask::usual_coverage));
  session_.runAsStep(setShapes(opening.shapes, "Mask of a sweep"));
}

void SweepStudy::lookIn(const std::string& home) {
  jobs_.start<std::vector<Found>>(
      looking_lane_, [home](const jobs::JobContext& context) { return allFound(home, context); }, nullptr,
      [this](Outcome<std::vector<Found>> outcome) {
        if (!outcome.ok()) return;  // what is not found is not offered
        found_ = std::move(outcome.value());
        changed.send();
      });
}

}  // namespace lacuna::session
