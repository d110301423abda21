#include "widgets/timeline/key_commands.hpp"

#include <algorithm>

#include "core/mask/layers.hpp"
#include "core/mask/pose.hpp"
#include "core/session/steps.hpp"
#include "widgets/timeline/key_edits.hpp"

namespace lacuna::widgets {
namespace {

/// The chosen layer and the times of the window; no shape where there is no clip or none is chosen.
struct Place {
  const mask::MaskShape* shape = nullptr;
  ClipTimes times;
  int step = 0;
};

Place placeOf(const session::Session& session, const ViewState& view) {
  Place place;
  if (!session.window() || !view.shape) return place;
  place.times = timesOf(session.window().get(), session::framesInStep(session));
  place.step = std::min(session.playhead() / place.times.frames_per_step, std::max(0, place.times.steps() - 1));
  place.shape = mask::findShape(session.document().shapes, *view.shape);
  return place;
}

/// The index of the last key until the playhead's step, where another one comes after it.
std::optional<int> keyBeforeHere(const Place& place) {
  if (place.shape == nullptr || place.times.empty()) return std::nullopt;
  const auto& keys = place.shape->keys;
  const double end_s = place.times.stepEnd_s(place.step);
  const auto after = std::find_if(keys.begin(), keys.end(), [end_s](const mask::Key& key) { return key.time_s >= end_s; });
  if (after == keys.begin() || after == keys.end()) return std::nullopt;
  return static_cast<int>(after - keys.begin()) - 1;
}

}  // namespace

bool canAddKey(const session::Session& session, const ViewState& view) {
  const Place place = placeOf(session, view);
  return place.shape != nullptr && !place.shape->locked && mask::drawn(place.shape->form) &&
         !keyAtTime(*place.shape, place.times.stepMiddle_s(place.step));
}

void addKey(session::Session& session, const ViewState& view) {
  if (!canAddKey(session, view)) return;
  const Place place = placeOf(session, view);
  session.runAsStep(
      session::changeShape(withKeyAt(*place.shape, place.times.stepMiddle_s(place.step)), "Add key to " + place.shape->name));
}

bool canRemoveKey(const session::Session& session, const ViewState& view) {
  const Place place = placeOf(session, view);
  return place.shape != nullptr && !place.shape->locked && keyInStep(*place.shape, place.times, place.step);
}

void removeKey(session::Session& session, const ViewState& view) {
  if (!canRemoveKey(session, view)) return;
  const Place place = placeOf(session, view);
  session.runAsStep(session::changeShape(withoutKey(*place.shape, *keyInStep(*place.shape, place.times, place.step)),
                                         "Delete key of " + place.shape->name));
}

std::optional<mask::Easing> easingHere(const session::Session& session, const ViewState& view) {
  const Place place = placeOf(session, view);
  const auto key = keyBeforeHere(place);
  return key ? std::optional(place.shape->keys[static_cast<std::size_t>(*key)].easing) : std::nullopt;
}

void setEasingHere(session::Session& session, const ViewState& view, mask::Easing easing) {
  const Place place = placeOf(session, view);
  const auto key = keyBeforeHere(place);
  if (key && !place.shape->locked)
    session.runAsStep(session::changeShape(withEasing(*place.shape, *key, easing), "Change key of " + place.shape->name));
}

bool hasKeyToGoTo(const session::Session& session, const ViewState& view, int direction) {
  const Place place = placeOf(session, view);
  return place.shape != nullptr && stepOfNextKey(*place.shape, place.times, place.step, direction);
}

void goToKey(session::Session& session, const ViewState& view, int direction) {
  const Place place = placeOf(session, view);
  const auto step = place.shape != nullptr ? stepOfNextKey(*place.shape, place.times, place.step, direction) : std::nullopt;
  if (step) session.setPlayhead(*step * place.times.frames_per_step);
}

}  // namespace lacuna::widgets
