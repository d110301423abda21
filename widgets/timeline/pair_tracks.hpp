#pragma once

#include "core/session/kept_runs.hpp"
#include "widgets/timeline/track.hpp"

namespace lacuna::widgets {

/// Steps of the pinned pair on the timeline: there while the workspace is Compare and the pair has as many steps as the clip.
class PairTrack : public Track {
  Q_OBJECT
 public:
  PairTrack(session::Session& session, ViewState& view, QString name, QString icon);
  bool wanted(int steps) const;

 protected:
  using Figures = compare::PartFigures;
  const std::vector<Figures>& steps() const { return runs_.compared()->figures.steps; }
  bool ofSimilarity() const { return runs_.compared()->figures.settings.metric == latent::Metric::Cosine; }
  bool known(int step) const { return step >= 0 && step < static_cast<int>(steps().size()) && steps()[static_cast<std::size_t>(step)].tokens > 0; }
  const Figures& at(int step) const { return steps()[static_cast<std::size_t>(step)]; }
  bool there() const { return runs_.compared() != nullptr; }
  bool stale() const { return !runs_.comparedIsCurrent(); }
  void paintUnshared(const TrackPainting& on) const;

 private:
  session::KeptRuns& runs_;
  session::Connection connection_;
};

/// Means of A (squares) and B (diamonds) over the tokens that both hide, with the room between them in the colour of the better one.
class PairErrorTrack : public PairTrack {
  Q_OBJECT
 public:
  PairErrorTrack(session::Session& session, ViewState& view);
  QString line() const override { return tr("A and B"); }
  void paint(const TrackPainting& on) override;
  void paintScale(QPainter& painter, const Theme& theme, const QRectF& head) override;
  void paintEnd(QPainter& painter, const Theme& theme, const QRectF& end, int step) override;
  QString valueAt(int step) const override;

 private:
  struct Range {
    double low = 0, high = 1;
  };
  Range range() const;
  void paintBetween(const TrackPainting& on, const Range& range, int step) const;
  static QPointF place(const TrackPainting& on, const Range& range, int step, double value);
};

/// How much better B is, step by step: up in B's colour, down where A is better.
class PairDifferenceTrack : public PairTrack {
  Q_OBJECT
 public:
  PairDifferenceTrack(session::Session& session, ViewState& view);
  QString line() const override { return tr("up: B better"); }
  void paint(const TrackPainting& on) override;
  QString valueAt(int step) const override;
};

}  // namespace lacuna::widgets
