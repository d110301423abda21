#include "widgets/window/mask_edits.hpp"

namespace lacuna::widgets {
namespace {

const mask::Rectangle whole_frame{{0, 0}, {1, 1}};

bool hidesAll(const mask::MaskShape& shape) {
  const auto* rectangle = std::get_if<mask::Rectangle>(&shape.form);
  return rectangle && *rectangle == whole_frame && shape.operation == mask::Operation::Hide &&
         shape.extent == mask::TimeExtent{};
}

}  // namespace

std::vector<mask::MaskShape> invertedShapes(const std::vector<mask::MaskShape>& shapes, ShapeId new_id) {
  std::vector<mask::MaskShape> inverted;
  const bool was_inverted = !shapes.empty() && hidesAll(shapes.front());
  if (!was_inverted) inverted.push_back({new_id, "Everything", mask::Operation::Hide, {}, whole_frame});
  for (std::size_t i = was_inverted ? 1 : 0; i < shapes.size(); ++i) {
    mask::MaskShape shape = shapes[i];
    shape.operation = shape.operation == mask::Operation::Hide ? mask::Operation::Reveal : mask::Operation::Hide;
    inverted.push_back(std::move(shape));
  }
  return inverted;
}

}  // namespace lacuna::widgets
