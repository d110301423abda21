#include "widgets/compare/runs_page.hpp"

#include <QSplitter>

#include "core/compare/report.hpp"
#include "core/session/steps.hpp"
#include "widgets/compare/run_badge.hpp"
#include "widgets/compare/run_list_model.hpp"
#include "widgets/compare/telling_text.hpp"
#include "widgets/controls/dimmed.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/page_metrics.hpp"

namespace lacuna::widgets {
namespace {

using session::RunSide;

constexpr int invitation_height = 174;  // header, symbol, heading, line and buttons with the margins of a panel
constexpr double poor_match = 0.5;  // below it, where B's latents lie is mostly the turning's doing

QSplitter* splitterOf(Qt::Orientation orientation, QWidget* parent) {
  auto* splitter = new QSplitter(orientation, parent);
  splitter->setHandleWidth(page_metrics::gap);
  splitter->setChildrenCollapsible(false);
  return splitter;
}

/// A picture over its footer, with the panel's margins.
void fill(Panel& panel, PairPicture* picture, PairFooter* footer) {
  auto* body = new QVBoxLayout;
  body->setContentsMargins(12, 12, 12, 6);
  body->setSpacing(6);
  body->addWidget(picture, 1);
  body->addWidget(footer);
  panel.body()->addLayout(body, 1);
}

}  // namespace

RunsPage::RunsPage(session::KeptRuns& runs, ShownPair& pair, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), runs_(runs), pair_(pair), view_(view), themes_(themes), list_(new RunList(pair.session(), runs, view, themes, this)) {
  auto* pictures = splitterOf(Qt::Horizontal, this);
  pictures->addWidget(pairPanel(RunSide::A));
  pictures->addWidget(pairPanel(RunSide::B));
  pictures->addWidget(difference_panel_ = differencePanel());
  auto* centre = splitterOf(Qt::Vertical, this);
  centre->addWidget(pictures);
  centre->addWidget(plots_ = plots());
  centre->addWidget(invitation_ = new PairInvitation(runs, pair, themes, this));
  invitation_->setMinimumHeight(invitation_height);
  centre->setStretchFactor(0, 3);
  centre->setStretchFactor(1, 2);
  centre->setStretchFactor(2, 2);
  centre->setSizes({500, 360, 500});  // shares
  list_->setFixedWidth(page_metrics::side_width);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(page_metrics::gap);
  row->addWidget(list_);
  row->addWidget(centre, 1);
  connect(invitation_, &PairInvitation::actionWanted, this, &RunsPage::actionWanted);
  connect(&pair_, &ShownPair::changed, this, &RunsPage::refresh);
  connect(&pair_, &ShownPair::moved, this, &RunsPage::ring);
  refreshInvitation();  // also unseen: what has no room yet would ask for it
  refresh();
}

QWidget* RunsPage::pairPanel(RunSide side) {
  const bool a = side == RunSide::A;
  auto* panel = new Panel({}, themes_, this);
  panel->setAccessibleName(a ? tr("Run A") : tr("Run B"));
  auto* name = new TellingLabel(themes_, panel);
  panel->header()->addWidget(new RunBadge(side, themes_, panel));
  panel->header()->addSpacing(4);
  panel->header()->addWidget(name, 1);
  (a ? name_a_ : name_b_) = name;
  auto*& picture = a ? a_ : b_;
  const PairContent content = a ? PairContent::ErrorA : PairContent::ErrorB;
  picture = new PairPicture(content, pair_, view_, themes_, panel);
  fill(*panel, picture, new PairFooter(content, pair_, themes_, panel));
  connect(picture, &PairPicture::runDropped, this, [this, side](RunId number) { runs_.pin(side, number); });
  return panel;
}

QWidget* RunsPage::differencePanel() {
  auto* panel = new Panel(tr("Difference"), themes_, this);
  mode_ = new SegmentedControl({tr("Map"), tr("Wipe"), tr("Blink")}, themes_, panel);
  mode_->setAccessibleName(tr("How the difference is shown"));
  mode_->setToolTip(tr("Map: B's advantage token by token\nWipe: A left of the line, B right; drag it\nBlink: A and B in turns, once a second"));
  panel->header()->addWidget(mode_);
  panel->header()->addStretch();
  difference_ = new PairPicture(PairContent::Difference, pair_, view_, themes_, panel);
  difference_footer_ = new PairFooter(PairContent::Difference, pair_, themes_, panel);
  fill(*panel, difference_, difference_footer_);
  connect(mode_, &SegmentedControl::chosen, this, [this](int mode) {
    showDifference(mode == 0 ? PairContent::Difference : mode == 1 ? PairContent::Wipe : PairContent::Blink);
  });
  return panel;
}

void RunsPage::showDifference(PairContent content) {
  difference_->setContent(content);
  difference_footer_->setContent(content);
  mode_->setCurrent(content == PairContent::Difference ? 0 : content == PairContent::Wipe ? 1 : 2);
}

PlotView* RunsPage::plotPanel(const QString& title, QWidget* parent, Panel*& panel) {
  panel = new Panel(title, themes_, parent);
  auto* view = new PlotView(themes_, panel);
  view->setAccessibleName(title);
  view->setEmptyText(tr("Nothing to compare yet"));
  auto* body = new QVBoxLayout;
  body->setContentsMargins(8, 8, 8, 8);
  body->addWidget(view);
  panel->body()->addLayout(body, 1);
  return view;
}

QWidget* RunsPage::plots() {
  auto* row = splitterOf(Qt::Horizontal, this);
  Panel* panel = nullptr;
  scatter_ = plotPanel(tr("Every shared hidden token"), row, panel);
  row->addWidget(panel);
  panel->header()->addStretch();
  steps_ = plotPanel(tr("Over time"), row, panel);
  row->addWidget(panel);
  panel->header()->addStretch();
  space_ = plotPanel(tr("Latent space"), row, panel);
  row->addWidget(panel);
  space_note_ = new ElidedLabel({}, fonts::caption(), &Theme::text3, themes_, panel);
  space_steps_ = new SegmentedControl({tr("All"), tr("Step")}, themes_, panel);
  space_steps_->setAccessibleName(tr("Tokens in the latent space"));
  space_steps_->setToolTip(tr("All shared tokens, or those of the playhead's step"));
  panel->header()->addWidget(space_note_, 1);
  panel->header()->addWidget(space_steps_);
  connect(space_steps_, &SegmentedControl::chosen, this, &RunsPage::refreshSpace);
  const auto link = [this](PlotView* view, const PairScatter& points) {
    const auto token = [this, &points](int series, int point) { return plotted_->figures.tokens[static_cast<std::size_t>(points.rows[static_cast<std::size_t>(series)][static_cast<std::size_t>(point)])]; };
    connect(view, &PlotView::clicked, this, [this, token](int series, int point) { pair_.pick(token(series, point)); });
    connect(view, &PlotView::hovered, this, [this, token](int series, int point) {
      pair_.hover(series < 0 || !plotted_ ? std::nullopt : std::optional(token(series, point)));
    });
  };
  link(scatter_, points_);
  link(space_, space_points_);
  connect(steps_, &PlotView::clicked, this, [this](int, int point) {
    session::Session& session = pair_.session();
    if (session.placement()) session.setPlayhead(session::firstFrameOf(session, point));
  });
  return row;
}

void RunsPage::refreshInvitation() {
  const bool nothing = pair_.compared() == nullptr;
  difference_panel_->setVisible(!nothing);
  plots_->setVisible(!nothing);
  invitation_->setVisible(nothing);
  if (nothing) invitation_->refresh();
}

/// What is not seen is not drawn, nor are its numbers put together.
void RunsPage::showEvent(QShowEvent*) {
  looking_ = runs_.look();
  refresh();
}

void RunsPage::hideEvent(QHideEvent*) { looking_.reset(); }

/// Of the pair on show, else of what is pinned: each model, of one model each clip, cut where it is like the other one.
void RunsPage::refreshNames() {
  struct Named {
    QString name, model, clip;
  };
  const auto ofSubject = [](RunId number, const compare::Subject& subject) {
    return Named{runName(number), QString::fromStdString(subject.model), coreText(subject.clip)};
  };
  const auto named = [&](RunSide side) {
    const bool a = side == RunSide::A;
    if (const session::ComparedRuns* shown = pair_.compared()) return ofSubject(a ? shown->a : shown->b, a ? *shown->subject_a : *shown->subject_b);
    const session::KeptRun* run = pair_.run(side);
    return run != nullptr ? ofSubject(run->number, *run->subject) : Named{tr("No run pinned"), {}, {}};
  };
  const Named a = named(RunSide::A), b = named(RunSide::B);
  const auto by = a.model == b.model && a.clip != b.clip ? &Named::clip : &Named::model;
  name_a_->setNames(a.name, a.*by, {b.*by});
  name_b_->setNames(b.name, b.*by, {a.*by});
}

void RunsPage::refresh() {
  if (!isVisible()) return;
  refreshNames();
  if (runs_.compared() != plotted_) {
    plotted_ = runs_.compared();
    plotted_step_ = -1;
    points_ = plotted_ ? pairScatter(plotted_->figures) : PairScatter{};
    scatter_->setPlot(points_.plot, [pair = plotted_] { return pair ? compare::tokenTable(*pair->subject_a, *pair->subject_b, pair->figures) : latent::Table{}; });
    if (!plotted_) steps_->setPlot({}, latent::Table{});
  }
  for (PlotView* view : {scatter_, steps_, space_}) dim(view, pair_.stale());
  refreshInvitation();
  ring();
}

/// Both runs' latents, as far as they are known and of the pair on show.
void RunsPage::refreshSpace() {
  const auto space = plotted_ ? runs_.space() : nullptr;
  space_->setEmptyText(whyNoSpace());
  const int step = space_steps_->current() == 1 ? pair_.step() : -1;
  if (space != plotted_space_ || step != plotted_space_step_) {
    plotted_space_ = space;
    plotted_space_step_ = step;
    space_points_ = space ? pairSpace(plotted_->figures, *space, step) : PairScatter{};
    space_->setPlot(space_points_.plot, [space, pair = plotted_] {
      return space ? compare::spaceTable(*pair->subject_a, *pair->subject_b, pair->figures, *space) : latent::Table{};
    });
  }
  space_note_->setText(spaceNote(space.get()));
  const auto picked = pair_.picked();
  const auto [series, point] = space && picked ? space_points_.placeOf(plotted_->figures.rowOf(*picked)) : std::pair(-1, -1);
  space_->setRinged(series, point);
}

/// Why the view is empty, and what fills it.
QString RunsPage::whyNoSpace() const {
  if (!plotted_) return tr("Nothing to compare yet");
  if (runs_.busy()) return tr("Their latents are computed");
  for (const auto& [number, subject] : {std::pair(plotted_->a, plotted_->subject_a), std::pair(plotted_->b, plotted_->subject_b)}) {
    const QString to_open = whatToOpen(number, *subject);
    if (!to_open.isEmpty()) return to_open;
  }
  if (const auto& given_up = runs_.givenUp()) {
    const QString name = runName(given_up->run);
    if (given_up->why) return tr("%1 could not be predicted again: %2").arg(name, coreText(given_up->why->what));
    return tr("Predicting %1 again was cancelled. Pin it again for another try.").arg(name);
  }
  if (runs_.lacksLatents()) return tr("Their latents are not in memory. They are computed after the prediction that runs now.");
  return tr("Their places were not computed. Pin one of them again to do it.");
}

/// What must be opened or chosen before a run's latents can be computed again; empty: nothing.
QString RunsPage::whatToOpen(RunId number, const compare::Subject& subject) const {
  const session::Session& session = pair_.session();
  const QString name = runName(number);
  if (!session.window() || session.window()->hash != subject.clip_hash)
    return tr("The latents of %1 are not in memory. Open its clip to compute them again: %2").arg(name, QString::fromStdString(subject.clip));
  const auto& model = session.model();
  if (model && model->hash() == subject.model_hash) return {};
  const bool other_way = model && session.document().model_path == subject.model_path && model::nameOf(model->compute()) != subject.computed;
  if (other_way)
    return tr("The latents of %1 are not in memory. It was computed with %2. Choose that in the inspector, under Model, to compute them again.").arg(name, QString::fromStdString(subject.computed));
  return tr("The latents of %1 are not in memory. Open its model to compute them again: %2").arg(name, QString::fromStdString(subject.model));
}

/// How B came onto A's axes, or why it did not.
QString RunsPage::spaceNote(const compare::SharedSpace* space) const {
  if (!plotted_) return {};
  if (space == nullptr && plotted_->figures.same_model && !runs_.busy()) return {};  // the panel says what is missing
  if (space == nullptr) return runs_.busy() ? tr("turning B onto A") : coreText(runs_.whyNoMatch());
  if (!space->turned) return tr("one space for both");
  const auto& match = runs_.match();
  if (!match) return {};
  const QString value = words::number(match->match, 2);
  return match->match < poor_match ? tr("B turned to fit A, match %1: B's place says little").arg(value) : tr("B turned to fit A, match %1").arg(value);
}

/// The picked token in the plots, and where the playhead is.
void RunsPage::ring() {
  if (!isVisible()) return;
  refreshSpace();
  if (!plotted_) return;
  const auto picked = pair_.picked();
  const auto [series, point] = picked ? points_.placeOf(plotted_->figures.rowOf(*picked)) : std::pair(-1, -1);
  scatter_->setRinged(series, point);
  if (std::exchange(plotted_step_, pair_.step()) == pair_.step()) return;
  steps_->setPlot(pairSteps(plotted_->figures, plotted_step_), [pair = plotted_] { return compare::stepTable(*pair->subject_a, *pair->subject_b, pair->figures); });
}

}  // namespace lacuna::widgets
