#include "app/command_rows.hpp"

#include <iostream>

#include "app/evaluate_command.hpp"
#include "app/json_copy.hpp"
#include "app/shared_arguments.hpp"
#include "app/train_command.hpp"
#include "app/world_command.hpp"
#include "core/train/recipe.hpp"

namespace lacuna::app {
namespace {

void addWorld(CLI::App& command, WorldOptions& options) {
  command.add_option("--scene", options.scene, "throw, bounce, behind, slide, peek or crowd; or a whole name such as world:behind,seed=1")->capture_default_str();
  command.add_option("--seed", options.seed, "Another number, another scene")->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 62));
  command.add_option("--frames", options.frames, "Frames, 8 a second (default: 32)")->check(CLI::Range(2, 512));
  command.add_option("--size", options.side_px, "Picture side in pixels")->check(CLI::Range(16, 4096))->capture_default_str();
  command.add_option("--violation", options.violation, "What goes wrong, such as vanish (default: nothing)");
  command.add_option("--set", options.knobs, "A knob, such as speed=0.4; may be repeated");
  command.add_option("--out", options.out, "Clip to write (.mp4)");
  command.add_option("--truth", options.truth, "Positions, velocities and visibility of every frame (.json); - is standard output");
  command.add_flag("--list", options.list, "Print scenes, knobs and what can go wrong");
}

int runWorld(WorldOptions& options, const Start&) { return worldCommand(options, saidBeside(options.truth)); }

void addTrain(CLI::App& command, TrainOptions& options) {
  command.add_option("--out", options.out, "Folder of the run: state, log and model")->required();
  command.add_option("--clips", options.clips, "Folder of your own clips to train on as well (see --clips-share)");
  command.add_flag("--resume", options.resume, "Go on with the run in the folder");
  command.add_option("--from", options.from, "Start from the weights of another run");
  command.add_flag("--half", options.half, "Store the model in half precision");
  command.add_option("--report", options.report_every, "Steps between two lines of progress")->check(CLI::PositiveNumber)->capture_default_str();
  const train::Recipe usual;
  for (const train::Setting& setting : train::recipeSettings()) {
    const std::string name = setting.name;
    command.add_option_function<std::string>("--" + name, [&options, name](const std::string& value) { options.settings[name] = value; },
                                            std::string(setting.help) + " (default " + train::get(usual, name) + ")")
        ->group("Recipe");
  }
}

int runTrain(TrainOptions& options, const Start& start) {
  return trainCommand(options, start.threads, std::cout);
}

void addEvaluate(CLI::App& command, EvaluateOptions& options) {
  command.add_option("--model", options.model, "Checkpoint, or bundled, the demo model that is taken when this is left out");
  command.add_option("--clips", options.amount.clips, "Clips for prediction errors")->check(CLI::PositiveNumber)->capture_default_str();
  command.add_option("--pairs", options.amount.pairs, "Pairs of each kind for surprise")->check(CLI::PositiveNumber)->capture_default_str();
  command.add_option("--probe-fit", options.amount.probe_fit, "Clips the position probe is fitted on")->check(CLI::PositiveNumber)->capture_default_str();
  command.add_option("--probe-test", options.amount.probe_test, "Clips it is tested on")->check(CLI::PositiveNumber)->capture_default_str();
  command.add_option("--leaf-clips", options.amount.leaf_clips, "Clips with flickering leaves")->check(CLI::PositiveNumber)->capture_default_str();
  command.add_option("--seed", options.amount.seed, "Moves all scenes to others")->capture_default_str();
  command.add_flag("--quick", options.quick, "A twentieth of the amount: a look, not a measurement");
  command.add_option("--csv", options.csv, "Write the table here as csv, below lines with # that say what was measured; - is standard output, and all that is said goes to standard error");
  command.add_option("--json", options.json, "Write the table here as json; - as for --csv");
}

int runEvaluate(EvaluateOptions& options, const Start&) {
  orDemoModel(options.model);
  return evaluateCommand(options, saidBeside(options.json == "-" ? options.json : options.csv), std::cerr);
}

}  // namespace

CommandRow worldRow() {
  return rowOf<WorldOptions>("world", "Draw a scene of the bundled world as a clip, with the truth about it", addWorld, runWorld);
}

CommandRow trainRow() {
  return rowOf<TrainOptions>("train", "Train a world model on the bundled world, or on it and your own clips", addTrain, runTrain);
}

CommandRow evaluateRow() {
  return rowOf<EvaluateOptions>("evaluate", "Measure a model on held-out scenes of the world, beside an untrained twin", addEvaluate, runEvaluate);
}

}  // namespace lacuna::app
