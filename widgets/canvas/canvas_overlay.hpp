#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QPainter>
#include <QRectF>
#include <array>
#include <optional>
#include <vector>

#include "core/mask/mask_shape.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What QPainter draws over the picture. Rectangles and points in logical pixels of the canvas.
struct CanvasMarks {
  std::optional<QRectF> picked;       ///< token of this step
  std::optional<QRectF> picked_else;  ///< the same place, picked on another step
  std::optional<QRectF> hovered;
  bool hovered_else = false;  ///< the hovered token is one of another step
  std::vector<QRectF> selected;        ///< selected tokens of this step
  std::vector<QLineF> selected_edges;
  std::vector<QRectF> changing;        ///< tokens of this step that a click would change
  std::vector<QLineF> changing_edges;  ///< between them and the tokens that stay as they are
  std::optional<QRectF> box;           ///< rectangle and ellipse tool, while dragging
  bool box_round = false;
  QPolygonF loop;  ///< lasso and polygon tool, while drawing; the last side back to the start is dashed
  /// The chosen layer: its outline as it stands at the playhead, its handles, its track through time.
  struct Chosen {
    QPolygonF outline;
    bool closed = true;
    QColor colour;
    bool handles = false;
    std::array<QPointF, 4> corners;
    QPointF top, turn;
    struct Spot {
      QPointF at;
      bool key = false, sure = true;
    };
    std::vector<Spot> track;
  };
  std::optional<Chosen> chosen;
  struct Brush {
    QPointF centre;
    double radius = 0;
    mask::BrushTip tip = mask::BrushTip::Round;
  };
  std::optional<Brush> brush;
  std::optional<QRectF> focus_ring;
  QString tag;  ///< "Hide 7 more tokens", beside `tag_at`
  QPointF tag_at;
  QRectF tag_within;
};

void paintMarks(QPainter& painter, const CanvasMarks& marks, const Theme& theme);

}  // namespace lacuna::widgets
