#pragma once

#include <QPixmap>
#include <QTimer>
#include <memory>
#include <vector>

#include "widgets/timeline/track.hpp"

namespace lacuna::widgets {

/// Every frame of the window as a small picture. Pictures are scaled a few a turn of the event loop and kept.
class ClipTrack : public Track {
  Q_OBJECT
 public:
  ClipTrack(session::Session& session, ViewState& view);
  QString line() const override;
  void paint(const TrackPainting& on) override;
  bool isMade(const QRectF& lane, double device_pixel_ratio) override;
  QString valueAt(int step) const override;

 private:
  void prepare(double height, double device_pixel_ratio);
  void scaleSome();

  QTimer timer_;
  std::weak_ptr<const media::ClipWindow> window_;  ///< that `pictures_` are of; it does not keep a closed clip
  std::vector<QPixmap> pictures_;
  std::size_t scaled_ = 0;
  double height_ = 0, ratio_ = 1;
};

}  // namespace lacuna::widgets
