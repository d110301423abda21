#include "app/demo.hpp"

namespace lacuna::app {

session::Session::Input demoInput() { return {{0, 16, 4.0}, 256}; }

std::vector<mask::MaskShape> demoShapes(session::Session& session) {
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = "Behind the card";
  shape.extent = {1.5, 3.5};
  shape.form = mask::Stroke{{{0.52, 0.62}, {0.78, 0.66}}, 0.17, mask::BrushTip::Round};
  return {shape};
}

}  // namespace lacuna::app
