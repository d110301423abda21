#include "app/command_rows.hpp"

#include "app/commands.hpp"
#include "app/studio.hpp"

namespace lacuna::app {
namespace {

void addStudio(CLI::App& program, StudioOptions& options) {
  program.add_option("file", options.open, "Session, clip or checkpoint to open in the studio");
  program.add_option("--clip", options.clip, "Clip to open instead of the demo");
  program.add_option("--model", options.model, "Checkpoint to open instead of the demo model");
  program.add_option("--mask", options.mask, "Mask file or generator to start with");
  program.add_option("--window", options.window_size, "Size of the window in pixels")->capture_default_str();
  program.add_option("--language", options.language, "Language of the window, such as en or zh_CN (default: the desktop's, or as chosen in the preferences)");
  program.add_flag("--light", options.light, "Light theme");
  program.add_option("--screenshot", options.screenshot, "Save a picture of the window after the first prediction, then quit");
  program.add_option("--render", options.render, "As --screenshot, and write figures and numbers of the prediction to this folder");
  program.add_option("--beside", options.beside, "Another clip, laid out with the open one; may be given several times, seed=1..100 is a hundred")->allow_extra_args(false);
  program.add_option("--beside-model", options.models, "Another checkpoint of the same width (or bundled), whose latents of the clip are laid out too; may be given several times")->allow_extra_args(false);
  program.add_option("--do", options.actions, "Actions to run before the picture, by id (see --list-actions); those that make a mask take what --mask takes after their name: mask.generate.tube,seed=3");
  program.add_flag("--list-actions", options.list_actions, "Print the ids of all actions and quit");
  program.add_flag("--timing", options.timing, "Print how long the start and the first prediction took");
}

int runStudio(StudioOptions& options, const Start& start) {
  options.threads = start.threads;
  return studioCommand(options, start.threads_line, start.argc, start.argv);
}

}  // namespace

CommandRow studioRow() { return rowOf<StudioOptions>("", "", addStudio, runStudio); }

}  // namespace lacuna::app
