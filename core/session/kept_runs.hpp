#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/image.hpp"
#include "core/compare/match.hpp"
#include "core/compare/paired.hpp"
#include "core/compare/shared_space.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/latent/table.hpp"
#include "core/session/session.hpp"
#include "core/session/signal.hpp"

namespace lacuna::session {

/// A finished prediction with all that made it, as plain data: it is saved with the session. Copies share what is large and never
/// changes, so that the whole list can be handed to a job at once.
struct KeptRun {
  RunId number{};
  bool starred = false;
  std::string note;
  std::int64_t made_at_s = 0;  ///< since 1970, UTC; the last time, when it was made several times
  std::shared_ptr<const compare::Subject> subject;  ///< its errors and settings
  bool spread_known = false;
  std::shared_ptr<const std::vector<mask::MaskShape>> shapes = std::make_shared<std::vector<mask::MaskShape>>();  ///< of its mask
  mask::CoverageRule coverage = mask::usual_coverage;
  std::shared_ptr<const Image> thumbnail = std::make_shared<Image>();  ///< the model's picture, square, small
  int thumbnail_step = 0;                                              ///< the step it is of: the one that hides most
};

enum class RunSide { A, B };

/// How two pinned runs compare, and of which runs that is.
struct ComparedRuns {
  RunId a{}, b{};
  std::shared_ptr<const compare::Subject> subject_a, subject_b;
  compare::Comparison figures;
};

struct KeptLimits {
  std::size_t latent_bytes = std::size_t{1} << 29;  ///< latents and frames of runs, each counted once
  std::size_t error_bytes = std::size_t{64} << 20;  ///< errors, shapes and pictures
};

/// Keeps every finished prediction that hid something, newest first; the same one made again moves to the top. Two of them are
/// pinned, A and B, and compared by a job whenever pins, metric or named regions change. Over its budget the oldest runs first
/// lose their latents (then the match of latents and, of another clip, the frame are gone), later they are forgotten; starred
/// and pinned ones last, and errors of starred ones never.
class KeptRuns {
 public:
  KeptRuns(Session& session, jobs::JobRunner& jobs, KeptLimits limits = {});

  Signal<> changed;  ///< the list, a pin, the comparison or how far it is

  const std::vector<KeptRun>& runs() const { return runs_; }  ///< newest first
  const KeptRun* find(std::optional<RunId> number) const;     ///< null: there is none
  void setStarred(RunId number, bool starred);
  void setNote(RunId number, std::string note);
  void remove(RunId number);
  /// Runs of a saved session, newest first, in the place of all there are; without latents, until they are predicted again. A pin
  /// on a run that is not among them is let go.
  void restore(std::vector<KeptRun> runs, std::optional<RunId> a, std::optional<RunId> b, const compare::Settings& settings);
  RunId lastNumber() const;  ///< the highest there is; 0: there is none
  /// Its mask in the document, as one step that can be undone.
  void restoreMask(RunId number);

  std::optional<RunId> pinned(RunSide side) const { return side == RunSide::A ? pinned_a_ : pinned_b_; }
  /// A run that is pinned to the other side changes places with it. To pin the same one again is to try again what was given up.
  void pin(RunSide side, std::optional<RunId> number);
  void swap();
  void pinLatestTwo();  ///< the newest as B, the one before as A

  const compare::Settings& settings() const { return settings_; }
  void setSettings(const compare::Settings& settings);
  /// Of the pinned runs, or the last one while another is made; null when none can be.
  const std::shared_ptr<const ComparedRuns>& compared() const { return compared_; }
  bool comparedIsCurrent() const;
  const std::optional<compare::Match>& match() const { return match_; }  ///< of different models' true latents
  const std::string& whyNoMatch() const { return why_no_match_; }        ///< empty: there is one, or it is on its way
  /// Of `compared()`: its shared tokens' latents on common axes; null until they are known, and where latents were dropped.
  const std::shared_ptr<const compare::SharedSpace>& space() const { return space_; }
  const std::optional<Error>& error() const { return error_; }           ///< why there is no comparison
  /// Latents of `compared()` that are gone, as after a saved session was opened, are predicted again where clip and model are
  /// open: while the session is live or somebody looks, and never beside a prediction of the session.
  [[nodiscard]] Connection look();  ///< somebody looks at the latents, as long as the connection is kept
  bool predictsAgain() const { return predicting_.busy(); }
  const jobs::Progress& predictionProgress() const { return prediction_progress_; }  ///< of the last that began
  void cancelPrediction();
  bool lacksLatents() const;  ///< `compared()` has no latents of one of its runs
  /// A run that is not predicted again before its clip or model is opened anew, or it is pinned again.
  struct GivenUp {
    RunId run{};
    std::optional<Error> why;  ///< nothing: it was cancelled
    std::weak_ptr<const media::ClipWindow> window;
    std::weak_ptr<const model::Model> model;
  };
  const std::optional<GivenUp>& givenUp() const { return given_up_; }
  bool compares() const { return describing_.busy() || comparing_.busy() || matching_.busy() || placing_.busy(); }
  bool busy() const { return compares() || predictsAgain(); }
  void cancel();  ///< the last result stays
  /// The frames of a run's window, while they are in memory.
  std::shared_ptr<const media::ClipWindow> windowOf(const KeptRun& run) const;
  std::size_t latentBytes() const;

 private:
  struct Latents {
    std::shared_ptr<const Matrix> targets_normed;
    std::shared_ptr<const latent::LatentSet> predicted;
    std::shared_ptr<const media::ClipWindow> window;
  };
  struct Held {
    RunId number{};
    Latents latents;
  };
  KeptRun* findMutable(RunId number);
  const Latents* latentsOf(RunId number) const;
  bool isPinned(RunId number) const { return number == pinned_a_ || number == pinned_b_; }
  void keep(const Result& result);
  void hold(const KeptRun& kept, const latent::Run& run);
  void describeNext();
  void tellSpread(const latent::Run& run, const compare::Spread& spread);
  void trim();
  bool dropOldestLatents();
  bool forgetOldest();
  std::size_t errorBytes() const;
  std::vector<compare::Region> regions() const;
  void refresh();
  void awaitSpread(const KeptRun& a, const KeptRun& b);
  void startComparing();
  void startMatching();
  void follow(const Change& change);
  void looked(int more);
  void completeSpace();
  void startPlacing();
  void predictAgain();
  bool mayPredict() const;
  void startPredicting(RunId number, latent::RunRequest request);
  void takePredicted(RunId number, const Outcome<std::shared_ptr<const latent::Run>>& outcome);
  void giveUp(RunId number, std::optional<Error> why);

  Session& session_;
  jobs::JobRunner& jobs_;
  const KeptLimits limits_;
  std::vector<KeptRun> runs_;
  std::vector<Held> held_;
  std::vector<std::shared_ptr<const latent::Run>> undescribed_;  ///< one a clip and model whose spread is not known
  struct Undescribable {
    Hash128 model, clip;
    Error why;
  };
  std::vector<Undescribable> undescribable_;
  std::optional<RunId> pinned_a_, pinned_b_, last_kept_;
  compare::Settings settings_;
  std::shared_ptr<const ComparedRuns> compared_;
  /// What a comparison is of.
  struct Asked {
    std::shared_ptr<const compare::Subject> a, b;
    compare::Settings settings;
    std::vector<compare::Region> regions;
    bool operator==(const Asked&) const = default;
  };
  std::optional<Asked> asked_, made_;
  std::shared_ptr<const compare::SharedSpace> space_;
  std::optional<compare::Match> match_;
  std::string why_no_match_;
  /// Whose latents the match is of.
  struct Matched {
    std::shared_ptr<const Matrix> a, b;
    std::uint64_t seed = 0;
    bool operator==(const Matched&) const = default;
  };
  std::optional<Matched> matched_;
  std::optional<Error> error_;
  int looking_ = 0;  ///< how many
  RunId predicted_again_{};
  jobs::Progress prediction_progress_;
  std::optional<GivenUp> given_up_;
  std::shared_ptr<const bool> alive_ = std::make_shared<bool>(true);  ///< connections may outlive the runs
  Connection connection_;
  jobs::Lane describing_, comparing_, matching_, placing_, predicting_;  // last: they die first and stop their jobs
};

/// "Follow ball", "Blocks small and 2 more": what the shapes of a mask are called together.
std::string maskName(const std::vector<mask::MaskShape>& shapes);

/// A row a run with every setting and mean, as the list shows them.
latent::Table runsTable(const std::vector<KeptRun>& runs);

}  // namespace lacuna::session
