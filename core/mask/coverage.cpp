#include "core/mask/coverage.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/mask/cell_lattice.hpp"

namespace lacuna::mask {
namespace {

/// One segment of a stroke swept by the tip: a convex area.
class SweptSegment {
 public:
  SweptSegment(const Line& line, double radius, BrushTip tip)
      : a_(line.a), b_(line.b), dx_(b_.x - a_.x), dy_(b_.y - a_.y), length_squared_(dx_ * dx_ + dy_ * dy_), radius_(radius), tip_(tip) {}

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

void addSegment(Coverage& coverage, const Line& line, double radius, BrushTip tip, const CellLattice& lattice, int cols) {
  const SweptSegment swept(line, radius, tip);
  lattice.forCellsNear(line, radius, [&](int row, int col) {
    std::uint64_t& covered = coverage.samples[static_cast<std::size_t>(row) * cols + col];
    if (covered == all_samples || !swept.covers(lattice.centre(row, col), lattice.halfDiagonal())) return;
    covered = samplesIn(swept, lattice, row, col, covered);
  });
}

/// Covers the samples of one line of samples from x0 to x1.
void fillLine(Coverage& coverage, int line, double x0, double x1, const CellLattice& lattice, int cols) {
  const int row = line / samples_a_side, first_bit = line % samples_a_side * samples_a_side;
  const double y = lattice.sample(row, 0, first_bit).y;
  lattice.forCellsIn({x0, y}, {x1, y}, [&](int, int col) {
    std::uint64_t& covered = coverage.samples[static_cast<std::size_t>(row) * cols + col];
    for (int bit = first_bit; bit < first_bit + samples_a_side; ++bit) {
      const double x = lattice.sample(row, col, bit).x;
      if (x >= x0 && x <= x1) covered |= std::uint64_t{1} << bit;
    }
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
  constexpr double most_points = 65536;
  const auto inside = clipped({{a.x, a.y}, {b.x, b.y}}, {{placement.x0, placement.y0}, {placement.x1, placement.y1}});
  if (!inside) return;
  const PointInFrame from{inside->a.x, inside->a.y}, to{inside->b.x, inside->b.y};
  const Point p = lattice.fromFrame(from), q = lattice.fromFrame(to);
  const double wanted = std::hypot(q.x - p.x, q.y - p.y) / (lattice.shortSide() / samples_a_side);
  const int parts = static_cast<int>(std::clamp(std::ceil(wanted), 1.0, most_points));
  for (int i = 0; i <= parts; ++i) {
    const double t = static_cast<double>(i) / parts;
    touch(coverage, {from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)}, placement);
  }
}

Coverage coverageOf(const Stroke& stroke, const GridPlacement& placement) {
  Coverage coverage = emptyCoverage(placement);
  if (stroke.points.empty() || coverage.samples.empty()) return coverage;
  const CellLattice lattice(placement);
  const std::size_t segments = std::max<std::size_t>(stroke.points.size() - 1, 1);
  for (std::size_t i = 0; i < segments; ++i) {
    const std::size_t next = std::min(i + 1, stroke.points.size() - 1);
    const PointInFrame &a = stroke.points[i], &b = stroke.points[next];
    const double radius = std::max(stroke.radiusAt(i), stroke.radiusAt(next));
    const auto line = clipped({lattice.fromFrame(a), lattice.fromFrame(b)}, lattice.reach(radius));
    if (line) addSegment(coverage, *line, radius, stroke.tip, lattice, placement.grid.cols);
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
  // One that is thinner than the samples are apart touches what lies along its middle; not quite to the ends, which may lie
  // on the border of the next cell.
  const double apart = lattice.shortSide() / samples_a_side;
  const double end_x = 1e-6 * (x1 - x0), end_y = 1e-6 * (y1 - y0), x = (x0 + x1) / 2, y = (y0 + y1) / 2;
  if (high.y - low.y < apart) touchAlong(coverage, {x0 + end_x, y}, {x1 - end_x, y}, lattice, placement);
  if (high.x - low.x < apart) touchAlong(coverage, {x, y0 + end_y}, {x, y1 - end_y}, lattice, placement);
  return coverage;
}

/// Outline by outline: crossings of each line of samples, filled between every other two.
Coverage coverageOf(const Polygon& polygon, const GridPlacement& placement) {
  Coverage coverage = emptyCoverage(placement);
  const std::size_t corners = polygon.points.size();
  if (corners == 0 || coverage.samples.empty()) return coverage;
  const CellLattice lattice(placement);
  std::vector<Point> points;
  for (const PointInFrame& point : polygon.points) points.push_back(lattice.fromFrame(point));
  std::vector<double> crossings;
  for (int line = 0; line < placement.grid.rows * samples_a_side; ++line) {
    const double y = lattice.sample(line / samples_a_side, 0, line % samples_a_side * samples_a_side).y;
    crossings.clear();
    for (std::size_t i = 0; i < corners; ++i) {
      const Point &a = points[i], &b = points[(i + 1) % corners];
      if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      fillLine(coverage, line, crossings[i], crossings[i + 1], lattice, placement.grid.cols);
  }
  for (std::size_t i = 0; i < corners; ++i)
    touchAlong(coverage, polygon.points[i], polygon.points[(i + 1) % corners], lattice, placement);
  return coverage;
}

Coverage coverageOf(const Ellipse& ellipse, const GridPlacement& placement) {
  Coverage coverage = emptyCoverage(placement);
  if (coverage.samples.empty()) return coverage;
  const CellLattice lattice(placement);
  const Point a = lattice.fromFrame(ellipse.a), b = lattice.fromFrame(ellipse.b);
  const Point centre{(a.x + b.x) / 2, (a.y + b.y) / 2};
  const double wide = std::abs(a.x - b.x) / 2, high = std::abs(a.y - b.y) / 2;
  for (int line = 0; high > 0 && line < placement.grid.rows * samples_a_side; ++line) {
    const double y = lattice.sample(line / samples_a_side, 0, line % samples_a_side * samples_a_side).y;
    const double along = 1 - (y - centre.y) * (y - centre.y) / (high * high);
    if (along < 0) continue;
    const double half = wide * std::sqrt(along);
    fillLine(coverage, line, centre.x - half, centre.x + half, lattice, placement.grid.cols);
  }
  touch(coverage, {(ellipse.a.x + ellipse.b.x) / 2, (ellipse.a.y + ellipse.b.y) / 2}, placement);
  return coverage;
}

Coverage coverageOf(const Generated&, const GridPlacement& placement) { return emptyCoverage(placement); }
Coverage coverageOf(const PaintedCells&, const GridPlacement& placement) { return emptyCoverage(placement); }

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

Coverage coverageOf(const Form& form, const GridPlacement& placement) {
  return std::visit([&](const auto& held) { return coverageOf(held, placement); }, form);
}

}  // namespace lacuna::mask
