#include "widgets/inspector/error_sections.hpp"

#include <cmath>

#include "core/latent/error_places.hpp"
#include "core/latent/error_tables.hpp"
#include "core/session/steps.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::size_t most_steps = 4, most_tokens = 6;

QString guessName(const latent::Run& run, latent::Metric metric) {
  const int best = latent::bestBaseline(run, metric);
  return best < 0 ? QString() : coreText(run.baselines[static_cast<std::size_t>(best)].name);
}

QString metricName(latent::Metric metric) { return coreText(latent::nameOf(metric)); }

}  // namespace

ErrorSections::ErrorSections(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  Section* by_step = addSection(tr("By step"));
  steps_ = new PlotView(themes, by_step);
  steps_->setFixedHeight(170);
  motion_ = new PlotView(themes, by_step);
  motion_->setFixedHeight(120);
  by_step->body()->addWidget(steps_);
  by_step->body()->addWidget(motion_);
  step_words_ = addText(*by_step);

  Section* by_distance = addSection(tr("By distance from the border"));
  distance_kind_ = new SegmentedControl({tr("Within the step"), tr("Space and time")}, themes, by_distance);
  distance_kind_->setAccessibleName(tr("Which visible tokens count"));
  connect(distance_kind_, &SegmentedControl::chosen, this, [this] {
    if (const auto run = run_.lock()) showDistances(*run);
  });
  by_distance->body()->addWidget(distance_kind_, 0, Qt::AlignLeft);
  distances_ = new PlotView(themes, by_distance);
  distances_->setFixedHeight(180);
  by_distance->body()->addWidget(distances_);
  distance_words_ = addText(*by_distance);

  Section* over_time = addSection(tr("Every token over time"));
  cells_ = new TimeCellImage(themes, over_time);
  cells_->setFixedHeight(220);
  over_time->body()->addWidget(cells_);
  Section* worst = addSection(tr("Worst moments"));
  worst_ = new MomentList(themes, worst);
  worst->body()->addWidget(worst_);
  for (Section* section : {by_step, by_distance, over_time, worst}) column->addWidget(section);

  connect(steps_, &PlotView::clicked, this, [this](int, int step) {
    if (const auto run = run_.lock()) goTo(TokenId{step * run->grid().perStep()}, false);
  });
  connect(cells_, &TimeCellImage::picked, this, [this](TokenId token) { goTo(token, true); });
  connect(worst_, &MomentList::chosen, this, [this](int line) {
    const auto i = static_cast<std::size_t>(line);
    goTo(worst_ids_[i], i >= worst_steps_);
  });
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::SelectionChanged>(change)) cells_->setPicked(session_.picked());
  });
}

Section* ErrorSections::addSection(const QString& title) { return new Section(title, themes_, this); }

Label* ErrorSections::addText(Section& section) {
  auto* label = new Label({}, fonts::caption(), &Theme::text3, themes_, &section);
  label->setWordWrap(true);
  section.body()->addWidget(label);
  return label;
}

void ErrorSections::goTo(TokenId token, bool pick) {
  const auto run = run_.lock();
  if (!run || !session_.placement() || session_.placement()->grid != run->grid()) return;
  session_.setPlayhead(session::firstFrameOf(session_, run->grid().cell(token).step));
  if (pick) session_.pick(token);
}

void ErrorSections::showRun(const std::shared_ptr<const latent::Run>& run) {
  if (run == run_.lock() && view_.metric == metric_) return;  // the view tells of every stroke of the brush's size too
  run_ = run;
  metric_ = view_.metric;
  showSteps(*run);
  showDistances(*run);
  cells_->setRun(run, view_.metric);
  cells_->setPicked(session_.picked());
  showWorst(*run);
}

void ErrorSections::showSteps(const latent::Run& run) {
  Series mean{Series::Kind::Line, tr("mean"), &Theme::pred}, spread{Series::Kind::Band, tr("10 to 90\u00a0%"), &Theme::pred};
  Series guess{Series::Kind::Line, guessName(run, view_.metric), &Theme::text3}, motion{Series::Kind::Bars, {}, &Theme::visible};
  guess.dashed = true;
  guess.pickable = false;
  const auto steps = latent::errorsByStep(run, view_.metric);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const latent::StepStatistics& step = steps[i];
    const auto known = [&step](double value) { return step.hidden > 0 ? value : std::nan(""); };
    for (Series* series : {&mean, &spread, &guess, &motion}) series->x.push_back(static_cast<double>(i) + 1);
    mean.y.push_back(known(step.mean));
    spread.low.push_back(known(step.tenth));
    spread.high.push_back(known(step.ninetieth));
    guess.y.push_back(known(step.baseline));
    motion.y.push_back(step.motion);
  }
  const std::pair<double, double> range{0.5, static_cast<double>(steps.size()) + 0.5};
  Plot plot{tr("Error by step"), tr("step"), metricName(view_.metric), {mean, spread, guess}};
  plot.x_range = range;
  plot.decimals = 3;
  steps_->setPlot(std::move(plot), latent::stepTable(run));
  Plot below{tr("Motion by step"), tr("step"), tr("change of the picture"), {motion}};
  below.x_range = range;
  below.decimals = 4;
  motion_->setPlot(std::move(below), latent::stepTable(run));
  step_words_->setText(tr("Dashed: %1. Errors that rise and fall with motion may say no more than that something moves.").arg(guessName(run, view_.metric).toLower()));
}

void ErrorSections::showDistances(const latent::Run& run) {
  const latent::BorderDistances distances = latent::borderDistances(run.mask);
  const bool within = distance_kind_->current() == 0;
  const auto groups = latent::errorsByDistance(run, view_.metric, within ? distances.within_step : distances.space_time);
  Series mean{Series::Kind::Line, tr("mean, 10 to 90\u00a0%"), &Theme::pred}, guess{Series::Kind::Line, guessName(run, view_.metric), &Theme::text3};
  guess.dashed = true;
  Plot plot{tr("Error by distance from the border of the hidden region"), tr("cells to a visible token (tokens)"), metricName(view_.metric), {}};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const latent::ErrorGroup& group = groups[i];
    plot.x_names << (std::isinf(group.low) ? tr("all hidden (%1)").arg(group.tokens) : tr("%1 (%2)").arg(group.low).arg(group.tokens));
    for (Series* series : {&mean, &guess}) series->x.push_back(static_cast<double>(i));
    mean.y.push_back(group.mean);
    mean.low.push_back(group.tenth);
    mean.high.push_back(group.ninetieth);
    guess.y.push_back(group.baseline);
  }
  plot.series = {std::move(mean), std::move(guess)};
  plot.decimals = 3;
  distances_->setPlot(std::move(plot), latent::distanceTable(run));
  const QString dashed = tr(" Dashed: %1.").arg(guessName(run, view_.metric).toLower());
  distance_words_->setText((within ? tr("1 is right beside a visible token of the same step. Steps that are hidden as a whole have no border.")
                                   : tr("1 is right beside a visible token, in the picture or a step before or after. Steps count like cells.")) + dashed);
}

void ErrorSections::showWorst(const latent::Run& run) {
  std::vector<MomentList::Moment> moments;
  worst_ids_.clear();
  const latent::Metric metric = view_.metric;
  for (const latent::WorstStep& step : latent::worstSteps(run, metric, most_steps)) {
    moments.push_back({tr("Step %1").arg(step.step + 1), words::number(step.mean, 3),
                       tr("Mean of the step; %1 worse than the median of all steps. Best simple guess: %2").arg(words::number(step.above, 3), words::number(step.baseline, 3))});
    worst_ids_.push_back(TokenId{step.step * run.grid().perStep()});
  }
  worst_steps_ = moments.size();
  const int best = latent::bestBaseline(run, metric);
  for (const std::size_t row : latent::worstTokens(run, metric, most_tokens)) {
    const mask::Cell cell = run.grid().cell(run.hidden_ids[row]);
    const QString tip = best < 0 ? QString() : tr("Best simple guess: %1").arg(words::number(latent::valueOf(run.baselines[static_cast<std::size_t>(best)].errors[row], metric), 3));
    moments.push_back({tr("Step %1, row %2, column %3").arg(cell.step + 1).arg(cell.row + 1).arg(cell.col + 1), words::number(latent::valueOf(run.errors[row], metric), 3), tip});
    worst_ids_.push_back(run.hidden_ids[row]);
  }
  worst_->setMoments(moments);
}

}  // namespace lacuna::widgets
