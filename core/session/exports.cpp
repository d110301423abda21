#include "core/session/exports.hpp"

#include <algorithm>

namespace lacuna::session {

Exports::Id Exports::begin(const std::string& path, std::function<void()> cancel) {
  const Id id = ++last_;
  running_.push_back({id, path, {}, std::move(cancel)});
  changed.send();
  return id;
}

void Exports::tell(Id id, const jobs::Progress& progress) {
  const auto running = std::ranges::find(running_, id, &Running::id);
  if (running != running_.end()) running->progress = progress;
}

void Exports::end(Id id, const Outcome<bool>& outcome) {
  const auto running = std::ranges::find(running_, id, &Running::id);
  if (running == running_.end()) return;
  ended_.push_front({running->path, outcome.error() ? std::optional(*outcome.error()) : std::nullopt, outcome.cancelled()});
  if (ended_.size() > most_ended) ended_.pop_back();
  running_.erase(running);
  changed.send();
}

const Exports::Ended* Exports::last(const std::string& path) const {
  const auto ended = std::ranges::find(ended_, path, &Ended::path);
  return ended == ended_.end() ? nullptr : &*ended;
}

}  // namespace lacuna::session
