#pragma once

#include <memory>
#include <vector>

#include "core/train/masks.hpp"
#include "core/train/run_files.hpp"
#include "core/train/trainer.hpp"
#include "core/world/tensor_box.hpp"

namespace lacuna::train {

/// Where a step stands on its schedules.
struct Schedule {
  double rate = 0, ema = 0;
  bool settled = false;  ///< the encoder stands still
};
Schedule scheduleAt(const Recipe& recipe, int step);

struct StepLosses {
  double future = 0, blocks = 0, spread = 0, gradient_norm = 0;
};

/// The weights on their device, and one step of training.
class Engine {
 public:
  explicit Engine(const Recipe& recipe);  ///< fresh weights
  explicit Engine(const TrainingState& state);
  ~Engine();

  /// One step on pictures [clips, frames, 3, side, side], 0..1, float32, on the device.
  void step(const world::TensorBox& pictures, const StepMasks& masks, const Schedule& schedule);

  /// Means of the losses since the last call; waits for the device.
  StepLosses takeLosses();

  /// On held-out pictures: how much content the latents have, and whether prediction beats simple guesses.
  Health health(const world::TensorBox& pictures) const;

  TrainingState state(int step) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Bytes [clips, frames, 3, side, side] as pictures 0..1 on a device.
world::TensorBox picturesFrom(const std::vector<const std::vector<std::uint8_t>*>& clips, const NetworkSize& size,
                              const std::string& device);

/// Some of the clips, from `first` on.
world::TensorBox clipsOf(const world::TensorBox& pictures, int first, int count);

/// One after the other along the clips.
world::TensorBox joined(const world::TensorBox& a, const world::TensorBox& b);

}  // namespace lacuna::train
