#pragma once

#include <QCoreApplication>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>
#include <QVector3D>
#include <array>
#include <optional>
#include <vector>

#include "core/latent/run.hpp"
#include "core/projection/frozen_map.hpp"
#include "core/projection/health.hpp"
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
  bool bare = false;  ///< no controls and nothing about the drawing itself: for pictures
  bool has_points = false, has_hidden = false;

  int points = 0;
  double frame_ms = 0;
  /// Which axes the points are in, and how far they can be trusted.
  struct Axes {
    projection::Method method = projection::Method::Pca;
    int dimensions = 3;
    std::vector<double> explained;             ///< share of variance of each; empty where axes have none
    std::optional<double> error_r2;            ///< of the error direction
    std::optional<projection::Health> health;  ///< nothing until it is known
    bool fitting = false;
    bool can_resume = false;  ///< a fit was stopped and can be gone on with
    QString made;   ///< what it was fitted on, and its seed where it has one
    QString doing;  ///< "UMAP 120 of 500" while fitting
    QString problem;
    bool operator==(const Axes&) const = default;
  };
  Axes axes_of;
  ErrorRange range;
  float length_low = 0, length_high = 1;  ///< what the colours of lengths span
  mask::TokenGrid grid;
  bool has_context = false;
  int selected = 0;

  /// What a colour of groups stands for: clusters, labels or clips.
  struct Group {
    QString name;
    QColor color;
  };
  std::vector<Group> groups;
  std::optional<QString> column;          ///< name of the file's column; nothing: none was read
  float column_low = 0, column_high = 1;  ///< what its colours span

  struct Outline {
    QPolygonF line;
    QColor color;
    QString name;
  };
  std::vector<Outline> outlines;
  QPolygonF lasso;           ///< of the tokens to be selected, while it is drawn
  std::optional<QRectF> box;

  /// A patch of the clip at its point.
  struct Picture {
    QPointF at;
    QRectF part;  ///< of the texture, in fractions
    float side = 0;
  };
  std::uint32_t pictures_texture = 0;
  std::vector<Picture> pictures;  ///< the farthest first
  QString beside;  ///< what the mark of another clip under the mouse is; empty: there is none
  QPointF beside_at;

  std::vector<QPointF> axes;  ///< directions of the axes on the view, at most 1 long; a flat layout has two

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
    bool failed = false;  ///< what was to take its place
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
  virtual void predictAgain() = 0;
  virtual void setAxes(projection::Method method, int dimensions) = 0;
  virtual void endFitting() = 0;
  virtual void resumeFitting() = 0;
  virtual void openSettings() = 0;
};

/// The latent view's HUD: options, legend, axes, rings, card, readout. Reads the state, then sends; keeps none.
class LatentHud {
  Q_DECLARE_TR_FUNCTIONS(LatentHud)
 public:
  void draw(const HudState& state, const Theme& theme, const HudFonts& fonts, const QSizeF& size, HudActions& actions) const;
  static constexpr double options_width = 250, options_height = 390;  ///< logical pixels, with margins; as high as with a warning
  static constexpr double folded_width = 84, folded_height = 44, folded_warning_height = 110;  ///< the button alone; with a warning below
  static constexpr int narrow = 560, low = 430;  ///< a view less wide or high starts with the options folded: they would cover much of it
};

}  // namespace lacuna::widgets
