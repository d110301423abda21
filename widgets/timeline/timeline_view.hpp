#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/controls/rest_timer.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/controls/stale_watch.hpp"
#include "widgets/timeline/layer_lanes.hpp"
#include "widgets/timeline/time_axis.hpp"
#include "widgets/timeline/track.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class PairTrack;
class SurpriseTrack;

/// Ruler, tracks and playhead, painted in one widget; scrubbing, scrolling, zooming and keys.
class TimelineView : public QWidget, public Settles {
  Q_OBJECT
 public:
  TimelineView(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  ~TimelineView() override;
  const TimeAxis& axis() const { return axis_; }
  void setZoom(double zoom);                      ///< around the playhead, or the middle when that is out of sight
  QRect laneOf(const QString& track_name) const;  ///< empty for a track that is not there
  std::vector<Track*> tracks() const;             ///< in sight, from the top
  int stepNow() const;                            ///< at the playhead
  LayerLanes& layerLanes() const { return *lanes_; }  ///< in sight in the workspace Masks
  QString describe() const;                       ///< where the playhead is and what the tracks say there
  bool settled() const override;                  ///< the small pictures of the clip are all there
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  void zoomChanged(double zoom);
  void playToggled();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  enum class Zone { Head, Ruler, Clip, Steps };
  struct Row {
    std::unique_ptr<Track> track;
    IconButton* eye = nullptr;
    double least = 0, most = 0;  ///< height, pixels
    int top = 0, height = 0;
    bool fits = true;
  };

  void addTrack(std::unique_ptr<Track> track, double least, double most);
  void onChange(const session::Change& change);
  void onView();
  void followMask();
  void followSelection();
  void selectTo(const QPoint& pos);
  bool showsPair() const;
  bool isTold(const Row& row) const;
  bool showsLayers() const { return view_.workspace == Workspace::Masks; }
  void refreshAxis();
  void layOut();
  void placeLanes(int top);
  void announce();
  Zone zoneAt(const QPoint& pos) const;
  QRectF laneRect(const Row& row) const;
  void moveTo(const QPoint& pos);
  void moveBySteps(int steps);
  void setFrame(int frame);
  void paintRuler(QPainter& painter) const;
  void paintRow(QPainter& painter, Row& row);
  void paintSelection(QPainter& painter) const;
  void paintCurrentStep(QPainter& painter) const;
  void paintPlayhead(QPainter& painter) const;
  void paintReadout(QPainter& painter) const;
  void paintScrollMark(QPainter& painter) const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  StaleWatch stale_;
  TimeAxis axis_;
  std::vector<Row> rows_;
  PairTrack* pair_ = nullptr;          ///< of both rows of the pinned pair
  SurpriseTrack* surprise_ = nullptr;  ///< of the last row
  LayerLanes* lanes_;
  std::optional<QPoint> hover_;
  bool scrubbing_ = false;
  struct Selecting {
    analysis::TokenSelection before;
    int from_step;
    analysis::Selecting how;
  };
  std::optional<Selecting> selecting_;
  analysis::TokenSelection selection_;  ///< as painted
  RestTimer rest_{this, [this] { followMask(); }};
  bool ring_ = false;  ///< the keyboard came by keyboard, so the focus ring shows
  session::Connection connection_;
};

}  // namespace lacuna::widgets
