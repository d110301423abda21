#include "app/command_rows.hpp"

#include <QGuiApplication>
#include <iostream>

#include "app/render_command.hpp"
#include "app/report_command.hpp"
#include "app/session_command.hpp"
#include "app/shared_arguments.hpp"

namespace lacuna::app {
namespace {

void addReport(CLI::App& command, PredictOptions& options) {
  addInput(command, options);
  addMask(command, options);
  addComputing(command, options);
  options.out = "report.html";
  command.add_option("--out", options.out, "File of the page")->capture_default_str();
}

int runReport(PredictOptions& options, const Start& start) {
  if (!namesSession(options.clip)) orDemoModel(options.model);  // a session has its own
  const auto fonts = fontsFor(start);
  return reportCommand(options, std::cout);
}

void addRender(CLI::App& command, RenderOptions& options) {
  command.add_option("session", options.open.open, "Session (.lacuna); in its place --clip, --model and --mask, or the demo");
  command.add_option("--clip", options.open.clip, "Clip to open instead");
  command.add_option("--model", options.open.model, "Checkpoint to open instead");
  command.add_option("--mask", options.open.mask, "Mask file or generator");
  command.add_option("--view", options.view, "What is drawn; list prints the names of all views")->capture_default_str();
  command.add_option("--out", options.out, "File to write: .png, .svg or .pdf; of a walk .mp4 or .webp");
  command.add_option("--width", options.width_mm, "Width on paper in mm")->check(CLI::Range(10.0, 2000.0))->capture_default_str();
  command.add_option("--dpi", options.dots_per_inch, "Pixels an inch")->check(CLI::Range(36, 1200))->capture_default_str();
  command.add_option("--pixels", options.width_px, "Width in pixels, in place of what --width and --dpi make")->check(CLI::Range(16, 16384));
  command.add_flag("--light", options.open.light, "Light colours");
  command.add_option("--window", options.open.window_size, "Size of the window that is laid out, in pixels")->capture_default_str();
  command.add_option("--do", options.open.actions, "Actions to run before the picture, by id (see --list-actions); those that make a mask take what --mask takes after their name: mask.generate.tube,seed=3");
  command.add_option("--height", options.height_px, "Height of a walk in pixels")->check(CLI::Range(120, 4320))->group("Walk");
  command.add_option("--fps", options.rate_fps, "Frames of the clip a second (default: as it was sampled)")->check(CLI::Range(0.1, 60.0))->group("Walk");
  command.add_option("--rounds", options.rounds, "Times through the clip")->check(CLI::Range(1, 1000))->capture_default_str()->group("Walk");
}

int runRender(RenderOptions& options, const Start& start) { return renderCommand(options, start.argc, start.argv, std::cout); }

}  // namespace

CommandRow reportRow() {
  return rowOf<PredictOptions>("report", "Hide part of a clip, predict it, and write one html page on it, with pictures, numbers and how to read them; or the page of a session (.lacuna in place of the clip)", addReport, runReport);
}

CommandRow renderRow() {
  return rowOf<RenderOptions>("render", "Draw a view, the whole window or a walk through time at any size, without a window", addRender, runRender);
}

}  // namespace lacuna::app
