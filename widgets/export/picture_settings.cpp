#include "widgets/export/picture_settings.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/latent/export.hpp"

namespace lacuna::widgets {
namespace {

QJsonArray overlays(const ViewState& view) {
  QJsonArray shown;
  const std::pair<bool, const char*> all[] = {
      {view.show_mask, "mask"}, {view.show_error, "error"}, {view.show_grid, "grid"}, {view.show_features, "features"}, {view.show_attention, "attention"}};
  for (const auto& [on, name] : all)
    if (on) shown.append(QString::fromLatin1(name));
  return shown;
}

}  // namespace

QString pictureSettings(const session::Session& session, const ViewState& view, const QString& view_id) {
  QJsonObject settings{{"format", "lacuna picture"},
                       {"version", 1},
                       {"program", QCoreApplication::applicationName() + ' ' + QCoreApplication::applicationVersion()},
                       {"view", view_id},
                       {"frame", session.playhead()},
                       {"overlays", overlays(view)},
                       {"metric", QString::fromUtf8(latent::nameOf(view.metric))}};
  if (const auto& run = session.result().run) {
    settings["run"] = QJsonDocument::fromJson(QByteArray::fromStdString(latent::runSummaryJson(*run, session.deviation(), nullptr, session.document().model_path))).object();
    settings["layout"] = QString::fromStdString(session.layoutText());
    if (const auto picked = session.picked()) settings["picked_token"] = static_cast<int>(index(*picked));
  }
  return QString::fromUtf8(QJsonDocument(settings).toJson(QJsonDocument::Indented));
}

}  // namespace lacuna::widgets
