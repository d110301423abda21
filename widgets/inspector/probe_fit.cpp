#include "widgets/inspector/probe_fit.hpp"

#include <algorithm>
#include <cmath>

#include "core/session/studies.hpp"
#include "widgets/controls/dimmed.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {

using Labels = probe::LabelSource::Kind;

ProbeFit::ProbeFit(session::Session& session, ThemeStore& themes, QWidget* parent)
    : Section(tr("Fit a linear probe"), themes, parent), session_(session), study_(session.studies().probe), themes_(themes) {
  body()->setSpacing(6);
  labels_ = choice(tr("Labels"), {tr("Names"), tr("Scene"), tr("Forms")},
                   tr("Names: selections that you named in the Token tab. Scene: what a scene of the world shows in each token, thing, card, block or background. Forms: the same, things by their form"));
  rest_row_ = new QWidget(this);
  auto* rest = new QHBoxLayout(rest_row_);
  rest->setContentsMargins(0, 0, 0, 0);
  rest->addWidget(new Label(tr("All others are 'other'"), fonts::body(), &Theme::text2, themes, rest_row_));
  rest->addStretch();
  rest_ = new Switch(themes, rest_row_);
  rest_->setCheckable(true);
  rest_->setAccessibleName(tr("All others are 'other'"));
  rest->addWidget(rest_);
  body()->addWidget(rest_row_);
  line_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  line_->setWordWrap(true);
  body()->addWidget(line_);
  fold_by_ = choice(tr("Leaves out"), {tr("Steps"), tr("Places")}, tr("What is left out whole for testing: runs of time steps, or blocks of rows and columns. Single tokens never are: their neighbours look the same"));
  folds_ = new QSpinBox(this);
  folds_->setRange(2, 64);
  folds_->setAccessibleName(tr("Folds"));
  auto* row = new QHBoxLayout;
  row->addWidget(new Label(tr("Folds"), fonts::body(), &Theme::text2, themes, this));
  row->addWidget(folds_);
  row->addStretch();
  fit_ = new QPushButton(tr("Fit"), this);
  fit_->setProperty("primary", true);
  const auto recolor = [this] { fit_->setIcon(icon("bolt", themes_.theme().on_accent)); };
  recolor();
  connect(&themes, &ThemeStore::changed, fit_, recolor);
  fit_->setAccessibleName(tr("Fit the probe"));
  row->addWidget(fit_);
  body()->addLayout(row);
  state_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  state_->setWordWrap(true);
  body()->addWidget(state_);
  connect(labels_, &SegmentedControl::chosen, this, [this](int i) { change([i](auto& wish) { wish.labels = std::array{Labels::Names, Labels::Scene, Labels::SceneForms}[static_cast<std::size_t>(i)]; }); });
  connect(fold_by_, &SegmentedControl::chosen, this, [this](int i) { change([i](auto& wish) { wish.settings.fold_by = i == 0 ? probe::FoldBy::Steps : probe::FoldBy::Places; }); });
  connect(rest_, &Switch::toggled, this, [this](bool on) { change([on](auto& wish) { wish.rest = on; }); });
  connect(folds_, &QSpinBox::valueChanged, this, [this](int folds) { change([folds](auto& wish) { wish.settings.folds = folds; }); });
  connect(fit_, &QPushButton::clicked, this, [this] { study_.status().busy ? study_.cancel() : study_.fit(); });
}

SegmentedControl* ProbeFit::choice(const QString& name, const QStringList& choices, const QString& tip) {
  auto* control = new SegmentedControl(choices, themes_, this);
  control->setAccessibleName(name);
  control->setToolTip(QString("%1\n%2").arg(name, tip));
  auto* row = new QHBoxLayout;
  row->addWidget(new Label(name, fonts::body(), &Theme::text2, themes_, this));
  row->addStretch();
  row->addWidget(control);
  body()->addLayout(row);
  return control;
}

void ProbeFit::change(const std::function<void(session::ProbeStudy::Wish&)>& edit) {
  session::ProbeStudy::Wish wish = study_.wish();
  edit(wish);
  study_.setWish(wish);
}

QString ProbeFit::labelLine() const {
  if (study_.wish().labels != Labels::Names) {
    const bool scene = session_.window() && probe::isScene(*session_.window());
    return scene ? tr("What the scene's own truth shows in each token.") : tr("This clip is no scene of the world, so nothing is known of it. Name selections instead.");
  }
  QStringList names;
  for (const session::Label& label : session_.document().labels)
    if (session_.placement() && label.grid == session_.placement()->grid) names << QString("%1 (%2)").arg(QString::fromStdString(label.name)).arg(label.tokens.size());
  return names.isEmpty() ? tr("No selection has a name yet. Select tokens on the frame (Shift-click, or Edit > Select) and name them in the Token tab.") : names.join(QStringLiteral(", "));
}

void ProbeFit::refresh() {
  const auto& wish = study_.wish();
  labels_->setCurrent(wish.labels == Labels::Names ? 0 : wish.labels == Labels::Scene ? 1 : 2);
  fold_by_->setCurrent(wish.settings.fold_by == probe::FoldBy::Steps ? 0 : 1);
  const QSignalBlocker quiet_rest(rest_), quiet_folds(folds_);
  rest_->setChecked(wish.rest);
  rest_row_->setVisible(wish.labels == Labels::Names);
  folds_->setValue(wish.settings.folds);
  line_->setText(labelLine());
  const auto& status = study_.status();
  fit_->setText(status.busy ? tr("Cancel") : tr("Fit"));
  fit_->setAccessibleName(status.busy ? tr("Cancel the probe") : tr("Fit the probe"));
  state_->setVisible(status.busy || status.error);
  state_->setRole(status.error ? &Theme::bad : &Theme::text3);
  if (status.error) state_->setText(wordsOf(*status.error).line);
  else if (status.busy) state_->setText(tr("%1, %2").arg(coreText(status.progress.doing.empty() ? tr("Waiting").toStdString() : status.progress.doing), words::percent(status.progress.fraction())));
}

namespace {

FigureTable::Cell cellOf(const probe::Estimate& estimate, bool strong) {
  return {words::number(estimate.value, 2), QString::fromStdString(textOf(estimate, 3)), strong};
}

QString intervalLine(const probe::Estimate& estimate) {
  if (!std::isfinite(estimate.low)) return words::number(estimate.value, 2);
  return ProbeFigures::tr("%1 (95\u00a0%: %2 to %3)").arg(words::number(estimate.value, 2), words::number(estimate.low, 2), words::number(estimate.high, 2));
}

QString gainLine(const probe::LinearProbe& probe) {
  const QString guess = coreText(probe.guesses[probe.best_simple].name);
  if (probe.gain.low > 0) return ProbeFigures::tr("Better than %1 by %2, mean over classes.").arg(guess, intervalLine(probe.gain));
  if (probe.gain.high < 0) return ProbeFigures::tr("Worse than %1: %2, mean over classes.").arg(guess, intervalLine(probe.gain));
  return ProbeFigures::tr("Not told apart from %1: %2, mean over classes.").arg(guess, intervalLine(probe.gain));
}

}  // namespace

ProbeFigures::ProbeFigures(session::ProbeStudy& study, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), study_(study), themes_(themes), held_out_section_(new Section(tr("On tokens it did not see"), themes, this)),
      hidden_section_(new Section(tr("Hidden tokens"), themes, this)), confusion_section_(new Section(tr("What it takes for what"), themes, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  for (Section* section : {held_out_section_, hidden_section_, confusion_section_}) {
    section->body()->setSpacing(6);
    column->addWidget(section);
  }
  const auto text = [&](Section* section) {
    auto* label = new Label({}, fonts::caption(), &Theme::text3, themes, section);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    section->body()->addWidget(label);
    return label;
  };
  stale_ = text(held_out_section_);
  stale_->setText(tr("Showing the last result"));
  const QStringList heads{tr("right"), tr("by class")};
  const auto table = [&](Section* section) {
    auto* made = new FigureTable(heads, themes, section);
    section->body()->addWidget(made);
    return made;
  };
  held_out_ = table(held_out_section_);
  gain_ = text(held_out_section_);
  gain_->setRole(&Theme::text2);
  note_ = text(held_out_section_);
  hidden_ = table(hidden_section_);
  hidden_note_ = text(hidden_section_);
  confusion_ = table(confusion_section_);
}

void ProbeFigures::showConfusion(const probe::LinearProbe& probe) {
  constexpr std::size_t most = 6;
  confusion_section_->setVisible(probe.labels.classes.size() <= most);
  if (probe.labels.classes.size() > most) return;
  QStringList heads;
  std::vector<FigureTable::Row> rows;
  for (std::size_t k = 0; k < probe.labels.classes.size(); ++k) {
    const QString name = QString::fromStdString(probe.labels.classes[k]);
    heads << QString::number(k + 1);
    FigureTable::Row row{QString("%1  %2").arg(k + 1).arg(name), tr("Tokens labelled %1, by what the probe says").arg(name), nullptr, {}};
    for (std::size_t said = 0; said < probe.labels.classes.size(); ++said)
      row.cells.push_back({words::count(probe.confusion[k][said]), tr("%1 taken for %2").arg(name, QString::fromStdString(probe.labels.classes[said])), k == said});
    rows.push_back(std::move(row));
  }
  confusion_->setHeads(heads);
  confusion_->setRows(rows);
}

void ProbeFigures::refresh() {
  const auto& linear = study_.linear();
  setVisible(linear != nullptr);
  if (!linear) return;
  const probe::LinearProbe& probe = *linear->probe;
  const bool stale = !study_.fitCurrent();
  stale_->setVisible(stale);
  for (QWidget* shown : {static_cast<QWidget*>(held_out_), static_cast<QWidget*>(confusion_)}) dim(shown, stale);
  dim(hidden_, !study_.readingCurrent());
  std::vector<FigureTable::Row> rows;
  double best = 0;
  for (const auto& guess : probe.guesses) best = std::max(best, guess.balanced.value);
  for (const auto& guess : probe.guesses)
    rows.push_back({coreText(guess.name), coreText(guess.meaning), rows.empty() ? &Theme::text : nullptr, {cellOf(guess.accuracy, false), cellOf(guess.balanced, guess.balanced.value == best)}});
  held_out_section_->setNote(tr("%1 folds of whole %2").arg(probe.folds.count).arg(probe.folds.by == probe::FoldBy::Steps ? tr("steps") : tr("places")));
  held_out_->setRows(rows);
  gain_->setText(gainLine(probe));
  note_->setText(tr("%1 labelled tokens. What stands still is at the same place in every step: read the probe against Same place. Intervals (in the tooltips) are by whole %2 of this clip, and say nothing of others.")
                     .arg(words::count(probe.labels.count()), probe.folds.by == probe::FoldBy::Steps ? tr("steps") : tr("places")));
  hidden_section_->setNote(linear->hidden ? tr("%1 labelled").arg(words::count(linear->hidden->labelled)) : QString());
  hidden_->setVisible(linear->hidden.has_value());
  if (linear->hidden) {
    QColor Theme::*const roles[] = {&Theme::truth, &Theme::pred, nullptr, nullptr};
    rows.clear();
    for (const auto& way : linear->hidden->ways)
      rows.push_back({coreText(way.name), coreText(way.meaning), roles[rows.size()], {cellOf(way.accuracy, false), cellOf(way.balanced, false)}});
    hidden_->setRows(rows);
  }
  hidden_note_->setText(linear->hidden ? tr("Does the prediction carry what was there? Each hidden token is read by the probe that was fitted without its fold.") : coreText(linear->why_not_hidden));
  showConfusion(probe);
}

}  // namespace lacuna::widgets
