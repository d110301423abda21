#pragma once

#include <optional>
#include <vector>

#include "core/mask/mask.hpp"
#include "core/mask/mask_shape.hpp"
#include "core/mask/rasterise.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Half the brush's diameter as a fraction of the frame's height; `diameter_cells` counts cells of the grid.
double brushRadius(double diameter_cells, const mask::GridPlacement& placement);

/// When a stroke made on `step` acts.
mask::TimeExtent strokeExtent(StrokeSteps steps, int around, int step, const mask::GridPlacement& placement);

/// The rectangle that covers one token and touches no other.
mask::MaskShape tokenShape(TokenId token, mask::Operation operation, const mask::GridPlacement& placement);

/// What a shape would change: tokens of all steps, ascending, that are not yet as `operation` makes them.
std::vector<TokenId> tokensChangedBy(const mask::Mask& before, const mask::Mask& after);

/// A painted line, a rectangle, an ellipse or a lasso while the button is down. Points are given in the frame.
class StrokeBuilder {
 public:
  enum class Kind { Line, Box, Round, Loop };
  struct Settings {
    Kind kind = Kind::Line;
    mask::Operation operation = mask::Operation::Hide;
    double radius = 0.05;  ///< of the frame's height; of lines, and what a lasso's points are apart by
    mask::BrushTip tip = mask::BrushTip::Round;
    mask::TimeExtent extent;
    double frame_aspect = 1;  ///< width / height
  };

  /// Keys held during a move.
  struct Held {
    bool straight = false;     ///< Shift: a line from the point where the straight part began; a square or a circle
    bool from_centre = false;  ///< Ctrl: the first point is the middle of the box
  };

  /// `pressure` of a pen, 0..1; none for a mouse.
  StrokeBuilder(ShapeId id, std::string name, const Settings& settings, mask::PointInFrame start,
                std::optional<double> pressure = std::nullopt);

  void moveTo(mask::PointInFrame point, Held held, double pressure = 1);  ///< the cursor went here
  void dropLast();                                                         ///< a lasso's last point
  mask::MaskShape shape() const;

 private:
  void appendPoint(mask::PointInFrame point, double pressure);
  void moveCorner(mask::PointInFrame point, Held held);
  double distance(mask::PointInFrame a, mask::PointInFrame b) const;  // in frame heights

  const ShapeId id_;
  const std::string name_;
  const Settings settings_;
  std::vector<mask::PointInFrame> points_;  // fixed ones; the cursor is `tail_`
  std::vector<float> pressure_;             // of these, when a pen tells it
  mask::PointInFrame tail_, opposite_;      // of boxes: the corners
  double tail_pressure_ = 1;
};

}  // namespace lacuna::widgets
