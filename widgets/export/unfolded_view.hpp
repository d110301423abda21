#pragma once

#include <QPointer>
#include <QScrollArea>
#include <vector>

namespace lacuna::widgets {

/// While it lives, a view is as high as all that it holds: in a figure nobody can scroll to what lies below the fold. Nothing is
/// drawn on the screen meanwhile unless the event loop runs. Views that OpenGL draws stay as they are: they have no fold, and
/// another shape would be another picture.
class UnfoldedView {
 public:
  explicit UnfoldedView(QWidget& view);
  ~UnfoldedView();
  UnfoldedView(const UnfoldedView&) = delete;
  UnfoldedView& operator=(const UnfoldedView&) = delete;

 private:
  struct Scrolled {
    QPointer<QScrollArea> area;
    int place_px;
  };
  void tellParts(bool in_figure);
  int folded() const;
  QPointer<QWidget> view_;
  const QSize size_;
  std::vector<Scrolled> scrolled_;
};

}  // namespace lacuna::widgets
