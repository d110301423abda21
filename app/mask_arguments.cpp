#include "app/command_rows.hpp"

#include <QGuiApplication>
#include <iostream>

#include "app/mask_command.hpp"
#include "app/shared_arguments.hpp"

namespace lacuna::app {
namespace {

/// What the commands under `lacuna mask` are given.
struct MaskArguments {
  MaskOptions use;
  FollowOptions following;
  const CLI::App *list = nullptr, *convert = nullptr, *follow = nullptr;
};

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

CLI::App* addFollow(CLI::App& mask, FollowOptions& options) {
  CLI::App* follow = mask.add_subcommand("follow", "Hide an object wherever it goes: a layer with a key at each step, as shapes");
  follow->add_option("clip", options.input.clip, "Clip")->required();
  follow->add_option("out", options.out, "mask.json")->required();
  follow->add_option("--round", options.round, "Ellipse round the object: left,top,right,bottom in fractions of the frame")->required()->delimiter(',')->expected(4);
  follow->add_option("--frame", options.frame, "Frame of the window where it is marked, from 0")->check(CLI::NonNegativeNumber)->capture_default_str();
  follow->add_option("--name", options.name, "Name of the layer")->capture_default_str();
  follow->add_option("--model", options.input.model, "Checkpoint whose grid counts; the demo model when left out");
  addWindow(*follow, options.input);
  return follow;
}

void addMasks(CLI::App& command, MaskArguments& arguments) {
  MaskOptions& options = arguments.use;
  command.require_subcommand(1);
  arguments.list = command.add_subcommand("list", "Print the generators, their parameters and other names");
  CLI::App* show = addMaskUse(command, "show", "Print what a mask hides and how that lies among the masks of training", options);
  show->add_option("--png", options.png, "Write a picture of all steps here instead of a preview as text");
  CLI::App* convert = addMaskUse(command, "convert", "Write a mask as shapes (.json), cells (.npy) or pictures (.png)", options);
  convert->add_option("out", options.out, "mask.json, mask.npy, mask.png, or a folder or mask_%03d.png for a picture a step")->required();
  convert->add_option("--step", options.step, "The step of one picture, from 0")->check(CLI::NonNegativeNumber);
  arguments.convert = convert;
  arguments.follow = addFollow(command, arguments.following);
}

int runMasks(MaskArguments& arguments, const Start& start) {
  MaskOptions& options = arguments.use;
  if (arguments.follow->parsed()) {
    orDemoModel(arguments.following.input.model);
    return maskFollowCommand(arguments.following, std::cout);
  }
  if (arguments.list->parsed()) return maskListCommand(std::cout);
  if (!options.input.clip.empty()) orDemoModel(options.input.model);
  if (arguments.convert->parsed()) return maskConvertCommand(options, std::cout);
  const auto fonts = options.png.empty() ? nullptr : fontsFor(start);
  return maskShowCommand(options, std::cout);
}

}  // namespace

CommandRow maskRow() {
  return rowOf<MaskArguments>("mask", "List mask generators, look at a mask, write it in another form", addMasks, runMasks);
}

}  // namespace lacuna::app
