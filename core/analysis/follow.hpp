#pragma once

#include <memory>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/mask/mask_shape.hpp"
#include "core/mask/rasterise.hpp"
#include "core/media/clip_window.hpp"

namespace lacuna::analysis {

/// An object to follow: what lies inside the shape's form as it stands at one frame of the window.
struct FollowRequest {
  std::shared_ptr<const media::ClipWindow> window;
  mask::MaskShape shape;         ///< a drawn form; its pose at `frame` marks the object
  int frame = 0;                 ///< of the window
  std::vector<mask::Key> fixed;  ///< keys set by hand, by time: following starts anew at each and runs to the next
};

/// Where the object went, as poses of the shape's own form. The confidence of a key is how much of the object was
/// recognised; where it is under `hidden_below` the object was hidden and its way is guessed from both sides.
struct Followed {
  static constexpr double hidden_below = 0.5;
  std::vector<mask::Key> keys;      ///< one a step, at the step's middle; in place of these every fixed key, unchanged
  std::vector<mask::Key> by_frame;  ///< one a frame of the window, at the frame's time
};

/// Follows an object forwards and backwards through the whole window. What is inside the form is told from the rest by its
/// colours and by its picture; points on it are followed from frame to frame. An object that is lost goes on with its last
/// velocity and is looked for in an ever larger area. A turn is followed only of forms that are not round.
/// A placement without steps gives one key a frame. Reports "frames"; the same request gives the same keys.
/// Throws `Failure` (Refused) for a form that is not drawn, has no area or has nothing in the picture at the frame, and
/// (Mismatch) for a frame that the window has not; `CancelledException` when stopped.
Followed follow(const FollowRequest& request, const mask::GridPlacement& placement, const jobs::JobContext& context);

}  // namespace lacuna::analysis
