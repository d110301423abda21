#pragma once

#include <QByteArray>

#include "core/session/session.hpp"

namespace lacuna::app {

/// The pictures of a report, for paper. Svg files, but for the frames, a png.
QByteArray framesPng(const latent::Run& run);
QByteArray stepsSvg(const latent::Run& run);
QByteArray distanceSvg(const latent::Run& run);
QByteArray projectionSvg(const session::Result& result);  ///< from the side that shows the cloud largest

}  // namespace lacuna::app
