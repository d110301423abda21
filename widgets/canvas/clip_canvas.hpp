#pragma once

#include <QTimer>
#include <array>
#include <optional>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/canvas/canvas_overlay.hpp"
#include "widgets/canvas/canvas_renderer.hpp"
#include "widgets/canvas/canvas_tools.hpp"
#include "widgets/canvas/frame_split.hpp"
#include "widgets/canvas/frame_view.hpp"
#include "widgets/canvas/shape_handles.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/export/finer_gl_widget.hpp"
#include "widgets/layers/shape_change.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The frame at the playhead with mask, error, features and grid over it; tools paint, pick and pan on it.
/// Positions "in widget" are logical pixels of this widget, y down.
class ClipCanvas : public FinerGlWidget {
  Q_OBJECT
 public:
  ClipCanvas(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown,
             QWidget* parent = nullptr);
  ~ClipCanvas() override;

  QPointF posInWidget(mask::PointInFrame point) const { return frame_view_.posInWidget(point); }
  mask::PointInFrame posInFrame(QPointF pos_in_widget) const { return frame_view_.posInFrame(pos_in_widget); }
  /// The token's square; null rectangle without a grid. The token's step plays no part.
  QRectF cellInWidget(TokenId token) const;
  /// The token of the playhead's step under a point.
  std::optional<TokenId> tokenAt(QPointF pos_in_widget) const;

  double scale() const { return frame_view_.scale(); }  ///< 1: a frame pixel is a logical pixel
  void fit();
  const FrameView& frameView() const { return frame_view_; }
  void setFrameView(const FrameView& view);  ///< that zoom and place, in this widget's size
  QImage picture();  ///< what is drawn, without cursor and marks, cut to the frame
  void drawAnew() { drawn_.clear(), update(); }  ///< the next picture is drawn whole, not only where it changed

  void setSides(const CanvasSides& sides);  ///< through which lenses the frame is seen
  QRectF sight() const;                     ///< the part of the frame that is seen, in the widget
  std::optional<double> lineX() const;      ///< where the line between two lenses is, in the widget
  QString nameOfView() const;               ///< of the lens that the view has on
  void showPath(bool shown);                ///< of the chosen layer through time

  /// "Row 10, column 13, step 13, hidden, error 0.58"
  QString describe(TokenId token) const;

 Q_SIGNALS:
  void viewChanged();  ///< zoomed, moved or fitted

 protected:
  void initializeGL() override;
  void resizeEvent(QResizeEvent* event) override;
  void paintGL() override;
  bool event(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void tabletEvent(QTabletEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void onChange(const session::Change& change);
  void onResult();
  void onAttention();
  void onView();
  void readClip();
  void describeSelection();

  // clip_canvas_paint.cpp
  CanvasRenderer::Look look() const;
  double opacityOf(LensKind lens) const;  ///< of its map where it is shown; 0 while there is none
  CanvasRenderer::Look through(CanvasRenderer::Look look, LensKind lens) const;
  std::vector<CanvasRenderer::Side> sides() const;
  void paintNames(QPainter& painter) const;
  QRegion uploadChanged(const CanvasRenderer::Look& look);
  QRegion uploadHidden(const CanvasRenderer::Look& look);
  QRegion uploadMarks();
  void paintProblem();
  bool attentionIsHere() const;
  CanvasMarks marks();
  void markChanging(CanvasMarks& marks);
  void markStroke(CanvasMarks& marks);
  std::vector<QLineF> edgesAround(const std::vector<TokenId>& cells) const;
  QString tagFor(const std::vector<TokenId>& changed, mask::Operation operation) const;

  // clip_canvas_input.cpp
  bool paints() const;
  mask::Operation operationOf(Qt::MouseButton button) const;
  bool paintsLines() const { return view_.tool == Tool::Brush || view_.tool == Tool::Eraser; }
  StrokeBuilder newStroke(ShapeId id, QPointF pos_in_widget, Qt::MouseButton button,
                          std::optional<double> pressure = std::nullopt) const;
  QString strokeName(mask::Operation operation) const;
  QString strokeLabel(const mask::MaskShape& shape) const;
  void beginStroke(QPointF pos_in_widget, Qt::MouseButton button, std::optional<double> pressure = std::nullopt);
  void moveStroke(QPointF pos_in_widget, Qt::KeyboardModifiers modifiers, double pressure);
  void showPreview();
  void endStroke();
  void cancelStroke();
  void hoverAt(std::optional<QPointF> pos_in_widget);
  void updateCursor();
  void moveTokenCursor(int rows, int cols);
  void setTokenHidden(TokenId token, bool hidden);
  void openTokenMenu(TokenId token, QPoint global_pos);
  bool wantsKey(int key) const;
  bool addsPicked(const QKeyEvent& key) const;

  // clip_canvas_select.cpp
  bool beginSelecting(const QMouseEvent& event);
  void selectTo(QPointF pos_in_widget);
  void markSelected(CanvasMarks& marks) const;

  // clip_canvas_shapes.cpp
  const mask::MaskShape* chosenShape() const;  ///< in the document; null: none, or it is gone
  double playheadTime_s() const;               ///< the middle of its step, where keys are
  double shownTime_s() const;                  ///< of the frame in sight, for outlines
  void chooseShape(std::optional<ShapeId> id);
  std::optional<ShapeHandle> handleAt(QPointF pos_in_widget) const;
  const mask::MaskShape* shapeAt(QPointF pos_in_widget) const;
  void beginDrag(QPointF pos_in_widget);
  QPointF goToKeyTime(const mask::MaskShape& shape, QPointF pressed_in_widget);
  void moveDrag(QPointF pos_in_widget, Qt::KeyboardModifiers modifiers);
  void endDrag(bool keep);
  bool keyForChosen(int key);
  void nudgeChosen(int rows, int cols);
  void removeChosen();
  void markChosen(CanvasMarks& marks) const;
  std::optional<mask::MaskShape> fillShape(QPointF pos_in_widget, Qt::MouseButton button) const;
  void fillAt(QPointF pos_in_widget, Qt::MouseButton button);
  void beginFollowing(mask::MaskShape shape);

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const ShownResult& shown_;

  std::weak_ptr<const media::ClipWindow> clip_;  // as last read, to tell a new one from progress
  mask::TokenGrid grid_;
  FrameView frame_view_;
  CanvasRenderer renderer_;
  std::array<bool, CanvasRenderer::Marks> changed_;  // by CanvasRenderer::Map, without Marks
  int shown_step_ = -1;
  // Kept, so that a paint draws only what differs from the one before.
  QImage marks_image_, marks_before_, hidden_image_;
  std::vector<CanvasRenderer::Side> drawn_;  // empty: all is to be drawn
  CanvasSides sides_;
  bool path_shown_ = true;

  struct ActiveStroke {
    ShapeId id;
    StrokeBuilder builder;
    Qt::MouseButton button;
    mask::Operation operation;
    QPointF pressed_at;
    bool shown;  // a right press becomes a stroke only when it moves
    bool by_clicks = false;  // a polygon: the button is up between its corners
    Tool tool = Tool::Brush;
  };
  std::optional<ActiveStroke> stroke_;
  struct ActiveDrag {
    ShapeDrag drag;
    QPointF pressed_at;
    QPointF way_to_key;  // from where the layer was pressed to where that is at its key's time
    ShapeChange change;
    std::optional<mask::MaskShape> wanted;  // at the last move; nothing before the first
  };
  std::optional<ActiveDrag> drag_;
  struct ActiveSelecting {
    analysis::TokenSelection before;  // what was selected when it began
    std::vector<TokenId> touched;
    analysis::Selecting how;
    bool box;
    QPointF pressed_at, at;
  };
  std::optional<ActiveSelecting> selecting_;
  QTimer preview_timer_;
  bool panning_ = false;
  bool press_used_ = false;  // the button that is down ended something, and opens no menu when it comes up
  QPointF last_pos_;
  std::optional<QPointF> cursor_;
  std::vector<TokenId> changing_;  // what a click at the cursor would change
  bool changing_known_ = false;
  bool ring_ = false;   // the keyboard's focus came by keyboard
  bool plain_ = false;  // picture() leaves the marks out
  session::Connection connection_;
};

}  // namespace lacuna::widgets
