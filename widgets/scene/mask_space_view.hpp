#pragma once

#include <optional>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/scene/mask_space_content.hpp"
#include "widgets/scene/mask_space_hud.hpp"
#include "widgets/scene/mask_space_presenter.hpp"
#include "widgets/scene/scene_view.hpp"

namespace lacuna::widgets {

/// What the view of the mask in space and time shows, set by its owner.
struct MaskSpaceInput {
  mask::Mask mask;                                ///< with the stroke in progress
  double aspect = 1;                              ///< width / height of what the cells cover
  QRectF part{0, 0, 1, 1};                        ///< of a frame: what the cells cover
  std::weak_ptr<const media::ClipWindow> window;  ///< a hidden view keeps neither this nor the run
  std::weak_ptr<const latent::Run> run;           ///< of this clip and grid; null: there are no errors to show
  bool stale = false;                             ///< that run is of an earlier mask: dim it and say so
  std::optional<int> percent;                     ///< while it is made anew
  bool failed = false;                            ///< it could not be
  int frame = 0, step = 0;                        ///< the playhead's
  std::optional<TokenId> picked, hovered;
  latent::Metric metric = latent::Metric::L1Normed;
};

/// Hidden tokens as blocks: columns to the right, rows down, steps along the third axis. The first frame and the
/// playhead's stand as planes; the latter, rimmed white, scrubs when it is dragged.
class MaskSpaceView : public SceneView, private MaskSpaceHudActions {
  Q_OBJECT
 public:
  explicit MaskSpaceView(ThemeStore& themes, QWidget* parent = nullptr);
  ~MaskSpaceView() override;

  void setInput(MaskSpaceInput input);
  const MaskSpaceStyle& spaceStyle() const { return style_; }
  void setStyle(const MaskSpaceStyle& style) override;
  void setHudFolded(bool folded) override { setFolded(folded); }

  void framePicked() override;
  /// The block that is seen at a place.
  std::optional<TokenId> tokenAt(const QPointF& place) override;
  /// Where the middle of a token is on the view, whether it is drawn or not; nothing behind the eye.
  std::optional<QPointF> placeOf(TokenId token) const;
  /// Where the rim of the playhead's plane has its corner at the first column and last row.
  QPointF planeFoot() const;
  int faces() { return refreshContent(), presenter_.faces(); }
  double buildMs() const { return build_ms_; }  ///< what the blocks took the last time they were made
  double drawMs() const { return frameMs(); }

 Q_SIGNALS:
  void frameAsked(int frame);  ///< the playhead is to go there
  void cancelAsked();
  void predictAsked();

 protected:
  void refreshContent() override;
  bool hasContent() override { return space_.grid.size() > 0; }
  bool hasPicked() const override { return input_.picked.has_value(); }
  OrbitCamera fitted(OrbitCamera camera) override;
  OrbitCamera alongAxis(OrbitCamera camera, int axis) const override;
  void drawHud() override;
  void contentVoid() override { blocks_stale_ = frames_stale_ = box_stale_ = true; }
  void prepareScene() override { presenter_.setScale(devicePixelRatioF()); }
  bool grabs(const QPointF& place) override;
  void dragTo(const QPointF& place) override;
  bool takesWheel(const QWheelEvent& event) override;
  Qt::CursorShape sceneCursor() const override { return plane_held_ ? Qt::SizeHorCursor : Qt::ArrowCursor; }
  void pointAt(const std::optional<QPointF>& place) override;

 private:
  void setStep(int step) override;
  void cancel() override { Q_EMIT cancelAsked(); }
  void predictAgain() override { Q_EMIT predictAsked(); }

  void refreshBlocks();
  void refreshFrames();
  std::vector<Rgba> colors(const latent::Run& run) const;
  double planeStep() const;  ///< where the playhead's plane stands, in steps
  int frameCount() const;
  std::optional<QVector3D> planeAt(const QPointF& place) const;
  bool nearRim(const QPointF& place) const;
  MaskSpaceHudState hudState();
  void addAxis(MaskSpaceHudState& state, const Projector& projector) const;
  std::vector<QLineF> edgesOf(TokenId token, const Projector& projector) const;

  MaskSpaceInput input_;
  MaskSpaceStyle style_;
  BlockSpace space_;
  Blocks blocks_;
  ErrorRange range_;
  bool blocks_stale_ = true, frames_stale_ = true, box_stale_ = true;
  double build_ms_ = 0;
  bool plane_held_ = false;
  std::optional<QVector3D> grabbed_;  ///< on the plane, in the scene
  double grab_offset_steps_ = 0;      ///< from there to the plane's place in time

  MaskSpacePresenter presenter_;
  MaskSpaceHud hud_;
};

}  // namespace lacuna::widgets
