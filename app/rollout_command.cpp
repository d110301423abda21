#include "app/rollout_command.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/commands.hpp"
#include "app/progress_lines.hpp"
#include "app/sources.hpp"
#include "core/base/error.hpp"
#include "core/base/file_name.hpp"
#include "core/base/whole_file.hpp"
#include "core/media/clip_hash.hpp"
#include "core/media/clip_reader.hpp"
#include "core/media/preprocess.hpp"
#include "core/media/sampling.hpp"
#include "core/model/planner.hpp"
#include "core/model/rollout_report.hpp"
#include "core/model/speed.hpp"
#include "core/scenes/drawn_clip.hpp"

namespace lacuna::app {
namespace {

using Json = nlohmann::ordered_json;

/// Comma-separated numbers, `least` to 7 of them; the others are 0.
model::Pose poseFrom(const std::string& text, std::size_t least, const char* option) {
  model::Pose pose{};
  std::size_t count = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (bool more = true; more; ++count) {
    float number = 0;
    const auto [stop, error] = std::from_chars(at, end, number);
    more = stop != end && *stop == ',';
    if (error != std::errc() || !std::isfinite(number) || count >= pose.size() || (stop != end && !more))
      fail(ErrorKind::Mismatch,
           "\"" + text + "\" is no pose for " + option + ": give up to 7 numbers with commas between them.");
    pose[count] = number;
    at = more ? stop + 1 : stop;
  }
  if (count < least)
    fail(ErrorKind::Mismatch, std::string(option) + " needs " + std::to_string(least) + " numbers at least; \"" + text +
                                  "\" has " + std::to_string(count) + ".");
  return pose;
}

struct Request {
  model::Pose state{};
  std::vector<model::Pose> actions;
};

/// Before the long work: a typing error is told at once.
Request requestFrom(const RolloutOptions& options) {
  if (options.actions.empty() && options.grid == 0 && options.plan == 0)
    fail(ErrorKind::Mismatch, "There is nothing to do: give --action, --grid or --plan.");
  Request request{poseFrom(options.state, 7, "--state"), {}};
  for (const std::string& action : options.actions) request.actions.push_back(poseFrom(action, 3, "--action"));
  return request;
}

std::shared_ptr<const model::Model> loadActionModel(const std::string& path, const jobs::JobContext& context) {
  const auto checkpoint = model::Checkpoint::open(path);
  const model::ModelDescription d = model::describe(*checkpoint);
  if (d.family != model::Family::VJepa2Ac)
    fail(ErrorKind::Mismatch,
         std::string("This is a ") + model::nameOf(d.family) +
             " model, which knows no actions. Open a V-JEPA 2-AC checkpoint.",
         path);
  return model::Model::load(checkpoint, d, context);
}

void refuseTooManySteps(const RolloutOptions& options, const model::ModelDescription& d) {
  const auto steps = std::max(options.actions.size(), static_cast<std::size_t>(options.plan));
  const auto most = static_cast<std::size_t>(std::max(1, d.frames / d.tubelet));
  if (steps > most)
    fail(ErrorKind::Mismatch, std::to_string(steps) + " steps were asked for; this model was built for " + std::to_string(most) +
                                  " at most. Give fewer actions, or a shorter --plan.");
}

/// The frames that a roll-out is compared with, cut and squashed as V-JEPA 2-AC was trained.
struct Frames {
  std::string clip;
  media::Sampling sampling;
  std::vector<std::int64_t> frame_in_clip;
  media::ClipTensor input;
};

Frames readFrames(const RolloutOptions& options, const model::ModelDescription& d, const jobs::JobContext& context) {
  const int crop = options.crop > 0 ? options.crop : d.crop;
  if (crop % d.patch != 0)
    fail(ErrorKind::Mismatch,
         "--size must be a multiple of " + std::to_string(d.patch) + ": a token is that many pixels wide.");
  const auto source =
      scenes::isDrawnClip(options.clip) ? scenes::openDrawnClip(options.clip) : media::openClip(options.clip, context);
  const media::ClipInfo& info = source->info();
  Frames frames{info.name, {}, {}, {}};
  frames.sampling.start_frame = options.start_frame;
  frames.sampling.frames = options.frames > 0 ? options.frames : std::max(2, static_cast<int>(options.actions.size()) + 1);
  frames.sampling.rate_fps = options.rate_fps > 0 ? options.rate_fps : d.rate_fps;
  frames.frame_in_clip = media::steppedFrameIndices(info.frames, info.rate_fps, frames.sampling);
  if (frames.frame_in_clip.size() < 2)
    fail(ErrorKind::Mismatch,
         "There is no second frame to compare with. Start earlier, or give a longer clip or a higher --fps.", options.clip);
  const media::CropGeometry geometry = media::squashedGeometry(info.width, info.height, crop);
  std::vector<Image> pictures;
  for (const std::int64_t frame : frames.frame_in_clip)
    pictures.push_back(media::resizeAndCrop(source->frame(frame, context), geometry));
  frames.input = media::normalise(pictures, {});
  return frames;
}

/// The shortest decimal numbers that read back as these.
Json jsonOf(const model::Pose& pose) {
  Json numbers = Json::array();
  for (const float number : pose) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    numbers.push_back(Json::parse(text, end));
  }
  return numbers;
}

Json jsonOf(std::span<const model::Pose> poses) {
  Json rows = Json::array();
  for (const model::Pose& pose : poses) rows.push_back(jsonOf(pose));
  return rows;
}

Json settingsOf(const RolloutOptions& options, const Request& request, const model::Model& model, const Frames& frames) {
  return {{"model", model.description().name}, {"weights", model.hash().hex()},        {"clip", frames.clip},
          {"frames", frames.frame_in_clip},    {"wanted_rate_fps", frames.sampling.rate_fps}, {"size_px", frames.input.width},
          {"state", jsonOf(request.state)},    {"actions", jsonOf(request.actions)},   {"grid", options.grid},
          {"reach_m", options.reach_m},        {"clip_file", fileNameOf(options.clip)},
          {"clip_hash", media::hashOf(frames.input).hex()},
          {"model_file", fileNameOf(options.model)}, {"computed", model::nameOf(model.compute())}};
}

Json jsonOf(std::span<const model::RolloutStep> steps) {
  const auto number = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
  Json rows = Json::array();
  for (const model::RolloutStep& step : steps)
    rows.push_back({{"step", step.step},
                    {"action", jsonOf(step.action)},
                    {"state", jsonOf(step.state)},
                    {"energy_to_frame", number(step.to_frame)},
                    {"still_energy_to_frame", number(step.still_to_frame)},
                    {"energy_to_last", step.to_last},
                    {"still_energy_to_last", step.still_to_last}});
  return rows;
}

/// Seconds of all passes of the predictor that were asked for, from a short measurement.
double expectedSeconds(const RolloutOptions& options, const model::Model& model, int frame_tokens,
                       const jobs::JobContext& context) {
  const model::ModelDescription& d = model.description();
  const model::BlockSpeed speed = model::measureSpeed(model, {context.stop, {}}).predictor;
  const auto rolledOut = [&](std::size_t steps) {
    double seconds = 0;
    for (std::size_t step = 1; step <= steps; ++step)
      seconds += speed.seconds(static_cast<double>(step) * (frame_tokens + d.actions.conditions()), d.predictor.depth);
    return seconds;
  };
  const double samples = static_cast<double>(options.samples) * options.rounds;
  return rolledOut(options.actions.size()) + std::pow(options.grid, 3) * rolledOut(1) +
         samples * rolledOut(static_cast<std::size_t>(options.plan));
}

void printSteps(std::span<const model::RolloutStep> steps, std::ostream& out) {
  out << "energy: mean absolute difference of layer-normed latents; (in brackets) when nothing moves\n"
      << "step   to its frame          to the last frame\n"
      << std::fixed << std::setprecision(4);
  for (const model::RolloutStep& step : steps) {
    out << std::setw(4) << step.step << "   ";
    if (step.to_frame)
      out << *step.to_frame << " (" << *step.still_to_frame << ")";
    else
      out << "no such frame  ";
    out << "       " << step.to_last << " (" << step.still_to_last << ")\n";
  }
}

void printAction(const char* title, const model::Pose& action, double energy, double still, std::ostream& out) {
  out << std::fixed << std::setprecision(4) << title << ": dx " << action[0] << ", dy " << action[1] << ", dz " << action[2]
      << " m, energy to the last frame " << energy << " (" << still << " when nothing moves)\n";
}

/// What was asked for, one after the other, into the folder.
class RolloutRun {
 public:
  RolloutRun(const RolloutOptions& options, Request request, const model::Model& model, const model::FrameLatents& frames,
             const jobs::JobContext& context, std::ostream& out)
      : options_(options),
        request_(std::move(request)),
        model_(model),
        frames_(frames),
        start_{frames.rows, frames.cols, frames.frame(0), request_.state, {}},
        last_(frames.frame(frames.frames - 1)),
        context_(context),
        out_(out) {}

  void rollOut(Json& report) {
    const model::Rollout rollout = model::rollOut(model_, start_, request_.actions, context_);
    const std::vector<model::RolloutStep> steps = model::measureRollout(rollout, request_.actions, frames_);
    write("rollout.csv", model::csvOf(steps));
    printSteps(steps, out_);
    report["steps"] = jsonOf(steps);
  }

  void landscape(Json& report) {
    const double still = model::stillEnergy(frames_);
    const auto points =
        model::energyLandscape(model_, start_, last_, options_.grid, static_cast<float>(options_.reach_m), context_);
    write("landscape.csv", model::csvOf(points, still));
    const auto lowest =
        std::min_element(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.energy < b.energy; });
    printAction("lowest of the grid", lowest->action, lowest->energy, still, out_);
    report["landscape"] = {
        {"lowest_action", jsonOf(lowest->action)}, {"lowest_energy", lowest->energy}, {"still_energy", still}};
  }

  void plan(Json& report) {
    model::PlannerSettings settings;
    settings.steps = options_.plan;
    settings.samples = options_.samples;
    settings.rounds = options_.rounds;
    settings.reach_m = static_cast<float>(options_.reach_m);
    settings.seed = options_.seed;
    const jobs::JobContext quiet{context_.stop, {}};
    const auto energy = [&](std::span<const model::Pose> actions) {
      return model::energyOf(model::rollOut(model_, start_, actions, quiet), last_);
    };
    const model::Plan plan = model::planActions(energy, settings, context_);
    const double reached = energy(plan.actions), still = model::stillEnergy(frames_);
    for (std::size_t i = 0; i < plan.actions.size(); ++i)
      out_ << std::fixed << std::setprecision(4) << "plan, step " << i + 1 << ": dx " << plan.actions[i][0] << ", dy "
           << plan.actions[i][1] << ", dz " << plan.actions[i][2] << " m, gripper " << plan.actions[i][6] << '\n';
    out_ << "energy of the plan to the last frame " << reached << " (" << still << " when nothing moves)\n";
    report["plan"] = {{"samples", settings.samples},         {"rounds", settings.rounds}, {"seed", settings.seed},
                      {"kept", settings.kept},
                      {"actions", jsonOf(plan.actions)},     {"energy", reached},         {"still_energy", still},
                      {"best_of_rounds", plan.best_energies}};
  }

  void write(const std::string& name, const std::string& text) const {
    writeWhole(options_.out + "/" + name, [&](std::ostream& file) { file << text; });
  }

 private:
  const RolloutOptions& options_;
  Request request_;
  const model::Model& model_;
  const model::FrameLatents& frames_;
  model::RolloutStart start_;
  Matrix last_;
  const jobs::JobContext& context_;
  std::ostream& out_;
};

}  // namespace

int rolloutCommand(const RolloutOptions& options, std::ostream& out, std::ostream& progress) {
  const Request request = requestFrom(options);
  std::error_code failed;
  std::filesystem::create_directories(options.out, failed);
  if (failed) fail(ErrorKind::Refused, "This folder cannot be made: " + failed.message() + ". Choose another.", options.out);
  const jobs::JobContext context = reportingTo(progress, "rollout");
  const auto model = loadActionModel(options.model, context);
  if (model->description().actions.extrinsics > 0)
    fail(ErrorKind::Mismatch, "This model wants the camera's extrinsics, which this command does not take.", options.model);
  refuseTooManySteps(options, model->description());
  const Frames frames = readFrames(options, model->description(), context);
  Json report = settingsOf(options, request, *model, frames);
  const model::FrameLatents latents = model::encodeFrames(*model, frames.input, context);
  out << "The predictor's passes take about " << std::fixed << std::setprecision(1)
      << expectedSeconds(options, *model, latents.rows * latents.cols, context) << " s" << std::endl;  // before the wait
  RolloutRun run(options, request, *model, latents, context, out);
  if (!request.actions.empty()) run.rollOut(report);
  if (options.grid > 0) run.landscape(report);
  if (options.plan > 0) run.plan(report);
  run.write("rollout.json", report.dump(2) + "\n");
  printPathLine("From", options.clip, out);
  printSourceLine("Clip hash", report.at("clip_hash").get<std::string>(), out);
  printModelSource(*model, options.model, out);
  if (options.plan > 0) printSourceLine("Seed", std::to_string(options.seed), out);
  out << "Written to " << options.out << '\n';
  return Success;
}

}  // namespace lacuna::app
