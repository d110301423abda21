#pragma once

#include "app/command_rows.hpp"
#include "app/commands.hpp"
#include "app/one_of.hpp"

namespace lacuna::app {

/// Which part of a clip a command looks at.
template <class Options>
void addWindow(CLI::App& command, Options& options) {
  command.add_option("--start", options.start_frame, "First frame of the window, counted from 0")->check(CLI::NonNegativeNumber);
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

/// Where the model's blocks are computed, for commands that run it.
template <class Options>
void addComputing(CLI::App& command, Options& options) {
  command.add_option("--device", options.device, "cpu or cuda")->check(oneOf({"cpu", "cuda"}))->capture_default_str();
  command.add_option("--precision", options.precision, "fp32 or bf16; how far it is from fp32 on the CPU is measured and printed")
      ->check(oneOf({"fp32", "bf16"}))
      ->capture_default_str();
}

/// The model, what it does not see, and how it is run.
void addMask(CLI::App& command, PredictOptions& options);

}  // namespace lacuna::app
