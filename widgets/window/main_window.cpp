#include "widgets/window/main_window.hpp"

#include <QApplication>
#include <QDragEnterEvent>
#include <QTimer>

#include "widgets/attention/attention_panel.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "core/session/studies.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/runs_page.hpp"
#include "widgets/compare/surprise_page.hpp"
#include "widgets/compare/verdict_panel.hpp"
#include "widgets/compare/verdict_strip.hpp"
#include "widgets/detail/detail_page.hpp"
#include "widgets/export/figure_export.hpp"
#include "widgets/export/walk_export.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/opening/drop_plan.hpp"
#include "widgets/opening/opening_notices.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/scene/mask_space_view.hpp"
#include "widgets/start/welcome.hpp"
#include "widgets/sweeps/sweeps_page.hpp"
#include "widgets/teach/teach_page.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/timeline/timeline_view.hpp"
#include "widgets/window/accessible_views.hpp"
#include "widgets/window/drop_overlay.hpp"
#include "widgets/window/dropped_file.hpp"
#include "widgets/window/latent_files.hpp"
#include "widgets/window/layouts.hpp"
#include "widgets/window/loop_row.hpp"
#include "widgets/window/shortcut_guard.hpp"
#include "widgets/window/status_bar.hpp"
#include "widgets/window/toast.hpp"
#include "widgets/window/tool_strip.hpp"
#include "widgets/window/top_bar.hpp"

namespace lacuna::widgets {
namespace {

constexpr int gap = 6;

/// Whether the user wants the HUD of a view open, whatever room there is.
void rememberFold(SceneView& view, const QString& key, Preferences& preferences) {
  if (const QVariant folded = preferences.value(key); folded.isValid()) view.setFolded(folded.toBool());
  QObject::connect(&view, &SceneView::hudFolded, &view, [&preferences, key](bool folded) { preferences.set(key, folded); });
}

}  // namespace

struct MainWindow::Parts {
  void follow(MainWindow& window);

  session::Session& session;
  ViewState& view;
  ThemeStore& themes;
  Actions& actions;
  Preferences& preferences;
  OngoingWork& ongoing;
  TopBar* top = nullptr;
  LoopRow* loop = nullptr;
  Notice* notice = nullptr;  ///< warnings and errors, until they are closed
  Toast* toast = nullptr;    ///< what was done
  ToolStrip* tools = nullptr;
  StatusBar* status = nullptr;
  DropOverlay* overlay = nullptr;
  Layouts* layouts = nullptr;
  Workspace before_teach = Workspace::Explore;  ///< where a tour or presentation goes back to
  QTimer refresh{};  // many changes in one turn of the event loop ask the action table once
  QString told_clip{}, told_model{};
  session::Connection connection{}, surprise_connection{}, probe_connection{}, runs_connection{}, exports_connection{};
};

MainWindow::MainWindow(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions,
                       jobs::JobRunner& jobs, Preferences& preferences, OngoingWork* ongoing)
    : parts_(new Parts{session, view, themes, actions, preferences, ongoing != nullptr ? *ongoing : *new OngoingWork(session, jobs, this)}) {
  applyTheme(*qApp, themes.theme());
  connect(&themes, &ThemeStore::changed, this, [&themes] { applyTheme(*qApp, themes.theme()); });
  installAccessibleViews();
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
  rememberFold(latent_->view(), "views/latent_hud_folded", preferences);
  rememberFold(mask_space_->view(), "views/mask_hud_folded", preferences);
  timeline_ = new TimelinePanel(session, view, themes, this);
  inspector_ = new InspectorPanel(session, view, themes, parts_->ongoing, jobs, this);
  buildRunsPage();
  teach_ = new TeachPage(session, view, themes, jobs, preferences, this);
  compare_->addPage(tr("Surprise"), surprise_);
  sweeps_page_ = new SweepsPage(session, view, themes, compare_);
  detail_page_ = new DetailPage(session, themes, compare_);
  compare_->addPage(tr("Sweeps"), sweeps_page_);
  compare_->addPage(tr("Detail lab"), detail_page_);
  inspector_->setAccessibleName(tr("Inspector"));
  timeline_->setAccessibleName(tr("Timeline"));
  compare_->setAccessibleName(tr("Compare"));
  build();
  welcome_ = new Welcome({session, view, themes, actions, jobs, preferences, parts_->ongoing.steps()}, *inspector_,
                         {*this, clip_->canvas(), latent_->view(), timeline_->view(), inspector_});
  parts_->follow(*this);
}

/// Everything that the window answers to.
void MainWindow::Parts::follow(MainWindow& window) {
  const auto later = [this] { refresh.start(0); };
  connect(window.clip_, &ClipPanel::openClipRequested, &actions, [this] { actions.trigger("file.open_clip"); });
  connect(window.clip_, &ClipPanel::useDemoRequested, &actions, [this] { actions.trigger("file.open_demo"); });
  connect(&ongoing.masks(), &SavedMaskStore::failed, &window, [&window](const QString& line) { window.notify(NoticeKind::Error, line); });
  connect(&ongoing.files(), &FileWriter::told, &window, &MainWindow::notify);
  new OpeningNotices(session, [&window](const QString& line) { window.notify(NoticeKind::Warning, line); }, &window);
  refresh.setSingleShot(true);
  connect(&refresh, &QTimer::timeout, &actions, &Actions::refresh);
  connect(&view, &ViewState::changed, &window, &MainWindow::followTeach);
  connect(&view, &ViewState::changed, &actions, &Actions::refresh);
  connect(window.compare_, &CompareArea::pageChanged, &window, [this, &window, later] {
    layouts->foldInspector(window.compare_->shownPage() != window.runs_page_);  // it is about the runs there
    later();
  });
  exports_connection = session.studies().exports.changed.connect(later);
  surprise_connection = session.studies().surprise.onChange(later);
  probe_connection = session.studies().probe.onChange(later);
  connection = session.onChange([&window, later](const session::Change& change) {
    if (!std::holds_alternative<session::PreviewMoved>(change)) later();
    window.followErrors(change);
  });
}

/// An export puts the look and the workspace back when it ends, which everything in the window follows: it ends before the window.
MainWindow::~MainWindow() {
  for (auto* figures : findChildren<FigureExport*>()) figures->cancel();
  for (auto* walks : findChildren<WalkExport*>()) walks->cancelDrawing();
  for (auto* films : findChildren<LatentFiles*>()) films->cancelFilm();
}

Preferences& MainWindow::preferences() { return parts_->preferences; }
OngoingWork& MainWindow::ongoing() { return parts_->ongoing; }
TopBar& MainWindow::topBar() { return *parts_->top; }
LoopRow& MainWindow::loopRow() { return *parts_->loop; }
StatusBar& MainWindow::statusRow() { return *parts_->status; }
Notice& MainWindow::notice() { return *parts_->notice; }
Toast& MainWindow::toast() { return *parts_->toast; }

/// Pictures and plots in the workspace, the verdict in the inspector: both read the same pair.
void MainWindow::buildRunsPage() {
  Parts& p = *parts_;
  session::KeptRuns& runs = p.session.studies().runs;
  auto* pair = new ShownPair(p.session, runs, p.view, this);
  runs_page_ = new RunsPage(runs, *pair, p.view, p.themes, compare_);
  verdict_ = new VerdictPanel(runs, *pair, p.view, p.themes, inspector_);
  compare_->addPage(tr("Runs"), runs_page_);
  auto* strip = new VerdictStrip(runs, *pair, *runs_page_, *verdict_, p.themes, *compare_);
  connect(strip, &VerdictStrip::restWanted, this, [this] {
    showInspector(true);
    inspector_->showTab("compare");
  });
  inspector_->addTab("compare", tr("Compare"), verdict_, Workspace::Compare);
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
  p.loop = new LoopRow(p.session, p.themes, p.actions, p.ongoing.masks(), gutter);
  p.notice = new Notice(p.themes, gutter);
  p.status = new StatusBar(p.session, p.view, p.themes, p.actions, p.ongoing.jobs(), gutter);
  column->addWidget(p.top);
  column->addWidget(p.loop);
  column->addWidget(p.notice);
  column->addSpacing(gap);
  p.tools = new ToolStrip(p.view, p.themes, p.actions, gutter);
  const Layouts::Panels panels{p.tools, clip_, timeline_, inspector_, {{Workspace::Explore, latent_}, {Workspace::Masks, mask_space_},
                               {Workspace::Attention, attention_}, {Workspace::Compare, compare_}},
                               {{Workspace::Masks, "mask"}, {Workspace::Attention, "query"}, {Workspace::Compare, "compare"}}};
  p.layouts = new Layouts(panels, p.view, p.themes, p.preferences, gutter);
  connect(p.layouts, &Layouts::changed, &p.actions, &Actions::refresh);
  column->addWidget(p.layouts, 1);
  column->addWidget(teach_, 1);
  buildTeachPage();
  column->addWidget(p.status);
  setCentralWidget(gutter);
  p.toast = new Toast(p.themes, *gutter);
  p.overlay = new DropOverlay(p.themes, this);
}

void MainWindow::buildMenus() {
  for (const ActionRow& row : parts_->actions.rows()) addAction(parts_->actions.action(row.id));
  parts_->actions.refresh();
  parts_->top->buildMenus();
  parts_->status->bindActions();
  parts_->loop->bindActions();
  parts_->tools->bindActions();
  centralWidget()->setFocus();
}

void MainWindow::notify(NoticeKind kind, const QString& line) {
  if (kind == NoticeKind::Done) return parts_->toast->tell(kind, line);
  parts_->notice->tell(kind, line);
}

void MainWindow::addNotice(QWidget& notice) {
  auto* column = static_cast<QVBoxLayout*>(centralWidget()->layout());
  column->insertWidget(column->indexOf(parts_->notice) + 1, &notice);
}

Layouts& MainWindow::layouts() { return *parts_->layouts; }
bool MainWindow::inspectorShown() const { return parts_->layouts->inspectorShown(); }
bool MainWindow::timelineShown() const { return parts_->layouts->timelineShown(); }
void MainWindow::showInspector(bool shown) { parts_->layouts->showInspector(shown); }
void MainWindow::showTimeline(bool shown) { parts_->layouts->showTimeline(shown); }

void MainWindow::showInspectorTab(const QString& id) {
  showInspector(true);
  inspector_->showTab(id);
}

void MainWindow::showSurprise() {
  compare_->showPage(surprise_);
  parts_->view.workspace = Workspace::Compare;
  parts_->view.notify();
}

void MainWindow::buildTeachPage() {
  teach_->hide();
  connect(teach_, &TeachPage::fullChanged, this, [this] { showTeachPage(parts_->view.workspace == Workspace::Teach); });
  connect(teach_, &TeachPage::failed, this, [this](const QString& line) { notify(NoticeKind::Error, line); });
  connect(teach_, &TeachPage::said, this, [this](const QString& line) { notify(NoticeKind::Done, line); });
  connect(teach_, &TeachPage::presentingEnded, this, [this] {
    if (isFullScreen()) showNormal();
    if (parts_->view.workspace != Workspace::Teach) return;
    parts_->view.workspace = parts_->before_teach;
    parts_->view.notify();
  });
}

void MainWindow::followTeach() {
  const bool teaches = parts_->view.workspace == Workspace::Teach;
  if (!teaches) parts_->before_teach = parts_->view.workspace;
  if (teaches != teach_->isVisibleTo(this)) showTeachPage(teaches);
}

/// Tours take the place of all panels, and while one runs of menus and cards as well.
void MainWindow::showTeachPage(bool teaches) {
  const Parts& p = *parts_;
  for (QWidget* part : {static_cast<QWidget*>(p.loop), static_cast<QWidget*>(p.layouts), static_cast<QWidget*>(p.status)}) part->setVisible(!teaches);
  p.top->setVisible(!teaches || !teach_->full());
  teach_->setVisible(teaches);
  parts_->refresh.start(0);
}

/// A failed opening is told once, until the next try. What is open stays, and the line says so.
void MainWindow::followErrors(const session::Change& change) {
  const auto follow = [this](const session::Loading& loading, QString& told, const QString& end) {
    const ErrorWords words = loading.error ? wordsOf(*loading.error) : ErrorWords{};
    const QString line = words.line.isEmpty() ? QString() : words.line + end;
    if (line == told) return;
    if (line.isEmpty() && parts_->notice->line() == told) parts_->notice->dismiss();
    told = line;
    if (!told.isEmpty()) notify(NoticeKind::Error, line + "\n\n" + words.details);
  };
  if (std::holds_alternative<session::ClipChanged>(change)) {
    const auto& loading = parts_->session.clipLoading();
    const bool said = loading.error && QString::fromStdString(loading.error->what).contains("Choose another");
    follow(loading, parts_->told_clip, said ? tr(" Nothing was changed.") : tr(" Choose another. Nothing was changed."));
  }
  const auto& following = parts_->session.following();
  if (std::holds_alternative<session::FollowingChanged>(change) && following.error)
    notify(NoticeKind::Error, toldOf(*following.error));
  if (std::holds_alternative<session::ModelChanged>(change)) {
    const auto& loading = parts_->session.modelLoading();
    const bool said = loading.error && QString::fromStdString(loading.error->what).contains("Nothing was changed");
    follow(loading, parts_->told_model, said ? QString() : tr(" Nothing was changed."));
  }
}

/// What a dropped file changes; null: the whole window.
QRect MainWindow::placeOf(DropKind kind) {
  const auto in_window = [this](const QWidget* widget) {
    return widget && widget->isVisible() ? QRect(widget->mapTo(this, QPoint(0, 0)), widget->size()) : QRect();
  };
  switch (kind) {
    case DropKind::Clip:
      return in_window(clip_);
    case DropKind::Model:
      return in_window(&parts_->loop->modelCard());
    case DropKind::Mask:
      return in_window(&parts_->loop->maskCard());
    default:
      return {};
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const DropPlan plan = dropPlan(*event->mimeData());
  if (plan.empty()) return;
  QList<DropPromise> promises;
  for (const DroppedFile& file : plan.files) promises << DropPromise{placeOf(file.kind), file.promise()};
  if (plan.files.empty()) promises << DropPromise{{}, plan.left_out, true};
  parts_->overlay->promise(promises);
  event->acceptProposedAction();  // also of what cannot be opened: then the drop says so
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) { parts_->overlay->hide(); }

void MainWindow::dropEvent(QDropEvent* event) {
  parts_->overlay->hide();
  const DropPlan plan = dropPlan(*event->mimeData());
  if (plan.empty()) return;
  event->acceptProposedAction();
  if (!plan.left_out.isEmpty()) notify(NoticeKind::Warning, plan.left_out);
  for (const DroppedFile& file : plan.files) openDropped(&file);
}

void MainWindow::openDropped(const DroppedFile* file) {
  switch (file->kind) {
    case DropKind::Clip:
      return parts_->session.openClip(file->path.toStdString());
    case DropKind::Model:
      return parts_->session.openModel(file->path.toStdString());
    case DropKind::Mask:
      return Q_EMIT maskDropped(file->path);
    case DropKind::Session:
      return;  // SessionWindow has it
  }
}

}  // namespace lacuna::widgets
