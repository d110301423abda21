#include "widgets/compare/pair_invitation.hpp"

#include "core/mask/generators.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/prediction_failure.hpp"

namespace lacuna::widgets {

PairInvitation::PairInvitation(session::KeptRuns& runs, ShownPair& pair, ThemeStore& themes, QWidget* parent)
    : Panel(tr("What a comparison needs"), themes, parent), runs_(runs), pair_(pair), state_(new StateView(themes, this)) {
  header()->addStretch();
  state_->layout()->setContentsMargins(16, 2, 16, 12);  // under the header there is air enough
  body()->addWidget(state_, 1);
  connection_ = pair.session().onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::PredictionChanged>(change) || std::holds_alternative<session::MaskChanged>(change)) refresh();
  });
}

PairInvitation::Needs PairInvitation::needs() const {
  using enum session::PredictionState;
  if (runs_.error()) return Needs::OtherPair;
  if (runs_.busy() && runs_.pinned(session::RunSide::A) && runs_.pinned(session::RunSide::B)) return Needs::Comparing;
  if (runs_.runs().size() >= 2) return Needs::Pins;
  switch (pair_.session().prediction().state) {
    case NoClip:
    case NoModel: return Needs::Clip;
    case NothingHidden: return Needs::Hidden;
    case Running: return Needs::Result;
    case UpToDate: return runs_.runs().empty() ? Needs::First : Needs::Another;
    case CannotRun: return PredictionFailure::of(pair_.session()) ? Needs::Again : Needs::OtherInput;
    case OutOfDate: return Needs::Prediction;
  }
  return Needs::Prediction;
}

QString PairInvitation::reason(Needs needs) const {
  if (needs == Needs::OtherPair) return coreText(runs_.error()->what);
  const auto& error = pair_.session().prediction().error;
  return (needs == Needs::Again || needs == Needs::OtherInput) && error ? wordsOf(*error).line : QString();
}

void PairInvitation::show(const QString& icon, const QString& heading, const QString& line, const QList<Button>& buttons) {
  state_->clearButtons();
  state_->show(icon, icon == "warn" ? &Theme::warn : &Theme::text3, heading, line);
  for (const Button& button : buttons)
    connect(state_->addButton(button.text, &button == &buttons.front()), &QAbstractButton::clicked, this, [this, actions = button.actions] {
      for (const QString& action : actions) Q_EMIT actionWanted(action);
    });
}

/// Buttons are made anew only where another thing is needed: one that has the keyboard keeps it.
void PairInvitation::refresh() {
  const Needs needs = this->needs();
  const QString reason = this->reason(needs);
  if (shown_ == needs && reason == shown_reason_) return;
  shown_ = needs;
  shown_reason_ = reason;
  const QString two = tr("Two runs are compared");
  const Button blocks{coreText(mask::generatorOf("blocks-small")->title), {"mask.generate.blocks-small"}}, paint{tr("Paint"), {"view.workspace.masks", "tool.brush"}}, predict{tr("Predict"), {"run.predict"}};
  const Button latest{tr("Compare the last two"), {"compare.latest"}};
  switch (needs) {
    case Needs::Clip: return show("ab", two, tr("Open a clip and a model, or use the demo."), {{tr("Use the demo"), {"file.open_demo"}}});
    case Needs::Hidden: return show("ab", two, tr("Hide something first: each prediction is a run."), {blocks, paint});
    case Needs::Prediction: return show("ab", two, tr("Each prediction is a run. Predict with this mask."), {predict});
    case Needs::OtherInput: return show("warn", tr("No prediction can be made"), reason, {blocks, paint});
    case Needs::Again: return show("warn", PredictionFailure::heading(), reason, {{PredictionFailure::again(), {"run.predict"}}, paint});
    case Needs::Result: return show("clock", two, tr("A prediction runs. It is kept as a run."), {});
    case Needs::First: return show("ab", two, tr("No run is kept. Hide something else, and predict again."), {blocks, paint});
    case Needs::Another: return show("ab", two, tr("There is one. Hide something else, and predict again."), {blocks, paint});
    case Needs::Pins: return show("ab", tr("Pin two runs"), tr("Press A on one run of the list and B on another."), {latest});
    case Needs::Comparing: return show("clock", tr("Comparing"), tr("Token by token"), {});
    case Needs::OtherPair: return show("warn", tr("These two cannot be compared"), reason, {});
  }
}

}  // namespace lacuna::widgets
