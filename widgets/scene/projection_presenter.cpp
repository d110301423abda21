#include "widgets/scene/projection_presenter.hpp"

#include <vtkNew.h>
#include <vtkRenderer.h>

#include <algorithm>
#include <cmath>

#include "widgets/scene/cloud_painter.hpp"
#include "widgets/scene/cloud_prop.hpp"
#include "widgets/scene/scene_layers.hpp"

namespace lacuna::widgets {
namespace {

using Shape = PointLayer::Shape;

/// A smooth line through the stops: Catmull-Rom, which passes each one.
std::vector<QVector3D> smoothLine(const std::vector<PathStop>& stops) {
  constexpr int pieces = 10;
  std::vector<QVector3D> line;
  const auto at = [&stops](std::ptrdiff_t i) {
    return stops[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, std::ssize(stops) - 1))].at;
  };
  for (std::ptrdiff_t i = 0; i + 1 < std::ssize(stops); ++i) {
    const QVector3D a = at(i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
    for (int piece = 0; piece < pieces; ++piece) {
      const float t = static_cast<float>(piece) / pieces;
      line.push_back(0.5F * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t));
    }
  }
  if (!stops.empty()) line.push_back(stops.back().at);
  return line;
}

void addSolid(LineLayer& layer, const std::vector<QVector3D>& line, const Rgba& color) {
  for (std::size_t i = 1; i < line.size(); ++i) layer.add(line[i - 1], line[i], color, color);
}

float lengthOf(const std::vector<QVector3D>& line) {
  float length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += line[i - 1].distanceToPoint(line[i]);
  return length;
}

/// Dashes and gaps of equal length along the line: `wanted_dash`, or longer where a path far outside the cloud would
/// need too many.
void addDashed(LineLayer& layer, const std::vector<QVector3D>& line, const Rgba& color, float wanted_dash) {
  constexpr float most_dashes = 400;
  const float whole = lengthOf(line);
  if (!std::isfinite(whole)) return;
  const float dash = std::max(wanted_dash, whole / most_dashes);
  const float least_step = dash / 100;  // rounding near a dash's end must not stop the walk
  float walked = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const float length = line[i - 1].distanceToPoint(line[i]);
    for (float done = 0; done < length;) {
      const float phase = std::fmod(walked, 2 * dash);
      const float step = std::max(least_step, std::min(length - done, (phase < dash ? dash : 2 * dash) - phase));
      const auto place = [&](float s) { return line[i - 1] + (line[i] - line[i - 1]) * std::min(1.0F, s / length); };
      if (phase < dash) layer.add(place(done), place(done + step), color, color);
      done += step;
      walked += step;
    }
  }
}

/// A square of lines under the cloud that fades out towards its rim.
void fillFloor(LineLayer& layer, float level, const QColor& color) {
  constexpr float reach = 2.8F, spacing = 0.35F;
  constexpr int half = 8, pieces = 16;
  const auto faded = [&color](float x, float z) {
    const float away = std::min(1.0F, std::hypot(x, z) / reach);
    return rgba(color, static_cast<double>(1 - away * away));
  };
  for (int line = -half; line <= half; ++line) {
    const float across = spacing * static_cast<float>(line);
    for (int piece = 0; piece < pieces; ++piece) {
      const float from = reach * (2.0F * static_cast<float>(piece) / pieces - 1), to = from + 2 * reach / pieces;
      layer.add({across, level, from}, {across, level, to}, faded(across, from), faded(across, to));
      layer.add({from, level, across}, {to, level, across}, faded(from, across), faded(to, across));
    }
  }
}

/// A cloud and how it comes to the view.
struct CloudLayer {
  CloudPainter painter;
  vtkNew<CloudProp> prop;
  explicit CloudLayer(vtkRenderer& renderer) {
    prop->setPainter(&painter);
    renderer.AddViewProp(prop);
  }
};

}  // namespace

struct ProjectionPresenter::Layers {
  explicit Layers(vtkRenderer& renderer)
      : floor(renderer, false), solid_floor(renderer, true), cloud(renderer), bright_lines(renderer, true),
        path_lines(renderer, true), picked_line(renderer, true), links(renderer, false), bright(renderer, Shape::Sphere, true),
        bright_rings(renderer, Shape::Ring, true), path_stops(renderer, Shape::Sphere, true), picked(renderer, Shape::Sphere, true),
        dim_lines(renderer, false), dim(renderer, Shape::Sphere, false), dim_rings(renderer, Shape::Ring, false) {}

  std::array<LineLayer*, 7> lines() { return {&floor, &solid_floor, &bright_lines, &path_lines, &picked_line, &links, &dim_lines}; }
  std::array<PointLayer*, 6> points() { return {&bright, &bright_rings, &path_stops, &picked, &dim, &dim_rings}; }

  // Nothing else of a cloud's scene lets light through, and without such things VTK's frame takes half of the time: then the
  // floor is a solid one.
  LineLayer floor, solid_floor;
  CloudLayer cloud;  // over the floor, under the rest
  LineLayer bright_lines, path_lines, picked_line, links;
  PointLayer bright, bright_rings, path_stops, picked;
  LineLayer dim_lines;
  PointLayer dim, dim_rings;
  double point_size = 3;
  double units_per_pixel = 0.01, device_pixel_ratio = 1;

  void fillMarks(const SceneContent& content, bool rings_for_predicted) {
    for (const Mark& mark : content.marks) {
      const bool ring = rings_for_predicted && mark.kind == MarkKind::Predicted;
      PointLayer& layer = mark.bright ? (ring ? bright_rings : bright) : (ring ? dim_rings : dim);
      layer.add(mark.at, mark.color, radiusOf(mark));
    }
    for (const ErrorLine& line : content.lines)
      (line.bright ? bright_lines : dim_lines).add(line.from, line.to, line.color, line.color);
  }

  void fillPicked(const SceneContent& content, const Theme& theme) {
    const Rgba truth = rgba(theme.truth), pred = rgba(theme.pred);
    addSolid(path_lines, smoothLine(content.true_path), truth);
    for (const auto& path : content.selected_paths) addSolid(path_lines, smoothLine(path), rgba(theme.truth, 0.55));
    for (const auto& path : content.predicted_paths) addDashed(path_lines, smoothLine(path), pred, 0.022F);
    for (const ErrorLine& link : content.links) links.add(link.from, link.to, link.color, link.color);
    for (const PathStop& stop : content.true_path) path_stops.add(stop.at, truth, 0.85F);
    if (content.picked_true) picked.add(*content.picked_true, content.picked_predicted ? truth : rgba(theme.visible), picked_radius);
    if (!content.picked_predicted) return;
    picked.add(*content.picked_predicted, pred, picked_radius);
    picked_line.add(*content.picked_true, *content.picked_predicted, content.picked_color, content.picked_color);
  }

  void applyScale() {
    for (PointLayer* layer : points()) layer->setUnit(point_size * units_per_pixel);
    floor.setWidth(device_pixel_ratio);
    solid_floor.setWidth(device_pixel_ratio);
    bright_lines.setWidth(1.6 * device_pixel_ratio);
    dim_lines.setWidth(device_pixel_ratio);
    path_lines.setWidth(2.0 * device_pixel_ratio);
    picked_line.setWidth(3.5 * device_pixel_ratio);
    links.setWidth(2.0 * device_pixel_ratio);
  }
};

ProjectionPresenter::ProjectionPresenter(vtkRenderer& renderer) : layers_(std::make_unique<Layers>(renderer)) {}
ProjectionPresenter::~ProjectionPresenter() = default;

void ProjectionPresenter::show(const SceneContent& content, const SceneStyle& style, const Theme& theme) {
  Layers& layers = *layers_;
  for (PointLayer* layer : layers.points()) layer->clear();
  for (LineLayer* layer : layers.lines()) layer->clear();
  const bool large = content.marks.size() > most_in_vtk, rings = style.color_by != ColorBy::TruePredicted;
  fillFloor(large ? layers.solid_floor : layers.floor, content.floor_level, theme.floor_grid);
  layers.cloud.painter.setCloud(large ? cloudOf(content, rings) : Cloud{});
  if (!large) layers.fillMarks(content, rings);
  layers.fillPicked(content, theme);
  for (PointLayer* layer : layers.points()) layer->finish();
  for (LineLayer* layer : layers.lines()) layer->finish();
  layers.point_size = style.point_size;
  layers.applyScale();
}

void ProjectionPresenter::setScale(double units_per_pixel, double device_pixel_ratio) {
  layers_->units_per_pixel = units_per_pixel;
  layers_->device_pixel_ratio = device_pixel_ratio;
  layers_->applyScale();
}

void ProjectionPresenter::goOn(const CloudSight& sight, std::chrono::microseconds time) {
  if (layers_->cloud.painter.cloud().size() == 0) return;
  CloudSight mine = sight;
  mine.unit = layers_->point_size * layers_->units_per_pixel;
  layers_->cloud.painter.look(mine);
  if (layers_->cloud.painter.paint(time)) layers_->cloud.prop->pictureChanged();
}

void ProjectionPresenter::release() {
  for (PointLayer* layer : layers_->points()) layer->release();
}

bool ProjectionPresenter::isComplete() const { return layers_->cloud.painter.isComplete(); }

ProjectionPresenter::Counts ProjectionPresenter::counts() const {
  const Layers& l = *layers_;
  const Cloud& c = l.cloud.painter.cloud();
  const auto sum = [](int layer, std::size_t of_cloud) { return layer + static_cast<int>(of_cloud); };
  return {sum(l.bright.size(), c.bright.size()),
          sum(l.dim.size(), c.dim.size()),
          sum(l.bright_rings.size() + l.dim_rings.size(), c.bright_rings.size() + c.dim_rings.size()),
          sum(l.bright_lines.size(), c.bright_lines.size()),
          sum(l.dim_lines.size(), c.dim_lines.size()),
          l.path_lines.size() + l.links.size(),
          l.picked.size()};
}

}  // namespace lacuna::widgets
