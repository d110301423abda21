#include "core/session/shape_bytes.hpp"

#include <numeric>

namespace lacuna::session {

std::size_t bytesOf(const mask::MaskShape& shape) {
  std::size_t bytes = sizeof shape + shape.name.size() + shape.keys.size() * sizeof(mask::Key);
  if (const auto* stroke = std::get_if<mask::Stroke>(&shape.form)) bytes += stroke->points.size() * sizeof(mask::PointInFrame) + stroke->pressure.size() * sizeof(float);
  if (const auto* polygon = std::get_if<mask::Polygon>(&shape.form)) bytes += polygon->points.size() * sizeof(mask::PointInFrame);
  if (const auto* cells = std::get_if<mask::PaintedCells>(&shape.form)) bytes += cells->hidden.size();
  return bytes;
}

std::size_t bytesOf(const std::vector<mask::MaskShape>& shapes) {
  return std::accumulate(shapes.begin(), shapes.end(), std::size_t{0},
                         [](std::size_t sum, const mask::MaskShape& shape) { return sum + bytesOf(shape); });
}

}  // namespace lacuna::session
