#pragma once

#include <array>

#include "widgets/canvas/frame_split.hpp"
#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// "Single | Wipe | Side by side" in the header, or three symbols where there is no room for words.
class SplitSwitch : public QWidget {
  Q_OBJECT
 public:
  SplitSwitch(FrameSplit& split, ThemeStore& themes, QWidget* parent);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void read();
  FrameSplit& split_;
  SegmentedControl* words_;
  std::array<IconButton*, 3> symbols_;
};

}  // namespace lacuna::widgets
