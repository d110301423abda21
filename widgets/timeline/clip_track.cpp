#include "widgets/timeline/clip_track.hpp"

#include <QElapsedTimer>
#include <algorithm>

#include "widgets/controls/words.hpp"
#include "widgets/seen_frames.hpp"

namespace lacuna::widgets {
namespace {

constexpr int budget_ms = 6;

/// Coarse, then smooth: the first pass drops pixels that the second would average anyway, at a tenth of the time.
QPixmap smallPicture(const Image& frame, double height, double ratio) {
  const QImage whole(frame.rgb.data(), frame.width, frame.height, 3 * frame.width, QImage::Format_RGB888);
  const int side = std::max(1, static_cast<int>(height * ratio));
  const QImage coarse = frame.height > 4 * side ? whole.scaledToHeight(4 * side, Qt::FastTransformation) : whole;
  QPixmap result = QPixmap::fromImage(coarse.scaledToHeight(side, Qt::SmoothTransformation));
  result.setDevicePixelRatio(ratio);
  return result;
}

QRectF stripOf(const QRectF& lane) { return lane.adjusted(0, 4, 0, -4); }

/// The picture fills the cell: what does not fit is cut evenly from both sides.
void drawInCell(QPainter& painter, const QPixmap& picture, const QRectF& cell) {
  const double ratio = picture.devicePixelRatio();
  const QSizeF size = QSizeF(picture.size()) / ratio;
  const QSizeF shown = cell.size().scaled(size, Qt::KeepAspectRatio) * ratio;
  const QRectF source(QPointF((picture.width() - shown.width()) / 2, (picture.height() - shown.height()) / 2), shown);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawPixmap(cell, picture, source);
}

}  // namespace

ClipTrack::ClipTrack(session::Session& session, ViewState& view) : Track(session, view, tr("Clip"), "film") {
  connect(&timer_, &QTimer::timeout, this, &ClipTrack::scaleSome);
}

QString ClipTrack::line() const {
  if (!session_.window()) return tr("No clip");
  const std::int64_t frames = seenFrames(*session_.window());
  const std::int64_t all = session_.window()->info.frames;
  if (all > frames) return tr("%1 of %2 fr").arg(frames).arg(words::count(all));
  return tr("%n frame(s)", nullptr, static_cast<int>(frames));
}

QString ClipTrack::valueAt(int) const { return line(); }

void ClipTrack::prepare(double height, double device_pixel_ratio) {
  if (session_.window() && window_.lock() == session_.window() && height_ == height && ratio_ == device_pixel_ratio) return;
  const auto& window = session_.window();
  window_ = window;
  height_ = height;
  ratio_ = device_pixel_ratio;
  pictures_.assign(window ? window->frames.size() : 0, QPixmap());
  scaled_ = 0;
  if (!pictures_.empty()) timer_.start(0);
}

void ClipTrack::scaleSome() {
  const auto window = window_.lock();
  if (!window) return timer_.stop();  // a closed clip that nobody paints any more
  QElapsedTimer spent;
  spent.start();
  while (scaled_ < pictures_.size() && spent.elapsed() < budget_ms) {
    pictures_[scaled_] = smallPicture(*window->frames[scaled_], height_, ratio_);
    ++scaled_;
  }
  if (scaled_ >= pictures_.size()) timer_.stop();
  Q_EMIT repaintNeeded();
}

bool ClipTrack::isMade(const QRectF& lane, double device_pixel_ratio) {
  prepare(stripOf(lane).height(), device_pixel_ratio);
  return scaled_ >= pictures_.size();
}

void ClipTrack::paint(const TrackPainting& on) {
  const QRectF strip = stripOf(on.lane);
  prepare(strip.height(), on.device_pixel_ratio);
  const int first = on.axis.frameAt(on.lane.left()), last = on.axis.frameAt(on.lane.right());
  for (int frame = first; frame <= last && frame < static_cast<int>(pictures_.size()); ++frame) {
    const double x = on.axis.xOfFrame(frame);
    const QRectF cell(x, strip.top(), on.axis.xOfFrame(frame + 1) - x - 1, strip.height());
    on.painter.fillRect(cell, on.theme.canvas);
    const QPixmap& picture = pictures_[static_cast<std::size_t>(frame)];
    if (!picture.isNull()) drawInCell(on.painter, picture, cell);
  }
}

}  // namespace lacuna::widgets
