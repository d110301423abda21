#pragma once

#include <memory>

#include "core/session/surprise_study.hpp"
#include "widgets/timeline/track.hpp"

namespace lacuna::widgets {

/// What is measured of the clip's surprise within the window: the line of the chosen context length, what is usual dashed, peaks
/// as dots; empty where nothing is measured.
class SurpriseTrack : public Track {
  Q_OBJECT
 public:
  SurpriseTrack(session::Session& session, ViewState& view);
  bool measured() const;  ///< anything of the open clip
  QString line() const override;
  void paint(const TrackPainting& on) override;
  void paintScale(QPainter& painter, const Theme& theme, const QRectF& head) override;
  QString valueAt(int step) const override;

 private:
  struct Shown;
  Shown shown() const;
  session::SurpriseStudy& study_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
