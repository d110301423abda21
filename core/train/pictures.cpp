#include "core/train/pictures.hpp"

#include <algorithm>
#include <iterator>

#include "core/base/random_draws.hpp"
#include "core/train/engine.hpp"
#include "core/train/scenes.hpp"

namespace lacuna::train {
namespace {

constexpr int health_clips = 48;
// Drawn by one order on a graphics card: 512 clips of 16 frames of 96 px, which take some 10 GB of its memory.
constexpr std::int64_t pixels_at_once = std::int64_t{512} * 16 * 96 * 96;

}  // namespace

Pictures::Pictures(const TrainingRequest& request, const Recipe& recipe, int first_step)
    : request_(request), recipe_(recipe), painter_(recipe.device), next_step_(first_step) {
  const bool card = recipe.device != "cpu";
  const std::int64_t pixels = std::int64_t{recipe.batch} * recipe.size.frames * recipe.size.side_px * recipe.size.side_px;
  while (card && at_once_ < steps_alike && 2 * at_once_ * pixels <= pixels_at_once) at_once_ *= 2;
  const int orders = card && pixels <= pixels_at_once ? 4 : 1;
  for (int i = 0; i < orders; ++i) startNext();
}

world::TensorBox Pictures::take() {
  if (drawn_.empty()) {
    drawn_ = drawing_.front().get();
    drawing_.pop_front();
    startNext();
  }
  world::TensorBox pictures = std::move(drawn_.front());
  drawn_.pop_front();
  return pictures;
}

world::TensorBox Pictures::heldOut() const {
  std::vector<world::Clip> clips;
  for (int i = 0; i < health_clips; ++i)
    clips.push_back(heldOutClip(static_cast<std::uint64_t>(i) + (1U << 20), recipe_.size.frames));
  return painter_.paint(clips, world::View::ofModel(recipe_.size.side_px), 0, recipe_.size.frames);
}

void Pictures::startNext() {
  // Whole groups, also where a run goes on within one: clips drawn in other company differ in their last bits.
  const int first = next_step_ / at_once_ * at_once_, end = std::min(first + at_once_, recipe_.steps);
  if (next_step_ >= end) return;
  drawing_.push_back(std::async(std::launch::async, [this, first, done = next_step_ - first, end] {
    StepPictures steps = draw(first, end);
    steps.erase(steps.begin(), steps.begin() + done);
    return steps;
  }));
  next_step_ = end;
}

/// Scenes and the person's own clips of some steps, one box a step.
Pictures::StepPictures Pictures::draw(int first_step, int end_step) const {
  StepPictures steps = drawWorld(first_step, end_step);
  for (int step = first_step; step < end_step; ++step) {
    const auto own = ownClips(step);
    world::TensorBox& pictures = steps[static_cast<std::size_t>(step - first_step)];
    if (own.empty()) continue;
    const world::TensorBox read = picturesFrom(own, recipe_.size, recipe_.device);
    pictures = static_cast<int>(own.size()) == recipe_.batch ? read : joined(pictures, read);
  }
  return steps;
}

/// The scenes of some steps that are drawn alike; empty boxes where all clips are the person's own.
Pictures::StepPictures Pictures::drawWorld(int first_step, int end_step) const {
  const int count = worldClips();
  if (count == 0) return StepPictures(static_cast<std::size_t>(end_step - first_step));
  TrainingScenes scenes = drawTrainingScenes(recipe_, first_step, count);
  for (int step = first_step + 1; step < end_step; ++step) {
    TrainingScenes more = drawTrainingScenes(recipe_, step, count);
    std::move(more.clips.begin(), more.clips.end(), std::back_inserter(scenes.clips));
  }
  world::View view = world::View::ofModel(recipe_.size.side_px);
  view.softness = scenes.softness;
  const world::TensorBox all = painter_.paint(scenes.clips, view, scenes.first_frame, recipe_.size.frames);
  StepPictures steps;
  for (int step = 0; step < end_step - first_step; ++step) steps.push_back(clipsOf(all, step * count, count));
  return steps;
}

std::vector<const std::vector<std::uint8_t>*> Pictures::ownClips(int step) const {
  std::vector<const std::vector<std::uint8_t>*> chosen;
  RandomDraws draws(mixedSeed(mixedSeed(recipe_.seed, 0xC11B5), static_cast<std::uint64_t>(step)));
  for (int i = worldClips(); i < recipe_.batch; ++i) chosen.push_back(&request_.clips[draws.below(request_.clips.size())]);
  return chosen;
}

int Pictures::worldClips() const {
  if (request_.clips.empty()) return recipe_.batch;
  return recipe_.batch - static_cast<int>(recipe_.clips_share * recipe_.batch + 0.5);
}

}  // namespace lacuna::train
