#include "widgets/compare/surprise_page.hpp"

#include <QGraphicsOpacityEffect>
#include <QScrollArea>
#include <algorithm>

#include "core/session/studies.hpp"
#include "core/surprise/tables.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/page_metrics.hpp"

namespace lacuna::widgets {
namespace {
constexpr int least_plot = 140, least_lane = 90, busy_refresh_ms = 100;
}

SurprisePage::SurprisePage(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent)
    : QWidget(parent),
      session_(session),
      study_(session.studies().surprise),
      view_(view),
      themes_(themes),
      settings_(new SurpriseSettings(session, view, themes, actions, this)),
      panel_(new Panel(tr("Surprise"), themes, this)) {
  build();
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &SurprisePage::refresh);
  connect(&view_, &ViewState::changed, this, &SurprisePage::later);
  study_connection_ = study_.onChange([this] { later(); });
  session_connection_ = session_.onChange([this](const session::Change& change) {
    const bool moves = std::holds_alternative<session::PlayheadMoved>(change) || std::holds_alternative<session::ClipChanged>(change);
    if (moves || std::holds_alternative<session::ModelChanged>(change)) later();
  });
}

void SurprisePage::build() {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(page_metrics::gap);
  auto* left = new Panel(tr("Settings"), themes_, this);
  left->setFixedWidth(page_metrics::side_width);
  left->body()->addWidget(settings_, 1);
  left->body()->addWidget(settings_->work());
  row->addWidget(left);
  row->addWidget(panel_, 1);
  buildHeader();
  pages_ = new QStackedWidget(panel_);
  panel_->body()->addWidget(pages_);
  empty_ = new StateView(themes_, pages_);
  pages_->addWidget(empty_);
  pages_->addWidget(plots());
  words_ = new Label({}, fonts::caption(), &Theme::text2, themes_, panel_);
  words_->setWordWrap(true);
  words_->setContentsMargins(16, 0, 16, 10);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  panel_->body()->addWidget(words_);
}

void SurprisePage::buildHeader() {
  contexts_row_ = panel_->header();
  stale_ = new Label(tr("Showing the last result"), fonts::body(), &Theme::warn, themes_, panel_);
  contexts_row_->addWidget(stale_);
  contexts_row_->addStretch();
  contexts_word_ = new Label(tr("Usual range and peaks of"), fonts::body(), &Theme::text2, themes_, panel_);
  contexts_row_->addWidget(contexts_word_);
}

/// A low window shows them one after another, not all of them flat.
QWidget* SurprisePage::plots() {
  auto* scroll = new QScrollArea(pages_);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  plots_ = new QWidget(scroll);
  scroll->setWidget(plots_);
  plots_->setAutoFillBackground(false);
  scroll->viewport()->setAutoFillBackground(false);
  auto* column = new QVBoxLayout(plots_);
  column->setContentsMargins(8, 8, 8, 4);
  column->setSpacing(4);
  surprise_ = new PlotView(themes_, plots_);
  difference_ = new PlotView(themes_, plots_);
  motion_ = new PlotView(themes_, plots_);
  surprise_->setMinimumHeight(least_plot);
  for (PlotView* plot : {difference_, motion_}) plot->setMinimumHeight(least_lane);
  column->addWidget(surprise_, 5);
  column->addWidget(difference_, 2);
  column->addWidget(motion_, 2);
  for (PlotView* plot : {surprise_, difference_, motion_}) connect(plot, &PlotView::clicked, this, [this, plot](int series, int point) { goTo(plot == surprise_ ? series : 0, point); });
  return scroll;
}

void SurprisePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

/// Views of work under way are painted on the cores that the work needs: ten times a second is enough.
void SurprisePage::later() {
  if (isVisible() && !timer_.isActive()) timer_.start(study_.busy() ? busy_refresh_ms : 0);
}

ShownSurprise SurprisePage::shown() const {
  ShownSurprise shown{study_.result().first, nullptr, study_.summary(view_.metric), nullptr, study_.context(), std::nullopt};
  const auto second = study_.besideSummary(view_.metric);
  if (!study_.beside().empty() && second && !second->contexts.empty()) {
    shown.second = study_.result().second;
    shown.of_second = second;
  }
  const auto& window = session_.window();
  if (window && study_.isOfClip()) shown.playhead_s = window->time_s[static_cast<std::size_t>(session_.playhead())];
  return shown;
}

void SurprisePage::refresh() {
  settings_->invalidate();
  const ShownSurprise now = shown();
  const bool known = now.of_first && !now.of_first->contexts.empty();
  pages_->setCurrentIndex(known ? 1 : 0);
  words_->setVisible(known);
  stale_->setVisible(known && !study_.isCurrent());
  panel_->setProgress(study_.busy() ? study_.progress().fraction() : -1);
  refreshContexts();
  if (!known) {
    empty_->StateView::show("bolt", &Theme::text3, study_.busy() ? tr("Measuring the first window") : tr("Nothing measured yet"),
                            tr("Windows slide over the whole clip, and of each the rest is predicted from its first frames."));
    return;
  }
  refreshPlots(now);
  refreshWords(now);
  const bool dim = !study_.isCurrent();
  if (!dim) plots_->setGraphicsEffect(nullptr);
  if (!dim || plots_->graphicsEffect() != nullptr) return;
  auto* effect = new QGraphicsOpacityEffect(plots_);
  effect->setOpacity(0.5);
  plots_->setGraphicsEffect(effect);
}

void SurprisePage::refreshContexts() {
  const auto& first = study_.result().first;
  const std::vector<int> frames = first ? first->settings.context_frames : std::vector<int>();
  if (frames != context_frames_) {
    context_frames_ = frames;
    delete contexts_;
    contexts_ = nullptr;
    QStringList choices;
    for (const int count : frames) choices << tr("%1 frames").arg(count);
    if (!choices.isEmpty()) {
      contexts_ = new SegmentedControl(choices, themes_, panel_);
      contexts_->setAccessibleName(tr("Context length whose usual range and peaks are shown"));
      connect(contexts_, &SegmentedControl::chosen, this, [this](int chosen) { study_.setContext(chosen); });
      contexts_row_->addWidget(contexts_);
    }
  }
  contexts_word_->setVisible(contexts_ != nullptr);
  if (contexts_ != nullptr) contexts_->setCurrent(study_.context());
}

void SurprisePage::refreshPlots(const ShownSurprise& now) {
  drawn_ = now;
  const bool pair = now.second != nullptr;
  const auto times = [&] { return pair ? surprise::pairTable(*now.first, *now.second, *now.of_first, *now.of_second) : surprise::timeTable(*now.first, *now.of_first); };
  surprise_->setPlot(surprisePlot(now), times());
  difference_->setVisible(pair);
  if (pair) difference_->setPlot(differencePlot(now), times());
  motion_->setPlot(motionPlot(now), times());
}

void SurprisePage::refreshWords(const ShownSurprise& now) {
  const surprise::ContextSummary& context = now.of_first->contexts[static_cast<std::size_t>(now.context)];
  QString text = tr("Each time: mean over the windows that predict it of the error of its tokens. %1 of %2 windows of %3 frames, %4 apart, %5 of the clip.")
                     .arg(now.first->windows.size())
                     .arg(now.first->plan.windows)
                     .arg(now.first->settings.window_frames)
                     .arg(now.first->settings.stride_frames)
                     .arg(now.first->plan.frame_step == 1 ? tr("every frame") : tr("one frame in %1").arg(now.first->plan.frame_step));
  if (std::isfinite(context.motion_r_steps))
    text += tr(" After %1 frames it goes with motion by r\u00a0=\u00a0%2: the more, the less it says about understanding.").arg(context.context_frames).arg(words::number(context.motion_r_steps, 2));
  if (context.mean >= context.guess_mean) text += tr(" The simple guess errs less than the model here.");
  words_->setText(text);
}

/// A peak opens its window; any other point of the first clip the window that sees it soonest after its context.
void SurprisePage::goTo(int series, int point) {
  const auto& measured = study_.result().first;
  const bool same = drawn_.of_first && measured && measured->settings == drawn_.first->settings && measured->plan.windows == drawn_.first->plan.windows;
  if (!same || point < 0) return;  // windows have other numbers by now
  const surprise::ContextSummary& context = drawn_.of_first->contexts[static_cast<std::size_t>(drawn_.context)];
  const auto at = static_cast<std::size_t>(point);
  if (series == peakSeries(drawn_)) {
    if (at < context.peaks.size()) study_.openWindow(context.peaks[at].window, context.peaks[at].step);
    return;
  }
  const surprise::Plan& plan = drawn_.first->plan;
  const int context_steps = context.context_frames * plan.window_steps / drawn_.first->settings.window_frames;
  study_.openWindow(std::clamp((point - context_steps) / plan.stride_steps, 0, plan.windows - 1), std::min(point, plan.steps() - 1));
}

}  // namespace lacuna::widgets
