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

/// What a point stands for: a visible token, one of the two latents of a hidden one, what the encoder of the visible tokens
/// makes of one alone, or a token of a clip beside.
enum class MarkKind { Visible, True, Predicted, Context, Beside };

struct Mark {
  TokenId token{};
  MarkKind kind = MarkKind::Visible;
  int clip = 0;         ///< 0: the open one, else the clips beside, from 1
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

/// What a token reads most from, for lines to it.
struct AttentionLinks {
  TokenId query{};
  bool from_predicted = false;  ///< the predictor's query: its predicted latent, where it has one
  struct Link {
    TokenId token{};
    double strength = 0;        ///< share of the strongest's, 0..1
  };
  std::vector<Link> links;
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
  std::vector<std::vector<PathStop>> selected_paths;   ///< of the selected tokens' places, at most `most_paths`
  std::vector<ErrorLine> links;                        ///< from the picked token to what it reads most from
  std::optional<QVector3D> picked_true, picked_predicted;
  float floor_level = -1;                              ///< just under the cloud
  Rgba picked_color{};                                 ///< heat of the picked token's error
  float length_low = 0, length_high = 1;               ///< what the colours of lengths span

  static constexpr std::size_t most_paths = 40;
};

/// A number for each token from a file, to colour by.
struct TokenColumn {
  QString name;
  std::vector<float> values;  ///< by token id; NaN where the file has none
  float low = 0, high = 1;    ///< what the colours span
};

/// What decides the content beside the style.
struct SceneMoment {
  int step = 0;  ///< the playhead's
  std::optional<TokenId> picked;
  latent::Metric metric = latent::Metric::L1Normed;
  analysis::TokenSelection selection{};                     ///< these are bright and all others dim, where there are any
  std::shared_ptr<const session::Clustering> clustering{};  ///< null: not known
  std::vector<session::Label> labels{};
  std::shared_ptr<const TokenColumn> column{};              ///< null: none was read
  std::shared_ptr<const AttentionLinks> links{};            ///< null: none
  bool final_latents = true;  ///< the points are of the run's own latents, not of a block's
  bool operator==(const SceneMoment&) const = default;
};

/// Scene units from axis units: the middle 98 % of the true points (with those of clips beside) reach from -1 to 1 on their longest axis.
struct SceneFrame {
  QVector3D center;
  float scale = 1;
  float floor_level = -1;  ///< scene units, under 99 % of the true points
  QVector3D place(std::span<const float> axes) const;
};
/// `more` may be null.
SceneFrame sceneFrame(const projection::Projection& projection, const session::MorePoints* more = nullptr);

/// `result` may be empty; then so is the content. `frame`: `sceneFrame` of the result, where it is known already.
SceneContent sceneContent(const session::Result& result, const SceneStyle& style, const SceneMoment& moment, const Theme& theme,
                          const std::optional<SceneFrame>& frame = std::nullopt);

/// A colour between the ends of an order (steps, rows, columns), `share` 0..1.
QColor orderColor(const Theme& theme, double share);

/// The mark nearest to a place on the view, at most `reach` pixels away; bright marks win over dim ones.
/// `places` holds the projected marks in their order.
std::optional<std::size_t> nearestMark(const std::vector<Mark>& marks, const std::vector<ScreenPoint>& places, const QPointF& at,
                                       double reach);

}  // namespace lacuna::widgets
