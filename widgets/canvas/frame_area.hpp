#pragma once

#include <QWidget>

#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/frame_split.hpp"

namespace lacuna::widgets {

/// The place of the frame: one canvas, or two side by side that zoom and move as one. Tools work on both.
class FrameArea : public QWidget {
  Q_OBJECT
 public:
  struct Shows {
    session::Session& session;
    ViewState& view;
    ThemeStore& themes;
    ShownResult& shown;
    FrameSplit& split;
  };
  FrameArea(const Shows& shows, QWidget* parent);
  ClipCanvas& canvas() { return *first_; }  ///< the left one
  QImage picture();                         ///< what is shown, without cursor and marks; two canvases beside each other
  QSize minimumSizeHint() const override { return first_->minimumSize(); }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void follow();
  void makeSecond();
  void place();
  bool beside() const { return second_ != nullptr && !second_->isHidden(); }
  void alike(const ClipCanvas& from, ClipCanvas& to);
  Shows shows_;
  ClipCanvas* first_;
  ClipCanvas* second_ = nullptr;  ///< made when it is first wanted
  bool alike_ = false;            ///< one is being given the other's place
};

}  // namespace lacuna::widgets
