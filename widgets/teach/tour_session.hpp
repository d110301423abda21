#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "core/detail/detail.hpp"
#include "core/session/session.hpp"
#include "core/surprise/summary.hpp"
#include "core/tour/facts.hpp"
#include "core/tour/situation.hpp"
#include "widgets/attention/shown_attention.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/teach/beside_run.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What a tour runs on: a session of its own, so that nothing of the user's is touched and leaving gives all of it back. Brings
/// a step about, tells the numbers that its text names, and finds out whether the learner did what it asks for.
class TourSession : public QObject {
  Q_OBJECT
 public:
  /// `bundled_model`: what steps without a model of their own run on.
  TourSession(jobs::JobRunner& jobs, std::string bundled_model, QObject* parent = nullptr);
  ~TourSession() override;

  session::Session& session() { return session_; }
  ViewState& view() { return view_; }
  BesideRun& beside() { return beside_; }
  const ShownResult& result() const { return result_; }
  const ShownAttention& attention() const { return attention_; }
  const tour::Step& step() const { return step_; }

  void show(const tour::Step& step);
  void replay();            ///< back to the step's time and token
  bool shows(tour::Panel panel) const;
  bool settled() const;     ///< all that the step needs is there, or has failed
  std::optional<Error> error() const;  ///< why not all of it is there

  tour::Facts facts() const;
  tour::Situation situation() const;
  bool done() const { return done_; }  ///< what the step asks for was done once
  void markPlayed() { mark(&tour::Situation::played); }
  void markTurned() { mark(&tour::Situation::turned); }
  void markAnswered() { mark(&tour::Situation::answered); }
  void markRevealed() { mark(&tour::Situation::revealed); }
  void markCompared() { mark(&tour::Situation::compared); }
  void markWorkspace(const std::string& name);  ///< that was opened, as tours name it

  /// Of surprise over the clip, after the step's context; null until it is measured.
  struct Curves {
    std::shared_ptr<const surprise::Measurement> first, second;
    std::shared_ptr<const surprise::Summary> of_first, of_second;
  };
  Curves curves() const;
  ErrorRange sharedRange() const;  ///< of A's errors and B's together

 Q_SIGNALS:
  void changed();     ///< anything that is shown
  void doneChanged();

 private:
  void follow(const session::Change& change);
  void openWhatIsMissing();
  void settleView();
  void measureWhenReady();
  void measureSurprise();
  void measureDetail();
  void look();
  void mark(bool tour::Situation::*flag);
  void check();
  void watch();
  void addRunFacts(tour::Facts& facts) const;
  void addBesideFacts(tour::Facts& facts) const;
  void addSurpriseFacts(tour::Facts& facts) const;
  void addAttentionFacts(tour::Facts& facts) const;
  void addDetailFacts(tour::Facts& facts) const;
  const latent::Run* run() const;  ///< of what is open and hidden now; null: none
  int stepOfTime() const;
  std::vector<std::size_t> rowsInSpot(const latent::Run& run) const;

  const std::string bundled_model_;
  session::Session session_;
  ViewState view_;
  BesideRun beside_;
  ShownResult result_;
  ShownAttention attention_;
  tour::Step step_;
  tour::Situation did_;       ///< flags alone
  mask::Mask begun_with_;     ///< what was hidden when the step was there
  int begun_at_ = 0;          ///< frame
  std::optional<TokenId> begun_picked_;
  bool view_pending_ = false, measure_pending_ = false, done_ = false;
  QTimer tell_;               // many changes in one turn are told once
  session::Connection connection_, study_connection_, detail_connection_;
};

}  // namespace lacuna::widgets
