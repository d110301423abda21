#include "core/mask/rasterise.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"
#include "core/mask/coverage.hpp"
#include "core/mask/generators.hpp"

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

/// Applies a shape to the steps its extent covers; `inside(cell_in_step, id)` says which cells belong to it.
template <class Inside>
void apply(Mask& mask, const MaskShape& shape, const GridPlacement& placement, Inside inside) {
  const TokenGrid& grid = placement.grid;
  for (int step = 0; step < grid.steps; ++step) {
    if (!acts(shape.extent, placement.steps[static_cast<std::size_t>(step)])) continue;
    for (int i = 0; i < grid.perStep(); ++i) {
      const TokenId id{step * grid.perStep() + i};
      if (inside(static_cast<std::size_t>(i), id)) mask.set(id, shape.operation == Operation::Hide);
    }
  }
}

template <class Drawn>
void applyDrawn(Mask& mask, const MaskShape& shape, const Drawn& drawn, const GridPlacement& placement, CoverageRule rule) {
  const Coverage coverage = coverageOf(drawn, placement);
  std::vector<unsigned char> inside(coverage.samples.size());
  for (std::size_t i = 0; i < inside.size(); ++i) inside[i] = coverage.inside(i, rule) ? 1 : 0;
  apply(mask, shape, placement, [&](std::size_t cell, TokenId) { return inside[cell] != 0; });
}

void applyMask(Mask& mask, const MaskShape& shape, const Mask& cells, const GridPlacement& placement) {
  apply(mask, shape, placement, [&](std::size_t, TokenId id) { return cells.hidden(id); });
}

void applyShape(Mask& mask, const MaskShape& shape, const GridPlacement& placement, CoverageRule rule) {
  if (const auto* stroke = std::get_if<Stroke>(&shape.form)) applyDrawn(mask, shape, *stroke, placement, rule);
  if (const auto* rectangle = std::get_if<Rectangle>(&shape.form)) applyDrawn(mask, shape, *rectangle, placement, rule);
  if (const auto* generated = std::get_if<Generated>(&shape.form)) {
    applyMask(mask, shape, generate(*generated, placement.grid), placement);
  }
  if (const auto* cells = std::get_if<PaintedCells>(&shape.form)) {
    applyMask(mask, shape, resampled(*cells, placement.grid), placement);
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
  for (const MaskShape& shape : shapes) applyShape(mask, shape, placement, rule);
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
