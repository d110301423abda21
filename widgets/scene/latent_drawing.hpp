#pragma once

#include <QByteArray>
#include <QString>

#include "widgets/scene/scene_content.hpp"

namespace lacuna::widgets {

/// What a drawing of the latent space needs, as plain data: it is made on a worker.
struct LatentDrawing {
  SceneContent content;
  Projector projector;
  Theme theme;
  double point_radius = 3;  ///< of a bright mark, pixels
  QString caption;          ///< what made the points; also in the file's title
};

/// The marks and lines as an svg file, the farthest first. Predicted marks are rings.
QByteArray svgOf(const LatentDrawing& drawing);

}  // namespace lacuna::widgets
