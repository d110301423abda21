#pragma once

#include <QMenu>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/mask/layers.hpp"
#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/timeline/clip_times.hpp"
#include "widgets/timeline/lane_drag.hpp"
#include "widgets/timeline/lane_edits.hpp"
#include "widgets/timeline/time_axis.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The dope sheet: a lane for each layer of the mask, the top one first, with a bar from its in to its out and its keys.
/// Lies under the tracks of the timeline, which has the keyboard and the axis.
class LayerLanes : public QWidget {
  Q_OBJECT
 public:
  LayerLanes(session::Session& session, ViewState& view, ThemeStore& themes, const TimeAxis& axis, QWidget* parent);
  ~LayerLanes() override;
  static constexpr int lane_height = 26;

  QRect laneOf(ShapeId id) const;  ///< in this widget, with its head; outside of it when scrolled out of sight
  int scroll() const { return scroll_; }
  bool dragging() const { return drag_.has_value(); }
  bool wantsKey(int key) const;  ///< Escape in a drag, Delete with a key chosen
  void useKey(int key);
  QStringList describe(int step) const;  ///< a line for each lane: its name and what it does on that step

 Q_SIGNALS:
  void frameWanted(int frame);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  struct ChosenKey {
    ShapeId shape;
    double time_s;
  };
  const std::vector<mask::MaskShape>& shapes() const { return session_.shownShapes(); }  ///< to show
  ClipTimes times() const;
  int stepAt(double x) const { return axis_.stepAt(x); }
  const mask::MaskShape* shapeAt(int y) const;
  LaneHit hitAt(const mask::MaskShape& shape, const QPoint& pos) const;
  bool onHead(const QPoint& pos) const;
  bool onEye(const QPoint& pos) const;
  void followView();
  void onChange(const session::Change& change);
  void scrollTo(int pixels);
  void scrollToChosen();
  void choose(const mask::MaskShape& shape, const LaneHit& hit);
  bool isChosenKey(const mask::MaskShape& shape, const mask::Key& key) const;
  std::optional<int> chosenKeyIn(const mask::MaskShape& shape) const;
  void showCursor(const QPoint& pos);
  void cancelDrag();
  void edit(mask::MaskShape shape, const std::string& label) { session_.runAsStep(session::changeShape(std::move(shape), label)); }
  const mask::MaskShape* stored(ShapeId id) const { return mask::findShape(session_.document().shapes, id); }  ///< to edit
  QString valueAt(const mask::MaskShape& shape, int step) const;

  void fillKeyMenu(QMenu& menu, const mask::MaskShape& shape, int key);
  void fillBarMenu(QMenu& menu, const mask::MaskShape& shape, int step);
  void addItem(QMenu& menu, const QString& text, bool enabled, std::function<void()> act, std::optional<bool> checked = {});
  void copyToNextStep(ShapeId id);

  void paintLane(QPainter& painter, const mask::MaskShape& shape, const ClipTimes& times, bool any_solo) const;
  void paintHead(QPainter& painter, const mask::MaskShape& shape, const QRect& lane, bool has_part) const;
  void paintKeys(QPainter& painter, const mask::MaskShape& shape, const ClipTimes& times, const QRect& lane) const;
  void paintPlayhead(QPainter& painter) const;
  void paintScrollMark(QPainter& painter) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const TimeAxis& axis_;
  int scroll_ = 0;         ///< pixels of the lanes that are above the top
  std::size_t lanes_ = 0;  ///< when last looked at
  std::optional<ShapeId> seen_chosen_;
  std::optional<ChosenKey> chosen_key_;
  std::optional<LaneDrag> drag_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
