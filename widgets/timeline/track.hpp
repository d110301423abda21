#pragma once

#include <QObject>
#include <QPainter>
#include <QString>
#include <functional>
#include <utility>

#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/timeline/time_axis.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What a track gets to paint itself.
struct TrackPainting {
  QPainter& painter;  ///< clipped to the lane
  const Theme& theme;
  const TimeAxis& axis;
  QRectF lane;
  double device_pixel_ratio = 1;
  int current_step = 0;
  bool stale = false;
};

/// One row of the timeline. Reads the session, paints itself, tells its value in words.
class Track : public QObject {
  Q_OBJECT
 public:
  Track(session::Session& session, ViewState& view, QString name, QString icon)
      : session_(session), view_(view), name_(std::move(name)), icon_(std::move(icon)) {}
  const QString& name() const { return name_; }
  const QString& icon() const { return icon_; }
  bool shown() const { return shown_; }
  void setShown(bool shown) { shown_ = shown; }

  virtual QString line() const = 0;  ///< under the name
  virtual void paint(const TrackPainting& on) = 0;
  /// Whether all is made that `paint` shows in this lane; what is not is begun.
  virtual bool isMade(const QRectF& lane, double device_pixel_ratio) {
    Q_UNUSED(lane);
    Q_UNUSED(device_pixel_ratio);
    return true;
  }
  virtual void paintScale(QPainter&, const Theme&, const QRectF&) {}  ///< numbers at the right end of the head
  virtual void paintEnd(QPainter&, const Theme&, const QRectF&, int) {}  ///< values of a step right of the lane, where the timeline leaves room for them
  virtual QString valueAt(int step) const = 0;                        ///< for the readout and for screen readers

 Q_SIGNALS:
  void repaintNeeded();

 protected:
  session::Session& session_;
  ViewState& view_;

 private:
  QString name_, icon_;
  bool shown_ = true;
};

/// `words` over every run of steps for which `empty` holds, where there is room for the words.
void paintEmpty(const TrackPainting& on, const QString& words, const std::function<bool(int step)>& empty);

}  // namespace lacuna::widgets
