#pragma once

#include "widgets/timeline/track.hpp"

namespace lacuna::widgets {

/// A hatched block a step, as high as the share of its tokens that is hidden, with the stroke in progress.
class MaskTrack : public Track {
  Q_OBJECT
 public:
  MaskTrack(session::Session& session, ViewState& view);
  QString line() const override;
  void paint(const TrackPainting& on) override;
  QString valueAt(int step) const override;
};

}  // namespace lacuna::widgets
