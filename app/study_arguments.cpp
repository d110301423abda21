#include "app/command_rows.hpp"

#include <QGuiApplication>
#include <iostream>

#include "app/compare_command.hpp"
#include "app/detail_command.hpp"
#include "app/json_copy.hpp"
#include "app/mpi_ranks.hpp"
#include "app/probe_command.hpp"
#include "app/shared_arguments.hpp"
#include "app/surprise_command.hpp"
#include "app/sweep_command.hpp"
#include "core/model/model.hpp"

namespace lacuna::app {
namespace {

void addProbe(CLI::App& command, WithJson<ProbeOptions>& arguments) {
  ProbeOptions& options = arguments.options;
  addInput(command, options.input);
  addMask(command, options.input);
  addComputing(command, options.input);
  command.add_option("--labels", options.labels, "Fits a linear probe: truth or truth:forms (what a scene of the world shows), or a csv file (token,label or step,row,column,label)");
  command.add_option("--beside", options.beside, "Another scene that is fitted on too, with truth labels; may be given several times, seed=1..100 is a hundred");
  command.add_option("--rest", options.rest, "Name of all tokens that a csv file gives no label; they are left out otherwise");
  command.add_option("--probe", options.probe, "Attentive probe in a file of its own, as Meta publishes them (.pt); the model's own when left out");
  command.add_option("--probe-number", options.probe_number, "Which of several probes in that file, counted from 0")->check(CLI::NonNegativeNumber);
  command.add_option("--folds", options.settings.folds, "Parts for cross-validation")->check(CLI::Range(2, 1000))->capture_default_str();
  command.add_option("--fold-by", options.fold_by, "steps, places or clips (with --beside): what is left out whole")->check(oneOf({"steps", "places", "clips"}))->capture_default_str();
  command.add_option("--penalty", options.settings.logistic.penalty, "Of the squared weights; scikit-learn's 1/C")->check(CLI::Range(1e-6, 1e9))->capture_default_str();
  command.add_option("--seed", options.settings.seed, "Of folds by places, and of the intervals")->capture_default_str();
  command.add_flag("--curve", options.curve, "Ask again while more and more is hidden");
  command.add_option("--family", options.along.family, "How the hidden region grows: tube-random, outwards or inwards from the mask, or a generator with a ratio")->capture_default_str();
  command.add_option("--points", options.along.points, "Shares along the curve")->check(CLI::Range(1, probe::most_curve_runs))->capture_default_str();
  command.add_option("--from", options.along.from, "First share")->check(CLI::Range(0.0, 1.0))->capture_default_str();
  command.add_option("--to", options.along.to, "Last share")->check(CLI::Range(0.0, 1.0))->capture_default_str();
  command.add_option("--seeds", options.along.seeds, "Masks at each share")->check(CLI::Range(1, probe::most_curve_runs))->capture_default_str();
  command.add_option("--first-seed", options.along.first_seed, "Seed of the first of them")->capture_default_str();
  command.add_option("--class", options.chosen, "A class that is followed along the curve beside the likeliest ones");
  command.add_option("--top", options.top, "Classes to print")->check(CLI::Range(1, 100000))->capture_default_str();
  command.add_option("--out", options.input.out, "Folder for probe.json, classes.csv, folds.csv and curve.csv")->capture_default_str();
  addJsonCopy(command, arguments.json, "probe.json");
}

int runProbe(WithJson<ProbeOptions>& arguments, const Start&) {
  ProbeOptions& options = arguments.options;
  orDemoModel(options.input.model);
  return withJsonCopy(arguments.json, options.input.out + "/probe.json", [&](std::ostream& out) { return probeCommand(options, out, std::cerr); });
}

void addCompare(CLI::App& command, WithJson<CompareOptions>& arguments) {
  CompareOptions& options = arguments.options;
  addInput(command, options.a);
  addMask(command, options.a);
  addComputing(command, options.a);
  CompareOptions::Other& b = options.b;
  const auto add = [&command](const std::string& name, auto& value, const std::string& help) {
    return command.add_option(name, value, help + "; as in A when left out")->group("Run B");
  };
  add("--b-clip", b.clip, "Clip of B");
  add("--b-model", b.model, "Checkpoint of B");
  add("--b-mask", b.mask, "Mask of B");
  add("--b-mask-token", b.mask_token, "Mask token of B")->check(CLI::NonNegativeNumber);
  add("--b-start", b.start_frame, "First frame of B's window")->check(CLI::NonNegativeNumber);
  add("--b-frames", b.frames, "Frames of B")->check(CLI::Range(1, 512));
  add("--b-fps", b.rate_fps, "Frame rate of B")->check(CLI::Range(0.001, 1000.0));
  add("--b-size", b.crop, "Picture side of B in pixels")->check(CLI::Range(16, 2048));
  add("--b-device", b.device, "Device of B")->check(oneOf({"cpu", "cuda"}));
  add("--b-precision", b.precision, "Precision of B")->check(oneOf({"fp32", "bf16"}));
  command.add_flag("--b-context-from-target-encoder", b.context_from_target_encoder, "Encode B's visible tokens with the target encoder too")->group("Run B");
  command.add_option("--metric", options.metric, "l1_normed (as trained), l1_raw, l2_normed or cosine")->check(oneOf({"l1_normed", "l1_raw", "l2_normed", "cosine"}))->capture_default_str();
  command.add_option("--scale", options.scale, "auto (errors are divided by the spread of each model's true tokens where the models differ), as-is or spread")
      ->check(oneOf({"auto", "as-is", "spread"}))->capture_default_str();
  command.add_option("--seed", options.seed, "Of the draws for the interval and of the match's shuffles")->capture_default_str();
  command.add_option("--draws", options.draws, "Draws for the interval")->check(CLI::Range(100, 1000000))->capture_default_str();
  command.add_option("--out", options.out, "Folder for compare.json and tokens.csv")->capture_default_str();
  addJsonCopy(command, arguments.json, "compare.json");
}

int runCompare(WithJson<CompareOptions>& arguments, const Start&) {
  CompareOptions& options = arguments.options;
  orDemoModel(options.a.model);
  return withJsonCopy(arguments.json, options.out + "/compare.json", [&](std::ostream& out) { return compareCommand(options, out); });
}

void addSweep(CLI::App& command, SweepOptions& options) {
  command.add_option("spec", options.spec, "What is varied, as json (docs/sweeps.md)")->required();
  command.add_option("--model", options.model, "Checkpoint where the spec names none; the demo model when left out");
  command.add_option("--part", options.part, "K/N: only the K-th of N shares, where several processes share the folder")->capture_default_str();
  command.add_option("--out", options.out, "Folder for sweep.sqlite, runs.csv and table.csv")->capture_default_str();
}

int runSweep(SweepOptions& options, const Start& start) {
  orDemoModel(options.model);
  const MpiRanks ranks;
  model::configureThreads(ranks.threadsFor(start.threads));
  if (ranks.size() == 1) return sweepCommand(options, std::cout, std::cerr);
  return sweepByRanks(options, ranks, std::cout, std::cerr);
}

void addDetail(CLI::App& command, WithJson<DetailOptions>& arguments) {
  DetailOptions& options = arguments.options;
  addInput(command, options.input);
  command.add_option("--model", options.input.model, "Checkpoint (.pt, .safetensors), or bundled, the demo model that is taken when this is left out");
  addComputing(command, options.input);
  command.add_option("--change", options.changes, "blur, noise, flicker, hue, brightness, sketch, shift or freeze; may be given several times (default: all)");
  command.add_option("--strengths", options.settings.strengths, "Strengths of each, evenly spread to 1")->check(CLI::Range(1, detail::most_strengths))->capture_default_str();
  command.add_option("--seed", options.settings.seed, "Of noise, grain and drawn places")->capture_default_str();
  command.add_option("--beside", options.beside, "Another clip, as a yardstick: how far its latents lie");
  command.add_option("--out", options.input.out, "Folder for detail.csv, detail.json, tokens.npz and strip.png")->capture_default_str();
  addJsonCopy(command, arguments.json, "detail.json");
}

int runDetail(WithJson<DetailOptions>& arguments, const Start& start) {
  DetailOptions& options = arguments.options;
  orDemoModel(options.input.model);
  const auto fonts = fontsFor(start);
  return withJsonCopy(arguments.json, options.input.out + "/detail.json", [&](std::ostream& out) { return detailCommand(options, out, std::cerr); });
}

void addSurprise(CLI::App& command, WithJson<SurpriseOptions>& arguments) {
  SurpriseOptions& options = arguments.options;
  command.add_option("clip", options.clip, "Video, GIF, folder of images, or world:behind,seed=1,frames=64")->required();
  command.add_option("--beside", options.beside, "A second clip, on the same axis; twin is the impossible twin of a scene");
  command.add_option("--model", options.model, "Checkpoint (.pt, .safetensors), or bundled, the demo model that is taken when this is left out");
  command.add_option("--window", options.window_frames, "Frames of a window (default: as trained, at most 16)")->check(CLI::Range(1, 512));
  command.add_option("--context", options.context_frames, "Frames that are seen of each window, several at once: 4,6,8")->delimiter(',')->check(CLI::Range(1, 512));
  command.add_option("--stride", options.stride_frames, "Frames from window to window (default: one step of the model, as published)")->check(CLI::Range(1, 100000));
  command.add_option("--fps", options.rate_fps, "Wanted frame rate (default: as trained)")->check(CLI::Range(0.001, 1000.0));
  command.add_option("--size", options.crop, "Picture side in pixels (default: as trained)")->check(CLI::Range(16, 2048));
  command.add_option("--mask-token", options.mask_token, "Mask token; 0 is the trained one")->check(CLI::NonNegativeNumber);
  command.add_flag("--context-from-target-encoder", options.context_from_target_encoder, "Encode what is seen with the target encoder too, as files with one encoder must");
  command.add_option("--metric", options.metric, "Of the summary, times.csv and the peaks; surprise.csv has all of them")
      ->check(oneOf({"l1_normed", "l1_raw", "l2_normed", "cosine"}))
      ->capture_default_str();
  addComputing(command, options);
  command.add_option("--out", options.out, "Folder for surprise.csv, times.csv and surprise.json")->capture_default_str();
  addJsonCopy(command, arguments.json, "surprise.json");
}

int runSurprise(WithJson<SurpriseOptions>& arguments, const Start&) {
  SurpriseOptions& options = arguments.options;
  orDemoModel(options.model);
  return withJsonCopy(arguments.json, options.out + "/surprise.json", [&](std::ostream& out) { return surpriseCommand(options, out, std::cerr); });
}

}  // namespace

CommandRow probeRow() {
  return rowOf<WithJson<ProbeOptions>>("probe", "What a probe reads from the clip, from what is visible and from predictions; beside simple guesses, and as more is hidden", addProbe, runProbe);
}

CommandRow compareRow() {
  return rowOf<WithJson<CompareOptions>>("compare", "Predict twice and compare token by token: which is better, by how much, how sure that is", addCompare, runCompare);
}

CommandRow sweepRow() {
  return rowOf<SweepOptions>("sweep", "Many runs that differ in a known way; begun again, it goes on where it was", addSweep, runSweep);
}

CommandRow detailRow() {
  return rowOf<WithJson<DetailOptions>>("detail", "Blur, recolour, move a clip ...: how far pixels move, and how far latents", addDetail, runDetail);
}

CommandRow surpriseRow() {
  return rowOf<WithJson<SurpriseOptions>>("surprise", "How surprising each time of a clip is: windows slide over it, and of each the rest is predicted from its first frames", addSurprise, runSurprise);
}

}  // namespace lacuna::app
