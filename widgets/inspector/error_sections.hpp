#pragma once

#include "core/session/session.hpp"
#include "widgets/controls/moment_list.hpp"
#include "widgets/figures/plot_view.hpp"
#include "widgets/figures/time_cell_image.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Where and when a run errs: by step beside motion, by distance from the border of what is hidden, every token over time, and
/// the worst moments, which a click goes to.
class ErrorSections : public QWidget {
  Q_OBJECT
 public:
  ErrorSections(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);
  void showRun(const std::shared_ptr<const latent::Run>& run);  ///< with hidden tokens

 private:
  Section* addSection(const QString& title);
  Label* addText(Section& section);
  void showSteps(const latent::Run& run);
  void showDistances(const latent::Run& run);
  void showWorst(const latent::Run& run);
  void goTo(TokenId token, bool pick);

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  std::weak_ptr<const latent::Run> run_;
  latent::Metric metric_ = latent::Metric::L1Normed;  ///< that is shown
  PlotView *steps_, *motion_, *distances_;
  SegmentedControl* distance_kind_;
  Label *step_words_, *distance_words_;
  TimeCellImage* cells_;
  MomentList* worst_;
  std::vector<TokenId> worst_ids_;  ///< of the lines of `worst_`; steps have their first token
  std::size_t worst_steps_ = 0;     ///< how many of them are steps
  session::Connection connection_;
};

}  // namespace lacuna::widgets
