#pragma once

#include <cstdint>
#include <deque>
#include <future>
#include <vector>

#include "core/train/trainer.hpp"
#include "core/world/painter.hpp"
#include "core/world/tensor_box.hpp"

namespace lacuna::train {

/// Draws the pictures of the next steps on threads of their own, so that drawing and training go side by side. A
/// graphics card waits for its orders more than it draws: there it draws several steps by one order, and several orders at
/// once.
class Pictures {
 public:
  /// Both must live as long as this. Throws `Failure` (Mismatch) for a device that is not there.
  Pictures(const TrainingRequest& request, const Recipe& recipe, int first_step);
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  /// Of the step after the last one taken, [batch, frames, 3, side, side]. Throws what drawing threw.
  world::TensorBox take();

  /// The same 48 held-out clips, whatever the run: what `Health` is measured on.
  world::TensorBox heldOut() const;

 private:
  using StepPictures = std::deque<world::TensorBox>;

  void startNext();
  StepPictures draw(int first_step, int end_step) const;
  StepPictures drawWorld(int first_step, int end_step) const;
  std::vector<const std::vector<std::uint8_t>*> ownClips(int step) const;
  int worldClips() const;

  const TrainingRequest& request_;
  const Recipe& recipe_;
  world::Painter painter_;
  int next_step_, at_once_ = 1;
  StepPictures drawn_;
  std::deque<std::future<StepPictures>> drawing_;  // last: it waits for its threads before what they use goes
};

}  // namespace lacuna::train
