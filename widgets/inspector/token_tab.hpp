#pragma once

#include "core/session/session.hpp"
#include "widgets/export/figure_part.hpp"
#include "widgets/inspector/histogram.hpp"
#include "widgets/inspector/library_patches.hpp"
#include "widgets/inspector/nearest_patches.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/inspector/reads_from.hpp"
#include "widgets/inspector/spot_over_time.hpp"
#include "widgets/inspector/token_facts.hpp"
#include "widgets/inspector/token_head.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The picked token, else the hovered one meanwhile.
class TokenTab : public Tab, public FigurePart {
  Q_OBJECT
 public:
  TokenTab(session::Session& session, ViewState& view, ThemeStore& themes, LibraryBuilder& builder, jobs::JobRunner& jobs, QWidget* parent);
  void setInFigure(bool in_figure) override;  ///< without the buttons at its foot, and their room

 protected:
  void refresh() override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildFoot();
  void showFoot(bool shown);
  void buildError();
  void buildNearest(LibraryBuilder& builder, jobs::JobRunner& jobs);
  void buildHere();
  void buildSpot();
  void buildReads();
  std::optional<TokenId> token() const;
  void showEmpty();
  void showError(const latent::Run& run, const TokenFacts& facts);
  void showBaselines(const latent::Run& run, const TokenFacts& facts);
  void findNearest();
  void clearNeighbours();
  void showNeighbours(const std::vector<analysis::Neighbour>& neighbours);
  void showSpot(const latent::Run& run, const mask::Cell& cell);
  void refreshHistogram(const std::shared_ptr<const latent::Run>& run);
  void copyValues() const;
  void openAttention();
  void followToken();

  session::Session& session_;
  ViewState& view_;
  StateView* empty_;
  TokenHead* head_;
  Section *error_ = nullptr, *nearest_ = nullptr, *spot_ = nullptr;
  Label *figure_ = nullptr, *rank_ = nullptr, *note_ = nullptr, *against_ = nullptr;
  QWidget* error_body_ = nullptr;
  QWidget* foot_ = nullptr;  ///< stays in sight while the rest scrolls
  bool has_foot_ = false;
  Histogram* histogram_ = nullptr;
  ValueRow *cosine_ = nullptr, *l1_raw_ = nullptr, *l2_ = nullptr, *true_length_ = nullptr, *predicted_length_ = nullptr;
  ValueRow* prediction_ = nullptr;
  std::vector<ValueRow*> baselines_;
  QVBoxLayout* baseline_rows_ = nullptr;
  SegmentedControl* place_ = nullptr;  ///< where patches are looked for
  QWidget* here_ = nullptr;            ///< those of this clip
  LibraryPatches* library_ = nullptr;
  std::vector<PatchButton*> patches_;
  std::vector<TokenId> patch_ids_;
  StepBars* bars_ = nullptr;
  Section* reads_section_ = nullptr;
  ReadsFrom* reads_ = nullptr;
  NearestPatches finder_;
  std::weak_ptr<const latent::Run> histogram_run_;  ///< that the histogram shows
  latent::Metric histogram_metric_ = latent::Metric::L1Normed;
  ErrorRange colors_;
  std::weak_ptr<const latent::Run> found_run_;  ///< that the neighbours are of
  int found_row_ = -1;
};

}  // namespace lacuna::widgets
