#pragma once

#include <QGridLayout>
#include <array>
#include <vector>

#include "core/compare/report.hpp"
#include "widgets/compare/share_bars.hpp"
#include "widgets/compare/shown_pair.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// The verdict on the pinned pair: a sentence, results side by side with the better one bold, what changed, difference by region,
/// how well latents match, and what the figures do not say.
class VerdictPanel : public Tab {
  Q_OBJECT
 public:
  VerdictPanel(session::KeptRuns& runs, ShownPair& pair, ViewState& view, ThemeStore& themes, QWidget* parent);
  QString resultText(int row, session::RunSide side) const;  ///< as the table shows it; row 0 is the mean
  QString verdict() const { return verdict_->text(); }

 Q_SIGNALS:
  void saveWanted();

 protected:
  void refresh() override;

 private:
  void buildVerdict();
  void buildMetric();
  void buildResults();
  void buildRest();
  void showNothing();
  void fillVerdict(const session::ComparedRuns& runs);
  void fillResults(const session::ComparedRuns& runs);
  void fillChanges(const session::ComparedRuns& runs);
  void fillMatch();
  void setChange(std::size_t row, const compare::Changed& changed);
  void setResult(int row, const QString& name, const QString& a, const QString& b, int better);

  session::KeptRuns& runs_;
  ShownPair& pair_;
  ViewState& view_;
  StateView* empty_;
  Section *head_ = nullptr, *results_ = nullptr, *changes_ = nullptr, *regions_ = nullptr, *latents_ = nullptr, *notes_ = nullptr;
  Label *verdict_ = nullptr, *reason_ = nullptr, *interval_ = nullptr, *stale_ = nullptr;
  ShareBar* share_ = nullptr;
  Label* results_title_ = nullptr;
  QGridLayout* grid_ = nullptr;
  std::vector<std::array<Label*, 3>> rows_;
  QGridLayout* changed_ = nullptr;
  std::vector<std::array<Label*, 2>> changed_rows_;
  RegionBars* bars_ = nullptr;
  Label *no_regions_ = nullptr, *match_ = nullptr, *note_text_ = nullptr;
};

}  // namespace lacuna::widgets
