#include "widgets/canvas/canvas_tools.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lacuna::widgets {

double brushRadius(double diameter_cells, const mask::GridPlacement& placement) {
  const double cell_height = (placement.y1 - placement.y0) / std::max(1, placement.grid.rows);
  return diameter_cells * cell_height / 2;
}

mask::TimeExtent strokeExtent(StrokeSteps steps, int around, int step, const mask::GridPlacement& placement) {
  const int last = static_cast<int>(placement.steps.size()) - 1;
  const auto span = [&](int i) { return placement.steps[static_cast<std::size_t>(std::clamp(i, 0, last))]; };
  if (last < 0 || steps == StrokeSteps::All) return {};
  switch (steps) {
    case StrokeSteps::Around:
      return {span(step - around).begin_s, span(step + around).end_s};
    case StrokeSteps::FromHere:
      return {span(step).begin_s, mask::TimeExtent{}.end_s};
    default:
      return span(step);
  }
}

mask::MaskShape tokenShape(TokenId token, mask::Operation operation, const mask::GridPlacement& placement) {
  const mask::Cell cell = placement.grid.cell(token);
  const double width = (placement.x1 - placement.x0) / placement.grid.cols;
  const double height = (placement.y1 - placement.y0) / placement.grid.rows;
  constexpr double inset = 0.01;  // of a cell, so that no neighbour is touched
  mask::MaskShape shape;
  shape.operation = operation;
  shape.extent = strokeExtent(StrokeSteps::This, 0, cell.step, placement);
  shape.form =
      mask::Rectangle{{placement.x0 + (cell.col + inset) * width, placement.y0 + (cell.row + inset) * height},
                      {placement.x0 + (cell.col + 1 - inset) * width, placement.y0 + (cell.row + 1 - inset) * height}};
  return shape;
}

std::vector<TokenId> tokensChangedBy(const mask::Mask& before, const mask::Mask& after) {
  std::vector<TokenId> changed;
  if (before.grid() != after.grid()) return changed;
  for (int i = 0; i < before.grid().size(); ++i) {
    if (before.hidden(TokenId{i}) != after.hidden(TokenId{i})) changed.push_back(TokenId{i});
  }
  return changed;
}

StrokeBuilder::StrokeBuilder(ShapeId id, std::string name, const Settings& settings, mask::PointInFrame start,
                             std::optional<double> pressure)
    : id_(id), name_(std::move(name)), settings_(settings), points_{start}, tail_(start), opposite_(start) {
  if (!pressure) return;
  tail_pressure_ = *pressure;
  pressure_.push_back(static_cast<float>(*pressure));
}

double StrokeBuilder::distance(mask::PointInFrame a, mask::PointInFrame b) const {
  return std::hypot((a.x - b.x) * settings_.frame_aspect, a.y - b.y);
}

void StrokeBuilder::moveTo(mask::PointInFrame point, Held held, double pressure) {
  tail_ = point;
  tail_pressure_ = pressure;
  if (settings_.kind == Kind::Box || settings_.kind == Kind::Round)
    moveCorner(point, held);
  else if (!held.straight)
    appendPoint(point, pressure);
}

void StrokeBuilder::moveCorner(mask::PointInFrame point, Held held) {
  const mask::PointInFrame from = points_.front();
  if (held.straight) {
    const double side = std::max(std::abs(point.x - from.x) * settings_.frame_aspect, std::abs(point.y - from.y));
    tail_ = {from.x + std::copysign(side / settings_.frame_aspect, point.x - from.x),
             from.y + std::copysign(side, point.y - from.y)};
  }
  opposite_ = held.from_centre ? mask::PointInFrame{2 * from.x - tail_.x, 2 * from.y - tail_.y} : from;
}

void StrokeBuilder::appendPoint(mask::PointInFrame point, double pressure) {
  // Closer points would not change the painted area visibly but cost time on every move.
  if (distance(points_.back(), point) < 0.1 * settings_.radius) return;
  points_.push_back(point);
  if (!pressure_.empty()) pressure_.push_back(static_cast<float>(pressure));
}

void StrokeBuilder::dropLast() {
  if (points_.size() > 1) points_.pop_back();
  tail_ = points_.back();
}

mask::MaskShape StrokeBuilder::shape() const {
  mask::MaskShape shape;
  shape.id = id_;
  shape.name = name_;
  shape.operation = settings_.operation;
  shape.extent = settings_.extent;
  std::vector<mask::PointInFrame> points = points_;
  if (tail_ != points.back()) points.push_back(tail_);
  switch (settings_.kind) {
    case Kind::Box:
      shape.form = mask::Rectangle{opposite_, tail_};
      break;
    case Kind::Round:
      shape.form = mask::Ellipse{opposite_, tail_};
      break;
    case Kind::Loop:
      shape.form = mask::Polygon{std::move(points)};
      break;
    case Kind::Line: {
      std::vector<float> pressure = pressure_;
      if (!pressure.empty()) pressure.resize(points.size(), static_cast<float>(tail_pressure_));
      shape.form = mask::Stroke{std::move(points), settings_.radius, settings_.tip, std::move(pressure)};
      break;
    }
  }
  return shape;
}

}  // namespace lacuna::widgets
