#pragma once

#include <optional>

#include "core/mask/mask_shape.hpp"
#include "widgets/timeline/clip_times.hpp"

/// Changes of a shape's keys; pure.
namespace lacuna::widgets {

/// The shape with a key at that time, of the pose that holds there; nothing changes where there is one already.
mask::MaskShape withKeyAt(mask::MaskShape shape, double time_s);

/// The shape without the key of that index. The last one leaves its pose behind, so that the shape stays where it was.
mask::MaskShape withoutKey(mask::MaskShape shape, int key);

/// The shape with a key moved to near a time: on the middle of a step or the beginning of a frame, between its neighbours
/// and within the window. It stays where no such place is free.
mask::MaskShape withKeyMoved(mask::MaskShape shape, int key, const ClipTimes& times, double time_s, TimeSnap snap);

mask::MaskShape withEasing(mask::MaskShape shape, int key, mask::Easing easing);

std::optional<int> keyInStep(const mask::MaskShape& shape, const ClipTimes& times, int step);  ///< the first of that step
std::optional<int> keyAtTime(const mask::MaskShape& shape, double time_s);                     ///< exactly there
/// The next key's step after one (`direction` 1) or before it (-1), where keys of the window are.
std::optional<int> stepOfNextKey(const mask::MaskShape& shape, const ClipTimes& times, int step, int direction);

}  // namespace lacuna::widgets
