#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/analysis/clusters.hpp"
#include "core/analysis/selecting.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/latent/deviation.hpp"
#include "core/latent/expectation.hpp"
#include "core/latent/run.hpp"
#include "core/mask/mask_stack.hpp"
#include "core/projection/frozen_map.hpp"
#include "core/projection/health.hpp"
#include "core/projection/pca.hpp"
#include "core/session/change.hpp"
#include "core/session/commands.hpp"
#include "core/session/document.hpp"
#include "core/session/laid_out.hpp"
#include "core/session/session_state.hpp"
#include "core/session/signal.hpp"

namespace lacuna::session {

struct Studies;

/// The document and everything derived from it. One owner thread; jobs bring results there through the runner.
/// Views read it and listen; `run` alone changes authored state. The same object serves window, command line and tests.
class Session {
 public:
  Session(jobs::JobRunner& jobs, SessionOptions options);
  ~Session();

  // --- reading -------------------------------------------------------------------------------------------------
  const Document& document() const { return document_; }
  const std::shared_ptr<const media::ClipWindow>& window() const { return window_; }  ///< null: no clip yet
  const std::shared_ptr<const model::Model>& model() const { return model_; }         ///< null: no model yet
  const Loading& clipLoading() const { return clip_loading_; }
  const Loading& modelLoading() const { return model_loading_; }
  const std::optional<mask::GridPlacement>& placement() const { return placement_; }  ///< needs clip and model
  const mask::Mask& mask() const { return mask_; }                ///< committed shapes on the current grid
  const mask::Mask& shownMask() const;                            ///< with the stroke or drag in progress
  const std::vector<mask::MaskShape>& shownShapes() const;        ///< the document's, one of them as a drag has it now
  const Result& result() const { return result_; }                ///< last good one; `run` null before the first
  bool resultIsCurrent() const { return result_is_current_; }     ///< made from what is in the document now
  const PredictionStatus& prediction() const { return status_; }
  const model::Compute& compute() const { return compute_; }      ///< how the model shall compute; `model()` says how it does
  /// How far that is from fp32 on the CPU on this clip; nothing for fp32 on the CPU itself, and until it is compared.
  const std::optional<latent::Deviation>& deviation() const { return deviation_; }
  bool comparing() const { return comparing_lane_.busy(); }
  const std::optional<Error>& comparisonError() const { return comparison_error_; }  ///< why there is no deviation
  std::optional<latent::Expectation> expectation() const;         ///< of the prediction as the document is; needs clip and model
  /// The run as the latent space shows it: while a layout is fitted as far as that is, without predicted points; else in the
  /// last layout of these latents, else in its principal components. A run that is not placed yet is preceded by the one before.
  Result latentResult() const;
  LayoutWish shownLayout() const;                               ///< of `latentResult`
  const LayoutWish& layoutWish() const { return layout_wish_; }  ///< what was asked for
  const projection::LayoutSettings& layoutSettings() const { return layout_wish_.settings; }
  /// Per axis; empty where axes have no such meaning, and until it is known.
  std::string layoutText() const;  ///< what made the points that are shown, with the epochs that were run: for legends and files
  std::vector<double> layoutExplained() const;
  std::optional<double> layoutErrorR2() const;  ///< for the error direction, once it is known
  std::optional<projection::Health> layoutHealth() const;  ///< of what was asked for, once it is known for these latents
  const LayoutStatus& layoutStatus() const { return layout_status_; }
  int clusterCount() const { return cluster_count_; }  ///< 0: none are wanted
  /// Of the latents that are shown, with as many clusters as are wanted; null until they are known.
  std::shared_ptr<const Clustering> clustering() const;
  latent::RunRequest wantedRun() const { return {window_, model_, mask_, document_.run_settings}; }  ///< of the document as it is
  std::shared_ptr<latent::LatentCache> latentCache() const;  ///< for jobs, from any thread

  /// What looks further into the document and its results: attention, kept runs, surprise and the like.
  Studies& studies() { return *studies_; }
  const Studies& studies() const { return *studies_; }

  // --- authored state ------------------------------------------------------------------------------------------
  void run(std::unique_ptr<Command> command);
  void endStep() { undo_.endMerge(); }                ///< what comes next is a step of its own
  void runAsStep(std::unique_ptr<Command> command);  ///< joins neither the step before nor the one after
  void undo();
  void redo();
  void goToStep(std::size_t done);  ///< undoes or does again as many steps as lead to `done` of them, as one change
  std::string undoLabel() const { return undo_.undoLabel(); }
  std::string redoLabel() const { return undo_.redoLabel(); }
  const UndoStack& undoStack() const { return undo_; }
  /// Counts whatever changes the document: commands, undo, and opening a clip or a model. Equal numbers, equal documents.
  std::uint64_t revision() const { return revision_; }
  /// Takes a saved document in the place of this one, and opens its clip and model as they were used; nothing leads back by
  /// undo. The paths are in the document once they are open; a failed opening is that of the clip or the model.
  void restore(Document document);
  ShapeId newShapeId();  ///< of no shape in the document, whatever file they came from, and of none before

  /// What a hand is drawing or dragging: a new shape, or one of the document as it would be. It is shown at once, and neither
  /// in the document nor predicted yet. There is one at a time: another takes its place. It ends by itself when its shape
  /// leaves the document.
  void setPreview(mask::MaskShape shape);
  std::optional<ShapeId> previewed() const { return preview_ ? std::optional(preview_->id) : std::nullopt; }
  /// These do nothing unless the preview is of that shape. A committed one is one undo step, or none when it changes nothing;
  /// without a label the step is named after the shape.
  void endPreview(ShapeId id);
  void commitPreview(ShapeId id, std::string label = {});

  /// Follows what a drawn shape marks at the playhead through the whole window; then the shape has a key at each step. A
  /// shape of the document is changed, another one added, as one step. Keys set by hand stay, and the track runs through them.
  void followObject(mask::MaskShape shape);
  const Following& following() const { return following_; }

  // --- opening and predicting ----------------------------------------------------------------------------------
  /// `input` null: keep what the document says; else the window and picture side to use with this clip.
  struct Input {
    media::Sampling sampling;
    int crop = 256;
  };
  void openClip(const std::string& path, std::optional<Input> input = std::nullopt);
  /// Without `keep_input` the window and picture side become what the model was trained with.
  void openModel(const std::string& path, bool keep_input = false);
  /// On another device or in another precision, from the same weights; also for a model that is being opened. What this
  /// machine cannot do becomes the model's loading error, and all stays as it was.
  void setCompute(const model::Compute& compute);
  void setLive(bool live);
  bool live() const { return live_; }
  void predict();  ///< now, also when not live
  void cancel();   ///< the following, else the prediction, else the loading or comparing under way

  /// Fitted once for the latents of a clip and model; predictions of every mask land in the same axes.
  void setLayout(const projection::LayoutSettings& settings);
  void setLatents(const LatentChoice& choice) { setLayoutWish({layout_wish_.settings, choice}); }
  void endFitting();  ///< what there is is enough
  /// Goes on with the last fit that was ended or cancelled, as if it had not been: there is one while its latents are shown and
  /// nothing else was asked for.
  void resumeFitting();
  bool canResumeFitting() const;
  /// By k-means on the latents of the layout, with its seed. 0: none; else 2..analysis::most_clusters.
  void setClusters(int count);

  // --- view state ----------------------------------------------------------------------------------------------
  int playhead() const { return playhead_; }  ///< frame of the window, 0-based
  int playheadStep() const;
  void setPlayhead(int frame);
  std::optional<TokenId> picked() const { return picked_; }
  std::optional<TokenId> hovered() const { return hovered_; }
  void pick(std::optional<TokenId> token);
  void hover(std::optional<TokenId> token);
  /// Tokens that are looked at together, in every view.
  const analysis::TokenSelection& selection() const { return selection_; }
  void select(std::vector<TokenId> tokens, analysis::Selecting how = analysis::Selecting::Replace);
  /// Adds the nearest true latents of each selected token, on a worker; a selection made meanwhile wins.
  void growSelection(int neighbours);

  [[nodiscard]] Connection onChange(std::function<void(const Change&)> listener) { return changed_.connect(std::move(listener)); }

 private:
  void send(const Change& change) { changed_.send(change); }
  void change(const std::function<bool()>& edit);
  void readWindow();
  void showWindow(std::shared_ptr<const media::ClipWindow> window);
  void keepWindow();  ///< after a failed or cancelled reading
  void showModel(std::shared_ptr<const model::Model> model, bool keep_input);
  void startModel(std::function<std::shared_ptr<const model::Model>(const jobs::JobContext&)> make);
  void compareComputing();
  void forgetComparison();
  void showFollowed(mask::MaskShape shape, std::vector<mask::Key> keys);
  void stopFollowing();
  struct Fitting;
  struct FitWork;
  class LayingOut;
  bool layoutFits() const;     ///< the last layout is of the latents of the last run
  bool layoutIsAsked() const;  ///< and in the axes that were asked for
  void setLayoutWish(const LayoutWish& wish);
  void refreshLayout();
  void startLayout(std::shared_ptr<FitWork> work, std::shared_ptr<const Layout> last, std::shared_ptr<const ChosenLatents> known);
  void showFitting(Fitting& fitting);
  bool stoppedFitIsUseful() const;
  void keepStoppedFit();  ///< it was cancelled by hand: it may be gone on with
  void endLayout();  ///< it was cancelled or failed: the last one is what is asked for again
  void refreshClusters();
  void placeGrid();
  void forgetTokens();
  bool holds(std::optional<TokenId> token) const;
  void remakePreview();
  void remakeMask();  ///< sends nothing
  void refreshPrediction();
  /// Whether to tell views of progress: they paint the window anew for it, on the cores that the work needs, so ten times a
  /// second is enough.
  bool progressDue();
  void startPrediction();
  void showOutcome(Outcome<Result> outcome);
  PredictionStatus statusNow() const;  ///< from the document and the last result, leaving running jobs aside

  jobs::JobRunner& jobs_;
  const SessionOptions options_;
  struct Shared;                       // caches, used by workers too
  std::shared_ptr<Shared> shared_;

  Document document_;
  UndoStack undo_;
  std::uint64_t revision_ = 0;
  std::uint32_t last_shape_id_ = 0;
  std::uint32_t last_run_id_ = 0;
  bool live_;

  std::shared_ptr<media::FrameSource> source_;
  std::shared_ptr<const media::ClipWindow> window_;
  std::shared_ptr<const model::Model> model_;
  model::Compute compute_;
  std::optional<model::Speed> speed_;  ///< nothing where it could not be measured
  std::optional<latent::Deviation> deviation_;
  std::optional<Error> comparison_error_;
  bool loading_keeps_input_ = false;
  Loading clip_loading_, model_loading_;
  std::optional<mask::GridPlacement> placement_;
  std::optional<std::string> opening_path_;  ///< the clip that `clip_lane_` opens; empty while it reads a window of the open one
  mask::MaskStack mask_stack_;
  mask::Mask mask_;
  std::optional<mask::MaskShape> preview_;
  bool preview_is_new_ = false;  ///< of no shape in the document
  std::optional<mask::Mask> preview_mask_;
  std::optional<std::vector<mask::MaskShape>> preview_shapes_;  ///< only for one of the document

  Result result_;
  bool result_is_current_ = false;
  PredictionStatus status_;
  Following following_;
  LayoutWish layout_wish_;
  Layout layout_;
  LayoutStatus layout_status_;
  std::shared_ptr<Fitting> fitting_;
  std::shared_ptr<FitWork> stopped_fit_;  ///< null: none can be gone on with
  std::optional<Result> fitting_result_;  ///< as far as the fit is
  std::shared_ptr<const latent::Run> fitted_run_;  ///< what `layout_lane_` lays out
  int cluster_count_ = 0;
  std::shared_ptr<const Clustering> clustering_;
  std::shared_ptr<const Matrix> clustered_;  ///< what `cluster_lane_` groups
  std::optional<latent::RunRequest> running_;  ///< what `prediction_lane_` is at

  std::chrono::steady_clock::time_point progress_sent_;

  int playhead_ = 0;
  std::optional<TokenId> picked_, hovered_;
  analysis::TokenSelection selection_;

  Signal<const Change&> changed_;

  jobs::Lane clip_lane_, model_lane_, prediction_lane_, comparing_lane_, follow_lane_, layout_lane_, cluster_lane_, growing_lane_;  // after all that their jobs use: they die first and stop them
  std::unique_ptr<Studies> studies_;
};

}  // namespace lacuna::session
