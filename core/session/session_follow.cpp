#include "core/analysis/follow.hpp"
#include "core/mask/layers.hpp"
#include "core/session/session.hpp"
#include "core/session/session_shared.hpp"

#include <algorithm>

namespace lacuna::session {
namespace {

/// Those that a person set or mended: a tracker's own are made anew.
std::vector<mask::Key> keysByHand(const mask::MaskShape& shape) {
  std::vector<mask::Key> keys;
  std::copy_if(shape.keys.begin(), shape.keys.end(), std::back_inserter(keys),
               [](const mask::Key& key) { return key.confidence == 1; });
  return keys;
}

}  // namespace

void Session::followObject(mask::MaskShape shape) {
  if (!window_ || !placement_) return;
  following_ = {true, {}, std::nullopt};
  analysis::FollowRequest request{window_, shape, playhead_, keysByHand(shape)};
  jobs_.start<analysis::Followed>(
      follow_lane_,
      [request = std::move(request), placement = *placement_](const jobs::JobContext& context) {
        return analysis::follow(request, placement, context);
      },
      [this](const jobs::Progress& progress) {
        following_.progress = progress;
        if (progressDue()) send(FollowingChanged{});
      },
      [this, shape = std::move(shape), known = mask::findShape(document_.shapes, shape.id) != nullptr](Outcome<analysis::Followed> outcome) {
        following_ = {false, {}, std::nullopt};
        if (outcome.error() != nullptr) following_.error = *outcome.error();
        if (outcome.ok() && known == (mask::findShape(document_.shapes, shape.id) != nullptr)) showFollowed(shape, std::move(outcome.value().keys));
        send(FollowingChanged{});
      });
  send(FollowingChanged{});
}

void Session::showFollowed(mask::MaskShape shape, std::vector<mask::Key> keys) {
  const mask::MaskShape* now = mask::findShape(document_.shapes, shape.id);
  if (now != nullptr) {
    if (now->form != shape.form || now->pose != shape.pose || now->keys != shape.keys) return;  // the track is of another shape
    shape = *now;  // with the name, steps and lock that it has by now
  }
  shape.keys = std::move(keys);
  shape.pose = {};
  const std::string label = "Follow " + shape.name;
  runAsStep(now != nullptr ? changeShape(std::move(shape), label) : addShape(std::move(shape), label));
}

void Session::stopFollowing() {
  if (!follow_lane_.busy()) return;
  follow_lane_.cancel();
  following_ = {};
  send(FollowingChanged{});
}

}  // namespace lacuna::session
