#include "widgets/sweeps/sweeps_page.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <algorithm>
#include <array>
#include <limits>

#include "core/session/studies.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/metric_choice.hpp"
#include "widgets/page_metrics.hpp"
#include "widgets/step_errors.hpp"

namespace lacuna::widgets {
namespace {

constexpr std::size_t many_runs = 2000;  ///< sorted and drawn at most once a second while more come

HeatMap heatMap(const SweepView& view, latent::Metric metric) {
  HeatMap map;
  map.title = QCoreApplication::translate("lacuna::widgets::SweepsPage", "Error over %1 and %2").arg(titleOf(view.axes[0]).toLower(), titleOf(view.axes[1]).toLower());
  map.x_axis = titleOf(view.axes[0]);
  map.y_axis = titleOf(view.axes[1]);
  map.value_name = coreText(latent::nameOf(metric));
  map.high_is_worse = higherIsWorse(metric);
  for (const std::string& value : view.axes[0].values) map.x_names << shortValue(view.axes[0], value);
  for (const std::string& value : view.axes[1].values) map.y_names << shortValue(view.axes[1], value);
  map.values.assign(view.axes[0].values.size() * view.axes[1].values.size(), std::numeric_limits<double>::quiet_NaN());
  for (const sweep::Place& place : view.places) {
    const auto x = std::ranges::find(view.axes[0].values, place.at[0]) - view.axes[0].values.begin();
    const auto y = std::ranges::find(view.axes[1].values, place.at[1]) - view.axes[1].values.begin();
    map.values[static_cast<std::size_t>(y * map.x_names.size() + x)] = place.of(metric).mean;
  }
  return map;
}

QString leftText(double left_s) {
  if (left_s < 0) return {};
  return left_s < 100 ? SweepsPage::tr(", %1 left").arg(words::seconds(std::max(1.0, left_s), 0)) : SweepsPage::tr(", %1 min left").arg(words::number(left_s / 60, 0));
}

}  // namespace

session::SweepStudy& SweepsPage::study() const { return session_.studies().sweeps; }

SweepsPage::SweepsPage(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), form_(new SweepForm(session, themes, this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(page_metrics::gap);
  auto* left = new Panel(tr("Settings"), themes, this);
  left->setFixedWidth(page_metrics::side_width);
  left->body()->addWidget(form_, 1);
  left->body()->addWidget(form_->footer());
  row->addWidget(left);
  row->addWidget(buildResult(), 1);
  later_.setSingleShot(true);
  connect(&later_, &QTimer::timeout, this, &SweepsPage::readRunsIfShown);
  connect(&view_, &ViewState::changed, this, [this] {
    if (view_.metric != shown_metric_) readRunsIfShown();
  });
  on_study_ = study().changed.connect([this] { follow(); });
  follow();
}

QWidget* SweepsPage::buildResult() {
  auto* split = new QSplitter(Qt::Vertical, this);
  split->setHandleWidth(page_metrics::gap);
  split->setChildrenCollapsible(false);
  panel_ = new Panel(tr("Sweeps"), themes_, split);
  buildHeader();
  pages_ = new QStackedWidget(panel_);
  state_ = new StateView(themes_, pages_);
  auto* drawn = new QWidget(pages_);
  auto* column = new QVBoxLayout(drawn);
  column->setContentsMargins(10, 6, 10, 8);
  column->setSpacing(4);
  figures_ = new QStackedWidget(drawn);
  plot_ = new PlotView(themes_, figures_);
  heat_ = new HeatView(themes_, figures_);
  figures_->addWidget(plot_);
  figures_->addWidget(heat_);
  caption_ = new Label({}, fonts::caption(), &Theme::text3, themes_, drawn);
  caption_->setWordWrap(true);
  column->addWidget(figures_, 1);
  column->addWidget(caption_);
  pages_->addWidget(state_);
  pages_->addWidget(drawn);
  panel_->body()->addWidget(pages_, 1);
  split->addWidget(panel_);
  split->addWidget(buildRuns());
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  connect(plot_, &PlotView::clicked, this, [this](int series, int point) { choosePlace(places_[static_cast<std::size_t>(series)][static_cast<std::size_t>(point)]); });
  connect(heat_, &HeatView::clicked, this, [this](int x, int y) {
    const std::vector<std::string> at{shown_.axes[0].values[static_cast<std::size_t>(x)], shown_.axes[1].values[static_cast<std::size_t>(y)]};
    const auto place = std::ranges::find(shown_.places, at, &sweep::Place::at);
    if (place != shown_.places.end()) choosePlace(static_cast<int>(place - shown_.places.begin()));
  });
  return split;
}

void SweepsPage::buildHeader() {
  QHBoxLayout* header = panel_->header();
  metric_ = new MetricChoice(view_, themes_, panel_);
  metric_->setAccessibleName(tr("Metric that error views show"));
  form_of_plot_ = new SegmentedControl({tr("Lines"), tr("Map")}, themes_, panel_);
  form_of_plot_->setAccessibleName(tr("Lines, or a map of two axes"));
  status_ = new Label({}, fonts::caption(), &Theme::text3, themes_, panel_);
  cancel_ = new QPushButton(tr("Cancel"), panel_);
  go_on_ = new QPushButton(tr("Go on"), panel_);
  for (QPushButton* button : {cancel_, go_on_}) button->setProperty("link", true);
  header->addWidget(metric_);
  header->addWidget(form_of_plot_);
  header->addStretch();
  header->addWidget(status_);
  header->addWidget(cancel_);
  header->addWidget(go_on_);
  connect(form_of_plot_, &SegmentedControl::chosen, this, [this] { readRuns(); });
  connect(cancel_, &QPushButton::clicked, this, [this] { study().cancel(); });
  connect(go_on_, &QPushButton::clicked, this, [this] { study().open(study().folder(), true); });
}

QWidget* SweepsPage::buildRuns() {
  runs_ = new Panel(tr("Runs"), themes_, this);
  table_ = new RunTable(runs_);
  runs_->body()->addWidget(table_, 1);
  open_ = new QPushButton(tr("Open this point"), runs_);
  open_->setToolTip(tr("Clip, window, checkpoint and mask of the chosen run become the document's; the mask can be undone"));
  save_ = symbolButton("save", tr("Save the figure..."), themes_, runs_);
  copy_ = symbolButton("copy", tr("Copy as command line"), themes_, runs_);
  runs_->header()->addStretch();
  for (QPushButton* button : {open_, save_, copy_}) runs_->header()->addWidget(button);
  connect(table_, &RunTable::chosenChanged, this, [this] { open_->setEnabled(table_->chosen().has_value()); });
  const auto open = [this] {
    if (const auto number = table_->chosen()) study().openPoint(*number);
  };
  connect(table_, &RunTable::opened, this, open);
  connect(open_, &QPushButton::clicked, this, open);
  connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(QString::fromStdString(study().commandLine())); });
  connect(save_, &QPushButton::clicked, this, [this] {
    FigureView* shown = figures_->currentWidget() == heat_ ? static_cast<FigureView*>(heat_) : plot_;
    Q_EMIT shown->exportWanted(shown->figure());
  });
  open_->setEnabled(false);
  return runs_;
}

void SweepsPage::follow() {
  readStatus();
  if (!study().status().busy || study().kept().size() < many_runs) return readRunsIfShown();
  if (!later_.isActive()) later_.start(1000);
}

void SweepsPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (behind_) readRuns();
}

/// A hundred thousand runs are not sorted for a page that nobody sees.
void SweepsPage::readRunsIfShown() {
  behind_ = true;
  if (isVisible()) readRuns();
}

void SweepsPage::readStatus() {
  const session::SweepStatus& status = study().status();
  const auto& spec = study().spec();
  panel_->setProgress(status.busy ? status.progress.fraction() : -1);
  cancel_->setVisible(status.busy);
  const std::size_t runs = spec ? spec->points() : 0;
  go_on_->setVisible(!status.busy && spec && study().kept().size() < runs);
  QString text;
  if (spec) text = tr("%1 of %2 runs").arg(words::count(static_cast<std::int64_t>(study().kept().size())), words::count(static_cast<std::int64_t>(runs)));
  if (status.busy) text += spec ? leftText(status.left_s) : tr("Looking at the clips");
  if (status.cancelled) text += tr(", cancelled; what was made is kept");
  if (!status.failed.empty()) text += tr(", %1 could not be made").arg(words::count(static_cast<std::int64_t>(status.failed.size())));
  if (status.error && spec) text = wordsOf(*status.error).line;
  status_->setText(text);
  status_->setRole(status.error || !status.failed.empty() ? &Theme::warn : &Theme::text3);
  QStringList failed;
  for (std::size_t i = 0; i < status.failed.size() && i < 10; ++i) failed << coreText(status.failed[i]);
  status_->setToolTip(failed.join('\n'));
}

void SweepsPage::readRuns() {
  behind_ = false;
  later_.stop();
  shown_metric_ = view_.metric;
  const auto& spec = study().spec();
  const bool any = spec && !study().kept().empty();
  pages_->setCurrentIndex(any ? 1 : 0);
  for (QWidget* of_runs : {static_cast<QWidget*>(runs_), static_cast<QWidget*>(metric_), static_cast<QWidget*>(form_of_plot_)}) of_runs->setVisible(any);
  copy_->setEnabled(spec.has_value());
  if (!any) {
    const auto& status = study().status();
    if (status.error) return state_->StateView::show("warn", &Theme::warn, tr("No sweep was begun"), wordsOf(*status.error).line);
    if (status.busy) return state_->StateView::show("loop", &Theme::text3, tr("The first run is on its way"), tr("Runs appear here as they are made."));
    return state_->StateView::show("sliders", &Theme::text3, tr("Nothing measured yet"), tr("Choose what is varied, then start: each run is kept, and the plot grows as they come."));
  }
  shown_ = viewOf(*spec, study().kept());
  form_of_plot_->setVisible(shown_.heat);
  const bool as_map = shown_.heat && form_of_plot_->current() == 1;
  figures_->setCurrentWidget(as_map ? static_cast<QWidget*>(heat_) : plot_);
  showPlot();
  if (shown_.heat) showHeat();
  caption_->setText(sweepCaption(*spec, shown_, as_map));
  table_->setRuns(*spec, study().kept(), view_.metric);
}

void SweepsPage::showPlot() {
  plot_->setPlot(sweepPlot(shown_, view_.metric, places_), sweep::placesTable(*study().spec(), shown_.places, shown_.over));
}

void SweepsPage::showHeat() { heat_->setMap(heatMap(shown_, view_.metric), sweep::placesTable(*study().spec(), shown_.places, shown_.over)); }

void SweepsPage::choosePlace(int place) {
  for (std::size_t i = 0; i < shown_.place_of.size(); ++i)
    if (shown_.place_of[i] == static_cast<std::size_t>(place)) return table_->choose(shown_.numbers[i]);
}

}  // namespace lacuna::widgets
