#include "widgets/scene/cluster_outlines.hpp"

#include <vtkNew.h>
#include <vtkPointsProjectedHull.h>

#include <algorithm>

namespace lacuna::widgets {
namespace {

constexpr std::size_t most_points = 300;  // of a cluster: enough for its shape, few enough for each picture
constexpr double kept_share = 0.9;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Without the tenth that is farthest from the middle.
void dropStray(std::vector<QPointF>& places) {
  std::vector<double> across, down;
  for (const QPointF& place : places) across.push_back(place.x()), down.push_back(place.y());
  const QPointF middle(median(across), median(down));
  const auto nearer = [&middle](const QPointF& a, const QPointF& b) {
    return QPointF::dotProduct(a - middle, a - middle) < QPointF::dotProduct(b - middle, b - middle);
  };
  std::ranges::sort(places, nearer);
  places.resize(std::max<std::size_t>(3, static_cast<std::size_t>(kept_share * static_cast<double>(places.size()))));
}

}  // namespace

std::vector<std::vector<QVector3D>> outlinePoints(const SceneContent& content, const session::Clustering& clustering) {
  std::vector<std::vector<QVector3D>> points(clustering.clusters->sizes.size());
  for (const Mark& mark : content.marks) {
    const bool counts = mark.clip == 0 && (mark.kind == MarkKind::Visible || mark.kind == MarkKind::True);
    const auto row = static_cast<std::size_t>(index(mark.token));
    if (!counts || row >= clustering.clusters->of_row.size() || clustering.clusters->of_row[row] < 0) continue;
    points[static_cast<std::size_t>(clustering.clusters->of_row[row])].push_back(mark.at);
  }
  for (auto& cluster : points) {
    if (cluster.size() <= most_points) continue;
    for (std::size_t i = 0; i < most_points; ++i) cluster[i] = cluster[i * cluster.size() / most_points];
    cluster.resize(most_points);
  }
  return points;
}

QPolygonF outlineOf(const std::vector<QVector3D>& points, const Projector& projector) {
  std::vector<QPointF> places;
  for (const QVector3D& point : points)
    if (const ScreenPoint place = projector.map(point); place.in_front) places.push_back(place.at);
  if (places.size() < 3) return {};
  dropStray(places);
  vtkNew<vtkPointsProjectedHull> hull;
  for (const QPointF& place : places) hull->InsertNextPoint(place.x(), place.y(), 0);
  const int size = hull->GetSizeCCWHullZ();
  std::vector<double> corners(2 * static_cast<std::size_t>(std::max(0, size)));
  if (size < 3 || hull->GetCCWHullZ(corners.data(), size) < 3) return {};
  QPolygonF line;
  for (std::size_t i = 0; i < corners.size(); i += 2) line << QPointF(corners[i], corners[i + 1]);
  return line;
}

}  // namespace lacuna::widgets
