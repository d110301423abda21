#pragma once

#include <cstdint>
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
  bool operator==(const Stroke&) const = default;
};

/// An axis-parallel rectangle between two corners, in any order.
struct Rectangle {
  PointInFrame a, b;
  bool operator==(const Rectangle&) const = default;
};

/// A mask made by rule on the token grid; see generators.hpp for the kinds and their parameters.
struct Generated {
  std::string kind;                 ///< "blocks-small", "blocks-large", "tube", "random", "future", "checkerboard"
  std::uint64_t seed = 0;
  double ratio = 0.5;               ///< share to hide, for the kinds that take one
  bool operator==(const Generated&) const = default;
};

/// Bits of one grid, from a mask file (npy, png); resampled by nearest cell on another grid.
struct PaintedCells {
  int steps = 0, rows = 0, cols = 0;
  std::vector<unsigned char> hidden;  ///< steps*rows*cols, in token order
  bool operator==(const PaintedCells&) const = default;
};

/// What a person authored, independent of model, size and grid.
struct MaskShape {
  ShapeId id{};
  std::string name;
  Operation operation = Operation::Hide;
  TimeExtent extent;
  std::variant<Stroke, Rectangle, Generated, PaintedCells> form;
  bool operator==(const MaskShape&) const = default;
};

}  // namespace lacuna::mask
