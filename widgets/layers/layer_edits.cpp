#include "widgets/layers/layer_edits.hpp"

#include <QObject>

#include "core/mask/edits.hpp"
#include "core/mask/invert.hpp"
#include "core/mask/layers.hpp"
#include "core/mask/seeds.hpp"

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

void copyLayer(session::Session& session, ViewState& view, ShapeId id, const std::optional<mask::TimeExtent>& extent) {
  const mask::MaskShape* shape = layerOf(session, id);
  if (shape == nullptr) return;
  const std::string label = "Copy " + shape->name;
  view.shape = session.newShapeId();
  session.runAsStep(session::setShapes(mask::withCopy(session.document().shapes, id, *view.shape, extent), label));
  view.notify();
}

void freezeLayer(session::Session& session, ShapeId id) {
  const mask::MaskShape* shape = layerOf(session, id);
  if (shape == nullptr || !session.placement()) return;
  session.runAsStep(session::changeShape(mask::frozen(*shape, *session.placement(), session.document().coverage), "Freeze " + shape->name));
}

void addGenerated(session::Session& session, ViewState& view, const mask::GeneratorInfo& info, bool as_layer) {
  addGenerated(session, view, mask::Generated{info.kind, mask::nextSeed(session.document().shapes), {}}, as_layer);
}

void addGenerated(session::Session& session, ViewState& view, const mask::Generated& generated, bool as_layer) {
  const std::string title = mask::knownGenerator(generated.kind).title;
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = title;
  shape.form = generated;
  shape = mask::asNewLayer(std::move(shape), as_layer ? session.document().shapes : std::vector<mask::MaskShape>{});
  view.shape = shape.id;
  if (as_layer)
    session.runAsStep(session::addShape(std::move(shape)));
  else
    session.runAsStep(session::setShapes({std::move(shape)}, title));
  view.notify();
}

void placeLayers(session::Session& session, std::vector<mask::MaskShape> shapes, bool as_layers, const QString& label) {
  const auto newId = [&session] { return session.newShapeId(); };
  if (as_layers) {
    shapes = mask::withLayersOnTop(session.document().shapes, std::move(shapes), newId);
  } else {
    for (mask::MaskShape& shape : shapes) shape.id = newId();
  }
  session.runAsStep(session::setShapes(std::move(shapes), label.toStdString()));
}

void invertMask(session::Session& session) {
  auto shapes = mask::invertedShapes(session.document().shapes, session.newShapeId());
  session.runAsStep(session::setShapes(std::move(shapes), "Invert mask"));
}

}  // namespace lacuna::widgets
