#include "widgets/window/splitter.hpp"

#include <QMouseEvent>

namespace lacuna::widgets {
namespace {

constexpr int gap = 6;

class Handle : public QSplitterHandle {
 public:
  Handle(Splitter& owner) : QSplitterHandle(owner.orientation(), &owner), owner_(owner) {
    setToolTip(Splitter::tr("Drag to resize, double-click for the usual size"));
  }

 protected:
  void mouseDoubleClickEvent(QMouseEvent* event) override {
    event->accept();
    Q_EMIT owner_.usualWanted();
  }

 private:
  Splitter& owner_;
};

}  // namespace

Splitter::Splitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent) {
  setHandleWidth(gap);
  setChildrenCollapsible(false);
}

QSplitterHandle* Splitter::createHandle() { return new Handle(*this); }

}  // namespace lacuna::widgets
