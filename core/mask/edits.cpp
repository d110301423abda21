#include "core/mask/edits.hpp"

#include <algorithm>
#include <cmath>

#include "core/mask/pose.hpp"

namespace lacuna::mask {
namespace {

/// In heights of the frame.
double distanceToLine(const PointInFrame& p, const PointInFrame& a, const PointInFrame& b, double aspect) {
  const double dx = (b.x - a.x) * aspect, dy = b.y - a.y, px = (p.x - a.x) * aspect, py = p.y - a.y;
  const double length_squared = dx * dx + dy * dy;
  const double t = length_squared > 0 ? std::clamp((px * dx + py * dy) / length_squared, 0.0, 1.0) : 0;
  return std::hypot(px - t * dx, py - t * dy);
}

double distanceToLines(const PointInFrame& p, const std::vector<PointInFrame>& points, bool closed, double aspect) {
  double least = 1e9;
  const std::size_t lines = closed || points.size() == 1 ? points.size() : points.size() - 1;
  for (std::size_t i = 0; i < lines && !points.empty(); ++i)
    least = std::min(least, distanceToLine(p, points[i], points[(i + 1) % points.size()], aspect));
  return least;
}

bool inside(const std::vector<PointInFrame>& corners, const PointInFrame& p) {
  bool in = false;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const PointInFrame &a = corners[i], &b = corners[(i + 1) % corners.size()];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) in = !in;
  }
  return in;
}

PaintedCells cellsFrom(const Mask& mask) {
  const TokenGrid& grid = mask.grid();
  PaintedCells cells{grid.steps, grid.rows, grid.cols, std::vector<unsigned char>(static_cast<std::size_t>(grid.size()), 0)};
  for (const TokenId id : mask.hiddenIds()) cells.hidden[static_cast<std::size_t>(index(id))] = 1;
  return cells;
}

/// What a shape covers, whatever it does to it.
Mask coveredBy(MaskShape shape, const GridPlacement& placement, CoverageRule rule) {
  shape.operation = Operation::Hide;
  return rasteriseOver(Mask(placement.grid), shape, placement, rule);
}

MaskShape withCells(const MaskShape& shape, PaintedCells cells) {
  MaskShape plain;
  plain.id = shape.id;
  plain.name = shape.name;
  plain.operation = shape.operation;
  plain.form = std::move(cells);
  plain.shown = shape.shown;
  plain.solo = shape.solo;
  plain.locked = shape.locked;
  plain.colour = shape.colour;
  return plain;
}

}  // namespace

bool holds(const MaskShape& shape, const PointInFrame& point, double time_s, double frame_aspect, double reach) {
  if (!drawn(shape.form)) return false;
  const Form form = posed(shape.form, poseAt(shape, time_s), frame_aspect);
  const std::vector<PointInFrame> outline = outlineOf(form, {}, frame_aspect);
  if (const auto* stroke = std::get_if<Stroke>(&form))
    return distanceToLines(point, outline, false, frame_aspect) <= stroke->radius + reach;
  return inside(outline, point) || distanceToLines(point, outline, true, frame_aspect) <= reach;
}

std::vector<TokenId> regionOf(const Mask& mask, const Cell& cell) {
  const TokenGrid& grid = mask.grid();
  const bool hidden = mask.hidden(grid.id(cell));
  std::vector<unsigned char> seen(static_cast<std::size_t>(grid.perStep()), 0);
  std::vector<Cell> open{cell};
  std::vector<TokenId> region;
  while (!open.empty()) {
    const Cell at = open.back();
    open.pop_back();
    if (at.row < 0 || at.row >= grid.rows || at.col < 0 || at.col >= grid.cols) continue;
    unsigned char& known = seen[static_cast<std::size_t>(at.row * grid.cols + at.col)];
    if (known != 0 || mask.hidden(grid.id(at)) != hidden) continue;
    known = 1;
    region.push_back(grid.id(at));
    for (const auto& [rows, cols] : {std::pair{0, 1}, std::pair{0, -1}, std::pair{1, 0}, std::pair{-1, 0}})
      open.push_back({at.step, at.row + rows, at.col + cols});
  }
  std::sort(region.begin(), region.end());
  return region;
}

PaintedCells cellsFrom(const std::vector<TokenId>& tokens_of_one_step, const TokenGrid& grid) {
  PaintedCells cells{1, grid.rows, grid.cols, std::vector<unsigned char>(static_cast<std::size_t>(grid.perStep()), 0)};
  for (const TokenId token : tokens_of_one_step) cells.hidden[static_cast<std::size_t>(index(token) % grid.perStep())] = 1;
  return cells;
}

MaskShape frozen(const MaskShape& shape, const GridPlacement& placement, CoverageRule rule) {
  return withCells(shape, cellsFrom(coveredBy(shape, placement, rule)));
}

MaskShape joined(const MaskShape& lower, const MaskShape& upper, Join join, const GridPlacement& placement, CoverageRule rule) {
  const Mask a = coveredBy(lower, placement, rule), b = coveredBy(upper, placement, rule);
  Mask both(placement.grid);
  for (int i = 0; i < placement.grid.size(); ++i) {
    const bool in_a = a.hidden(TokenId{i}), in_b = b.hidden(TokenId{i});
    const bool in = join == Join::Union ? in_a || in_b : join == Join::Subtract ? in_a && !in_b : in_a && in_b;
    both.set(TokenId{i}, in);
  }
  return withCells(lower, cellsFrom(both));
}

MaskShape allBut(const std::vector<TokenId>& tokens, const TokenGrid& grid, ShapeId id) {
  Mask mask(grid);
  for (int i = 0; i < grid.size(); ++i) mask.set(TokenId{i}, true);
  for (const TokenId token : tokens) mask.set(token, false);
  MaskShape shape;
  shape.id = id;
  shape.name = "Everything else";
  shape.form = cellsFrom(mask);
  return shape;
}

}  // namespace lacuna::mask
