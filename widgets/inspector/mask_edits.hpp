#pragma once

#include <QString>
#include <vector>

#include "core/mask/rasterise.hpp"

namespace lacuna::widgets {

/// The steps that a shape acts on: "all steps", "steps 5-14" with a proper dash, "step 3", "no step".
QString extentText(const mask::TimeExtent& extent, const std::vector<mask::TimeExtent>& steps);

/// What to know about a mask of this share, empty when it is like those of training.
QString shareWarning(double hidden_share);

}  // namespace lacuna::widgets
