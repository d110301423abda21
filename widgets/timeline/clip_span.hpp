#pragma once

#include <QAbstractSlider>

#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// The whole clip as a bar, with a bracket round the frames that the model sees. Dragged or moved by keys the bracket goes to
/// other frames; the value is its first frame, from 0. Until it is let go nothing is read.
class ClipSpan : public QAbstractSlider {
  Q_OBJECT
 public:
  ClipSpan(session::Session& session, ThemeStore& themes, QWidget* parent);
  bool wanted() const;    ///< the clip has frames that the model does not see
  QString words() const;  ///< "1–31 of 64", counted from 1
  QRectF bracket() const;
  QSize sizeHint() const override { return {140, 28}; }

 Q_SIGNALS:
  void moved();  ///< other words

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void sliderChange(SliderChange change) override;

 private:
  void read();
  void place(double x);
  session::Session& session_;
  ThemeStore& themes_;
  int frames_ = 0, seen_ = 0;  ///< of the clip; from the first seen to the last
  double grabbed_ = 0;         ///< from the bracket's left edge, pixels
  session::Connection connection_;
};

}  // namespace lacuna::widgets
