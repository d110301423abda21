#include "widgets/layers/layer_edits.hpp"

#include <QObject>
#include <QRandomGenerator>

#include "core/mask/invert.hpp"
#include "core/mask/layers.hpp"

namespace lacuna::widgets {

const mask::MaskShape* layerOf(const session::Session& session, ShapeId id) {
  return mask::findShape(session.document().shapes, id);
}

void editLayer(session::Session& session, ShapeId id, const QString& label, const std::function<void(mask::MaskShape&)>& edit) {
  const mask::MaskShape* shape = layerOf(session, id);
  if (shape == nullptr) return;
  mask::MaskShape changed = *shape;
  edit(changed);
  session.runAsStep(session::changeShape(std::move(changed), label.toStdString()));
}

void copyLayerTo(session::Session& session, ViewState& view, ShapeId id, const mask::TimeExtent& extent) {
  const mask::MaskShape* shape = layerOf(session, id);
  if (shape == nullptr) return;
  const std::string name = shape->name;
  view.shape = session.newShapeId();
  session.runAsStep(session::setShapes(mask::withCopyAt(session.document().shapes, id, *view.shape, name + " copy", extent), "Copy " + name));
  view.notify();
}

void addGenerated(session::Session& session, ViewState& view, const mask::GeneratorInfo& info, bool as_layer) {
  constexpr quint32 seeds = 100000;  // five digits: a seed that can be read out and typed again
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = info.title;
  shape.form = mask::Generated{info.kind, QRandomGenerator::global()->bounded(seeds), {}};
  shape = mask::asNewLayer(std::move(shape), as_layer ? session.document().shapes : std::vector<mask::MaskShape>{});
  view.shape = shape.id;
  if (as_layer)
    session.runAsStep(session::addShape(std::move(shape)));
  else
    session.runAsStep(session::setShapes({std::move(shape)}, info.title));
  view.notify();
}

void placeLayers(session::Session& session, std::vector<mask::MaskShape> shapes, bool as_layers, const QString& label) {
  const auto& below = session.document().shapes;
  for (mask::MaskShape& shape : shapes) {
    shape.id = session.newShapeId();
    const int colour = shape.colour;
    if (as_layers) shape = mask::asNewLayer(std::move(shape), below);
    shape.colour = colour;
  }
  if (as_layers) shapes.insert(shapes.begin(), below.begin(), below.end());
  session.runAsStep(session::setShapes(std::move(shapes), label.toStdString()));
}

void invertMask(session::Session& session) {
  auto shapes = mask::invertedShapes(session.document().shapes, session.newShapeId());
  session.runAsStep(session::setShapes(std::move(shapes), QObject::tr("Invert mask").toStdString()));
}

}  // namespace lacuna::widgets
