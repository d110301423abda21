#pragma once

#include <QCoreApplication>
#include <QPointF>
#include <QSizeF>
#include <QVector3D>
#include <array>
#include <optional>
#include <vector>

#include "core/latent/run.hpp"
#include "widgets/scene/imgui_host.hpp"
#include "widgets/scene/scene_style.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What the HUD shows. Places in logical pixels of the view.
struct HudState {
  SceneStyle style;
  latent::Metric metric = latent::Metric::L1Normed;
  bool folded = false;
  bool has_points = false, has_hidden = false;

  int points = 0;
  double frame_ms = 0;
  std::array<double, 3> explained{};
  ErrorRange range;
  mask::TokenGrid grid;

  std::array<QPointF, 3> axes{};  ///< directions of the axes on the view, at most 1 long

  struct Ring {
    QPointF at;
    float radius = 0;
    bool strong = false;  ///< picked, else hovered
  };
  std::vector<Ring> rings;
  struct StepLabel {
    QPointF at;
    int step = 0;
  };
  std::vector<StepLabel> step_labels;

  struct Card {
    QPointF at;
    mask::Cell cell;
    std::optional<float> error, cosine;  ///< of hidden tokens
  };
  std::optional<Card> card;

  struct Stale {
    bool running = false;
    int percent = 0;
  };
  std::optional<Stale> stale;  ///< the result is of an earlier state: dim it and say so
};

/// What the HUD may ask for. Each is also reachable without the HUD.
class HudActions {
 public:
  virtual ~HudActions() = default;
  virtual void setStyle(const SceneStyle& style) = 0;
  virtual void setMetric(latent::Metric metric) = 0;
  virtual void setHudFolded(bool folded) = 0;
  virtual void cancel() = 0;
};

/// The latent view's HUD: options, legend, axes, rings, card, readout. Reads the state, then sends; keeps none.
class LatentHud {
  Q_DECLARE_TR_FUNCTIONS(LatentHud)
 public:
  void draw(const HudState& state, const Theme& theme, const HudFonts& fonts, const QSizeF& size, HudActions& actions) const;
  static constexpr double options_width = 240, options_height = 200;  ///< logical pixels, with margins
  static constexpr int narrow = 560;  ///< a view less wide starts with the options folded: they would cover half of it
};

}  // namespace lacuna::widgets
