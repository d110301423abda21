#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/session/change.hpp"
#include "core/session/signal.hpp"
#include "core/sweep/plan.hpp"
#include "core/sweep/run_sweep.hpp"

namespace lacuna::session {

class Session;

struct SweepStatus {
  bool busy = false;
  jobs::Progress progress;          ///< runs
  double left_s = -1;               ///< expected; below 0: not known yet
  bool cancelled = false;           ///< the last one was; what it made is kept
  std::optional<Error> error;       ///< why the last one ended
  std::vector<std::string> failed;  ///< a line for each run that could not be made
};

/// A sweep that the window makes in the background, in a folder that `lacuna sweep` reads and goes on with as well: spec.json,
/// sweep.sqlite, and at the end runs.csv and table.csv. For the owner's thread.
class SweepStudy {
 public:
  SweepStudy(Session& session, jobs::JobRunner& jobs);

  /// A plan as the document is: its clip, window, model and run settings; to be changed by whoever asks.
  sweep::Plan planOfDocument() const;

  /// Makes the folder and begins. An empty mask of the plan is the one that is drawn on the frame, written beside the spec.
  void start(const sweep::Plan& plan, const std::string& folder);
  /// Shows the sweep of a folder as far as it is; with `go_on` makes what is missing of it.
  void open(const std::string& folder, bool go_on);
  void cancel();

  const SweepStatus& status() const { return status_; }
  const std::optional<sweep::Spec>& spec() const { return spec_; }  ///< of the sweep that is shown
  const std::string& folder() const { return folder_; }
  const std::vector<sweep::Kept>& kept() const { return kept_; }    ///< finished runs by number, without tokens, as they come
  std::string commandLine() const;                                  ///< that makes or goes on with the same sweep; empty: none is shown

  /// Clip, window, model, settings and mask of a run become the document's: predicted, that is the run. Another model comes first,
  /// and with it the rest, unless another one is asked for meanwhile. Settings, coverage and mask can be undone, a step each;
  /// clip and model are opened as by hand.
  void openPoint(std::size_t number);

  struct Found {
    std::string folder;
    std::size_t finished = 0, runs = 0;
    bool operator==(const Found&) const = default;
  };
  /// Looks for sweeps in the folders of a folder, the newest first, at most 100.
  void lookIn(const std::string& home);
  const std::vector<Found>& found() const { return found_; }

  Signal<> changed;

 private:
  struct Coming;
  struct Opening {
    sweep::Point point;
    std::vector<mask::MaskShape> shapes;
    latent::RunSettings settings;
  };
  void follow(const Change& change);
  void openNow(const Opening& opening);
  void run(const std::string& folder, std::optional<std::string> spec_json, std::optional<std::string> mask_json, bool go_on);
  void takeComing();
  void finish(Outcome<sweep::SweepReport> outcome);

  Session& session_;
  jobs::JobRunner& jobs_;
  SweepStatus status_;
  std::optional<sweep::Spec> spec_;
  std::string folder_;
  std::vector<sweep::Kept> kept_;
  std::vector<Found> found_;
  std::shared_ptr<Coming> coming_;
  std::optional<Opening> opening_;  ///< waits for its model
  std::chrono::steady_clock::time_point begun_, told_;
  Connection connection_;
  jobs::Lane lane_, looking_lane_;  // last: they die first and stop their jobs
};

}  // namespace lacuna::session
