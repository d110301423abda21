#include "widgets/timeline/clip_span.hpp"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/controls/words.hpp"
#include "widgets/seen_frames.hpp"

namespace lacuna::widgets {
namespace {

constexpr double bar_px = 6, bracket_px = 16, foot_px = 4, least_px = 8, edge_px = 3;

int framesOf(const media::ClipWindow& window) {
  return static_cast<int>(std::min<std::int64_t>(window.info.frames, std::numeric_limits<int>::max()));
}

}  // namespace

ClipSpan::ClipSpan(session::Session& session, ThemeStore& themes, QWidget* parent)
    : QAbstractSlider(parent), session_(session), themes_(themes) {
  setOrientation(Qt::Horizontal);
  setTracking(false);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Frames of the clip that the model sees"));
  setToolTip(tr("The whole clip, with a bracket round the frames that the model sees\nDrag it to show the model other frames"));
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  connect(this, &QAbstractSlider::valueChanged, this, [this](int first) {
    media::Sampling sampling = session_.document().sampling;
    if (sampling.start_frame == first) return;
    sampling.start_frame = first;
    session_.run(session::setInput(sampling, session_.document().crop));
  });
  connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ClipChanged>(change)) read();
  });
  read();
}

/// While another part of the clip is read the bracket stays where it was put.
void ClipSpan::read() {
  const auto& window = session_.window();
  if (window && session_.clipLoading().busy) return;
  frames_ = window ? framesOf(*window) : 0;
  sampled_ = window ? static_cast<int>(seenFrames(*window)) : 0;
  seen_ = window && !window->frame_in_clip.empty() ? static_cast<int>(window->frame_in_clip.back() - window->frame_in_clip.front()) + 1 : 0;
  {
    const QSignalBlocker quiet(this);
    const int first = window ? static_cast<int>(window->sampling.start_frame) : 0;
    setRange(0, std::max(first, frames_ - seen_));
    setPageStep(std::max(1, seen_));
    setValue(first);
  }
  setAccessibleDescription(words());
  update();
  Q_EMIT moved();
}

bool ClipSpan::wanted() const { return frames_ > seen_; }

QString ClipSpan::words() const {
  const int first = sliderPosition();
  return wordsOf(first + 1, std::min(frames_, first + seen_));
}

QString ClipSpan::widestWords() const { return wordsOf(frames_, frames_); }

QString ClipSpan::wordsOf(int first, int last) const {
  using lacuna::widgets::words::count;
  if (sampled_ < seen_) return tr("%1 in %2\u2013%3 of %4").arg(count(sampled_), count(first), count(last), count(frames_));
  return tr("%1\u2013%2 of %3").arg(count(first), count(last), count(frames_));
}

QRectF ClipSpan::bracket() const {
  if (frames_ == 0) return {};
  const double room = width() - 2 * edge_px;
  const double wide = std::max(least_px, room * seen_ / frames_);
  const double left = std::clamp(room * sliderPosition() / frames_, 0.0, std::max(0.0, room - wide));
  return {edge_px + left, (height() - bracket_px) / 2, std::min(wide, room), bracket_px};
}

void ClipSpan::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF bar(edge_px, (height() - bar_px) / 2, width() - 2 * edge_px, bar_px), seen = bracket();
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.line2);
  painter.drawRoundedRect(bar, bar_px / 2, bar_px / 2);
  painter.setBrush(theme.accent);
  painter.drawRect(QRectF(seen.left(), bar.top(), seen.width(), bar_px));
  QPainterPath ends;
  for (const double side : {1.0, -1.0}) {
    const double x = side > 0 ? seen.left() + 1 : seen.right() - 1;
    ends.moveTo(x + side * foot_px, seen.top() + 1);
    ends.lineTo(x, seen.top() + 1);
    ends.lineTo(x, seen.bottom() - 1);
    ends.lineTo(x + side * foot_px, seen.bottom() - 1);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(underMouse() || isSliderDown() ? theme.text : theme.text2, 2));
  painter.drawPath(ends);
  if (!hasFocus()) return;
  painter.setPen(QPen(theme.accent, 2));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

void ClipSpan::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || frames_ == 0) return QAbstractSlider::mousePressEvent(event);
  const QRectF seen = bracket();
  const double x = event->position().x();
  grabbed_ = x >= seen.left() && x <= seen.right() ? x - seen.left() : seen.width() / 2;
  session_.endStep();
  setSliderDown(true);
  place(x);
}

void ClipSpan::mouseMoveEvent(QMouseEvent* event) {
  if (isSliderDown()) place(event->position().x());
}

void ClipSpan::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  setSliderDown(false);
  session_.endStep();
}

void ClipSpan::wheelEvent(QWheelEvent* event) { event->ignore(); }

void ClipSpan::place(double x) {
  const double room = width() - 2 * edge_px;
  setSliderPosition(static_cast<int>(std::lround(std::clamp((x - grabbed_ - edge_px) / room * frames_, 0.0, double(maximum())))));
}

void ClipSpan::sliderChange(SliderChange change) {
  QAbstractSlider::sliderChange(change);
  setAccessibleDescription(words());
  Q_EMIT moved();
}

}  // namespace lacuna::widgets
