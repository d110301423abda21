#include "widgets/canvas/frame_area.hpp"

#include <QPainter>
#include <algorithm>

#include "widgets/canvas/lens_drop.hpp"
#include "widgets/canvas/wipe_line.hpp"

namespace lacuna::widgets {
namespace {
constexpr int gap_px = 8;
}

FrameArea::FrameArea(const Shows& shows, QWidget* parent)
    : QWidget(parent), shows_(shows), first_(new ClipCanvas(shows.session, shows.view, shows.themes, shows.shown, this)) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&shows_.split, &FrameSplit::changed, this, &FrameArea::follow);  // before the line, which reads the canvas
  new WipeLine(shows_.split, *first_, shows_.themes);
  new LensDrop(shows_.split, shows_.themes, *first_);
  follow();
}

void FrameArea::makeSecond() {
  second_ = new ClipCanvas(shows_.session, shows_.view, shows_.themes, shows_.shown, this);
  second_->setAccessibleName(tr("Clip, the right one of two"));
  second_->setSides(shows_.split.secondSides());
  new LensDrop(shows_.split, shows_.themes, *second_);
  connect(first_, &ClipCanvas::viewChanged, this, [this] { alike(*first_, *second_); });
  connect(second_, &ClipCanvas::viewChanged, this, [this] { alike(*second_, *first_); });
}

void FrameArea::alike(const ClipCanvas& from, ClipCanvas& to) {
  if (alike_ || !beside()) return;
  alike_ = true;
  to.setFrameView(from.frameView());
  alike_ = false;
}

void FrameArea::follow() {
  const bool two = shows_.split.shown() == FrameSplit::Beside;
  if (two && second_ == nullptr) makeSecond();
  if (second_ != nullptr) second_->setVisible(two);
  place();
  if (two) alike(*first_, *second_);
  first_->setSides(shows_.split.firstSides());
  shows_.shown.watchAttention(shows_.split.shown() != FrameSplit::Single && shows_.split.against() == LensKind::Attention);
}

void FrameArea::resizeEvent(QResizeEvent*) { place(); }

/// Both to the pixel alike, so that they show the frame at one scale.
void FrameArea::place() {
  const int side = beside() ? (width() - gap_px) / 2 : width();
  first_->setGeometry(0, 0, side, height());
  if (beside()) second_->setGeometry(width() - side, 0, side, height());
}

QImage FrameArea::picture() {
  const QImage left = first_->picture();
  if (!beside()) return left;
  const QImage right = second_->picture();
  const int gap = qRound(gap_px * devicePixelRatioF());
  QImage both(left.width() + gap + right.width(), std::max(left.height(), right.height()), QImage::Format_RGB32);
  both.fill(shows_.themes.theme().panel);
  QPainter painter(&both);
  painter.drawImage(QRect(QPoint(0, 0), left.size()), left);
  painter.drawImage(QRect(QPoint(left.width() + gap, 0), right.size()), right);
  return both;
}

}  // namespace lacuna::widgets
