#pragma once

#include <QPainter>
#include <QString>
#include <functional>
#include <string>

#include "core/latent/table.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A picture that can be drawn at any size, with the numbers behind it and the settings that made them. It holds all it needs:
/// it may be drawn on any thread.
struct Figure {
  QString title;
  QSizeF size{560, 360};  ///< logical pixels
  std::function<void(QPainter&, const QRectF&, const Theme&)> paint;
  latent::Table table;
};

/// By its ending: svg and pdf (drawn for paper, light), png (twice the size, as `theme` has it), csv, npz. Settings are inside:
/// the description of an svg, a text of a png, files attached to a pdf (settings.json and the table). Throws `Failure` for
/// another ending (Mismatch) and with the system's reason.
void writeFigure(const Figure& figure, const Theme& theme, const std::string& path);

}  // namespace lacuna::widgets
