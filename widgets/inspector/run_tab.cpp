#include "widgets/inspector/run_tab.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>
#include <array>

#include "core/latent/export.hpp"
#include "core/latent/from_cache.hpp"
#include "core/session/run_before.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/error_sections.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/metric_choice.hpp"
#include "widgets/prediction_failure.hpp"
#include "widgets/step_errors.hpp"

namespace lacuna::widgets {
namespace {

float bestOf(const latent::Run& run, latent::Metric metric) {
  float best = latent::valueOf(run.mean, metric);
  for (const auto& baseline : run.baselines) {
    const float value = latent::valueOf(baseline.mean, metric);
    best = higherIsWorse(metric) ? std::min(best, value) : std::max(best, value);
  }
  return best;
}

QString shortHash(const Hash128& hash) { return QString::fromStdString(hash.hex()); }

}  // namespace

QString stateText(const session::PredictionStatus& status) {
  switch (status.state) {
    case session::PredictionState::NoClip:
      return RunTab::tr("No clip");
    case session::PredictionState::NoModel:
      return RunTab::tr("No model");
    case session::PredictionState::NothingHidden:
      return RunTab::tr("Nothing hidden");
    case session::PredictionState::CannotRun:
      return RunTab::tr("Cannot run");
    case session::PredictionState::OutOfDate:
      return RunTab::tr("Out of date");
    case session::PredictionState::Running:
      return RunTab::tr("Running %1").arg(words::percent(std::min(0.99, status.progress.fraction())));
    case session::PredictionState::UpToDate:
      return RunTab::tr("Up to date");
  }
  return {};
}

RunTab::RunTab(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Tab(themes, parent), session_(session), view_(view), empty_(new StateView(themes, this)) {
  column()->addWidget(empty_, 1);
  runs_connection_ = session.studies().runs.changed.connect([this] { followKept(); });
  head_ = addSection(tr("Run"));
  number_ = addRow(head_->body(), tr("Number"));
  state_ = addRow(head_->body(), tr("State"));
  state_->setWords();
  hidden_ = addRow(head_->body(), tr("Hidden tokens"));
  before_ = addRow(head_->body(), {});
  now_there_ = addRow(head_->body(), tr("This run there"));
  buildTable();
  where_ = new ErrorSections(session, view, themes, this);
  column()->addWidget(where_);
  buildTimes();
  buildSettings();
  end_ = addSection({});
  auto* copy = symbolButton("copy", tr("Copy as text"), themes, end_);
  copy->setToolTip(tr("Copy as text\nPuts a summary of this run on the clipboard"));
  connect(copy, &QPushButton::clicked, this, [this] {
    const auto& run = session_.result().run;
    if (!run) return;
    const bool of_now = run->asked_model == session_.model() && run->window == session_.window();  // as a deviation always is
    const std::string text = latent::runSummaryText(*run, of_now ? session_.deviation() : std::nullopt, session::madeFrom(session_.studies().runs, *run), session_.document().model_path);
    QGuiApplication::clipboard()->setText(QString::fromStdString(text));
  });
  end_->body()->addWidget(copy, 0, Qt::AlignLeft);
  column()->addStretch();
}

void RunTab::buildTable() {
  table_ = addSection(tr("Mean error"));
  table_->setNote(tr("over hidden tokens"));
  auto* metric = new MetricChoice(view_, themes_, table_);
  metric->setAccessibleName(tr("Metric that error views show"));
  metric->setToolTip(tr("Metric that error views show"));
  table_->body()->addWidget(metric, 0, Qt::AlignLeft);
  metric_words_ = addText(table_->body(), fonts::caption(), &Theme::text3);
  grid_ = new QGridLayout;
  grid_->setContentsMargins(0, 6, 0, 0);
  grid_->setHorizontalSpacing(8);
  grid_->setVerticalSpacing(4);
  grid_->setColumnStretch(0, 1);
  table_->body()->addLayout(grid_);
  const QStringList heads = {QString(), tr("L1"), tr("L1 raw"), tr("L2"), tr("Cosine")};
  for (int column = 1; column < heads.size(); ++column) {
    auto* head = new Label(heads[column], fonts::caption(), &Theme::text3, themes_, table_);
    head->setToolTip(coreText(latent::nameOf(metrics[static_cast<std::size_t>(column - 1)])));
    grid_->addWidget(head, 0, column, Qt::AlignRight);
  }
  table_->body()->addSpacing(6);
  addText(table_->body(), fonts::caption(), &Theme::text3)
      ->setText(tr("Bold is best. A prediction says something only where it beats the simple guesses."));
}

void RunTab::buildTimes() {
  times_ = addSection(tr("Time"));
  targets_ = addRow(times_->body(), tr("Targets"));
  context_ = addRow(times_->body(), tr("Visible tokens"));
  predict_ = addRow(times_->body(), tr("Prediction"));
  errors_ = addRow(times_->body(), tr("Errors and guesses"));
  total_ = addRow(times_->body(), tr("Total"));
}

void RunTab::buildSettings() {
  made_by_ = addSection(tr("Made by"));
  QVBoxLayout* body = made_by_->body();
  clip_ = addRow(body, tr("Clip"));
  frames_ = addRow(body, tr("Frames"));
  size_ = addRow(body, tr("Picture"));
  model_name_ = addRow(body, tr("Model"));
  weights_ = addRow(body, tr("Weights"));
  computed_ = addRow(body, tr("Computed by"));
  computed_->setWords();
  mask_token_ = addRow(body, tr("Mask token"));
  clip_hash_ = addRow(body, tr("Clip hash"));
  model_hash_ = addRow(body, tr("Model hash"));
  mask_hash_ = addRow(body, tr("Mask hash"));
  for (ValueRow* row : {clip_, model_name_, weights_}) row->setWords();
}

Label* RunTab::cell(int row, int column) {
  while (static_cast<int>(cells_.size()) <= row) {
    auto& line = cells_.emplace_back();
    const int grid_row = static_cast<int>(cells_.size());
    for (int i = 0; i < 5; ++i) {
      Label* label = i == 0 ? new Label({}, fonts::caption(), &Theme::text2, themes_, table_)
                            : new Label({}, fonts::number(), &Theme::text, themes_, table_);
      label->setWordWrap(i == 0);  // "Copy nearest visible" takes two lines rather than losing its end
      label->setTextInteractionFlags(Qt::TextSelectableByMouse);
      grid_->addWidget(label, grid_row, i, i == 0 ? Qt::Alignment() : Qt::AlignRight | Qt::AlignVCenter);
      line.push_back(label);
    }
  }
  return cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

void RunTab::fillTable(const latent::Run& run) {
  const auto fill = [&](int row, const QString& name, const QString& tip, const latent::TokenErrors& mean) {
    cell(row, 0)->setText(name);
    cell(row, 0)->setToolTip(tip);
    for (int i = 0; i < 4; ++i) {
      const auto metric = metrics[static_cast<std::size_t>(i)];
      const float value = latent::valueOf(mean, metric);
      Label* label = cell(row, i + 1);
      QFont font = fonts::number();
      if (value == bestOf(run, metric)) font.setWeight(QFont::Bold);
      label->setFont(font);
      label->setText(words::number(value, 3));
    }
  };
  fill(0, tr("Prediction"), tr("The model's prediction"), run.mean);
  for (std::size_t i = 0; i < run.baselines.size(); ++i) {
    const auto& baseline = run.baselines[i];
    fill(static_cast<int>(i) + 1, coreText(baseline.name), coreText(baseline.meaning),
         baseline.mean);
  }
  for (std::size_t row = 0; row < cells_.size(); ++row) {
    for (Label* label : cells_[row]) label->setVisible(row <= run.baselines.size());
  }
}

void RunTab::fillTimes(const latent::RunTimes& times) {
  targets_->setValue(times.targets_cached ? tr("from cache") : words::seconds(times.targets_s));
  context_->setValue(words::seconds(times.context_s));
  predict_->setValue(words::seconds(times.predict_s));
  errors_->setValue(words::seconds(times.errors_s));
  total_->setValue(latent::fromCache(times) ? tr("from cache") : words::seconds(times.total_s));
}

void RunTab::fillSettings(const latent::Run& run) {
  const auto& window = *run.window;
  const auto& description = run.model->description();
  clip_->setValue(coreText(window.info.name));
  frames_->setValue(tr("%1 from %2").arg(window.frames.size()).arg(words::count(window.sampling.start_frame + 1)));
  size_->setValue(tr("%1 px").arg(window.geometry.crop));
  model_name_->setValue(QString::fromStdString(description.name));
  const std::string& visible =
      run.settings.context_from_target_encoder ? description.target_weights : description.context_weights;
  weights_->setValue(
      tr("%1 \u2192 %2").arg(QString::fromStdString(visible), QString::fromStdString(description.target_weights)));
  weights_->setToolTip(tr("Visible tokens: %1. Targets: %2.")
                           .arg(QString::fromStdString(visible), QString::fromStdString(description.target_weights)));
  computed_->setValue(QString::fromStdString(model::nameOf(run.model->compute())));
  const bool fell_back = run.model != run.asked_model;
  computed_->setName(fell_back ? tr("Computed by (GPU full)") : tr("Computed by"));
  mask_token_->setValue(QString::number(run.settings.mask_token));
  clip_hash_->setValue(shortHash(window.hash));
  model_hash_->setValue(shortHash(run.model->hash()));
  mask_hash_->setValue(shortHash(run.mask.hash()));
}

/// By its number in the list of runs, and the run before it there: a run has one number.
void RunTab::followKept() {
  const auto& run = session_.result().run;
  if (!run) return;
  const session::KeptRuns& kept = session_.studies().runs;
  const session::KeptRun* own = session::keptAs(kept, *run);
  number_->setValue(own != nullptr ? QString::number(static_cast<std::uint32_t>(own->number)) : tr("none, it is not kept"));
  const auto change = session::errorChange(kept, *run);
  before_->setVisible(change.has_value());
  now_there_->setVisible(change && !change->same_hidden);
  if (!change) return;
  const QString number = QString::number(static_cast<std::uint32_t>(change->before->number));
  before_->setName((change->same_hidden ? tr("Mean error of run %1") : tr("Run %1, where both hide")).arg(number));
  before_->setValue(words::number(change->before_mean, 3));
  now_there_->setValue(words::number(change->now, 3));
  for (ValueRow* row : {before_, now_there_}) row->setToolTip(tr("Mean error over the %n token(s) hidden in both", nullptr, change->tokens));
}

void RunTab::showEmpty() {
  empty_->clearButtons();
  if (const auto failure = PredictionFailure::of(session_)) {
    connect(empty_->addButton(PredictionFailure::again(), false), &QAbstractButton::clicked, this, [this] { session_.predict(); });
    return empty_->StateView::show("warn", &Theme::warn, PredictionFailure::heading(), failure->line);
  }
  empty_->StateView::show("bolt", &Theme::text3, tr("No run yet"), tr("Hide something to see what the model predicts."));
}

void RunTab::refresh() {
  const auto& run = session_.result().run;
  const bool predicted = run && !run->hidden_ids.empty();
  empty_->setVisible(!run);
  for (Section* section : {head_, times_, made_by_, end_}) section->setVisible(run != nullptr);
  table_->setVisible(predicted);
  where_->setVisible(predicted);
  if (!run) return showEmpty();
  followKept();
  state_->setValue(stateText(session_.prediction()));
  hidden_->setValue(
      tr("%1 of %2")
          .arg(words::count(static_cast<std::int64_t>(run->hidden_ids.size())), words::count(run->grid().size())));
  metric_words_->setText(coreText(latent::meaningOf(view_.metric)));
  if (predicted) fillTable(*run);
  if (predicted) where_->showRun(run);
  fillTimes(run->times);
  fillSettings(*run);
}

}  // namespace lacuna::widgets
