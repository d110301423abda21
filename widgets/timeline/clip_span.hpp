#pragma once

#include <QAbstractSlider>

#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// The whole clip as a bar, with a bracket round the frames that the model sees. Dragged or moved by keys the bracket goes to
/// other frames; the value is its first frame, from 0. Until it is let go nothing is read; a drag is one step to undo. The wheel
/// is the timeline's.
class ClipSpan : public QAbstractSlider {
  Q_OBJECT
 public:
  ClipSpan(session::Session& session, ThemeStore& themes, QWidget* parent);
  bool wanted() const;    ///< the clip goes on before or after what the model sees
  QString words() const;  ///< "1–16 of 64", counted from 1; "16 in 1–31 of 64" where frames between are left out
  QString widestWords() const;
  QRectF bracket() const;
  QSize sizeHint() const override { return {140, 28}; }

 Q_SIGNALS:
  void moved();  ///< other words

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void sliderChange(SliderChange change) override;

 private:
  void read();
  void place(double x);
  QString wordsOf(int first, int last) const;
  session::Session& session_;
  ThemeStore& themes_;
  int frames_ = 0, seen_ = 0;  ///< of the clip; from the first seen to the last
  int sampled_ = 0;            ///< of these, what the model sees
  double grabbed_ = 0;         ///< from the bracket's left edge, pixels
  session::Connection connection_;
};

}  // namespace lacuna::widgets
