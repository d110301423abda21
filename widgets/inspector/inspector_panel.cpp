#include "widgets/inspector/inspector_panel.hpp"

#include <QPainter>
#include <QTabBar>
#include <tuple>

#include "widgets/attention/query_tab.hpp"
#include "widgets/inspector/mask_tab.hpp"
#include "widgets/inspector/model_tab.hpp"
#include "widgets/inspector/probe_tab.hpp"
#include "widgets/inspector/run_tab.hpp"
#include "widgets/inspector/selection_section.hpp"
#include "widgets/inspector/stale_strip.hpp"
#include "widgets/inspector/token_tab.hpp"
#include "widgets/prediction_failure.hpp"
#include "widgets/controls/page_stack.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/rest_timer.hpp"
#include "widgets/controls/stale_watch.hpp"

namespace lacuna::widgets {
namespace {

constexpr int query_tab = 0, token_tab = 1, mask_tab = 2, model_tab = 3;

// The underline lies on the header's line. With Start there is one more tab, and a cross.
const char* const tab_style = "QTabBar::tab { min-height: 21px; }";
const char* const narrow_tab_style = "QTabBar::tab { min-height: 21px; padding-left: 6px; padding-right: 6px; }";

template <class... Kinds>
bool isOneOf(const session::Change& change) {
  return (std::holds_alternative<Kinds>(change) || ...);
}

}  // namespace

struct InspectorPanel::Parts {
  Parts(session::Session& session, ViewState& view, ThemeStore& themes, OngoingWork& ongoing, jobs::JobRunner& jobs,
        InspectorPanel* panel)
      : session(session),
        stale(session),
        tabs(new QTabBar(panel)),
        strip(new StaleStrip(session, themes, panel)),
        selection(new SelectionSection(session, view, themes, panel)),
        pages(new PageStack(panel)),
        token(new TokenTab(session, view, themes, ongoing.library(), jobs, panel)),
        mask(new MaskTab(session, view, themes, ongoing.masks(), jobs, panel)),
        model(new ModelTab(session, themes, panel)),
        probe(new ProbeTab(session, themes, panel)),
        run(new RunTab(session, view, themes, panel)),
        query(new QueryTab(session, view, themes, panel)) {}
  void buildTabs();
  void onChange(const session::Change& change);
  void showStale();
  void showSelection();

  session::Session& session;
  StaleWatch stale;
  QTabBar* tabs;
  StaleStrip* strip;
  SelectionSection* selection;
  QStackedWidget* pages;
  TokenTab* token;
  MaskTab* mask;
  ModelTab* model;
  ProbeTab* probe;
  RunTab* run;
  QueryTab* query;
  std::vector<std::pair<int, Workspace>> added{};  ///< tabs of one workspace alone
  int first = 0;                                   ///< of the tabs after Start
  IconButton* close_start = nullptr;
  bool startShown() const { return first > 0 && tabs->isTabVisible(0); }
  RestTimer rest{tabs, [this] { mask->invalidate(); }};
  session::Connection connection;
};

void InspectorPanel::Parts::onChange(const session::Change& change) {
  using namespace session;
  if (isOneOf<ClipChanged, ModelChanged, MaskChanged, PlayheadMoved, SelectionChanged, ResultReady>(change))
    token->invalidate();
  if (isOneOf<ClipChanged, ModelChanged, MaskChanged, PlayheadMoved>(change)) mask->invalidate();
  if (isOneOf<PreviewMoved>(change)) rest.handMoved();
  if (isOneOf<MaskChanged>(change)) rest.stop();
  // Undo of input and settings tells of a change of clip, mask or prediction: the model tab follows them all.
  if (isOneOf<ClipChanged, ModelChanged, MaskChanged, PredictionChanged>(change)) model->invalidate();
  if (isOneOf<ClipChanged, ModelChanged, PredictionChanged, ResultReady>(change)) run->invalidate();
  if (isOneOf<ClipChanged, ModelChanged, MaskChanged, ResultReady>(change)) probe->invalidate();
  if (isOneOf<PredictionChanged>(change)) showStale();
  if (isOneOf<PredictionChanged>(change) && session.prediction().state == PredictionState::CannotRun) token->invalidate();
  if (isOneOf<ClipChanged, ModelChanged, MaskChanged, SelectionChanged, ResultReady>(change)) showSelection();
}

/// Above the picked token's page: both can be of interest at once.
void InspectorPanel::Parts::showSelection() {
  selection->refresh();
  if (pages->currentWidget() != token) selection->hide();
}

/// In one order everywhere: Start, Query, Token, Mask, Model, Probe, Run, then the workspace's own. A tab is left out only where
/// there is no room and its subject is not looked at: the query is of Attention, which leaves out the model; Compare is of runs
/// that are made, so model and mask are left out. A tab without content says what it needs.
void InspectorPanel::showTabsOf(Workspace workspace) {
  QTabBar* tabs = parts_->tabs;
  const bool attention = workspace == Workspace::Attention;
  const bool compare = workspace == Workspace::Compare;
  const int first = parts_->first;
  tabs->setTabVisible(first + query_tab, attention);
  tabs->setTabVisible(first + model_tab, !attention && !compare);  // there is no room for all
  tabs->setTabVisible(first + mask_tab, !compare);
  for (const auto& [tab, where] : parts_->added) tabs->setTabVisible(tab, workspace == where);
  tabs->updateGeometry();  // Qt keeps the width of the tabs that were
}

void InspectorPanel::Parts::showStale() {
  const bool about_result = pages->currentWidget() == token || pages->currentWidget() == run;
  const auto& shown = session.result().run;
  const bool useful = shown && !shown->hidden_ids.empty();
  token->setDimmed(stale.stale());
  run->setDimmed(stale.stale());
  strip->refresh();
  // Without any run the run's page says it at length.
  const bool failed = PredictionFailure::of(session) && (shown || pages->currentWidget() == token);
  strip->setVisible(about_result && (failed || (stale.stale() && useful)));
}

InspectorPanel::InspectorPanel(session::Session& session, ViewState& view, ThemeStore& themes, OngoingWork& ongoing,
                               jobs::JobRunner& jobs, QWidget* parent)
    : QFrame(parent), parts_(std::make_unique<Parts>(session, view, themes, ongoing, jobs, this)), themes_(themes) {
  parts_->buildTabs();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 6);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(4, 0, 4, 0);
  head->addWidget(parts_->tabs);
  head->addStretch();
  column->addLayout(head);
  column->addSpacing(1);
  column->addWidget(parts_->strip);
  column->addWidget(parts_->selection);
  column->addWidget(parts_->pages, 1);
  setFocusProxy(parts_->tabs);
  showTabsOf(view.workspace);
  parts_->tabs->setCurrentIndex(token_tab);
  parts_->pages->setCurrentIndex(token_tab);
  setMinimumWidth(290);
  connect(parts_->tabs, &QTabBar::currentChanged, this, [this](int index) {
    parts_->pages->setCurrentIndex(index);
    parts_->showStale();
    parts_->showSelection();
  });
  connect(&parts_->stale, &StaleWatch::changed, this, [this] { parts_->showStale(); });
  connect(&view, &ViewState::changed, this, [this] {
    parts_->token->invalidate();
    parts_->run->invalidate();
    parts_->showSelection();
  });
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  parts_->connection = session.onChange([this](const session::Change& change) { parts_->onChange(change); });
}

/// With a page for each.
void InspectorPanel::Parts::buildTabs() {
  tabs->setFont(fonts::title());
  tabs->setDrawBase(false);
  tabs->setExpanding(false);
  tabs->setFixedHeight(36);
  tabs->setStyleSheet(tab_style);
  tabs->setAccessibleName(tr("Inspector"));
  const std::tuple<const char*, QString, QWidget*> all[] = {{"query", tr("Query"), query}, {"token", tr("Token"), token}, {"mask", tr("Mask"), mask},
                                                            {"model", tr("Model"), model}, {"probe", tr("Probe"), probe}, {"run", tr("Run"), run}};
  for (const auto& [id, name, page] : all) {
    tabs->setTabData(tabs->addTab(name), QString(id));
    pages->addWidget(page);
    page->setAccessibleName(name);
  }
  strip->hide();
  selection->hide();
}

InspectorPanel::~InspectorPanel() { parts_->connection.reset(); }

bool InspectorPanel::showTab(const QString& id) {
  for (int i = 0; i < parts_->tabs->count(); ++i) {
    if (parts_->tabs->tabData(i).toString() != id) continue;
    parts_->tabs->setTabVisible(i, true);
    parts_->tabs->setCurrentIndex(i);
    return true;
  }
  return false;
}

void InspectorPanel::addTab(const QString& id, const QString& name, QWidget* page, Workspace workspace) {
  parts_->pages->addWidget(page);
  page->setAccessibleName(name);
  const int tab = parts_->tabs->addTab(name);
  parts_->tabs->setTabData(tab, id);
  parts_->tabs->setTabVisible(tab, false);
  parts_->added.emplace_back(tab, workspace);
}

void InspectorPanel::addStart(const QString& name, QWidget* page) {
  parts_->pages->insertWidget(0, page);
  page->setAccessibleName(name);
  parts_->tabs->insertTab(0, name);
  parts_->tabs->setTabData(0, QStringLiteral("start"));
  parts_->first = 1;
  for (auto& [tab, where] : parts_->added) ++tab;
  parts_->tabs->setTabVisible(0, false);
  parts_->pages->setCurrentIndex(parts_->tabs->currentIndex());
  auto* head = static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout());
  parts_->close_start = new IconButton("x", tr("Close the Start tab\nHelp has it again"), themes_, this);
  parts_->close_start->hide();
  head->addWidget(parts_->close_start);
  connect(parts_->close_start, &QAbstractButton::clicked, this, [this] { showStart(false); });
  connect(parts_->tabs, &QTabBar::currentChanged, this, [this](int index) { parts_->close_start->setVisible(index == 0 && parts_->startShown()); });
}

void InspectorPanel::showStart(bool shown) {
  QTabBar* tabs = parts_->tabs;
  tabs->setStyleSheet(shown ? narrow_tab_style : tab_style);
  tabs->setTabVisible(0, shown);
  tabs->setCurrentIndex(shown ? 0 : parts_->first + token_tab);
  parts_->close_start->setVisible(shown);
  tabs->updateGeometry();
}

bool InspectorPanel::startShown() const { return parts_->startShown(); }

QString InspectorPanel::currentTab() const { return parts_->tabs->tabData(parts_->tabs->currentIndex()).toString(); }

void InspectorPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = themes_.theme();
  drawBox(painter, rect(), 8, theme.panel, panelEdge(theme));
  painter.fillRect(0, 36, width(), 1, theme.line);
}

}  // namespace lacuna::widgets
