#pragma once

#include <QWidget>

#include "core/session/session.hpp"
#include "widgets/canvas/frame_split.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/export/figure_part.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What a figure of the clip panel says in the places of its controls: beside the panel's title the clip and the moment, over the
/// frame what lies on it and whose that is. It is never on the screen.
class ClipCaption : public QWidget, public FigurePart {
  Q_OBJECT
 public:
  struct Shows {
    session::Session& session;
    ViewState& view;
    ThemeStore& themes;
    const ShownResult& shown;
    const FrameSplit& split;
  };
  /// `panel` is what it lies over, `frame` the place of the frame in it.
  ClipCaption(const Shows& shows, QWidget& panel, QWidget& frame);
  void setInFigure(bool in_figure) override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString moment() const;
  QStringList onFrame() const;
  QString attention() const;
  void paintHead(QPainter& painter) const;
  Shows shows_;
  QWidget &panel_, &frame_;
};

}  // namespace lacuna::widgets
