#pragma once

#include <memory>

#include "widgets/step_errors.hpp"
#include "widgets/timeline/track.hpp"

namespace lacuna::widgets {

/// Mean (solid) and 90 % (dashed) of the error over each step's hidden tokens, and the best baseline's mean (dotted).
class ErrorTrack : public Track {
  Q_OBJECT
 public:
  ErrorTrack(session::Session& session, ViewState& view);
  QString line() const override;
  void paint(const TrackPainting& on) override;
  void paintScale(QPainter& painter, const Theme& theme, const QRectF& head) override;
  QString valueAt(int step) const override;
  const StepErrors& stepErrors() const;  ///< of the session's last result, made when asked for

 private:
  struct Range {
    double low = 0, high = 1;
    int digits = 2;
  };
  bool fits(const TimeAxis& axis) const;
  QString whyNone() const;  ///< of a step that hides tokens and has no error
  void refresh() const;
  Range range() const;
  void paintWithoutError(const TrackPainting& on, const std::function<bool(int step)>& empty) const;
  void paintSpan(const TrackPainting& on, int first, int last) const;
  void paintBaseline(const TrackPainting& on, int first, int last, bool label) const;

  mutable std::weak_ptr<const latent::Run> run_;  ///< that `errors_` are of; a hidden track does not keep it
  mutable latent::Metric metric_ = latent::Metric::L1Normed;
  mutable StepErrors errors_;
  mutable ErrorRange colors_;
};

}  // namespace lacuna::widgets
