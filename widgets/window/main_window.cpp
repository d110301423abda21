#include "widgets/window/main_window.hpp"

#include <QApplication>
#include <QDragEnterEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <map>

#include "widgets/attention/attention_panel.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "core/session/studies.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/runs_page.hpp"
#include "widgets/compare/surprise_page.hpp"
#include "widgets/compare/verdict_panel.hpp"
#include "widgets/detail/detail_page.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/sweeps/sweeps_page.hpp"
#include "widgets/teach/teach_page.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/window/drop_overlay.hpp"
#include "widgets/window/dropped_file.hpp"
#include "widgets/window/loop_row.hpp"
#include "widgets/window/shortcut_guard.hpp"
#include "widgets/window/status_bar.hpp"
#include "widgets/window/tool_strip.hpp"
#include "widgets/window/top_bar.hpp"

namespace lacuna::widgets {
namespace {
constexpr int gap = 6, inspector_width = 315, timeline_height = 263, short_timeline_height = 190, short_window = 820;
constexpr int attention_timeline_height = 128;  // transport, ruler and one track

/// What a workspace keeps while another one is on show.
struct Layout {
  QList<int> columns, rows, views;  ///< sizes of the splitters
  Tool tool = Tool::Brush;
  bool error = true, attention = false;  ///< on the frame
  QString inspector_tab;
};

/// Widths of clip and 3-D view in a workspace, as shares.
QList<int> usualViews(Workspace workspace) {
  switch (workspace) {
    case Workspace::Masks: return {600, 400};
    case Workspace::Attention: return {400, 600};
    case Workspace::Compare:
    case Workspace::Teach: return {0, 1000};
    case Workspace::Explore: break;
  }
  return {500, 500};
}
}

struct MainWindow::Parts {
  session::Session& session;
  ViewState& view;
  ThemeStore& themes;
  Actions& actions;
  Preferences& preferences;
  SavedMaskStore* saved = nullptr;
  TopBar* top = nullptr;
  LoopRow* loop = nullptr;
  Notice* notice = nullptr;
  ToolStrip* tools = nullptr;
  StatusBar* status = nullptr;
  DropOverlay* overlay = nullptr;
  QSplitter *columns = nullptr, *rows = nullptr, *views = nullptr;
  QStackedWidget* scenes = nullptr;  ///< the workspace's 3-D panel; the others are hidden, and so do not draw
  Workspace workspace = Workspace::Explore;  ///< on show
  Workspace before_teach = Workspace::Explore;  ///< where a presentation was begun
  std::map<Workspace, Layout> kept{};        ///< of those not on show
  QTimer refresh{};  // many changes in one turn of the event loop ask the action table once
  bool sized = false;
  QString told_clip{}, told_model{};
  session::Connection connection{}, surprise_connection{}, probe_connection{}, runs_connection{};
};

namespace {

QSplitter* splitterOf(Qt::Orientation orientation, QWidget* parent) {
  auto* splitter = new QSplitter(orientation, parent);
  splitter->setHandleWidth(gap);
  splitter->setChildrenCollapsible(false);
  return splitter;
}

/// A panel that was hidden has no width to go back to: then the splitter stays as it is.
void restore(QSplitter& splitter, const QList<int>& sizes) {
  if (!sizes.contains(0)) splitter.setSizes(sizes);
}

}  // namespace

MainWindow::MainWindow(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions,
                       jobs::JobRunner& jobs, Preferences& preferences)
    : parts_(new Parts{session, view, themes, actions, preferences}) {
  applyTheme(*qApp, themes.theme());
  connect(&themes, &ThemeStore::changed, this, [this] { applyTheme(*qApp, parts_->themes.theme()); });
  setWindowTitle(tr("Lacuna"));
  setWindowIcon(icon("logo", themes.theme().text));
  setMinimumSize(1180, 720);
  setAcceptDrops(true);
  qApp->installEventFilter(new ShortcutGuard(this));
  clip_ = new ClipPanel(session, view, themes, this);
  latent_ = new LatentPanel(session, view, themes, this);
  mask_space_ = new MaskSpacePanel(session, view, themes, this);
  attention_ = new AttentionPanel(session, view, themes, this);
  compare_ = new CompareArea(themes, this);
  surprise_ = new SurprisePage(session, view, themes, actions, this);
  timeline_ = new TimelinePanel(session, view, themes, this);
  parts_->saved = new SavedMaskStore(jobs, SavedMaskStore::userFolder(), this);
  connect(parts_->saved, &SavedMaskStore::failed, this, [this](const QString& line) { notify(NoticeKind::Error, line); });
  inspector_ = new InspectorPanel(session, view, themes, *parts_->saved, jobs, this);
  buildRunsPage();
  teach_ = new TeachPage(session, view, themes, jobs, preferences, this);
  compare_->addPage(tr("Surprise"), surprise_);
  compare_->addPage(tr("Sweeps"), new SweepsPage(session, view, themes, compare_));
  compare_->addPage(tr("Detail lab"), new DetailPage(session, themes, compare_));
  build();
  connect(clip_, &ClipPanel::openClipRequested, &actions, [&actions] { actions.trigger("file.open_clip"); });
  connect(clip_, &ClipPanel::useDemoRequested, &actions, [&actions] { actions.trigger("file.open_demo"); });
  parts_->refresh.setSingleShot(true);
  connect(&parts_->refresh, &QTimer::timeout, &actions, &Actions::refresh);
  connect(&view, &ViewState::changed, this, &MainWindow::followWorkspace);
  connect(&view, &ViewState::changed, &actions, &Actions::refresh);
  connect(compare_, &CompareArea::pageChanged, this, [this] { parts_->refresh.start(0); });
  parts_->surprise_connection = session.studies().surprise.onChange([this] { parts_->refresh.start(0); });
  parts_->probe_connection = session.studies().probe.onChange([this] { parts_->refresh.start(0); });
  parts_->connection = session.onChange([this](const session::Change& change) {
    if (!std::holds_alternative<session::PreviewMoved>(change)) parts_->refresh.start(0);
    followErrors(change);
  });
}

MainWindow::~MainWindow() = default;

/// Pictures and plots in the workspace, the verdict in the inspector: both read the same pair.
void MainWindow::buildRunsPage() {
  Parts& p = *parts_;
  session::KeptRuns& runs = p.session.studies().runs;
  auto* pair = new ShownPair(p.session, runs, p.view, this);
  runs_page_ = new RunsPage(runs, *pair, p.view, p.themes, compare_);
  verdict_ = new VerdictPanel(runs, *pair, p.view, p.themes, inspector_);
  compare_->addPage(tr("Runs"), runs_page_);
  inspector_->addTab(tr("Compare"), verdict_, Workspace::Compare);
  p.runs_connection = runs.changed.connect([this] { parts_->refresh.start(0); });
}

void MainWindow::build() {
  Parts& p = *parts_;
  auto* gutter = new QWidget(this);
  gutter->setObjectName("gutter");
  gutter->setFocusPolicy(Qt::ClickFocus);  // a click beside everything leaves a text field
  auto* column = new QVBoxLayout(gutter);
  column->setContentsMargins(gap, 0, gap, 0);
  column->setSpacing(0);
  p.top = new TopBar(p.view, p.themes, p.actions, gutter);
  p.loop = new LoopRow(p.session, p.themes, p.actions, *p.saved, gutter);
  p.notice = new Notice(p.themes, gutter);
  p.status = new StatusBar(p.session, p.view, p.themes, gutter);
  column->addWidget(p.top);
  column->addWidget(p.loop);
  column->addWidget(p.notice);
  column->addSpacing(gap);
  column->addWidget(buildPanels(gutter), 1);
  column->addWidget(teach_, 1);
  buildTeachPage();
  column->addWidget(p.status);
  setCentralWidget(gutter);
  p.overlay = new DropOverlay(p.themes, this);
}

QWidget* MainWindow::buildPanels(QWidget* parent) {
  Parts& p = *parts_;
  p.columns = splitterOf(Qt::Horizontal, parent);
  p.rows = splitterOf(Qt::Vertical, p.columns);
  auto* upper = new QWidget(p.rows);
  auto* upper_row = new QHBoxLayout(upper);
  upper_row->setContentsMargins(0, 0, 0, 0);
  upper_row->setSpacing(gap);
  p.tools = new ToolStrip(p.view, p.themes, p.actions, upper);
  p.views = splitterOf(Qt::Horizontal, upper);
  p.views->addWidget(clip_);
  p.scenes = new QStackedWidget(p.views);
  p.scenes->addWidget(latent_);
  p.scenes->addWidget(mask_space_);
  p.scenes->addWidget(attention_);
  p.scenes->addWidget(compare_);
  p.views->addWidget(p.scenes);
  upper_row->addWidget(p.tools);
  upper_row->addWidget(p.views, 1);
  p.rows->addWidget(upper);
  p.rows->addWidget(timeline_);
  p.columns->addWidget(p.rows);
  p.columns->addWidget(inspector_);
  clip_->setMinimumWidth(240);
  p.scenes->setMinimumWidth(240);
  inspector_->setMinimumWidth(260);
  for (QSplitter* splitter : {p.columns, p.rows, p.views}) {
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, splitter == p.views ? 1 : 0);
    for (int i = 1; i < splitter->count(); ++i) splitter->handle(i)->installEventFilter(this);
  }
  return p.columns;
}

void MainWindow::buildMenus() {
  for (const ActionRow& row : parts_->actions.rows()) addAction(parts_->actions.action(row.id));
  parts_->actions.refresh();
  parts_->top->buildMenus();
  parts_->loop->bindActions();
  parts_->tools->bindActions();
  centralWidget()->setFocus();
}

void MainWindow::notify(NoticeKind kind, const QString& line) { parts_->notice->tell(kind, line); }

bool MainWindow::inspectorShown() const { return !inspector_->isHidden(); }
bool MainWindow::timelineShown() const { return !timeline_->isHidden(); }
void MainWindow::showInspector(bool shown) { inspector_->setVisible(shown); }

void MainWindow::showInspectorTab(const QString& name) {
  showInspector(true);
  inspector_->showTab(name);
}
void MainWindow::showTimeline(bool shown) { timeline_->setVisible(shown); }

void MainWindow::showSurprise() {
  compare_->showPage(surprise_);
  parts_->view.workspace = Workspace::Compare;
  parts_->view.notify();
}

void MainWindow::resetSplitters() {
  const int wide = parts_->columns->width(), high = parts_->columns->height();
  parts_->columns->setSizes({wide - inspector_width - gap, inspector_width});
  int lower = height() < short_window ? short_timeline_height : timeline_height;
  if (parts_->workspace == Workspace::Attention) lower = attention_timeline_height;
  parts_->rows->setSizes({high - lower - gap, lower});
  parts_->views->setSizes(usualViews(parts_->workspace));
}

void MainWindow::followWorkspace() {
  Parts& p = *parts_;
  if (p.workspace == p.view.workspace) return;
  if (p.view.workspace == Workspace::Teach) p.before_teach = p.workspace;
  p.kept[p.workspace] = {p.columns->sizes(), p.rows->sizes(), p.views->sizes(), p.view.tool, p.view.show_error, p.view.show_attention, inspector_->currentTab()};
  p.workspace = p.view.workspace;
  showTeachPage(p.workspace == Workspace::Teach);
  if (p.workspace == Workspace::Teach) return;
  showPanelsOf(p.workspace);
  const auto kept = p.kept.find(p.workspace);
  if (kept == p.kept.end()) {
    resetSplitters();
    const bool asks = p.workspace == Workspace::Attention;  // a click asks, and the answer lies on the frame
    showOnFrame(asks ? Tool::Pick : Tool::Brush, !asks, asks);
    if (p.workspace == Workspace::Masks) inspector_->showTab(tr("Mask"));
    if (asks) inspector_->showTab(tr("Query"));
    if (p.workspace == Workspace::Compare) inspector_->showTab(tr("Compare"));
    return;
  }
  const Layout& layout = kept->second;
  restore(*p.columns, layout.columns);
  restore(*p.rows, layout.rows);
  restore(*p.views, layout.views);
  inspector_->showTab(layout.inspector_tab);
  showOnFrame(layout.tool, layout.error, layout.attention);
}

void MainWindow::buildTeachPage() {
  teach_->hide();
  connect(teach_, &TeachPage::fullChanged, this, [this] { showTeachPage(parts_->workspace == Workspace::Teach); });
  connect(teach_, &TeachPage::failed, this, [this](const QString& line) { notify(NoticeKind::Error, line); });
  connect(teach_, &TeachPage::said, this, [this](const QString& line) { notify(NoticeKind::Done, line); });
  connect(teach_, &TeachPage::presentingEnded, this, [this] {
    if (isFullScreen()) showNormal();
    if (parts_->view.workspace != Workspace::Teach) return;
    parts_->view.workspace = parts_->before_teach;
    parts_->view.notify();
  });
}

/// Tours take the place of all panels, and while one runs of menus and cards as well.
void MainWindow::showTeachPage(bool teaches) {
  const Parts& p = *parts_;
  for (QWidget* part : {static_cast<QWidget*>(p.loop), static_cast<QWidget*>(p.columns), static_cast<QWidget*>(p.status)}) part->setVisible(!teaches);
  p.top->setVisible(!teaches || !teach_->full());
  teach_->setVisible(teaches);
  parts_->refresh.start(0);
}

void MainWindow::showOnFrame(Tool tool, bool error, bool attention) {
  ViewState& view = parts_->view;
  view.tool = tool;
  view.show_error = error;
  view.show_attention = attention;
  view.notify();
}

void MainWindow::showPanelsOf(Workspace workspace) {
  const std::map<Workspace, QWidget*> panels = {
      {Workspace::Explore, latent_}, {Workspace::Masks, mask_space_}, {Workspace::Attention, attention_}, {Workspace::Compare, compare_}};
  parts_->scenes->setCurrentWidget(panels.at(workspace));
  clip_->setVisible(workspace != Workspace::Compare);  // its pages have frames of their own
  parts_->tools->setVisible(workspace != Workspace::Compare);
  inspector_->showTabsOf(workspace);  // after what the other workspace showed was kept
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (std::exchange(parts_->sized, true)) return;
  centralWidget()->layout()->activate();
  resetSplitters();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonDblClick && qobject_cast<QSplitterHandle*>(watched)) {
    resetSplitters();
    return true;
  }
  return QMainWindow::eventFilter(watched, event);
}

/// A failed opening is told once, until the next try; dismissing it leaves the card's sign.
void MainWindow::followErrors(const session::Change& change) {
  const auto follow = [this](const session::Loading& loading, QString& told, const QString& end) {
    const QString line = loading.error ? QString::fromStdString(loading.error->line()) : QString();
    if (line.isEmpty() ? told.isEmpty() : line + end == told) return;
    if (line.isEmpty() && parts_->notice->line() == told) parts_->notice->dismiss();
    told = line.isEmpty() ? line : line + end;
    if (!told.isEmpty()) notify(NoticeKind::Error, told);
  };
  if (std::holds_alternative<session::ClipChanged>(change)) follow(parts_->session.clipLoading(), parts_->told_clip, {});
  const auto& following = parts_->session.following();
  if (std::holds_alternative<session::FollowingChanged>(change) && following.error)
    notify(NoticeKind::Error, QString::fromStdString(following.error->line()));
  if (std::holds_alternative<session::ModelChanged>(change)) {
    const auto& loading = parts_->session.modelLoading();
    const bool said = loading.error && QString::fromStdString(loading.error->what).contains("Nothing was changed");
    follow(loading, parts_->told_model, said ? QString() : tr(" Nothing was changed."));
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const auto file = droppedFile(*event->mimeData());
  if (!file) return;
  parts_->overlay->promise(file->promise());
  event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) { parts_->overlay->hide(); }

void MainWindow::dropEvent(QDropEvent* event) {
  parts_->overlay->hide();
  const auto file = droppedFile(*event->mimeData());
  if (!file) return;
  event->acceptProposedAction();
  switch (file->kind) {
    case DropKind::Clip:
      return parts_->session.openClip(file->path.toStdString());
    case DropKind::Model:
      return parts_->session.openModel(file->path.toStdString());
    case DropKind::Mask:
      return Q_EMIT maskDropped(file->path);
  }
}

}  // namespace lacuna::widgets
