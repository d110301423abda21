#pragma once

#include <QPolygonF>
#include <QVector3D>
#include <vector>

#include "widgets/scene/scene_content.hpp"

namespace lacuna::widgets {

/// Some points of each cluster's true latents of the open clip, evenly drawn: [cluster][point].
std::vector<std::vector<QVector3D>> outlinePoints(const SceneContent& content, const session::Clustering& clustering);

/// The convex hull, on the view, of the nine tenths of the points that are nearest to their middle; empty for fewer than 3.
QPolygonF outlineOf(const std::vector<QVector3D>& points, const Projector& projector);

}  // namespace lacuna::widgets
