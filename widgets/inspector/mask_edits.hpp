#pragma once

#include <QString>
#include <vector>

#include "core/mask/mask_statistics.hpp"
#include "core/mask/rasterise.hpp"

namespace lacuna::widgets {

/// The steps that a shape acts on: "all steps", "steps 5-14" with a proper dash, "step 3", "no step".
QString extentText(const mask::TimeExtent& extent, const std::vector<mask::TimeExtent>& steps);

/// What to know about a mask of this share beside those of training, of which there may be none; empty when it is like them.
QString shareWarning(double hidden_share, const mask::FigureSpread& training);

}  // namespace lacuna::widgets
