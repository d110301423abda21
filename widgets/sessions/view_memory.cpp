#include "widgets/sessions/view_memory.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/latent/errors.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::array workspace_names = {"explore", "masks", "attention", "compare", "teach"};
constexpr std::array tool_names = {"pick", "pan", "brush", "eraser", "rectangle", "ellipse", "lasso", "polygon", "fill", "move", "follow"};
constexpr std::array tip_names = {"round", "square"};
constexpr std::array steps_names = {"this", "around", "from_here", "all"};
constexpr std::array mode_names = {"heads", "layers", "rollout", "table"};
constexpr std::array query_names = {"this", "all", "hidden"};
constexpr std::array split_names = {"single", "wipe", "beside"};
constexpr std::array lens_names = {"frame", "error", "true_features", "predicted", "attention"};
constexpr int most_cameras = 1000;

template <class Choice, class Names>
QString nameIn(const Names& names, Choice choice) {
  return QString::fromLatin1(names.at(static_cast<std::size_t>(choice)));
}

template <class Choice, class Names>
void read(const QJsonObject& json, const char* key, const Names& names, Choice& value) {
  const QString name = json[QLatin1String(key)].toString();
  const auto found = std::ranges::find_if(names, [&name](const char* known) { return name == QLatin1String(known); });
  if (found != names.end()) value = static_cast<Choice>(found - names.begin());
}

void read(const QJsonObject& json, const char* key, bool& value) { value = json[QLatin1String(key)].toBool(value); }

template <class Number>
void read(const QJsonObject& json, const char* key, Number& value, Number low, Number high) {
  const double number = json[QLatin1String(key)].toDouble(static_cast<double>(value));
  if (number >= static_cast<double>(low) && number <= static_cast<double>(high)) value = static_cast<Number>(number);
}

/// Every switch of the view state by its name in the file.
template <class View, class Use>
void eachSwitch(View& view, Use use) {
  use("onion", view.onion);
  use("show_mask", view.show_mask);
  use("show_error", view.show_error);
  use("show_grid", view.show_grid);
  use("show_features", view.show_features);
  use("features_predicted", view.features_predicted);
  use("show_attention", view.show_attention);
  use("attention_links", view.attention_links);
  use("attention_by", view.attention_by);
}

QJsonObject jsonOf(const OrbitCamera& camera) {
  return {{"azimuth", camera.azimuth},
          {"elevation", camera.elevation},
          {"distance", camera.distance},
          {"focal", QJsonArray{camera.focal.x(), camera.focal.y(), camera.focal.z()}},
          {"shift", QJsonArray{camera.shift.x(), camera.shift.y()}},
          {"parallel", camera.parallel}};
}

OrbitCamera cameraOf(const QJsonObject& json) {
  constexpr double far = 1e6;
  const auto within = [=](const QJsonValue& value) { return std::clamp(value.toDouble(), -far, far); };
  OrbitCamera camera;
  read(json, "azimuth", camera.azimuth, -far, far);
  read(json, "elevation", camera.elevation, -90.0, 90.0);
  read(json, "distance", camera.distance, 1e-6, far);
  const QJsonArray focal = json["focal"].toArray(), shift = json["shift"].toArray();
  camera.focal = QVector3D(static_cast<float>(within(focal.at(0))), static_cast<float>(within(focal.at(1))), static_cast<float>(within(focal.at(2))));
  camera.shift = QPointF(within(shift.at(0)), within(shift.at(1)));
  read(json, "parallel", camera.parallel);
  return camera;
}

QJsonObject objectIn(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }

}  // namespace

QByteArray rememberedView(const ViewState& view, const LatentView& latents) {
  QJsonObject json{{"workspace", nameIn(workspace_names, view.workspace)},
                   {"tool", nameIn(tool_names, view.tool)},
                   {"brush_cells", view.brush_cells},
                   {"brush_tip", nameIn(tip_names, view.brush_tip)},
                   {"stroke_steps", nameIn(steps_names, view.stroke_steps)},
                   {"around_steps", view.around_steps},
                   {"error_opacity", view.error_opacity},
                   {"features_opacity", view.features_opacity},
                   {"attention_opacity", view.attention_opacity},
                   {"attention_mode", nameIn(mode_names, view.attention_mode)},
                   {"attention_queries", nameIn(query_names, view.attention_queries)},
                   {"attention_block", view.attention_block},
                   {"attention_head", view.attention_head},
                   {"metric", QString::fromLatin1(latent::keyOf(view.metric))}};
  eachSwitch(view, [&json](const char* key, bool on) { json[QLatin1String(key)] = on; });
  if (view.shape) json["layer"] = static_cast<qint64>(*view.shape);
  QJsonArray kept;
  for (const OrbitCamera& camera : latents.keptCameras()) kept << jsonOf(camera);
  json["camera"] = jsonOf(latents.camera());
  json["cameras"] = kept;
  return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

void showRemembered(const QByteArray& text, ViewState& view) {
  constexpr int most = 100'000;
  const QJsonObject json = objectIn(text);
  // A workspace brings its own tool and overlays, so it comes first.
  read(json, "workspace", workspace_names, view.workspace);
  if (view.workspace == Workspace::Teach) view.workspace = Workspace::Explore;  // a tour is begun, not opened
  view.notify();
  read(json, "tool", tool_names, view.tool);
  read(json, "brush_cells", view.brush_cells, 0.5, 16.0);
  read(json, "brush_tip", tip_names, view.brush_tip);
  read(json, "stroke_steps", steps_names, view.stroke_steps);
  read(json, "around_steps", view.around_steps, 0, most);
  for (const auto& [key, opacity] : {std::pair{"error_opacity", &view.error_opacity}, std::pair{"features_opacity", &view.features_opacity}, std::pair{"attention_opacity", &view.attention_opacity}})
    read(json, key, *opacity, 0.0, 1.0);
  read(json, "attention_mode", mode_names, view.attention_mode);
  read(json, "attention_queries", query_names, view.attention_queries);
  read(json, "attention_block", view.attention_block, 1, most);
  read(json, "attention_head", view.attention_head, 0, most);
  if (const auto metric = latent::metricNamed(json["metric"].toString().toStdString())) view.metric = *metric;
  eachSwitch(view, [&json](const char* key, bool& on) { read(json, key, on); });
  view.shape.reset();
  if (const qint64 layer = json["layer"].toInteger(); layer > 0 && layer <= std::numeric_limits<std::int32_t>::max()) view.shape = ShapeId{static_cast<std::uint32_t>(layer)};
  view.notify();
}

QByteArray withSplit(const QByteArray& text, const FrameSplit& split) {
  QJsonObject json = objectIn(text);
  json["split"] = nameIn(split_names, split.state().arrangement);
  json["split_against"] = nameIn(lens_names, split.state().against);
  json["split_line"] = split.state().line;
  return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

void showRememberedSplit(const QByteArray& text, FrameSplit& split) {
  const QJsonObject json = objectIn(text);
  FrameSplit::State state = split.state();
  read(json, "split", split_names, state.arrangement);
  read(json, "split_against", lens_names, state.against);
  read(json, "split_line", state.line, 0.0, 1.0);
  split.setState(state);
}

void showRememberedCameras(const QByteArray& text, LatentView& latents) {
  const QJsonObject json = objectIn(text);
  std::vector<OrbitCamera> kept;
  for (const QJsonValue& camera : json["cameras"].toArray())
    if (std::ssize(kept) < most_cameras) kept.push_back(cameraOf(camera.toObject()));
  latents.setKeptCameras(std::move(kept));
  if (json.contains("camera")) latents.setCamera(cameraOf(json["camera"].toObject()));
}

}  // namespace lacuna::widgets
