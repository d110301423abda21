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
#include "widgets/timeline/lane_properties.hpp"
#include "widgets/timeline/time_axis.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The dope sheet: a lane for each layer of the mask, the top one first, with a bar from its in to its out and its keys. The
/// keys of the chosen layer stand in sub-lanes, one for each property that they change. Lies under the tracks of the timeline, which has the keyboard and the axis.
class LayerLanes : public QWidget {
  Q_OBJECT
 public:
  LayerLanes(session::Session& session, ViewState& view, ThemeStore& themes, const TimeAxis& axis, QWidget* parent);
  ~LayerLanes() override;
  static constexpr int lane_height = 26;

  /// In this widget, with its head; outside of it when scrolled out of sight. Empty for what has no lane.
  QRect laneOf(ShapeId id, std::optional<KeyedProperty> property = std::nullopt) const;
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
  struct LaneRow {
    const mask::MaskShape* shape = nullptr;
    std::optional<KeyedProperty> property{};  ///< of a sub-lane
  };
  std::vector<LaneRow> rows() const;  ///< from the top
  int rowCount() const { return static_cast<int>(rows().size()); }
  QRect rectOf(int row) const { return {0, row * lane_height - scroll_, width(), lane_height}; }
  bool isOpen(const mask::MaskShape& shape) const { return view_.shape == shape.id && !animatedProperties(shape).empty(); }
  const std::vector<mask::MaskShape>& shapes() const { return session_.shownShapes(); }  ///< to show
  ClipTimes times() const;
  int stepAt(double x) const { return axis_.stepAt(x); }
  LaneRow rowAt(int y) const;  ///< without a shape below the last
  LaneHit hitAt(const LaneRow& row, const QPoint& pos) const;
  void useHeadButton(const LaneRow& row);
  bool onHead(const QPoint& pos) const;
  bool onEye(const QPoint& pos) const;
  void followView();
  void onChange(const session::Change& change);
  void followRows();
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

  void paintLane(QPainter& painter, const mask::MaskShape& shape, const ClipTimes& times, const QRect& lane, bool has_part) const;
  void paintSubLane(QPainter& painter, const LaneRow& row, const ClipTimes& times, const QRect& lane) const;
  void paintHead(QPainter& painter, const mask::MaskShape& shape, const QRect& lane, bool has_part) const;
  void paintKeys(QPainter& painter, const mask::MaskShape& shape, const std::vector<int>& keys, const ClipTimes& times,
                 const QRect& lane) const;
  void paintPlayhead(QPainter& painter) const;
  void paintScrollMark(QPainter& painter) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const TimeAxis& axis_;
  int scroll_ = 0;         ///< pixels of the lanes that are above the top
  int lanes_ = 0;          ///< with sub-lanes, when last looked at
  std::optional<ShapeId> seen_chosen_;
  std::optional<ChosenKey> chosen_key_;
  std::optional<ShapeId> pressed_;  ///< by the last press: lanes may have moved under the mouse since
  std::optional<LaneDrag> drag_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
