#pragma once

#include <QWidget>

#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/frame_split.hpp"

namespace lacuna::widgets {

/// Takes hold of the line between two lenses on the canvas: it is dragged, or moved by the arrow keys (with Shift in large steps,
/// Home and End to the sides); a double click puts it in the middle. The canvas draws it.
class WipeLine : public QWidget {
  Q_OBJECT
 public:
  WipeLine(FrameSplit& split, ClipCanvas& canvas, ThemeStore& themes);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void place();
  FrameSplit& split_;
  ClipCanvas& canvas_;
  ThemeStore& themes_;
  bool held_ = false;
};

}  // namespace lacuna::widgets
