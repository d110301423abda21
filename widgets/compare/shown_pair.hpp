#pragma once

#include <QObject>

#include "core/session/kept_runs.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The compared pair as far as it can be shown: one error scale for both, the reach of the difference, the playhead's step on
/// the runs' grid. Pictures, plots and panel of the Runs page read it, so that they never disagree.
class ShownPair : public QObject {
  Q_OBJECT
 public:
  ShownPair(session::Session& session, session::KeptRuns& runs, ViewState& view, QObject* parent);
  const session::ComparedRuns* compared() const { return compared_.get(); }  ///< null: nothing to show
  bool stale() const { return compared_ && !runs_.comparedIsCurrent(); }
  const ErrorRange& range() const { return range_; }   ///< 2nd to 98th percentile of the values of A and B together
  double gainReach() const { return gain_reach_; }     ///< 98th percentile of the size of the gain; the ends of Tide
  /// Share 0..1 on the error scale, 1 is worst.
  double errorShare(double value) const { return range_.share(static_cast<float>(value), metric()); }
  /// -1 (A better) to 1 (B better) on Tide.
  double gainShare(double gain) const;
  latent::Metric metric() const { return compared_ ? compared_->figures.settings.metric : latent::Metric::L1Normed; }
  /// What is on show: the compared run, also while another pair is on its way; with no comparison the pinned one.
  const session::KeptRun* run(session::RunSide side) const;
  std::shared_ptr<const media::ClipWindow> window(session::RunSide side) const;
  int step() const;  ///< of the playhead, on the compared grid
  /// Picks in every view, and brings the playhead to the token's step. Nothing while another grid is open.
  void pick(TokenId token);
  std::optional<TokenId> picked() const;   ///< on this grid
  std::optional<TokenId> hovered() const;
  void hover(std::optional<TokenId> token);
  session::Session& session() const { return session_; }

 Q_SIGNALS:
  void changed();  ///< the pair, its figures, or how they are shown
  void moved();    ///< the playhead, the picked or the hovered token

 private:
  void read();
  bool gridIsOpen() const;
  session::Session& session_;
  session::KeptRuns& runs_;
  ViewState& view_;
  std::shared_ptr<const session::ComparedRuns> compared_;
  ErrorRange range_;
  double gain_reach_ = 1;
  session::Connection session_connection_, runs_connection_;
};

}  // namespace lacuna::widgets
