#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/mask/pose.hpp"
#include "core/media/clip_window.hpp"

namespace lacuna::analysis {

/// Where an object is in one frame: the pose of the form that marked it, and 0..1 how much of it was recognised.
struct ObjectPlace {
  mask::Pose pose;
  double confidence = 0;
};

/// Knows how one object looks and finds it again from frame to frame. See `follow`.
class ObjectTracker {
 public:
  /// The object is what lies inside the form, posed, in this frame. Throws `Failure` (Refused) when that is nothing.
  ObjectTracker(std::shared_ptr<const media::ClipWindow> window, const mask::Form& form, const mask::Pose& pose, int frame);
  ~ObjectTracker();
  ObjectTracker(const ObjectTracker&) = delete;
  ObjectTracker& operator=(const ObjectTracker&) = delete;

  /// From a pose in frame `from` on to frame `to`, forwards or backwards: the places in the frames after `from`, in the
  /// order of going. Calls `next_frame` before each; what that throws ends the tracking.
  std::vector<ObjectPlace> track(int from, int to, const mask::Pose& pose, const std::function<void()>& next_frame) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::analysis
