#include "app/command_rows.hpp"

#include <QGuiApplication>
#include <iostream>

#include "app/attention_command.hpp"
#include "app/commands.hpp"
#include "app/json_copy.hpp"
#include "app/rollout_command.hpp"
#include "app/shared_arguments.hpp"

namespace lacuna::app {
namespace {

void addPredict(CLI::App& command, WithJson<PredictOptions>& arguments) {
  PredictOptions& options = arguments.options;
  addInput(command, options);
  addMask(command, options);
  addComputing(command, options);
  command.add_flag("--allow-script", options.allow_script,
                    "Run a TorchScript module as the model: somebody else's program, so only one that you trust");
  command.add_option("--out", options.out, "Folder for the results")->capture_default_str();
  command.add_option("--save", options.save, "Session (.lacuna) for clip, model, mask and run, to open in the studio");
  addJsonCopy(command, arguments.json, "run.json");
}

int runPredict(WithJson<PredictOptions>& arguments, const Start& start) {
  PredictOptions& options = arguments.options;
  orDemoModel(options.model);
  const auto fonts = fontsFor(start);
  return withJsonCopy(arguments.json, options.out + "/run.json", [&](std::ostream& out) { return predictCommand(options, out); });
}

void addClassify(CLI::App& command, ClassifyOptions& options) {
  addInput(command, options.input);
  command.add_option("--model", options.input.model, "Folder or file of a classification model, or of an encoder for --probe")->required();
  command.add_option("--probe", options.probe, "Attentive probe in a file of its own, as Meta publishes them (.pt)");
  command.add_option("--probe-number", options.probe_number, "Which of several probes in that file, counted from 0")->check(CLI::NonNegativeNumber);
  command.add_option("--top", options.top, "Classes to print")->check(CLI::Range(1, 100000))->capture_default_str();
}

int runClassify(ClassifyOptions& options, const Start&) { return classifyCommand(options, std::cout); }

void addAttention(CLI::App& command, AttentionOptions& options) {
  addInput(command, options.input);
  addMask(command, options.input);
  command.add_option("--of", options.of, "target (whole clip), context (visible tokens) or predictor")
      ->check(oneOf({"target", "context", "predictor"}))
      ->capture_default_str();
  command.add_option("--query", options.query, "Step, row and column of the token, each counted from 0 (the window counts from 1): 3,4,5")->delimiter(',')->expected(3)->required();
  command.add_option("--map", options.map, "Block (from 1) and head (from 0) whose whole map is wanted too: 12,3")->delimiter(',')->expected(2);
  command.add_option("--sources", options.sources, "Block (from 1) and head (from 0) whose strongest sources are printed: 12,3")->delimiter(',')->expected(2);
  command.add_option("--heads", options.heads, "Figures of every head here (.csv): spread, distance, what kind of head");
  command.add_flag("--all-tokens", options.all_tokens, "Those of the mean over all tokens, and what each token receives: about twice the time");
  command.add_flag("--hidden-tokens", options.hidden_tokens, "Those of the mean over the hidden tokens: what predictions are made from")->excludes("--all-tokens");
  command.add_flag("--read-by", options.read_by, "Also who reads from the token");
  command.add_flag("--rollout", options.rollout, "Also through all blocks (Abnar and Zuidema 2020)");
  command.add_option("--out", options.out, "File for the rows (.safetensors)")->capture_default_str();
}

int runAttention(AttentionOptions& options, const Start&) {
  orDemoModel(options.input.model);
  return attentionCommand(options, std::cout);
}

void addRollout(CLI::App& command, WithJson<RolloutOptions>& arguments) {
  RolloutOptions& options = arguments.options;
  addInput(command, options);
  command.get_option("--frames")->description("Frames, each a step (default: one more than actions)");
  command.add_option("--model", options.model, "V-JEPA 2-AC checkpoint")->required();
  command.add_option("--state", options.state, "Robot in the first frame: x,y,z,roll,pitch,yaw,gripper (m, rad, 0 to 1)")->required();
  command.add_option("--action", options.actions, "Change of pose in one step: dx,dy,dz[,droll,dpitch,dyaw[,dgripper]]; once a step")->allow_extra_args(false);
  command.add_option("--grid", options.grid, "Energy landscape of N x N x N actions: from the first frame, one step, against the last")->check(CLI::Range(2, 25));
  command.add_option("--plan", options.plan, "Search this many actions that lead from the first frame to the last")->check(CLI::Range(1, 16));
  command.add_option("--reach", options.reach_m, "Most that one action of grid or plan moves along an axis, in metres")->check(CLI::Range(0.001, 10.0))->capture_default_str();
  command.add_option("--samples", options.samples, "Plans tried in each round")->check(CLI::Range(10, 100000))->capture_default_str();
  command.add_option("--rounds", options.rounds, "Rounds of the plan's search")->check(CLI::Range(1, 1000))->capture_default_str();
  command.add_option("--seed", options.seed, "Of the plan's search: another number, another draw")->capture_default_str();
  command.add_option("--out", options.out, "Folder for the results")->capture_default_str();
  addJsonCopy(command, arguments.json, "rollout.json");
}

int runRollout(WithJson<RolloutOptions>& arguments, const Start&) {
  const RolloutOptions& options = arguments.options;
  return withJsonCopy(arguments.json, options.out + "/rollout.json", [&](std::ostream& out) { return rolloutCommand(options, out, std::cerr); });
}

}  // namespace

CommandRow predictRow() {
  return rowOf<WithJson<PredictOptions>>("predict", "Hide part of a clip and predict it; write errors, latents and figures to a folder", addPredict, runPredict);
}

CommandRow classifyRow() {
  return rowOf<ClassifyOptions>("classify", "Say what a model with a probe sees in a clip", addClassify, runClassify);
}

CommandRow attentionRow() {
  return rowOf<AttentionOptions>("attention", "What one token looks at, in every block and head; always in fp32 on the CPU", addAttention, runAttention);
}

CommandRow rolloutRow() {
  return rowOf<WithJson<RolloutOptions>>("rollout", "Predict what a robot's actions lead to (V-JEPA 2-AC), and how far that is from the clip", addRollout, runRollout);
}

}  // namespace lacuna::app
