#pragma once

#include <QImage>
#include <string>

#include "core/latent/run.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::app {

/// Every step of the clip with its errors: pictures in reading order, hidden tokens in Ember over the 2nd..98th percentile,
/// with step numbers, the scale, the metric and the settings under them. Needs no display.
QImage framesFigure(const latent::Run& run, const widgets::Theme& theme);

/// That as a png file, dark. Throws `Failure` when it cannot be written.
void writeFramesFigure(const latent::Run& run, const std::string& path);

}  // namespace lacuna::app
