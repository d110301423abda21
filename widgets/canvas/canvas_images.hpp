#pragma once

#include <QImage>

#include "core/base/image.hpp"
#include "core/latent/run.hpp"
#include "core/mask/mask.hpp"
#include "core/projection/pca.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Small pictures of one step, a pixel per token (columns x rows), for the canvas and the lenses.

/// 255 = hidden, Grayscale8.
QImage hiddenImage(const mask::Mask& mask, int step);

/// Ember colours of the hidden tokens, transparent elsewhere, RGBA8888.
QImage errorImage(const latent::Run& run, int step, const ErrorRange& range, latent::Metric metric, const Theme& theme);

/// PCA colours: true ones, or with `predicted` those of the predictor at hidden tokens. RGBA8888.
QImage featuresImage(const latent::Run& run, const projection::Projection& projection, int step, bool predicted);

/// The frame's pixels without a copy: valid as long as the image lives.
QImage wrapFrame(const Image& frame);

}  // namespace lacuna::widgets
