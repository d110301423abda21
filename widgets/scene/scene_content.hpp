#pragma once

#include <QVector3D>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/scene/scene_camera.hpp"
#include "widgets/scene/scene_style.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

using Rgba = std::array<std::uint8_t, 4>;
Rgba rgba(const QColor& color, double opacity = 1.0);

/// What a point stands for: a visible token, or one of the two latents of a hidden one.
enum class MarkKind { Visible, True, Predicted };

struct Mark {
  TokenId token{};
  MarkKind kind = MarkKind::Visible;
  QVector3D at;         ///< scene units
  Rgba color{};
  bool bright = true;   ///< of the playhead's step, or every step is bright
};

/// From the true to the predicted latent of a hidden token.
struct ErrorLine {
  QVector3D from, to;
  Rgba color{};
  bool bright = true;
};

/// One place of the grid over the steps.
struct PathStop {
  int step = 0;
  QVector3D at;
};

/// What is shown of a result at one moment, as plain data.
struct SceneContent {
  std::vector<Mark> marks;
  std::vector<ErrorLine> lines;
  std::vector<PathStop> true_path;                     ///< of the picked token, all steps
  std::vector<std::vector<PathStop>> predicted_paths;  ///< of the picked token, one per unbroken span of hidden steps
  std::optional<QVector3D> picked_true, picked_predicted;
  float floor_level = -1;                              ///< just under the cloud
  Rgba picked_color{};                                 ///< heat of the picked token's error
};

/// What decides the content beside the style.
struct SceneMoment {
  int step = 0;  ///< the playhead's
  std::optional<TokenId> picked;
  latent::Metric metric = latent::Metric::L1Normed;
};

/// Scene units from axis units: the middle 98 % of the true points reach from -1 to 1 on their longest axis.
struct SceneFrame {
  QVector3D center;
  float scale = 1;
  float floor_level = -1;  ///< scene units, under 99 % of the true points
  QVector3D place(std::span<const float> axes) const;
};
SceneFrame sceneFrame(const projection::Projection& projection);

/// `result` may be empty; then so is the content.
SceneContent sceneContent(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme);

/// A colour between the ends of an order (steps, rows, columns), `share` 0..1.
QColor orderColor(const Theme& theme, double share);

/// The mark nearest to a place on the view, at most `reach` pixels away; bright marks win over dim ones.
/// `places` holds the projected marks in their order.
std::optional<std::size_t> nearestMark(const std::vector<Mark>& marks, const std::vector<ScreenPoint>& places, const QPointF& at,
                                       double reach);

}  // namespace lacuna::widgets
