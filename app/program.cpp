#include "app/program.hpp"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <iostream>
#include <memory>

#include "app/attention_command.hpp"
#include "app/commands.hpp"
#include "app/compare_command.hpp"
#include "app/detail_command.hpp"
#include "app/evaluate_command.hpp"
#include "app/library_command.hpp"
#include "app/mask_command.hpp"
#include "app/mpi_ranks.hpp"
#include "app/paths.hpp"
#include "app/probe_command.hpp"
#include "app/project_command.hpp"
#include "app/rollout_command.hpp"
#include "app/studio.hpp"
#include "app/surprise_command.hpp"
#include "app/sweep_command.hpp"
#include "app/train_command.hpp"
#include "app/world_command.hpp"
#include "core/media/clip_reader.hpp"
#include "core/model/model.hpp"
#include "core/train/recipe.hpp"

namespace lacuna::app {
namespace {

/// Which part of a clip a command looks at.
template <class Options>
void addWindow(CLI::App& command, Options& options) {
  command.add_option("--start", options.start_frame, "First frame of the window")->check(CLI::NonNegativeNumber);
  command.add_option("--frames", options.frames, "Frames the model sees (default: as trained, at most 16)")->check(CLI::Range(1, 512));
  command.add_option("--fps", options.rate_fps, "Wanted frame rate (default: as trained)")->check(CLI::Range(0.001, 1000.0));
  command.add_option("--size", options.crop, "Picture side in pixels (default: as trained)")->check(CLI::Range(16, 2048));
}

/// Which part of which clip a command looks at.
template <class Options>
void addInput(CLI::App& command, Options& options) {
  command.add_option("clip", options.clip, "Video, GIF, folder of images, or world:behind,seed=1")->required();
  addWindow(command, options);
}

void addClassify(CLI::App& program, ClassifyOptions& options) {
  CLI::App* classify = program.add_subcommand("classify", "Say what a model with a probe sees in a clip");
  addInput(*classify, options.input);
  classify->add_option("--model", options.input.model, "Folder or file of a classification model, or of an encoder for --probe")->required();
  classify->add_option("--probe", options.probe, "Attentive probe in a file of its own, as Meta publishes them (.pt)");
  classify->add_option("--probe-number", options.probe_number, "Which of several probes in that file, counted from 0")->check(CLI::NonNegativeNumber);
  classify->add_option("--top", options.top, "Classes to print")->check(CLI::Range(1, 100000))->capture_default_str();
}

/// Where the model's blocks are computed, for commands that run it.
template <class Options>
void addComputing(CLI::App& command, Options& options) {
  command.add_option("--device", options.device, "cpu or cuda")->check(CLI::IsMember({"cpu", "cuda"}))->capture_default_str();
  command.add_option("--precision", options.precision, "fp32 or bf16; how far it is from fp32 on the CPU is measured and printed")
      ->check(CLI::IsMember({"fp32", "bf16"}))
      ->capture_default_str();
}

void addMask(CLI::App& command, PredictOptions& options) {
  command.add_option("--model", options.model, "Checkpoint (.pt, .safetensors); the demo model when left out");
  command.add_option("--mask", options.mask, "Mask file (.json, .npy, .png), folder of .png, or generator such as blocks-small,seed=3 (see lacuna mask list)")->capture_default_str();
  command.add_option("--mask-token", options.mask_token, "Mask token; 0 is the trained one, 1 the public default")->check(CLI::NonNegativeNumber);
  command.add_flag("--context-from-target-encoder", options.context_from_target_encoder,
                   "Encode the visible tokens with the target encoder too, as files with one encoder must");
}

void addPredict(CLI::App& program, PredictOptions& options) {
  CLI::App* predict = program.add_subcommand("predict", "Hide part of a clip and predict it; write errors, latents and figures to a folder");
  addInput(*predict, options);
  addMask(*predict, options);
  addComputing(*predict, options);
  predict->add_flag("--allow-script", options.allow_script,
                    "Run a TorchScript module as the model: somebody else's program, so only one that you trust");
  predict->add_option("--out", options.out, "Folder for the results")->capture_default_str();
}

void addProject(CLI::App& program, ProjectOptions& options) {
  CLI::App* project = program.add_subcommand("project", "Lay the latents of a clip out in 2-D or 3-D, with figures of how far that can be trusted");
  addInput(*project, options.input);
  addMask(*project, options.input);
  addComputing(*project, options.input);
  project->add_option("--also", options.also, "Another mask whose predictions land in the same axes; may be given several times");
  project->add_option("--beside", options.beside, "Another clip, laid out with this one; may be given several times, seed=1..100 is a hundred");
  project->add_option("--beside-model", options.models, "Another checkpoint of the same width, whose latents of this clip are laid out too; may be given several times");
  project->add_option("--fit-on", options.fit_on, "What the axes are fitted on, all others being placed in them: all, hidden (by the first mask) or step:N, from 0")->capture_default_str();
  project->add_option("--block", options.block, "Hidden states after this block of the target encoder, from 1; 0: after the final norm")->check(CLI::Range(0, 1000));
  project->add_flag("--context", options.context, "Also what the encoder of the visible tokens makes of them alone");
  project->add_option("--clusters", options.clusters, "Groups of like latents by k-means; 0: none")->check(CLI::Range(0, analysis::most_clusters));
  project->add_option("--method", options.method, "pca, umap, tsne or error: axes of error, time and what is left")->check(CLI::IsMember({"pca", "umap", "tsne", "error"}))->capture_default_str();
  project->add_option("--axes", options.layout.dimensions, "2 or 3")->check(CLI::Range(2, 3))->capture_default_str();
  project->add_option("--neighbours", options.layout.neighbours, "UMAP: how far local structure reaches")->check(CLI::Range(2, 200))->capture_default_str();
  project->add_option("--min-dist", options.layout.min_dist, "UMAP: how close points may lie")->check(CLI::Range(0.0, 1.0))->capture_default_str();
  project->add_option("--perplexity", options.layout.perplexity, "t-SNE: about how many neighbours count")->check(CLI::Range(2.0, 100.0))->capture_default_str();
  project->add_option("--epochs", options.layout.epochs, "UMAP and t-SNE; 0: as many as usual")->check(CLI::Range(0, 100000))->capture_default_str();
  project->add_option("--seed", options.layout.seed, "Of UMAP's draws and t-SNE's start")->capture_default_str();
  project->add_option("--out", options.input.out, "Folder for points.csv, points.npz and layout.json")->capture_default_str();
}

void addProbe(CLI::App& program, ProbeOptions& options) {
  CLI::App* probe = program.add_subcommand("probe", "What a probe reads from the clip, from what is visible and from predictions; beside simple guesses, and as more is hidden");
  addInput(*probe, options.input);
  addMask(*probe, options.input);
  addComputing(*probe, options.input);
  probe->add_option("--labels", options.labels, "Fits a linear probe: truth or truth:forms (what a scene of the world shows), or a csv file (token,label or step,row,column,label)");
  probe->add_option("--beside", options.beside, "Another scene that is fitted on too, with truth labels; may be given several times, seed=1..100 is a hundred");
  probe->add_option("--rest", options.rest, "Name of all tokens that a csv file gives no label; they are left out otherwise");
  probe->add_option("--probe", options.probe, "Attentive probe in a file of its own, as Meta publishes them (.pt); the model's own when left out");
  probe->add_option("--probe-number", options.probe_number, "Which of several probes in that file, counted from 0")->check(CLI::NonNegativeNumber);
  probe->add_option("--folds", options.settings.folds, "Parts for cross-validation")->check(CLI::Range(2, 1000))->capture_default_str();
  probe->add_option("--fold-by", options.fold_by, "steps, places or clips (with --beside): what is left out whole")->check(CLI::IsMember({"steps", "places", "clips"}))->capture_default_str();
  probe->add_option("--penalty", options.settings.logistic.penalty, "Of the squared weights; scikit-learn's 1/C")->check(CLI::Range(1e-6, 1e9))->capture_default_str();
  probe->add_option("--seed", options.settings.seed, "Of folds by places, and of the intervals")->capture_default_str();
  probe->add_flag("--curve", options.curve, "Ask again while more and more is hidden");
  probe->add_option("--family", options.along.family, "How the hidden region grows: tube-random, outwards or inwards from the mask, or a generator with a ratio")->capture_default_str();
  probe->add_option("--points", options.along.points, "Shares along the curve")->check(CLI::Range(1, probe::most_curve_runs))->capture_default_str();
  probe->add_option("--from", options.along.from, "First share")->check(CLI::Range(0.0, 1.0))->capture_default_str();
  probe->add_option("--to", options.along.to, "Last share")->check(CLI::Range(0.0, 1.0))->capture_default_str();
  probe->add_option("--seeds", options.along.seeds, "Masks at each share")->check(CLI::Range(1, probe::most_curve_runs))->capture_default_str();
  probe->add_option("--first-seed", options.along.first_seed, "Seed of the first of them")->capture_default_str();
  probe->add_option("--class", options.chosen, "A class that is followed along the curve beside the likeliest ones");
  probe->add_option("--top", options.top, "Classes to print")->check(CLI::Range(1, 100000))->capture_default_str();
  probe->add_option("--out", options.input.out, "Folder for probe.json, classes.csv, folds.csv and curve.csv")->capture_default_str();
}

void addCompare(CLI::App& program, CompareOptions& options) {
  CLI::App* compare = program.add_subcommand("compare", "Predict twice and compare token by token: which is better, by how much, how sure that is");
  addInput(*compare, options.a);
  addMask(*compare, options.a);
  addComputing(*compare, options.a);
  CompareOptions::Other& b = options.b;
  const auto add = [compare](const std::string& name, auto& value, const std::string& help) {
    return compare->add_option(name, value, help + "; as in A when left out")->group("Run B");
  };
  add("--b-clip", b.clip, "Clip of B");
  add("--b-model", b.model, "Checkpoint of B");
  add("--b-mask", b.mask, "Mask of B");
  add("--b-mask-token", b.mask_token, "Mask token of B")->check(CLI::NonNegativeNumber);
  add("--b-start", b.start_frame, "First frame of B's window")->check(CLI::NonNegativeNumber);
  add("--b-frames", b.frames, "Frames of B")->check(CLI::Range(1, 512));
  add("--b-fps", b.rate_fps, "Frame rate of B")->check(CLI::Range(0.001, 1000.0));
  add("--b-size", b.crop, "Picture side of B in pixels")->check(CLI::Range(16, 2048));
  add("--b-device", b.device, "Device of B")->check(CLI::IsMember({"cpu", "cuda"}));
  add("--b-precision", b.precision, "Precision of B")->check(CLI::IsMember({"fp32", "bf16"}));
  compare->add_flag("--b-context-from-target-encoder", b.context_from_target_encoder, "Encode B's visible tokens with the target encoder too")->group("Run B");
  compare->add_option("--metric", options.metric, "l1_normed (as trained), l1_raw, l2_normed or cosine")->check(CLI::IsMember({"l1_normed", "l1_raw", "l2_normed", "cosine"}))->capture_default_str();
  compare->add_option("--scale", options.scale, "auto (errors are divided by the spread of each model's true tokens where the models differ), as-is or spread")
      ->check(CLI::IsMember({"auto", "as-is", "spread"}))->capture_default_str();
  compare->add_option("--seed", options.seed, "Of the draws for the interval and of the match's shuffles")->capture_default_str();
  compare->add_option("--draws", options.draws, "Draws for the interval")->check(CLI::Range(100, 1000000))->capture_default_str();
  compare->add_option("--out", options.out, "Folder for compare.json and tokens.csv")->capture_default_str();
}

void addSweep(CLI::App& program, SweepOptions& options) {
  CLI::App* sweep = program.add_subcommand("sweep", "Many runs that differ in a known way; begun again, it goes on where it was");
  sweep->add_option("spec", options.spec, "What is varied, as json (docs/sweeps.md)")->required();
  sweep->add_option("--model", options.model, "Checkpoint where the spec names none; the demo model when left out");
  sweep->add_option("--part", options.part, "K/N: only the K-th of N shares, where several processes share the folder")->capture_default_str();
  sweep->add_option("--out", options.out, "Folder for sweep.sqlite, runs.csv and table.csv")->capture_default_str();
}

void addDetail(CLI::App& program, DetailOptions& options) {
  CLI::App* detail = program.add_subcommand("detail", "Blur, recolour, move a clip ...: how far pixels move, and how far latents");
  addInput(*detail, options.input);
  detail->add_option("--model", options.input.model, "Checkpoint (.pt, .safetensors); the demo model when left out");
  addComputing(*detail, options.input);
  detail->add_option("--change", options.changes, "blur, noise, flicker, hue, brightness, sketch, shift or freeze; may be given several times (default: all)");
  detail->add_option("--strengths", options.settings.strengths, "Strengths of each, evenly spread to 1")->check(CLI::Range(1, detail::most_strengths))->capture_default_str();
  detail->add_option("--seed", options.settings.seed, "Of noise, grain and drawn places")->capture_default_str();
  detail->add_option("--beside", options.beside, "Another clip, as a yardstick: how far its latents lie");
  detail->add_option("--out", options.input.out, "Folder for detail.csv, detail.json, tokens.npz and strip.png")->capture_default_str();
}

void addSurprise(CLI::App& program, SurpriseOptions& options) {
  CLI::App* surprise = program.add_subcommand("surprise", "How surprising each time of a clip is: windows slide over it, and of each the rest is predicted from its first frames");
  surprise->add_option("clip", options.clip, "Video, GIF, folder of images, or world:behind,seed=1,frames=64")->required();
  surprise->add_option("--beside", options.beside, "A second clip, on the same axis; twin is the impossible twin of a scene");
  surprise->add_option("--model", options.model, "Checkpoint (.pt, .safetensors); the demo model when left out");
  surprise->add_option("--window", options.window_frames, "Frames of a window (default: as trained, at most 16)")->check(CLI::Range(1, 512));
  surprise->add_option("--context", options.context_frames, "Frames that are seen of each window, several at once: 4,6,8")->delimiter(',')->check(CLI::Range(1, 512));
  surprise->add_option("--stride", options.stride_frames, "Frames from window to window (default: one step of the model, as published)")->check(CLI::Range(1, 100000));
  surprise->add_option("--fps", options.rate_fps, "Wanted frame rate (default: as trained)")->check(CLI::Range(0.001, 1000.0));
  surprise->add_option("--size", options.crop, "Picture side in pixels (default: as trained)")->check(CLI::Range(16, 2048));
  surprise->add_option("--mask-token", options.mask_token, "Mask token; 0 is the trained one")->check(CLI::NonNegativeNumber);
  surprise->add_flag("--context-from-target-encoder", options.context_from_target_encoder, "Encode what is seen with the target encoder too, as files with one encoder must");
  surprise->add_option("--metric", options.metric, "Of the summary, times.csv and the peaks; surprise.csv has all of them")
      ->check(CLI::IsMember({"l1_normed", "l1_raw", "l2_normed", "cosine"}))
      ->capture_default_str();
  addComputing(*surprise, options);
  surprise->add_option("--out", options.out, "Folder for surprise.csv, times.csv and surprise.json")->capture_default_str();
}

void addAttention(CLI::App& program, AttentionOptions& options) {
  CLI::App* attention = program.add_subcommand("attention", "What one token looks at, in every block and head; always in fp32 on the CPU");
  addInput(*attention, options.input);
  addMask(*attention, options.input);
  attention->add_option("--of", options.of, "target (whole clip), context (visible tokens) or predictor")
      ->check(CLI::IsMember({"target", "context", "predictor"}))
      ->capture_default_str();
  attention->add_option("--query", options.query, "Step, row and column of the token, from 0: 3,4,5")->delimiter(',')->expected(3)->required();
  attention->add_option("--map", options.map, "Block (from 1) and head (from 0) whose whole map is wanted too: 12,3")->delimiter(',')->expected(2);
  attention->add_option("--sources", options.sources, "Block (from 1) and head (from 0) whose strongest sources are printed: 12,3")->delimiter(',')->expected(2);
  attention->add_option("--heads", options.heads, "Figures of every head here (.csv): spread, distance, what kind of head");
  attention->add_flag("--all-tokens", options.all_tokens, "Those of the mean over all tokens, and what each token receives: about twice the time");
  attention->add_flag("--hidden-tokens", options.hidden_tokens, "Those of the mean over the hidden tokens: what predictions are made from")->excludes("--all-tokens");
  attention->add_flag("--read-by", options.read_by, "Also who reads from the token");
  attention->add_flag("--rollout", options.rollout, "Also through all blocks (Abnar and Zuidema 2020)");
  attention->add_option("--out", options.out, "File for the rows (.safetensors)")->capture_default_str();
}

void addLibrary(CLI::App& program, LibraryOptions& options) {
  CLI::App* library = program.add_subcommand("library", "Encode the clips of a folder, so that predictions can be looked up among them");
  library->add_option("folder", options.folder, "Folder of videos, GIFs and pictures; the library is kept in it, as .lacuna-library")->required();
  library->add_option("--scene", options.scenes, "A drawn scene that belongs to it too, such as world:behind,seed=1; may be repeated")->allow_extra_args(false);
  library->add_option("--model", options.model, "Checkpoint (.pt, .safetensors); the demo model when left out");
  library->add_option("--frames", options.settings.frames, "Frames of a window (default: as trained, at most 16)")->check(CLI::Range(1, 512));
  library->add_option("--fps,--rate", options.settings.rate_fps, "Wanted frame rate (default: as trained)")->check(CLI::Range(0.001, 1000.0));
  library->add_option("--size", options.settings.crop, "Picture side in pixels (default: as trained)")->check(CLI::Range(16, 2048));
  library->add_option("--windows", options.settings.windows, "Windows of one clip at most, spread over it")->check(CLI::Range(1, 100000))->capture_default_str();
  addComputing(*library, options);
}

void addNearest(CLI::App& program, NearestOptions& options) {
  CLI::App* nearest = program.add_subcommand("nearest", "Say what the prediction of a hidden token looks most like among the clips of a library");
  addInput(*nearest, options.input);
  addMask(*nearest, options.input);
  addComputing(*nearest, options.input);
  nearest->add_option("--token", options.token, "Step, row and column of a hidden token, from 0: 3,4,5")->delimiter(',')->expected(3)->required();
  nearest->add_option("--library", options.library, "Folder for which lacuna library was run")->required();
  nearest->add_option("--count", options.count, "Patches to print")->check(CLI::Range(1, 10000))->capture_default_str();
  nearest->add_option("--per-clip", options.most_a_clip, "Of one clip at most (default: as many as there are)")->check(CLI::Range(1, 10000));
  nearest->add_option("--out", options.csv, "Write them here too (.csv)");
}

/// Which mask, and where its grid comes from.
CLI::App* addMaskUse(CLI::App& mask, const std::string& name, const std::string& help, MaskOptions& options) {
  CLI::App* use = mask.add_subcommand(name, help);
  use->add_option("mask", options.input.mask, "Mask file (.json, .npy, .png), folder of .png, or generator such as blocks-small,seed=3")->required();
  use->add_option("--grid", options.grid, "Steps, rows and columns of tokens, such as 8x16x16; the frame is square, a step half a second");
  use->add_option("--clip", options.input.clip, "Take grid, place, time and motion from this clip as the model sees it")->excludes("--grid");
  use->add_option("--model", options.input.model, "Checkpoint whose grid and training count; the demo model when left out");
  addWindow(*use, options.input);
  return use;
}

void addFollow(CLI::App& mask, FollowOptions& options) {
  CLI::App* follow = mask.add_subcommand("follow", "Hide an object wherever it goes: a layer with a key at each step, as shapes");
  follow->add_option("clip", options.input.clip, "Clip")->required();
  follow->add_option("out", options.out, "mask.json")->required();
  follow->add_option("--round", options.round, "Ellipse round the object: left,top,right,bottom in fractions of the frame")->required()->delimiter(',')->expected(4);
  follow->add_option("--frame", options.frame, "Frame of the window where it is marked, from 0")->check(CLI::NonNegativeNumber)->capture_default_str();
  follow->add_option("--name", options.name, "Name of the layer")->capture_default_str();
  follow->add_option("--model", options.input.model, "Checkpoint whose grid counts; the demo model when left out");
  addWindow(*follow, options.input);
}

void addMasks(CLI::App& program, MaskOptions& options, FollowOptions& following) {
  CLI::App* mask = program.add_subcommand("mask", "List mask generators, look at a mask, write it in another form");
  mask->require_subcommand(1);
  mask->add_subcommand("list", "Print the generators, their parameters and other names");
  CLI::App* show = addMaskUse(*mask, "show", "Print what a mask hides and how that lies among the masks of training", options);
  show->add_option("--png", options.png, "Write a picture of all steps here instead of a preview as text");
  CLI::App* convert = addMaskUse(*mask, "convert", "Write a mask as shapes (.json), cells (.npy) or pictures (.png)", options);
  convert->add_option("out", options.out, "mask.json, mask.npy, mask.png, or a folder or mask_%03d.png for a picture a step")->required();
  addFollow(*mask, following);
  convert->add_option("--step", options.step, "The step of one picture, from 0")->check(CLI::NonNegativeNumber);
}

void addRollout(CLI::App& program, RolloutOptions& options) {
  CLI::App* rollout = program.add_subcommand("rollout", "Predict what a robot's actions lead to (V-JEPA 2-AC), and how far that is from the clip");
  addInput(*rollout, options);
  rollout->get_option("--frames")->description("Frames, each a step (default: one more than actions)");
  rollout->add_option("--model", options.model, "V-JEPA 2-AC checkpoint")->required();
  rollout->add_option("--state", options.state, "Robot in the first frame: x,y,z,roll,pitch,yaw,gripper (m, rad, 0 to 1)")->required();
  rollout->add_option("--action", options.actions, "Change of pose in one step: dx,dy,dz[,droll,dpitch,dyaw[,dgripper]]; once a step")->allow_extra_args(false);
  rollout->add_option("--grid", options.grid, "Energy landscape of N x N x N actions: from the first frame, one step, against the last")->check(CLI::Range(2, 25));
  rollout->add_option("--plan", options.plan, "Search this many actions that lead from the first frame to the last")->check(CLI::Range(1, 16));
  rollout->add_option("--reach", options.reach_m, "Most that one action of grid or plan moves along an axis, in metres")->check(CLI::Range(0.001, 10.0))->capture_default_str();
  rollout->add_option("--samples", options.samples, "Plans tried in each round")->check(CLI::Range(10, 100000))->capture_default_str();
  rollout->add_option("--rounds", options.rounds, "Rounds of the plan's search")->check(CLI::Range(1, 1000))->capture_default_str();
  rollout->add_option("--seed", options.seed, "Of the plan's search: another number, another draw")->capture_default_str();
  rollout->add_option("--out", options.out, "Folder for the results")->capture_default_str();
}

void addWorld(CLI::App& program, WorldOptions& options) {
  CLI::App* world = program.add_subcommand("world", "Draw a scene of the bundled world as a clip, with the truth about it");
  world->add_option("--scene", options.scene, "throw, bounce, behind, slide, peek or crowd; or a whole name such as world:behind,seed=1")->capture_default_str();
  world->add_option("--seed", options.seed, "Another number, another scene")->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 62));
  world->add_option("--frames", options.frames, "Frames, 8 a second (default: 32)")->check(CLI::Range(2, 512));
  world->add_option("--size", options.side_px, "Picture side in pixels")->check(CLI::Range(16, 4096))->capture_default_str();
  world->add_option("--violation", options.violation, "What goes wrong, such as vanish (default: nothing)");
  world->add_option("--set", options.knobs, "A knob, such as speed=0.4; may be repeated");
  world->add_option("--out", options.out, "Clip to write (.mp4)");
  world->add_option("--truth", options.truth, "Positions, velocities and visibility of every frame (.json)");
  world->add_flag("--list", options.list, "Print scenes, knobs and what can go wrong");
}

void addTrain(CLI::App& program, TrainOptions& options) {
  CLI::App* train = program.add_subcommand("train", "Train a world model on the bundled world, or on it and your own clips");
  train->add_option("--out", options.out, "Folder of the run: state, log and model")->required();
  train->add_option("--clips", options.clips, "Folder of your own clips to train on as well (see --clips-share)");
  train->add_flag("--resume", options.resume, "Go on with the run in the folder");
  train->add_option("--from", options.from, "Start from the weights of another run");
  train->add_flag("--half", options.half, "Store the model in half precision");
  train->add_option("--report", options.report_every, "Steps between two lines of progress")->check(CLI::PositiveNumber)->capture_default_str();
  const train::Recipe usual;
  for (const train::Setting& setting : train::recipeSettings()) {
    const std::string name = setting.name;
    train->add_option_function<std::string>("--" + name, [&options, name](const std::string& value) { options.settings[name] = value; },
                                            std::string(setting.help) + " (default " + train::get(usual, name) + ")")
        ->group("Recipe");
  }
}

void addEvaluate(CLI::App& program, EvaluateOptions& options) {
  CLI::App* evaluate = program.add_subcommand("evaluate", "Measure a model on held-out scenes of the world, beside an untrained twin");
  evaluate->add_option("--model", options.model, "Checkpoint; the bundled model when left out");
  evaluate->add_option("--clips", options.amount.clips, "Clips for prediction errors")->check(CLI::PositiveNumber)->capture_default_str();
  evaluate->add_option("--pairs", options.amount.pairs, "Pairs of each kind for surprise")->check(CLI::PositiveNumber)->capture_default_str();
  evaluate->add_option("--probe-fit", options.amount.probe_fit, "Clips the position probe is fitted on")->check(CLI::PositiveNumber)->capture_default_str();
  evaluate->add_option("--probe-test", options.amount.probe_test, "Clips it is tested on")->check(CLI::PositiveNumber)->capture_default_str();
  evaluate->add_option("--leaf-clips", options.amount.leaf_clips, "Clips with flickering leaves")->check(CLI::PositiveNumber)->capture_default_str();
  evaluate->add_option("--seed", options.amount.seed, "Moves all scenes to others")->capture_default_str();
  evaluate->add_flag("--quick", options.quick, "A twentieth of the amount: a look, not a measurement");
  evaluate->add_option("--csv", options.csv, "Write the table here as csv");
  evaluate->add_option("--json", options.json, "Write the table here as json");
}

void addStudio(CLI::App& program, StudioOptions& options) {
  program.add_option("--clip", options.clip, "Clip to open instead of the demo");
  program.add_option("--model", options.model, "Checkpoint to open instead of the demo model");
  program.add_option("--mask", options.mask, "Mask file or generator to start with");
  program.add_option("--window", options.window_size, "Size of the window in pixels")->capture_default_str();
  program.add_flag("--light", options.light, "Light theme");
  program.add_option("--screenshot", options.screenshot, "Save a picture of the window after the first prediction, then quit");
  program.add_option("--render", options.render, "As --screenshot, and write figures and numbers of the prediction to this folder");
  program.add_option("--beside", options.beside, "Another clip, laid out with the open one; may be given several times, seed=1..100 is a hundred")->allow_extra_args(false);
  program.add_option("--beside-model", options.models, "Another checkpoint of the same width, whose latents of the clip are laid out too; may be given several times")->allow_extra_args(false);
  program.add_option("--do", options.actions, "Actions to run before the picture, by id (see --list-actions)");
  program.add_flag("--list-actions", options.list_actions, "Print the ids of all actions and quit");
  program.add_flag("--timing", options.timing, "Print how long the start and the first prediction took");
}

/// Qt's warnings are about desktops (a missing runtime folder, say), of which a command has none.
void printSevere(QtMsgType type, const QMessageLogContext&, const QString& message) {
  if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << "lacuna: " << message.toStdString() << '\n';
}

/// For figures, which have text, and text needs Qt's fonts, but no display.
std::unique_ptr<QGuiApplication> fontsFor(int& argc, char** argv) {
  qInstallMessageHandler(printSevere);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  return std::make_unique<QGuiApplication>(argc, argv);
}

int runMasks(const CLI::App& mask, MaskOptions& options, FollowOptions& following, int& argc, char** argv) {
  if (mask.got_subcommand("follow")) {
    if (following.input.model.empty()) following.input.model = demoModelPath();
    return maskFollowCommand(following, std::cout);
  }
  if (mask.got_subcommand("list")) return maskListCommand(std::cout);
  if (!options.input.clip.empty() && options.input.model.empty()) options.input.model = demoModelPath();
  if (mask.got_subcommand("convert")) return maskConvertCommand(options, std::cout);
  const auto fonts = options.png.empty() ? nullptr : fontsFor(argc, argv);
  return maskShowCommand(options, std::cout);
}

int fail(const Error& error) {
  std::cerr << "lacuna: " << error.line() << '\n';
  return Failed;
}

}  // namespace

int runProgram(int argc, char** argv) {
  CLI::App program{"Lacuna: look inside JEPA world models. Without a command it opens the studio."};
  program.option_defaults()->group("Options");
  int threads = 0;
  program.add_option("--threads", threads, "Processor threads to use; 0 means all")->check(CLI::Range(0, 1024));
  program.set_version_flag("--version", "lacuna " LACUNA_VERSION);
  program.require_subcommand(0, 1);

  StudioOptions studio;
  PredictOptions predict;
  WorldOptions world;
  TrainOptions train;
  EvaluateOptions evaluate;
  std::string file;
  std::vector<std::string> folders;
  addStudio(program, studio);
  addPredict(program, predict);
  RolloutOptions rollout;
  addRollout(program, rollout);
  ClassifyOptions classify;
  addClassify(program, classify);
  AttentionOptions attention;
  addAttention(program, attention);
  ProbeOptions probe;
  addProbe(program, probe);
  CompareOptions compare;
  addCompare(program, compare);
  SweepOptions sweep;
  addSweep(program, sweep);
  DetailOptions detail;
  addDetail(program, detail);
  SurpriseOptions surprise;
  addSurprise(program, surprise);
  ProjectOptions project;
  addProject(program, project);
  LibraryOptions library;
  addLibrary(program, library);
  NearestOptions nearest;
  addNearest(program, nearest);
  MaskOptions masks;
  FollowOptions following;
  addMasks(program, masks, following);
  addWorld(program, world);
  addTrain(program, train);
  addEvaluate(program, evaluate);
  CLI::App* info = program.add_subcommand("info", "Say what a checkpoint or a clip holds, in one screen");
  info->add_option("file", file, "Checkpoint or clip")->required();
  CLI::App* check = program.add_subcommand("check", "Say whether a checkpoint loads whole, and which keys are missing or left over");
  check->add_option("file", file, "Checkpoint")->required();
  CLI::App* verify = program.add_subcommand("verify", "Compare with the expected tensors of golden case folders");
  verify->add_option("folder", folders, "Folders with case.json, expected.safetensors and a checkpoint")->required();
  PredictOptions verified;
  addComputing(*verify, verified);

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.exit(error);  // help or version was asked for
    std::cerr << "lacuna: " << error.what() << ". See lacuna --help.\n";
    return Usage;
  }

  const auto outcome = outcomeOf([&]() -> int {
    media::restrictDecoders();
    const std::string threads_line = model::configureThreads(threads);
    if (program.got_subcommand("predict")) {
      if (predict.model.empty()) predict.model = demoModelPath();
      const auto fonts = fontsFor(argc, argv);
      return predictCommand(predict, std::cout);
    }
    if (program.got_subcommand("attention")) {
      if (attention.input.model.empty()) attention.input.model = demoModelPath();
      return attentionCommand(attention, std::cout);
    }
    if (program.got_subcommand("probe")) {
      if (probe.input.model.empty()) probe.input.model = demoModelPath();
      return probeCommand(probe, std::cout, std::cerr);
    }
    if (program.got_subcommand("compare")) {
      if (compare.a.model.empty()) compare.a.model = demoModelPath();
      return compareCommand(compare, std::cout);
    }
    if (program.got_subcommand("sweep")) {
      if (sweep.model.empty()) sweep.model = demoModelPath();
      const MpiRanks ranks;
      model::configureThreads(ranks.threadsFor(threads));
      if (ranks.size() == 1) return sweepCommand(sweep, std::cout, std::cerr);
      return sweepByRanks(sweep, ranks, std::cout, std::cerr);
    }
    if (program.got_subcommand("detail")) {
      if (detail.input.model.empty()) detail.input.model = demoModelPath();
      const auto fonts = fontsFor(argc, argv);
      return detailCommand(detail, std::cout, std::cerr);
    }
    if (program.got_subcommand("surprise")) {
      if (surprise.model.empty()) surprise.model = demoModelPath();
      return surpriseCommand(surprise, std::cout, std::cerr);
    }
    if (program.got_subcommand("project")) {
      if (project.input.model.empty()) project.input.model = demoModelPath();
      return projectCommand(project, std::cout, std::cerr);
    }
    if (program.got_subcommand("library")) {
      if (library.model.empty()) library.model = demoModelPath();
      return libraryCommand(library, std::cout, std::cerr);
    }
    if (program.got_subcommand("nearest")) {
      if (nearest.input.model.empty()) nearest.input.model = demoModelPath();
      return nearestCommand(nearest, std::cout);
    }
    if (program.got_subcommand("mask")) return runMasks(*program.get_subcommand("mask"), masks, following, argc, argv);
    if (program.got_subcommand("classify")) return classifyCommand(classify, std::cout);
    if (program.got_subcommand("rollout")) return rolloutCommand(rollout, std::cout, std::cerr);
    if (program.got_subcommand("world")) return worldCommand(world, std::cout);
    if (program.got_subcommand("train")) return trainCommand(train, threads, std::cout);
    if (program.got_subcommand("evaluate")) {
      if (evaluate.model.empty()) evaluate.model = demoModelPath();
      return evaluateCommand(evaluate, std::cout, std::cerr);
    }
    if (program.got_subcommand("info")) return infoCommand(file, std::cout);
    if (program.got_subcommand("check")) return checkCommand(file, std::cout);
    if (program.got_subcommand("verify")) return verifyCommand(folders, model::parseCompute(verified.device, verified.precision), std::cout);
    studio.threads = threads;
    return studioCommand(studio, threads_line, argc, argv);
  });
  return outcome.ok() ? outcome.value() : outcome.cancelled() ? static_cast<int>(Stopped) : fail(*outcome.error());
}

}  // namespace lacuna::app
