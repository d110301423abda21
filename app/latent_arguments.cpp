#include "app/command_rows.hpp"
#include "app/json_copy.hpp"

#include <iostream>

#include "app/library_command.hpp"
#include "app/project_command.hpp"
#include "app/shared_arguments.hpp"
#include "core/analysis/clusters.hpp"

namespace lacuna::app {
namespace {

void addProject(CLI::App& command, WithJson<ProjectOptions>& arguments) {
  ProjectOptions& options = arguments.options;
  addInput(command, options.input);
  addMask(command, options.input);
  addComputing(command, options.input);
  command.add_option("--also", options.also, "Another mask whose predictions land in the same axes; may be given several times");
  command.add_option("--beside", options.beside, "Another clip, laid out with this one; may be given several times, seed=1..100 is a hundred");
  command.add_option("--beside-model", options.models, "Another checkpoint of the same width (or bundled), whose latents of this clip are laid out too; may be given several times");
  command.add_option("--fit-on", options.fit_on, "What the axes are fitted on, all others being placed in them: all, hidden (by the first mask) or step:N, from 0")->capture_default_str();
  command.add_option("--block", options.block, "Hidden states after this block of the target encoder, from 1; 0: after the final norm")->check(CLI::Range(0, 1000));
  command.add_flag("--context", options.context, "Also what the encoder of the visible tokens makes of them alone");
  command.add_option("--clusters", options.clusters, "Groups of like latents by k-means; 0: none")->check(CLI::Range(0, analysis::most_clusters));
  command.add_option("--method", options.method, "pca, umap, tsne or error: axes of error, time and what is left")->check(oneOf({"pca", "umap", "tsne", "error"}))->capture_default_str();
  command.add_option("--axes", options.layout.dimensions, "2 or 3")->check(CLI::Range(2, 3))->capture_default_str();
  command.add_option("--neighbours", options.layout.neighbours, "UMAP: how far local structure reaches")->check(CLI::Range(2, 200))->capture_default_str();
  command.add_option("--min-dist", options.layout.min_dist, "UMAP: how close points may lie")->check(CLI::Range(0.0, 1.0))->capture_default_str();
  command.add_option("--perplexity", options.layout.perplexity, "t-SNE: about how many neighbours count")->check(CLI::Range(2.0, 100.0))->capture_default_str();
  command.add_option("--epochs", options.layout.epochs, "UMAP and t-SNE; 0: as many as usual")->check(CLI::Range(0, 100000))->capture_default_str();
  command.add_option("--seed", options.layout.seed, "Of UMAP's draws and t-SNE's start")->capture_default_str();
  command.add_option("--out", options.input.out, "Folder for points.csv, points.npz and layout.json")->capture_default_str();
  addJsonCopy(command, arguments.json, "layout.json");
}

int runProject(WithJson<ProjectOptions>& arguments, const Start&) {
  ProjectOptions& options = arguments.options;
  orDemoModel(options.input.model);
  return withJsonCopy(arguments.json, options.input.out + "/layout.json", [&](std::ostream& out) { return projectCommand(options, out, std::cerr); });
}

void addLibrary(CLI::App& command, LibraryOptions& options) {
  command.add_option("folder", options.folder, "Folder of videos, GIFs and pictures; the library is kept in it, as .lacuna-library")->required();
  command.add_option("--scene", options.scenes, "A drawn scene that belongs to it too, such as world:behind,seed=1; may be repeated")->allow_extra_args(false);
  command.add_option("--model", options.model, "Checkpoint (.pt, .safetensors), or bundled, the demo model that is taken when this is left out");
  command.add_option("--frames", options.settings.frames, "Frames of a window (default: as trained, at most 16)")->check(CLI::Range(1, 512));
  command.add_option("--fps,--rate", options.settings.rate_fps, "Wanted frame rate (default: as trained)")->check(CLI::Range(0.001, 1000.0));
  command.add_option("--size", options.settings.crop, "Picture side in pixels (default: as trained)")->check(CLI::Range(16, 2048));
  command.add_option("--windows", options.settings.windows, "Windows of one clip at most, spread over it")->check(CLI::Range(1, 100000))->capture_default_str();
  addComputing(command, options);
}

int runLibrary(LibraryOptions& options, const Start&) {
  orDemoModel(options.model);
  return libraryCommand(options, std::cout, std::cerr);
}

void addNearest(CLI::App& command, NearestOptions& options) {
  addInput(command, options.input);
  addMask(command, options.input);
  addComputing(command, options.input);
  command.add_option("--token", options.token, "Step, row and column of a hidden token, from 0: 3,4,5")->delimiter(',')->expected(3)->required();
  command.add_option("--library", options.library, "Folder for which lacuna library was run")->required();
  command.add_option("--count", options.count, "Patches to print")->check(CLI::Range(1, 10000))->capture_default_str();
  command.add_option("--per-clip", options.most_a_clip, "Of one clip at most (default: as many as there are)")->check(CLI::Range(1, 10000));
  command.add_option("--out", options.csv, "Write them here too (.csv)");
}

int runNearest(NearestOptions& options, const Start&) {
  orDemoModel(options.input.model);
  return nearestCommand(options, std::cout);
}

}  // namespace

CommandRow projectRow() {
  return rowOf<WithJson<ProjectOptions>>("project", "Lay the latents of a clip out in 2-D or 3-D, with figures of how far that can be trusted", addProject, runProject);
}

CommandRow libraryRow() {
  return rowOf<LibraryOptions>("library", "Encode the clips of a folder, so that predictions can be looked up among them", addLibrary, runLibrary);
}

CommandRow nearestRow() {
  return rowOf<NearestOptions>("nearest", "Say what the prediction of a hidden token looks most like among the clips of a library", addNearest, runNearest);
}

}  // namespace lacuna::app
