#pragma once

#include <QObject>
#include <optional>

#include "core/mask/mask_shape.hpp"
#include "core/latent/run.hpp"

namespace lacuna::widgets {

enum class Tool { Pick, Pan, Brush, Eraser, Rectangle, Ellipse, Lasso, Polygon, Fill, Move, Follow };

/// What the middle of the window shows: clip beside latent space, clip beside the mask in space and time, clip beside the
/// maps of attention, results side by side, or a guided tour in large type.
enum class Workspace { Explore, Masks, Attention, Compare, Teach };

/// Which maps of attention are shown: of every head, of the mean head of every layer, through layers, or figures of all heads.
enum class AttentionMode { Heads, Layers, Rollout, Table };

/// Whose figures the table of heads has: the picked token's, or means over all tokens or the hidden ones.
enum class AttentionQueries { This, All, Hidden };

/// On which steps a stroke acts.
enum class StrokeSteps { This, Around, FromHere, All };

/// View state that several panels share and no undo touches: tool, brush, overlays, metric.
class ViewState : public QObject {
  Q_OBJECT
 public:
  Tool tool = Tool::Brush;
  double brush_cells = 3.0;                          ///< diameter in cells of the model's grid
  mask::BrushTip brush_tip = mask::BrushTip::Round;
  StrokeSteps stroke_steps = StrokeSteps::All;
  int around_steps = 2;                              ///< for StrokeSteps::Around
  std::optional<ShapeId> shape;                      ///< the layer that is chosen: handles on the frame, its lane, its row
  bool onion = false;                                ///< the masks of the steps before and after show through
  Workspace workspace = Workspace::Explore;
  bool show_mask = true, show_error = true, show_grid = true, show_features = false;
  bool features_predicted = false;                   ///< features of hidden tokens as predicted instead of true
  double error_opacity = 0.80, features_opacity = 0.85;
  bool show_attention = false;                       ///< the chosen head's map lies on the frame
  double attention_opacity = 0.90;
  AttentionMode attention_mode = AttentionMode::Heads;
  AttentionQueries attention_queries = AttentionQueries::This;
  int attention_block = 1, attention_head = 0;       ///< the chosen map; blocks from 1, heads from 0
  bool attention_links = true;                       ///< its strongest sources are joined to the picked token in 3-D
  bool attention_by = false;                         ///< who reads from the picked token, instead of what it reads from
  latent::Metric metric = latent::Metric::L1Normed;  ///< what error views colour by

  /// Call after changing members; every panel repaints from them.
  void notify() { Q_EMIT changed(); }

 Q_SIGNALS:
  void changed();
};

/// The range of the metric over a run's hidden tokens that error colours span: 2nd to 98th percentile.
struct ErrorRange {
  float low = 0, high = 1;
  /// 0..1, where 1 is worst (for cosine similarity low values are worst).
  double share(float value, latent::Metric metric) const;
};
ErrorRange errorRange(const latent::Run& run, latent::Metric metric);

}  // namespace lacuna::widgets
