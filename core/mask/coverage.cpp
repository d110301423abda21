#include "core/mask/coverage.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lacuna::mask {
namespace {

constexpr int samples_a_side = 8;
constexpr std::uint64_t all_samples = ~std::uint64_t{0};

/// A point in heights of the frame, so that lengths are the same along both axes.
struct Point {
  double x = 0, y = 0;
};

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

  /// Calls `visit(row, col)` for the cells that a box reaches.
  template <class Visit>
  void forCellsIn(const Point& low, const Point& high, Visit visit) const {
    const int first_row = clampedFloor((low.y - top_) / cell_height_, rows_),
              last_row = clampedFloor((high.y - top_) / cell_height_, rows_);
    const int first_col = clampedFloor((low.x - left_) / cell_width_, cols_),
              last_col = clampedFloor((high.x - left_) / cell_width_, cols_);
    for (int row = std::max(first_row, 0); row <= std::min(last_row, rows_ - 1); ++row) {
      for (int col = std::max(first_col, 0); col <= std::min(last_col, cols_ - 1); ++col) visit(row, col);
    }
  }

 private:
  /// The floor held in -1..count, so that far-off points do not overflow.
  static int clampedFloor(double value, int count) {
    return static_cast<int>(std::floor(std::clamp(value, -1.0, static_cast<double>(count))));
  }

  int rows_, cols_;
  double aspect_, left_, top_, cell_width_, cell_height_;
};

/// One segment of a stroke swept by the tip: a convex area.
class SweptSegment {
 public:
  SweptSegment(const Point& a, const Point& b, double radius, BrushTip tip)
      : a_(a), b_(b), dx_(b.x - a.x), dy_(b.y - a.y), length_squared_(dx_ * dx_ + dy_ * dy_), radius_(radius), tip_(tip) {}

  Point low() const { return {std::min(a_.x, b_.x) - radius_, std::min(a_.y, b_.y) - radius_}; }
  Point high() const { return {std::max(a_.x, b_.x) + radius_, std::max(a_.y, b_.y) + radius_}; }

  /// Whether `p` is within the radius plus `extra` of the segment.
  bool covers(const Point& p, double extra = 0) const {
    return tip_ == BrushTip::Round ? coversRound(p, radius_ + extra) : coversSquare(p, radius_ + extra);
  }

 private:
  bool coversRound(const Point& p, double radius) const {
    const double along = (p.x - a_.x) * dx_ + (p.y - a_.y) * dy_;
    const double t = length_squared_ > 0 ? std::clamp(along / length_squared_, 0.0, 1.0) : 0;
    const double x = p.x - a_.x - t * dx_, y = p.y - a_.y - t * dy_;
    return x * x + y * y <= radius * radius;
  }

  // A square swept along a segment is a hexagon: the box of both ends, cut by the strip along the segment.
  bool coversSquare(const Point& p, double radius) const {
    if (p.x < std::min(a_.x, b_.x) - radius || p.x > std::max(a_.x, b_.x) + radius) return false;
    if (p.y < std::min(a_.y, b_.y) - radius || p.y > std::max(a_.y, b_.y) + radius) return false;
    return std::abs(dx_ * (p.y - a_.y) - dy_ * (p.x - a_.x)) <= radius * (std::abs(dx_) + std::abs(dy_));
  }

  Point a_, b_;
  double dx_, dy_, length_squared_, radius_;
  BrushTip tip_;
};

Coverage emptyCoverage(const GridPlacement& placement) {
  const auto cells = static_cast<std::size_t>(placement.grid.perStep());
  return {std::vector<std::uint64_t>(cells, 0), std::vector<unsigned char>(cells, 0)};
}

std::uint64_t samplesIn(const SweptSegment& swept, const CellLattice& lattice, int row, int col, std::uint64_t covered) {
  // Corners inside a convex area: everything between them is inside too.
  constexpr int corners[] = {0, samples_a_side - 1, samples_a_side * (samples_a_side - 1),
                             samples_a_side * samples_a_side - 1};
  if (std::all_of(std::begin(corners), std::end(corners),
                  [&](int bit) { return swept.covers(lattice.sample(row, col, bit)); })) {
    return all_samples;
  }
  for (std::uint64_t open = ~covered; open != 0; open &= open - 1) {
    const int bit = std::countr_zero(open);
    if (swept.covers(lattice.sample(row, col, bit))) covered |= std::uint64_t{1} << bit;
  }
  return covered;
}

void addSegment(Coverage& coverage, const SweptSegment& swept, const CellLattice& lattice, int cols) {
  lattice.forCellsIn(swept.low(), swept.high(), [&](int row, int col) {
    std::uint64_t& covered = coverage.samples[static_cast<std::size_t>(row) * cols + col];
    if (covered == all_samples || !swept.covers(lattice.centre(row, col), lattice.halfDiagonal())) return;
    covered = samplesIn(swept, lattice, row, col, covered);
  });
}

void touch(Coverage& coverage, const PointInFrame& point, const GridPlacement& placement) {
  Cell cell;
  if (placement.cellAt(point, 0, cell))
    coverage.touched[static_cast<std::size_t>(cell.row) * placement.grid.cols + cell.col] = 1;
}

/// A line thinner than the spacing of the samples still touches the cells it runs through.
void touchAlong(Coverage& coverage, const PointInFrame& a, const PointInFrame& b, const CellLattice& lattice,
                const GridPlacement& placement) {
  constexpr double most_points = 4096;
  const Point p = lattice.fromFrame(a), q = lattice.fromFrame(b);
  const double wanted = std::hypot(q.x - p.x, q.y - p.y) / (lattice.shortSide() / samples_a_side);
  const int parts = static_cast<int>(std::clamp(std::ceil(wanted), 1.0, most_points));
  for (int i = 0; i <= parts; ++i) {
    const double t = static_cast<double>(i) / parts;
    touch(coverage, {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, placement);
  }
}

}  // namespace

bool Coverage::inside(std::size_t cell, CoverageRule rule) const {
  switch (rule) {
    case CoverageRule::Touched:
      return samples[cell] != 0 || touched[cell] != 0;
    case CoverageRule::Half:
      return std::popcount(samples[cell]) * 2 >= samples_a_side * samples_a_side;
    case CoverageRule::Full:
      return samples[cell] == all_samples;
  }
  return false;
}

Coverage coverageOf(const Stroke& stroke, const GridPlacement& placement) {
  Coverage coverage = emptyCoverage(placement);
  if (stroke.points.empty() || coverage.samples.empty()) return coverage;
  const CellLattice lattice(placement);
  const std::size_t segments = std::max<std::size_t>(stroke.points.size() - 1, 1);
  for (std::size_t i = 0; i < segments; ++i) {
    const PointInFrame& a = stroke.points[i];
    const PointInFrame& b = stroke.points[std::min(i + 1, stroke.points.size() - 1)];
    addSegment(coverage, SweptSegment(lattice.fromFrame(a), lattice.fromFrame(b), stroke.radius, stroke.tip), lattice,
               placement.grid.cols);
    touchAlong(coverage, a, b, lattice, placement);
  }
  return coverage;
}

Coverage coverageOf(const Rectangle& rectangle, const GridPlacement& placement) {
  Coverage coverage = emptyCoverage(placement);
  if (coverage.samples.empty()) return coverage;
  const CellLattice lattice(placement);
  const auto [x0, x1] = std::minmax(rectangle.a.x, rectangle.b.x);
  const auto [y0, y1] = std::minmax(rectangle.a.y, rectangle.b.y);
  const Point low = lattice.fromFrame({x0, y0}), high = lattice.fromFrame({x1, y1});
  lattice.forCellsIn(low, high, [&](int row, int col) {
    std::uint64_t& covered = coverage.samples[static_cast<std::size_t>(row) * placement.grid.cols + col];
    for (int bit = 0; bit < samples_a_side * samples_a_side; ++bit) {
      const Point p = lattice.sample(row, col, bit);
      if (p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y) covered |= std::uint64_t{1} << bit;
    }
  });
  touch(coverage, {(x0 + x1) / 2, (y0 + y1) / 2}, placement);
  return coverage;
}

}  // namespace lacuna::mask
