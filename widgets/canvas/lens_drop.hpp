#pragma once

#include <QLabel>

#include "widgets/canvas/frame_split.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

inline constexpr const char* dragged_lens_type = "application/x-lacuna-lens";  ///< the lens's number

/// Takes lenses that are dropped on a canvas: the frame is then compared with them. While one is over the canvas it is outlined
/// and says what will be.
class LensDrop : public QObject {
  Q_OBJECT
 public:
  LensDrop(FrameSplit& split, ThemeStore& themes, QWidget& canvas);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  class Hint;
  FrameSplit& split_;
  QWidget& canvas_;
  Hint* hint_;
};

}  // namespace lacuna::widgets
