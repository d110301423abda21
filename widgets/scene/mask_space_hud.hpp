#pragma once

#include <QCoreApplication>
#include <QLineF>
#include <QPointF>
#include <QSizeF>
#include <optional>
#include <vector>

#include "core/mask/token_grid.hpp"
#include "widgets/scene/imgui_host.hpp"
#include "widgets/scene/mask_space_style.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What the HUD over the mask's space shows. Places in logical pixels of the view.
struct MaskSpaceHudState {
  MaskSpaceStyle style;
  bool folded = false;
  bool bare = false;  ///< no controls and nothing about the drawing itself: for pictures
  mask::TokenGrid grid;  ///< no cells: nothing is drawn
  int step = 0;          ///< the playhead's
  int hidden = 0;
  double frame_ms = 0;
  bool has_errors = false;
  latent::Metric metric = latent::Metric::L1Normed;
  ErrorRange range;
  bool stale = false;          ///< error colours are of an earlier mask
  std::optional<int> percent;  ///< while they are made anew
  bool failed = false;         ///< they could not be

  struct Tick {
    QPointF at;
    int step = 0;
  };
  std::vector<Tick> ticks;
  std::optional<QPointF> time_name;  ///< where the word "time" stands
  std::optional<QPointF> step_tag;   ///< foot of the playhead's plane
  bool plane_held = false;           ///< under the mouse or being dragged
  std::vector<QLineF> picked, hovered;  ///< edges of the tokens' boxes
};

/// What the HUD may ask for. Each is also reachable without the HUD.
class MaskSpaceHudActions {
 public:
  virtual ~MaskSpaceHudActions() = default;
  virtual void setStyle(const MaskSpaceStyle& style) = 0;
  virtual void setStep(int step) = 0;
  virtual void setHudFolded(bool folded) = 0;
  virtual void cancel() = 0;
  virtual void predictAgain() = 0;
};

/// The HUD over the mask in space and time: options, figures, axis, rings. Reads the state, then sends; keeps none.
class MaskSpaceHud {
  Q_DECLARE_TR_FUNCTIONS(MaskSpaceHud)
 public:
  void draw(const MaskSpaceHudState& state, const Theme& theme, const HudFonts& fonts, const QSizeF& size,
            MaskSpaceHudActions& actions) const;
  static constexpr double options_height = 132;  ///< logical pixels, with margins
  static constexpr int narrow = 420;  ///< a view less wide starts with the options folded: they would lie over the figures
};

}  // namespace lacuna::widgets
