#include "core/analysis/follow.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/analysis/object_tracker.hpp"
#include "core/base/error.hpp"
#include "core/mask/pose.hpp"

namespace lacuna::analysis {
namespace {

/// A frame in which the place is known.
struct Anchor {
  int frame = 0;
  mask::Pose pose;
};

using Places = std::vector<ObjectPlace>;  // a frame

double between(double from, double to, double share) { return from + (to - from) * share; }

mask::Pose between(const mask::Pose& from, const mask::Pose& to, double share) {
  return {between(from.dx, to.dx, share), between(from.dy, to.dy, share), between(from.scale_x, to.scale_x, share),
          between(from.scale_y, to.scale_y, share), between(from.turn_rad, to.turn_rad, share)};
}

void check(const FollowRequest& request) {
  if (!request.window || request.window->frames.empty()) fail(ErrorKind::Mismatch, "There is no clip. Open one first.");
  const int frames = static_cast<int>(request.window->frames.size());
  if (request.frame >= 0 && request.frame < frames) return;
  fail(ErrorKind::Mismatch, "There is no frame " + std::to_string(request.frame) + " in the window; the last one is " +
                                std::to_string(frames - 1) + ".");
}

/// The frame at a time; -1 outside the window.
int frameAt(const media::ClipWindow& window, double time_s) {
  const std::vector<double>& times = window.time_s;
  if (time_s < times.front() || time_s >= window.end_s()) return -1;
  const auto after = std::upper_bound(times.begin(), times.end(), time_s);
  const int frame = static_cast<int>(after - times.begin()) - 1;
  const bool next_is_nearer = after != times.end() && *after - time_s < time_s - times[static_cast<std::size_t>(frame)];
  return next_is_nearer ? frame + 1 : frame;
}

/// By frame, no two in one.
std::vector<Anchor> anchorsOf(const FollowRequest& request, const mask::Pose& marked) {
  std::vector<Anchor> anchors;
  for (const mask::Key& key : request.fixed)
    if (const int frame = frameAt(*request.window, key.time_s); frame >= 0) anchors.push_back({frame, key.pose});
  anchors.push_back({request.frame, marked});  // after the fixed ones: those win
  std::stable_sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) { return a.frame < b.frame; });
  const auto same = [](const Anchor& a, const Anchor& b) { return a.frame == b.frame; };
  anchors.erase(std::unique(anchors.begin(), anchors.end(), same), anchors.end());
  return anchors;
}

/// Tracks between and beyond the anchors, and counts.
class Way {
 public:
  Way(const ObjectTracker& tracker, std::vector<Anchor> anchors, int frames, const jobs::JobContext& context)
      : tracker_(tracker), anchors_(std::move(anchors)), frames_(frames), context_(context) {
    total_ = anchors_.front().frame + frames - 1 - anchors_.back().frame;
    for (std::size_t i = 1; i < anchors_.size(); ++i) total_ += 2 * (anchors_[i].frame - anchors_[i - 1].frame - 1);
  }

  Places places() {
    Places places(static_cast<std::size_t>(frames_));
    const auto put = [&](int first, const Places& some, int stride) {
      for (std::size_t i = 0; i < some.size(); ++i)
        places[static_cast<std::size_t>(first + static_cast<int>(i) * stride)] = some[i];
    };
    put(anchors_.front().frame - 1, track(anchors_.front(), 0), -1);
    put(anchors_.back().frame + 1, track(anchors_.back(), frames_ - 1), 1);
    for (std::size_t i = 1; i < anchors_.size(); ++i)
      put(anchors_[i - 1].frame + 1, meeting(anchors_[i - 1], anchors_[i]), 1);
    for (const Anchor& anchor : anchors_) places[static_cast<std::size_t>(anchor.frame)] = {anchor.pose, 1};
    return places;
  }

 private:
  Places track(const Anchor& anchor, int to) {
    return tracker_.track(anchor.frame, to, anchor.pose, [this] {
      context_.throwIfStopped();
      context_.progress({"Following the object", static_cast<double>(done_++), static_cast<double>(total_), "frames"});
    });
  }

  /// The frames between two anchors, followed from both: the nearer one counts more, and the one that saw the object.
  Places meeting(const Anchor& a, const Anchor& b) {
    Places forward = track(a, b.frame - 1);
    const Places backward = track(b, a.frame + 1);
    for (std::size_t i = 0; i < forward.size(); ++i) {
      ObjectPlace& here = forward[i];
      const ObjectPlace& other = backward[forward.size() - 1 - i];
      const double share = static_cast<double>(i + 1) / static_cast<double>(forward.size() + 1);
      const double of_here = (1 - share) * (here.confidence * here.confidence + 1e-3);
      const double of_other = share * (other.confidence * other.confidence + 1e-3);
      const double to_other = of_other / (of_here + of_other);
      here = {between(here.pose, other.pose, to_other), between(here.confidence, other.confidence, to_other)};
    }
    return forward;
  }

  const ObjectTracker& tracker_;
  std::vector<Anchor> anchors_;
  int frames_;
  const jobs::JobContext& context_;
  int done_ = 0, total_ = 0;
};

/// A cubic from one place to another with the velocities at both; time runs from 0 to `length`.
double hermite(double from, double from_velocity, double to, double to_velocity, double length, double time) {
  const double u = time / length, u2 = u * u, u3 = u2 * u;
  return from * (2 * u3 - 3 * u2 + 1) + from_velocity * length * (u3 - 2 * u2 + u) + to * (3 * u2 - 2 * u3) +
         to_velocity * length * (u3 - u2);
}

/// Where an object was hidden, its way is one that fits how it went in and came out, in place of guesses.
class Bridges {
 public:
  Bridges(Places& places, const std::vector<double>& time_s) : places_(places), time_s_(time_s) {}

  void build() {
    std::size_t seen = places_.size();  // the last one; none so far
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i].confidence < Followed::hidden_below) continue;
      if (seen < i && i - seen > 1) bridge(seen, i);
      seen = i;
    }
  }

 private:
  bool known(std::size_t frame) const {
    return frame < places_.size() && places_[frame].confidence >= Followed::hidden_below;
  }

  /// Of x or y near a border of the gap; over the gap where the object was seen in one frame alone.
  double velocity(double mask::Pose::*way, std::size_t a, std::size_t b) const {
    return (places_[b].pose.*way - places_[a].pose.*way) / (time_s_[b] - time_s_[a]);
  }

  void bridge(std::size_t from, std::size_t to) {
    const mask::Pose a = places_[from].pose, b = places_[to].pose;
    const double length = time_s_[to] - time_s_[from];
    const auto going_in = from > 0 && known(from - 1) ? std::pair(from - 1, from) : std::pair(from, to);
    const auto coming_out = known(to + 1) ? std::pair(to, to + 1) : std::pair(from, to);
    const auto along = [&](double mask::Pose::*way, double time) {
      return hermite(a.*way, velocity(way, going_in.first, going_in.second), b.*way,
                     velocity(way, coming_out.first, coming_out.second), length, time);
    };
    for (std::size_t i = from + 1; i < to; ++i) {
      const double time = time_s_[i] - time_s_[from];
      places_[i].pose = between(a, b, time / length);
      places_[i].pose.dx = along(&mask::Pose::dx, time);
      places_[i].pose.dy = along(&mask::Pose::dy, time);
    }
  }

  Places& places_;
  const std::vector<double>& time_s_;
};

mask::Key keyAt(const std::vector<mask::Key>& by_frame, double time_s) {
  const auto after = std::upper_bound(by_frame.begin(), by_frame.end(), time_s,
                                      [](double t, const mask::Key& key) { return t < key.time_s; });
  const mask::Key& b = after == by_frame.end() ? by_frame.back() : *after;
  const mask::Key& a = after == by_frame.begin() ? by_frame.front() : *(after - 1);
  const double length = b.time_s - a.time_s, share = length > 0 ? (time_s - a.time_s) / length : 0;
  return {time_s, between(a.pose, b.pose, share), mask::Easing::Straight, between(a.confidence, b.confidence, share)};
}

/// One key a step, but where a fixed key is.
std::vector<mask::Key> keysOf(const std::vector<mask::Key>& by_frame, const std::vector<mask::Key>& fixed,
                              const mask::GridPlacement& placement, double end_s) {
  std::vector<mask::Key> keys = fixed;
  const auto set = [&](double begin, double end, double time) {
    const auto inside = [&](const mask::Key& key) { return key.time_s >= begin && key.time_s < end; };
    if (std::none_of(fixed.begin(), fixed.end(), inside)) keys.push_back(keyAt(by_frame, time));
  };
  for (std::size_t i = 0; placement.steps.empty() && i < by_frame.size(); ++i)
    set(by_frame[i].time_s, i + 1 < by_frame.size() ? by_frame[i + 1].time_s : end_s, by_frame[i].time_s);
  for (std::size_t i = 0; i < placement.steps.size(); ++i)
    set(placement.steps[i].begin_s, placement.steps[i].end_s, placement.middle_s(static_cast<int>(i)));
  std::stable_sort(keys.begin(), keys.end(), [](const mask::Key& a, const mask::Key& b) { return a.time_s < b.time_s; });
  return keys;
}

}  // namespace

Followed follow(const FollowRequest& request, const mask::GridPlacement& placement, const jobs::JobContext& context) {
  check(request);
  context.throwIfStopped();
  const media::ClipWindow& window = *request.window;
  const mask::Pose marked = mask::poseAt(request.shape, window.time_s[static_cast<std::size_t>(request.frame)]);
  const ObjectTracker tracker(request.window, request.shape.form, marked, request.frame);
  const int frames = static_cast<int>(window.frames.size());
  Places places = Way(tracker, anchorsOf(request, marked), frames, context).places();
  Bridges(places, window.time_s).build();
  Followed followed;
  for (std::size_t i = 0; i < places.size(); ++i)
    followed.by_frame.push_back({window.time_s[i], places[i].pose, mask::Easing::Straight, places[i].confidence});
  followed.keys = keysOf(followed.by_frame, request.fixed, placement, window.end_s());
  return followed;
}

}  // namespace lacuna::analysis
