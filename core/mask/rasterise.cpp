#include "core/mask/rasterise.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/base/error.hpp"
#include "core/mask/coverage.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/layers.hpp"
#include "core/mask/pose.hpp"

namespace lacuna::mask {
namespace {

Mask resampled(const PaintedCells& cells, const TokenGrid& grid) {
  const auto nearest = [](int i, int count, int source_count) {
    return static_cast<int>((2 * static_cast<std::int64_t>(i) + 1) * source_count / (2 * static_cast<std::int64_t>(count)));
  };
  const TokenGrid source{cells.steps, cells.rows, cells.cols};
  if (cells.steps < 1 || cells.rows < 1 || cells.cols < 1 ||
      cells.hidden.size() != static_cast<std::size_t>(source.size())) {
    fail(ErrorKind::Internal, "Painted cells do not have the size they say.");
  }
  Mask mask(grid);
  for (int i = 0; i < grid.size(); ++i) {
    const Cell cell = grid.cell(TokenId{i});
    const Cell from{nearest(cell.step, grid.steps, cells.steps), nearest(cell.row, grid.rows, cells.rows),
                    nearest(cell.col, grid.cols, cells.cols)};
    mask.set(TokenId{i}, cells.hidden[static_cast<std::size_t>(index(source.id(from)))] != 0);
  }
  return mask;
}

/// Which cells of a step belong to a shape.
class ShapeCells {
 public:
  ShapeCells(const MaskShape& shape, const GridPlacement& placement, CoverageRule rule)
      : shape_(shape), placement_(placement), rule_(rule), inside_(static_cast<std::size_t>(placement.grid.perStep())) {
    if (const auto* generated = std::get_if<Generated>(&shape.form))
      cells_ = generate(*generated, placement.grid, placement.motion.get());
    else if (const auto* painted = std::get_if<PaintedCells>(&shape.form))
      cells_ = resampled(*painted, placement.grid);
    else if (shape.keys.empty())
      cover(posed(shape.form, shape.pose, placement.frame_aspect));
  }

  /// One entry a cell of the step; 1 = inside.
  const std::vector<unsigned char>& ofStep(int step) {
    if (cells_.grid().size() > 0) {
      for (int i = 0; i < placement_.grid.perStep(); ++i)
        inside_[static_cast<std::size_t>(i)] = cells_.hidden(TokenId{step * placement_.grid.perStep() + i}) ? 1 : 0;
      modify();
    } else if (!shape_.keys.empty()) {
      coverWhileMoving(placement_.steps[static_cast<std::size_t>(step)]);
    }
    return inside_;
  }

 private:
  void cover(const Form& form) {
    std::fill(inside_.begin(), inside_.end(), 0);
    add(form);
    modify();
  }

  /// A token is all of its step: what passes through it on the way belongs to it.
  void coverWhileMoving(const TimeExtent& step) {
    std::fill(inside_.begin(), inside_.end(), 0);
    for (const double time_s : {step.begin_s, (step.begin_s + step.end_s) / 2, step.end_s})
      add(posed(shape_.form, poseAt(shape_, time_s), placement_.frame_aspect));
    modify();
  }

  void add(const Form& form) {
    const Coverage coverage = coverageOf(form, placement_);
    for (std::size_t i = 0; i < inside_.size(); ++i)
      if (coverage.inside(i, rule_)) inside_[i] = 1;
  }

  void modify() {
    // To shrink is to grow what is outside, but the border of the grid takes nothing away.
    for (int i = 0; i < std::abs(shape_.grow_cells); ++i) grow(shape_.grow_cells > 0 ? 1 : 0);
    if (shape_.outside)
      for (unsigned char& cell : inside_) cell = cell == 0 ? 1 : 0;
  }

  /// Gives `value` to every cell with a neighbour of that value, of eight.
  void grow(unsigned char value) {
    const int rows = placement_.grid.rows, cols = placement_.grid.cols;
    const std::vector<unsigned char> before = inside_;
    const auto has = [&](int row, int col) {
      return row >= 0 && row < rows && col >= 0 && col < cols && before[static_cast<std::size_t>(row * cols + col)] == value;
    };
    for (int row = 0; row < rows; ++row)
      for (int col = 0; col < cols; ++col)
        for (int i = 0; i < 9; ++i)
          if (has(row + i / 3 - 1, col + i % 3 - 1)) inside_[static_cast<std::size_t>(row * cols + col)] = value;
  }

  const MaskShape& shape_;
  const GridPlacement& placement_;
  const CoverageRule rule_;
  Mask cells_;  // of generated and painted ones, all steps
  std::vector<unsigned char> inside_;
};

void applyShape(Mask& mask, const MaskShape& shape, const GridPlacement& placement, CoverageRule rule) {
  const TokenGrid& grid = placement.grid;
  ShapeCells cells(shape, placement, rule);
  for (int step = 0; step < grid.steps; ++step) {
    if (acts(shape.extent, placement.steps[static_cast<std::size_t>(step)]) == shape.other_times) continue;
    const std::vector<unsigned char>& inside = cells.ofStep(step);
    for (int i = 0; i < grid.perStep(); ++i) {
      if (inside[static_cast<std::size_t>(i)] != 0)
        mask.set(TokenId{step * grid.perStep() + i}, shape.operation == Operation::Hide);
    }
  }
}

void checkPlacement(const GridPlacement& placement) {
  if (placement.steps.size() != static_cast<std::size_t>(placement.grid.steps)) {
    fail(ErrorKind::Internal, "The placement has times for " + std::to_string(placement.steps.size()) +
                                  " steps, the grid has " + std::to_string(placement.grid.steps) + ".");
  }
}

}  // namespace

bool GridPlacement::cellAt(const PointInFrame& point, int step, Cell& cell) const {
  if (step < 0 || step >= grid.steps || grid.perStep() == 0) return false;
  const bool inside = point.x >= x0 && point.x <= x1 && point.y >= y0 && point.y <= y1 && x1 > x0 && y1 > y0;
  if (!inside) return false;
  cell.step = step;
  cell.row = std::min(static_cast<int>((point.y - y0) / (y1 - y0) * grid.rows), grid.rows - 1);
  cell.col = std::min(static_cast<int>((point.x - x0) / (x1 - x0) * grid.cols), grid.cols - 1);
  return true;
}

double GridPlacement::middle_s(int step) const {
  const TimeExtent& time = steps[static_cast<std::size_t>(step)];
  return (time.begin_s + time.end_s) / 2;
}

bool acts(const TimeExtent& extent, const TimeExtent& step) {
  const double length = step.end_s - step.begin_s;
  if (!(length > 0)) return extent.begin_s <= step.begin_s && step.begin_s < extent.end_s;
  const double overlap = std::min(extent.end_s, step.end_s) - std::max(extent.begin_s, step.begin_s);
  constexpr double rounding = 1e-9;
  return overlap >= length * (0.5 - rounding);
}

Mask rasterise(const std::vector<MaskShape>& shapes, const GridPlacement& placement, CoverageRule rule) {
  checkPlacement(placement);
  Mask mask(placement.grid);
  for (const MaskShape& shape : activeShapes(shapes)) applyShape(mask, shape, placement, rule);
  return mask;
}

Mask rasteriseOver(const Mask& base, const MaskShape& shape, const GridPlacement& placement, CoverageRule rule) {
  checkPlacement(placement);
  if (!(base.grid() == placement.grid)) fail(ErrorKind::Internal, "A shape was drawn over a mask of another grid.");
  Mask mask = base;
  applyShape(mask, shape, placement, rule);
  return mask;
}

}  // namespace lacuna::mask
