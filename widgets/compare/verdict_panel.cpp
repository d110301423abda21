#include "widgets/compare/verdict_panel.hpp"

#include <QClipboard>
#include <QGuiApplication>

#include "widgets/compare/pair_words.hpp"
#include "widgets/compare/run_badge.hpp"
#include "widgets/compare/run_list_model.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/metric_choice.hpp"

namespace lacuna::widgets {

VerdictPanel::VerdictPanel(session::KeptRuns& runs, ShownPair& pair, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Tab(themes, parent), runs_(runs), pair_(pair), view_(view), empty_(new StateView(themes, this)) {
  setAccessibleName(tr("Verdict"));
  column()->addWidget(empty_, 1);
  buildVerdict();
  buildResults();
  buildRest();
  column()->addStretch();
  connect(&pair_, &ShownPair::changed, this, [this] { invalidate(); });
  connect(&view_, &ViewState::changed, this, [this] { invalidate(); });
}

void VerdictPanel::buildVerdict() {
  head_ = addSection({});
  stale_ = addText(head_->body(), fonts::caption(), &Theme::text3);
  stale_->setText(tr("Showing the last result"));
  verdict_ = addText(head_->body(), fonts::figure(), &Theme::text);
  reason_ = addText(head_->body(), fonts::body(), &Theme::text2);
  head_->body()->addSpacing(6);
  share_ = new ShareBar(themes_, head_);
  head_->body()->addWidget(share_);
  head_->body()->addSpacing(4);
  interval_ = addText(head_->body(), fonts::caption(), &Theme::text3);
  buildMetric();
}

void VerdictPanel::buildMetric() {
  auto* metric = new MetricChoice(view_, themes_, head_);
  metric->setAccessibleName(tr("Metric that is compared"));
  metric->setToolTip(tr("Metric that is compared\nThe same as all error views show"));
  head_->body()->addSpacing(6);
  head_->body()->addWidget(metric, 0, Qt::AlignLeft);
}

void VerdictPanel::buildResults() {
  results_ = addSection({});
  grid_ = new QGridLayout;
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(14);
  grid_->setVerticalSpacing(0);
  grid_->setColumnStretch(0, 1);
  grid_->setRowMinimumHeight(0, 28);
  results_title_ = new Label({}, fonts::title(), &Theme::text, themes_, results_);
  grid_->addWidget(results_title_, 0, 0);
  grid_->addWidget(new RunBadge(session::RunSide::A, themes_, results_), 0, 1, Qt::AlignRight);
  grid_->addWidget(new RunBadge(session::RunSide::B, themes_, results_), 0, 2, Qt::AlignRight);
  results_->body()->addLayout(grid_);
}

void VerdictPanel::buildRest() {
  changes_ = addSection(tr("What changed"));
  changed_ = new QGridLayout;
  changed_->setContentsMargins(0, 2, 0, 0);
  changed_->setHorizontalSpacing(14);
  changed_->setVerticalSpacing(5);
  changed_->setColumnStretch(1, 1);
  changes_->body()->addLayout(changed_);
  regions_ = addSection(tr("Difference by region"));
  bars_ = new RegionBars(themes_, regions_);
  regions_->body()->addWidget(bars_);
  no_regions_ = addText(regions_->body(), fonts::caption(), &Theme::text3);
  latents_ = addSection(tr("Latent spaces"));
  match_ = addText(latents_->body(), fonts::body(), &Theme::text2);
  notes_ = addSection(tr("What this does not say"));
  note_text_ = addText(notes_->body(), fonts::body(), &Theme::text2);
  notes_->body()->addSpacing(8);
  auto* row = new QHBoxLayout;
  auto* save = symbolButton("save", tr("Save report"), themes_, notes_);
  save->setToolTip(tr("Save report\nAll figures and paired tokens, with the settings that made them, into a folder"));
  auto* copy = symbolButton("copy", tr("Copy table"), themes_, notes_);
  copy->setToolTip(tr("Copy table\nThe verdict and the results as text, onto the clipboard"));
  row->addWidget(save);
  row->addWidget(copy);
  row->addStretch();
  notes_->body()->addLayout(row);
  connect(save, &QPushButton::clicked, this, &VerdictPanel::saveWanted);
  connect(copy, &QPushButton::clicked, this, [this] {
    if (const auto& runs = runs_.compared())
      QGuiApplication::clipboard()->setText(QString::fromStdString(compare::comparisonText(*runs->subject_a, *runs->subject_b, runs->figures, runs_.match())));
  });
}

void VerdictPanel::showNothing() {
  empty_->clearButtons();
  const auto& error = runs_.error();
  const bool waits = runs_.busy() && runs_.pinned(session::RunSide::A) && runs_.pinned(session::RunSide::B);
  if (error)
    empty_->StateView::show("warn", &Theme::warn, tr("These two cannot be compared"), coreText(error->what));
  else if (waits)
    empty_->StateView::show("clock", &Theme::text3, tr("Comparing"), tr("Token by token"));
  else if (runs_.runs().size() < 2)
    empty_->StateView::show("ab", &Theme::text3, tr("Two runs are compared"), tr("Each prediction is kept. Change the mask or the model, predict again, and compare the two."));
  else {
    empty_->StateView::show("ab", &Theme::text3, tr("Pin two runs"), tr("On the page Runs, choose a run in the list and press A, another and press B."));
    connect(empty_->addButton(tr("Compare the last two"), false), &QAbstractButton::clicked, this, [this] { runs_.pinLatestTwo(); });
  }
}

void VerdictPanel::refresh() {
  const session::ComparedRuns* runs = pair_.compared();
  for (Section* section : {head_, results_, changes_, regions_, latents_, notes_}) section->setVisible(runs != nullptr);
  empty_->setVisible(runs == nullptr);
  if (runs == nullptr) return showNothing();
  stale_->setVisible(pair_.stale());
  setDimmed(pair_.stale());
  fillVerdict(*runs);
  fillResults(*runs);
  fillChanges(*runs);
  fillMatch();
  QStringList notes;
  for (const std::string& note : compare::notesOf(runs->figures)) notes << pairWords(note);
  note_text_->setText(notes.join("\n\n"));
}

void VerdictPanel::fillVerdict(const session::ComparedRuns& runs) {
  const compare::Comparison& figures = runs.figures;
  verdict_->setText(pairWords(compare::verdictText(figures)));
  verdict_->setRole(roleOf(figures.verdict()));
  reason_->setText(pairWords(compare::reasonText(figures)));
  share_->setCounts(figures.a_better, figures.ties, figures.b_better);
  interval_->setText(pairWords(compare::intervalText(figures)));
  bars_->setRegions(figures.regions);
  bars_->setVisible(!figures.regions.empty());
  no_regions_->setText(figures.regions.empty() ? tr("Name a selection of tokens (Token tab) and its difference is shown here.") : tr("Right of the line, B is better."));
}

void VerdictPanel::setResult(int row, const QString& name, const QString& a, const QString& b, int better) {
  while (static_cast<int>(rows_.size()) <= row) {
    std::array<Label*, 3> labels{};
    const int line = static_cast<int>(rows_.size()) + 1;
    labels[0] = new Label({}, fonts::body(), &Theme::text2, themes_, results_);
    labels[0]->setMinimumHeight(23);
    for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
      labels[i] = new Label({}, fonts::number(), &Theme::text2, themes_, results_);
      labels[i]->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    grid_->addWidget(labels[0], line, 0);
    for (const int i : {1, 2}) grid_->addWidget(labels[static_cast<std::size_t>(i)], line, i, Qt::AlignRight | Qt::AlignVCenter);
    rows_.push_back(labels);
  }
  const auto& labels = rows_[static_cast<std::size_t>(row)];
  labels[0]->setText(name);
  labels[1]->setText(a);
  labels[2]->setText(b);
  for (const int i : {1, 2}) {
    QFont font = fonts::number();
    const bool best = i == better;
    if (best) font.setWeight(QFont::Bold);
    labels[static_cast<std::size_t>(i)]->setFont(font);
    labels[static_cast<std::size_t>(i)]->setRole(best ? &Theme::text : &Theme::text2);
  }
}

QString VerdictPanel::resultText(int row, session::RunSide side) const {
  return rows_.at(static_cast<std::size_t>(row))[side == session::RunSide::A ? 1 : 2]->text();
}

void VerdictPanel::fillResults(const session::ComparedRuns& runs) {
  const compare::Comparison& figures = runs.figures;
  const compare::SideFigures &a = figures.figures_a, &b = figures.figures_b;
  const bool cosine = figures.settings.metric == latent::Metric::Cosine;
  const auto row = [this](int at, const QString& name, double left, double right, bool less_is_better) {
    const int better = left == right ? 0 : (left < right) == less_is_better ? 1 : 2;
    setResult(at, name, words::number(left, 3), words::number(right, 3), better);
  };
  results_->setToolTip(tr("%1, of the tokens hidden in both").arg(pairWords(compare::metricText(figures))));
  results_title_->setText(tr("On %n shared token(s)", nullptr, static_cast<int>(figures.tokens.size())));
  row(0, cosine ? tr("Mean similarity") : tr("Mean error"), a.mean, b.mean, !cosine);
  row(1, cosine ? tr("90\u00a0% above") : tr("90\u00a0% below"), a.nine_of_ten, b.nine_of_ten, !cosine);
  row(2, tr("Worst token"), a.worst, b.worst, !cosine);
  row(3, tr("Cosine similarity"), a.cosine, b.cosine, false);
  const int more = figures.a_better == figures.b_better ? 0 : figures.a_better > figures.b_better ? 1 : 2;
  setResult(4, tr("Better on"), words::count(figures.a_better), words::count(figures.b_better), more);
  setResult(5, tr("Time"), words::seconds(runs.subject_a->seconds), words::seconds(runs.subject_b->seconds), 0);  // what was cached took none: no verdict on that
  setResult(6, tr("Divided by"), words::number(a.divided_by, 3), words::number(b.divided_by, 3), 0);
  for (Label* label : rows_[6]) label->setVisible(figures.divided);
  const auto own_mean = [&figures](const compare::Subject& subject) { return words::number(latent::valueOf(subject.mean, figures.settings.metric), 3); };
  setResult(7, tr("Mean of all it hides"), own_mean(*runs.subject_a), own_mean(*runs.subject_b), 0);
  for (Label* label : rows_[7]) label->setToolTip(tr("Mean of all tokens that the run hides, as in the list of runs: of A %1, of B %2\nTwo such means are of different tokens, so they do not say which is better")
                                                    .arg(words::count(static_cast<std::int64_t>(runs.subject_a->hidden_ids.size())), words::count(static_cast<std::int64_t>(runs.subject_b->hidden_ids.size()))));
}

void VerdictPanel::setChange(std::size_t row, const compare::Changed& changed) {
  while (changed_rows_.size() <= row) {
    auto* name = new Label({}, fonts::body(), &Theme::text2, themes_, changes_);
    auto* value = new Label({}, fonts::body(), &Theme::text3, themes_, changes_);
    value->setWordWrap(true);
    value->setTextFormat(Qt::PlainText);
    value->setAlignment(Qt::AlignRight);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    changed_->addWidget(name, static_cast<int>(changed_rows_.size()), 0, Qt::AlignTop);
    changed_->addWidget(value, static_cast<int>(changed_rows_.size()), 1);
    changed_rows_.push_back({name, value});
  }
  const auto& [name, value] = changed_rows_[row];
  const QString a = coreText(changed.a), b = coreText(changed.b);
  name->setText(coreText(changed.what));
  value->setText(changed.same() ? tr("same") : a + QString::fromUtf8(a.size() + b.size() > 30 ? " \u203a\n" : " \u203a ") + b);
  value->setFont(changed.same() ? fonts::body() : fonts::value());
  value->setRole(changed.same() ? &Theme::text3 : &Theme::text);
  value->setToolTip(changed.same() ? a : tr("A: %1\nB: %2").arg(a, b));
}

void VerdictPanel::fillChanges(const session::ComparedRuns& runs) {
  const auto changes = compare::changesBetween(*runs.subject_a, *runs.subject_b);
  for (std::size_t i = 0; i < changes.size(); ++i) setChange(i, changes[i]);
}

void VerdictPanel::fillMatch() {
  const auto& match = runs_.match();
  latents_->setVisible(match || !pair_.compared()->figures.same_model);
  if (match)
    match_->setText(tr("B turned to fit A: match %1, by chance %2. Share of the variance of A's true tokens that B's have too, turned and scaled (orthogonal Procrustes on %3 tokens; chance: tokens shuffled).")
                        .arg(words::number(match->match, 2), words::number(match->chance, 2), words::count(static_cast<std::int64_t>(match->tokens))));
  else
    match_->setText(runs_.whyNoMatch().empty() ? tr("Turning B's latents onto A's") : coreText(runs_.whyNoMatch()));
}

}  // namespace lacuna::widgets
