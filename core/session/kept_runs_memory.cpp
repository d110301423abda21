#include <algorithm>
#include <iterator>
#include <ranges>

#include "core/session/kept_runs.hpp"
#include "core/session/shape_bytes.hpp"

namespace lacuna::session {
namespace {

std::size_t bytesOf(const media::ClipWindow& window) {
  std::size_t bytes = (window.input.values.size() + window.motion.values.size()) * sizeof(float);
  for (const auto& frame : window.frames) bytes += frame->bytes();
  return bytes;
}

std::size_t bytesOf(const KeptRun& run) {
  std::size_t bytes = sizeof run + sizeof *run.subject + run.thumbnail->bytes() + run.note.size() + session::bytesOf(*run.shapes);
  bytes += run.subject->errors.size() * (sizeof(latent::TokenErrors) + sizeof(TokenId));
  return bytes;
}

}  // namespace

const KeptRuns::Latents* KeptRuns::latentsOf(RunId number) const {
  const auto found = std::ranges::find(held_, number, &Held::number);
  return found != held_.end() ? &found->latents : nullptr;
}

std::shared_ptr<const media::ClipWindow> KeptRuns::windowOf(const KeptRun& run) const {
  if (const Latents* latents = latentsOf(run.number)) return latents->window;
  const auto& open = session_.window();
  return open && open->hash == run.subject->clip_hash ? open : nullptr;
}

/// Runs of one clip and model have the same true latents: they are held once, and so is the spread.
void KeptRuns::hold(const KeptRun& kept, const latent::Run& run) {
  Latents latents{run.targets_normed, run.predicted, run.window};
  const KeptRun* described = nullptr;
  for (const KeptRun& other : runs_) {
    if (other.subject->model_hash != kept.subject->model_hash || other.subject->clip_hash != kept.subject->clip_hash) continue;
    if (other.spread_known) described = &other;
    if (const Latents* held = latentsOf(other.number)) latents.targets_normed = held->targets_normed, latents.window = held->window;
  }
  std::erase_if(held_, [&kept](const Held& held) { return held.number == kept.number; });
  held_.push_back({kept.number, std::move(latents)});
  if (given_up_ && given_up_->run == kept.number) given_up_.reset();
  if (described != nullptr) return tellSpread(run, described->subject->spread);
  const bool waits = std::ranges::any_of(undescribed_, [&run](const auto& waiting) { return waiting->targets->key == run.targets->key; });
  if (!waits) undescribed_.push_back(std::make_shared<const latent::Run>(run));
  describeNext();
}

std::size_t KeptRuns::latentBytes() const {
  std::set<const void*> counted;
  std::size_t bytes = 0;
  for (const Held& held : held_) {
    bytes += held.latents.predicted->bytes();
    if (counted.insert(held.latents.targets_normed.get()).second) bytes += held.latents.targets_normed->bytes();
    if (counted.insert(held.latents.window.get()).second) bytes += bytesOf(*held.latents.window);
  }
  return bytes;
}

std::size_t KeptRuns::errorBytes() const {
  std::size_t bytes = 0;
  for (const KeptRun& run : runs_) bytes += bytesOf(run);
  return bytes;
}

void KeptRuns::trim() {
  while (latentBytes() > limits_.latent_bytes && dropOldestLatents()) {}
  while (errorBytes() > limits_.error_bytes && forgetOldest()) {}
}

/// Of the oldest run that is neither pinned nor the newest, starred ones last. False: none can be dropped.
bool KeptRuns::dropOldestLatents() {
  for (const bool starred : {false, true})
    for (auto run = runs_.rbegin(); run != runs_.rend() && std::next(run) != runs_.rend(); ++run) {
      const bool may = run->starred == starred && run->spread_known && !isPinned(run->number) && latentsOf(run->number) != nullptr;
      if (!may) continue;
      std::erase_if(held_, [number = run->number](const Held& held) { return held.number == number; });
      return true;
    }
  return false;
}

bool KeptRuns::forgetOldest() {
  for (auto run = runs_.rbegin(); run != runs_.rend() && std::next(run) != runs_.rend(); ++run) {
    if (run->starred || isPinned(run->number)) continue;
    std::erase_if(held_, [number = run->number](const Held& held) { return held.number == number; });
    runs_.erase(std::next(run).base());
    return true;
  }
  return false;
}

}  // namespace lacuna::session
