#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"

namespace lacuna::mask {

/// A point of the displayed frame in fractions of its width and height (0..1, y down).
struct PointInFrame {
  double x = 0, y = 0;
  bool operator==(const PointInFrame&) const = default;
};

/// When a shape acts, in seconds of the clip: [begin_s, end_s). The default is always.
struct TimeExtent {
  double begin_s = -1e18;
  double end_s = 1e18;
  bool operator==(const TimeExtent&) const = default;
};

enum class Operation { Hide, Reveal };
enum class BrushTip { Round, Square };

/// A painted line: every point within `radius` of the polyline. `radius` is a fraction of the frame's HEIGHT, so a round
/// tip is round in pixels. One point is a dab.
struct Stroke {
  std::vector<PointInFrame> points;
  double radius = 0.05;
  BrushTip tip = BrushTip::Round;
  std::vector<float> pressure{};  ///< share of `radius` at each point, 0..1, of a pen that tells it; empty: all of it
  double radiusAt(std::size_t point) const { return pressure.empty() ? radius : radius * static_cast<double>(pressure[point]); }
  bool operator==(const Stroke&) const = default;
};

/// An axis-parallel rectangle between two corners, in any order.
struct Rectangle {
  PointInFrame a, b;
  bool operator==(const Rectangle&) const = default;
};

/// The ellipse that fills the box between two corners.
struct Ellipse {
  PointInFrame a, b;
  bool operator==(const Ellipse&) const = default;
};

/// A closed outline; the last point joins the first. Where it crosses itself, every other area is inside (even-odd).
struct Polygon {
  std::vector<PointInFrame> points;
  bool operator==(const Polygon&) const = default;
};

/// A mask made by rule on the token grid; see generators.hpp for the kinds and their parameters.
struct Generated {
  std::string kind;  ///< "blocks-small"
  std::uint64_t seed = 0;
  std::map<std::string, double> parameters;  ///< those that were set; the others are as `generators()` says
  bool operator==(const Generated&) const = default;
};

/// Bits of one grid, from a mask file (npy, png) or from cells that were picked; resampled by nearest cell on another grid.
struct PaintedCells {
  int steps = 0, rows = 0, cols = 0;
  std::vector<unsigned char> hidden;  ///< steps*rows*cols, in token order
  bool operator==(const PaintedCells&) const = default;
};

using Form = std::variant<Stroke, Rectangle, Ellipse, Polygon, Generated, PaintedCells>;

/// How a drawn form stands: moved, then scaled and turned about its own centre (the middle of the box around it). A square
/// tip stays upright. Generated and painted cells have no pose.
struct Pose {
  double dx = 0, dy = 0;            ///< in fractions of the frame's width and height
  double scale_x = 1, scale_y = 1;  ///< before the turn
  double turn_rad = 0;              ///< clockwise as seen
  bool operator==(const Pose&) const = default;
};

/// How a pose goes on to the next key.
enum class Easing { Hold, Straight, Smooth };

/// The pose at one moment of the clip.
struct Key {
  double time_s = 0;
  Pose pose;
  Easing easing = Easing::Straight;
  double confidence = 1;  ///< 0..1: how sure a tracker was of it; 1 for keys set by hand
  bool seen() const { return confidence >= 0.5; }  ///< else the tracker had lost it, and guessed
  bool operator==(const Key&) const = default;
};

/// What a person authored, independent of model, size and grid: one layer of the mask.
struct MaskShape {
  ShapeId id{};
  std::string name;
  Operation operation = Operation::Hide;
  TimeExtent extent;
  Form form;
  Pose pose{};            ///< when there are no keys
  std::vector<Key> keys{};  ///< by time, no two at one time

  int grow_cells = 0;        ///< cells added in every direction on the grid at hand; negative: taken away
  bool outside = false;      ///< acts on the cells that the form leaves out
  bool other_times = false;  ///< acts on the steps that the extent leaves out

  bool shown = true;    ///< false: has no part in the mask
  bool solo = false;    ///< while any shown shape is solo, only those that are have a part
  bool locked = false;  ///< no tool changes it
  int colour = 0;       ///< 0..7, of the lanes and outlines
  bool operator==(const MaskShape&) const = default;
};

}  // namespace lacuna::mask
