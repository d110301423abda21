#include "widgets/layers/layer_clipboard.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

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
  auto layers = mask::parseShapes(text.toStdString(), "the clipboard");
  if (layers.empty()) return;
  placeLayers(session, std::move(layers), true, QStringLiteral("Paste layers"));
  view.shape = session.document().shapes.back().id;
  view.notify();
}

}  // namespace lacuna::widgets
