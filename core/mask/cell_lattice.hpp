#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/mask/coverage.hpp"

namespace lacuna::mask {

inline constexpr int samples_a_side = 8;
inline constexpr std::uint64_t all_samples = ~std::uint64_t{0};

/// A point in heights of the frame, so that lengths are the same along both axes.
struct Point {
  double x = 0, y = 0;
};

struct Line {
  Point a, b;
};

struct Box {
  Point low, high;
};

inline constexpr double everywhere = std::numeric_limits<double>::infinity();

/// Cuts the stretch [t0, t1] of `from + t * along` to low..high; false when nothing is left.
inline bool cutStretch(double from, double along, double low, double high, double& t0, double& t1) {
  if (along == 0) return from >= low && from <= high;
  const auto [enters, leaves] = std::minmax({(low - from) / along, (high - from) / along});
  t0 = std::max(t0, enters);
  t1 = std::min(t1, leaves);
  return t0 <= t1;
}

/// The part of a line inside a box; a line that lies inside comes back bit for bit.
inline std::optional<Line> clipped(const Line& line, const Box& box) {
  const double dx = line.b.x - line.a.x, dy = line.b.y - line.a.y;
  double t0 = 0, t1 = 1;
  if (!cutStretch(line.a.x, dx, box.low.x, box.high.x, t0, t1)) return std::nullopt;
  if (!cutStretch(line.a.y, dy, box.low.y, box.high.y, t0, t1)) return std::nullopt;
  Line part = line;
  if (t0 > 0) part.a = {line.a.x + t0 * dx, line.a.y + t0 * dy};
  if (t1 < 1) part.b = {line.a.x + t1 * dx, line.a.y + t1 * dy};
  return part;
}

/// The cells of one step as rectangles in heights of the frame.
class CellLattice {
 public:
  explicit CellLattice(const GridPlacement& placement)
      : rows_(placement.grid.rows),
        cols_(placement.grid.cols),
        aspect_(placement.frame_aspect),
        left_(placement.x0 * placement.frame_aspect),
        top_(placement.y0),
        cell_width_((placement.x1 - placement.x0) * placement.frame_aspect / placement.grid.cols),
        cell_height_((placement.y1 - placement.y0) / placement.grid.rows) {}

  Point fromFrame(const PointInFrame& p) const { return {p.x * aspect_, p.y}; }
  double halfDiagonal() const { return std::hypot(cell_width_, cell_height_) / 2; }
  double shortSide() const { return std::min(cell_width_, cell_height_); }
  Point centre(int row, int col) const { return {left_ + (col + 0.5) * cell_width_, top_ + (row + 0.5) * cell_height_}; }
  Point sample(int row, int col, int bit) const {
    return {left_ + (col + (bit % samples_a_side + 0.5) / samples_a_side) * cell_width_,
            top_ + (row + (bit / samples_a_side + 0.5) / samples_a_side) * cell_height_};
  }

  /// The area that a stroke's middle line must enter to reach a cell with a tip of this radius.
  Box reach(double radius) const {
    return {{left_ - radius, top_ - radius},
            {left_ + cols_ * cell_width_ + radius, top_ + rows_ * cell_height_ + radius}};
  }

  /// Calls `visit(row, col)` for the cells that a box reaches.
  template <class Visit>
  void forCellsIn(const Point& low, const Point& high, Visit visit) const {
    for (int row = firstOf(low.y, top_, cell_height_, rows_); row <= lastOf(high.y, top_, cell_height_, rows_); ++row) {
      forColumns(row, low.x, high.x, visit);
    }
  }

  /// The same for the cells near a line: in each row only those beside the part of the line that is near the row.
  template <class Visit>
  void forCellsNear(const Line& line, double radius, Visit visit) const {
    const auto [low_y, high_y] = std::minmax(line.a.y, line.b.y);
    const int last_row = lastOf(high_y + radius, top_, cell_height_, rows_);
    for (int row = firstOf(low_y - radius, top_, cell_height_, rows_); row <= last_row; ++row) {
      const double row_top = top_ + row * cell_height_;
      const auto part = clipped(line, {{-everywhere, row_top - radius}, {everywhere, row_top + cell_height_ + radius}});
      if (!part) continue;
      const auto [low_x, high_x] = std::minmax(part->a.x, part->b.x);
      forColumns(row, low_x - radius, high_x + radius, visit);
    }
  }

 private:
  template <class Visit>
  void forColumns(int row, double low_x, double high_x, Visit visit) const {
    const int last_col = lastOf(high_x, left_, cell_width_, cols_);
    for (int col = firstOf(low_x, left_, cell_width_, cols_); col <= last_col; ++col) visit(row, col);
  }

  /// The floor held in -1..count, so that far-off points do not overflow.
  static int clampedFloor(double value, int count) {
    return static_cast<int>(std::floor(std::clamp(value, -1.0, static_cast<double>(count))));
  }
  static int firstOf(double low, double origin, double side, int count) {
    return std::max(clampedFloor((low - origin) / side, count), 0);
  }
  static int lastOf(double high, double origin, double side, int count) {
    return std::min(clampedFloor((high - origin) / side, count), count - 1);
  }

  int rows_, cols_;
  double aspect_, left_, top_, cell_width_, cell_height_;
};

}  // namespace lacuna::mask
