#include "widgets/layers/layer_clipboard.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "core/mask/layers.hpp"
#include "core/mask/mask_io.hpp"
#include "widgets/layers/layer_edits.hpp"

namespace lacuna::widgets {
namespace {
const QString mime = QStringLiteral("application/x-lacuna-mask");
}

bool copyLayers(const session::Session& session, const ViewState& view) {
  const mask::MaskShape* chosen = view.shape ? layerOf(session, *view.shape) : nullptr;
  const auto shapes = chosen ? std::vector<mask::MaskShape>{*chosen} : session.document().shapes;
  if (shapes.empty()) return false;
  const QByteArray text = QByteArray::fromStdString(mask::shapesToJson(shapes));
  auto* data = new QMimeData;  // the clipboard owns it
  data->setData(mime, text);
  data->setText(QString::fromUtf8(text));
  QGuiApplication::clipboard()->setMimeData(data);
  return true;
}

bool canPasteLayers() {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  return data != nullptr && (data->hasFormat(mime) || data->hasText());
}

void pasteLayers(session::Session& session, ViewState& view) {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (data == nullptr) return;
  const QByteArray text = data->hasFormat(mime) ? data->data(mime) : data->text().toUtf8();
  auto shapes = session.document().shapes;
  for (mask::MaskShape& shape : mask::parseShapes(text.toStdString(), "the clipboard")) {
    const int colour = shape.colour;
    shape.id = session.newShapeId();
    view.shape = shape.id;
    shapes.push_back(mask::asNewLayer(std::move(shape), session.document().shapes));
    shapes.back().colour = colour;
  }
  session.runAsStep(session::setShapes(std::move(shapes), "Paste layers"));
  view.notify();
}

}  // namespace lacuna::widgets
