#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/session/session.hpp"
#include "core/session/signal.hpp"
#include "core/surprise/summary.hpp"

namespace lacuna::session {

/// Surprise over the whole open clip, and over a second one beside it, measured in the background. What was measured stays until
/// it is replaced; a measurement that was stopped is gone on with where it was.
class SurpriseStudy {
 public:
  struct Result {
    std::shared_ptr<const surprise::Measurement> first, second;  ///< null: not measured
    std::string first_path, second_path;                         ///< as they were opened
  };

  SurpriseStudy(Session& session, jobs::JobRunner& jobs);
  ~SurpriseStudy();

  /// As set by hand; else the window, rate and picture of the document, and what is usual for the model. Needs a model.
  surprise::Settings settings() const;
  bool settingsByHand() const { return by_hand_.has_value(); }
  void setSettings(const surprise::Settings& settings);
  void resetSettings();
  const std::string& beside() const { return beside_; }  ///< the second clip; empty: none
  void setBeside(const std::string& path);
  std::optional<std::string> twin() const;  ///< of the open clip, where that is a scene of the world

  std::optional<Error> whyNot() const;  ///< why nothing can be measured as things are
  void measure();   ///< what is missing
  void stopHere();  ///< keeps what is there
  void cancel();    ///< back to what was there before
  bool busy() const { return lane_.busy(); }
  const jobs::Progress& progress() const { return progress_; }
  const std::optional<Error>& error() const { return error_; }  ///< of the last try

  /// As far as it is while it runs, once it has a window; else what was measured last.
  const Result& result() const { return shown_; }
  bool isCurrent() const;    ///< of the open clip and model with these settings, as far as it goes
  bool isComplete() const;   ///< and nothing is missing
  bool isOfClip() const;     ///< of the open clip at least
  std::shared_ptr<const surprise::Summary> summary(latent::Metric metric) const;         ///< of the first clip; null: not measured
  std::shared_ptr<const surprise::Summary> besideSummary(latent::Metric metric) const;   ///< of the second

  /// Which context length the peaks and the usual range are shown of, as an index of the settings.
  int context() const;
  void setContext(int context);

  /// Moves the session's window to one that was measured, as one undoable step, and the playhead to a step of the clip.
  void openWindow(int window, int step);
  /// The first peak after the playhead, or the last one before it; false when there is none.
  bool openPeak(bool forward, latent::Metric metric);

  [[nodiscard]] Connection onChange(std::function<void()> call) { return changed_.connect(std::move(call)); }

 private:
  struct Shared;
  void follow(const Change& change);
  void take();
  void takeAll();
  void finish(Outcome<Result> outcome);
  bool fits(const surprise::Measurement& measurement) const;

  Session& session_;
  jobs::JobRunner& jobs_;
  std::optional<surprise::Settings> by_hand_;
  std::string beside_;
  Result shown_, before_;  ///< `before_`: what cancelling goes back to
  jobs::Progress progress_;
  std::optional<Error> error_;
  std::shared_ptr<Shared> running_;
  std::string clip_path_;
  std::shared_ptr<const model::Model> model_;
  int context_ = 0;
  std::optional<int> wanted_frame_;  ///< of the window that is being read
  struct Kept {
    std::shared_ptr<const surprise::Measurement> of;
    std::shared_ptr<const surprise::Summary> summary;
  };
  std::shared_ptr<const surprise::Summary> summaryOf(const std::shared_ptr<const surprise::Measurement>& measurement, Kept& kept, latent::Metric metric) const;
  mutable latent::Metric metric_ = latent::Metric::L1Normed;  ///< asked for last: workers summarise by it
  mutable Kept first_kept_, second_kept_;
  Signal<> changed_;
  Connection connection_;
  jobs::Lane lane_;  // last: it dies first and stops its job
};

}  // namespace lacuna::session
