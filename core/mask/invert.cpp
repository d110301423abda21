#include "core/mask/invert.hpp"

#include "core/mask/layers.hpp"

namespace lacuna::mask {
namespace {

const Rectangle whole_frame{{0, 0}, {1, 1}};

bool hidesAll(const MaskShape& shape) {
  const auto* rectangle = std::get_if<Rectangle>(&shape.form);
  return rectangle && *rectangle == whole_frame && shape.operation == Operation::Hide && shape.extent == TimeExtent{};
}

}  // namespace

std::vector<MaskShape> invertedShapes(const std::vector<MaskShape>& shapes, ShapeId new_id) {
  std::vector<MaskShape> inverted;
  const bool was_inverted = !shapes.empty() && hidesAll(shapes.front());
  if (!was_inverted) {
    inverted.push_back(asNewLayer({new_id, "Everything", Operation::Hide, {}, whole_frame}, shapes));
  }
  for (std::size_t i = was_inverted ? 1 : 0; i < shapes.size(); ++i) {
    MaskShape shape = shapes[i];
    shape.operation = shape.operation == Operation::Hide ? Operation::Reveal : Operation::Hide;
    inverted.push_back(std::move(shape));
  }
  return inverted;
}

std::vector<MaskShape> invertedShapes(const Mask& mask, ShapeId id) {
  const TokenGrid& grid = mask.grid();
  if (grid.size() == 0) return {};
  PaintedCells cells{grid.steps, grid.rows, grid.cols, {}};
  for (int i = 0; i < grid.size(); ++i) cells.hidden.push_back(mask.hidden(TokenId{i}) ? 0 : 1);
  return {{id, "Inverse", Operation::Hide, {}, std::move(cells)}};
}

}  // namespace lacuna::mask
