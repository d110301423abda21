#include "widgets/window/default_actions.hpp"

#include "core/session/steps.hpp"
#include "widgets/figures/figure_view.hpp"

#include <QFileInfo>
#include <algorithm>

#include "core/session/tasks.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/start/welcome.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/help_dialog.hpp"
#include "widgets/window/save_place.hpp"

namespace lacuna::widgets {
namespace {

using action_rows::hasClip;
using action_rows::Reach;

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets", text); }

/// What the window waits for, else what was asked for on a page. A sweep of hours is ended on its own page alone, a file that is
/// written among the jobs.
void cancelLast(session::Session& session) {
  const auto tasks = session::tasksOf(session);
  if (tasks.empty()) return;
  if (tasks.front().kind < session::TaskKind::Attention) return session.cancel();
  for (const session::Task& task : tasks)
    if (task.kind != session::TaskKind::Sweep && task.kind != session::TaskKind::Exporting) task.cancel();
}

void addEditRows(const Reach& r) {
  session::Session& session = r.session;
  r.actions.add({"edit.undo",
                 "Edit",
                 tr("Undo"),
                 "Ctrl+Z",
                 tr("Take back the last change of mask or clip window"),
                 "undo",
                 [&session] { session.undo(); },
                 [&session] { return !session.undoLabel().empty(); },
                 {},
                 [&session] { return words::undo(tr("Undo"), coreText(session.undoLabel())); }});
  r.actions.add({"edit.redo",
                 "Edit",
                 tr("Redo"),
                 "Ctrl+Shift+Z",
                 tr("Do again what was taken back"),
                 "redo",
                 [&session] { session.redo(); },
                 [&session] { return !session.redoLabel().empty(); },
                 {},
                 [&session] { return words::undo(tr("Redo"), coreText(session.redoLabel())); }});
  r.actions.add({"edit.deselect",
                 "Edit",
                 tr("Clear selection"),
                 "Esc",
                 tr("Close the hints, let go of the picked token, then cancel what runs"),
                 "",
                 [&session, &window = r.window] {
                   if (window.welcome().hints().close()) return;
                   if (session.picked()) return session.pick(std::nullopt);
                   if (!session.selection().empty()) return session.select({});
                   cancelLast(session);
                 },
                 {},
                 {}});
}

void addViewRows(const Reach& r) {
  MainWindow& window = r.window;
  ThemeStore& themes = r.themes;
  r.actions.add({"view.theme",
                 "View",
                 tr("Change theme"),
                 "",
                 tr("Dark or light"),
                 "moon",
                 [&themes, &preferences = r.preferences] { preferences.set(preference::look, themes.theme().dark ? "light" : "dark"); },
                 {},
                 {}});
  r.actions.add({"view.inspector",
                 "View",
                 tr("Inspector"),
                 "Ctrl+\\",
                 tr("Show or hide the inspector"),
                 "",
                 [&window] { window.showInspector(!window.inspectorShown()); },
                 {},
                 [&window] { return window.inspectorShown(); }});
  for (const char* tab : {QT_TR_NOOP("Token"), QT_TR_NOOP("Mask"), QT_TR_NOOP("Model"), QT_TR_NOOP("Probe"), QT_TR_NOOP("Run")}) {
    const QString id = QString::fromLatin1(tab).toLower();
    r.actions.add({"view.tab." + id,
                   "View",
                   tr("Inspector: %1").arg(tr(tab)),
                   "",
                   tr("Show this tab of the inspector"),
                   "",
                   [&window, id] { window.showInspectorTab(id); },
                   {},
                   {}});
  }
  r.actions.add({"view.timeline",
                 "View",
                 tr("Timeline"),
                 "Ctrl+T",
                 tr("Show or hide the timeline"),
                 "",
                 [&window] { window.showTimeline(!window.timelineShown()); },
                 {},
                 [&window] { return window.timelineShown(); }});
  action_rows::addClipRows(r);
  action_rows::addLayoutRows(r);
}

void addRunRows(const Reach& r) {
  session::Session& session = r.session;
  const auto has_both = [&session] { return session.window() && session.model(); };
  r.actions.add({"run.predict",
                 "Run",
                 tr("Predict"),
                 "Ctrl+Return",
                 tr("Predict the hidden tokens now"),
                 "bolt",
                 [&session] { session.predict(); },
                 has_both,
                 {}});
  r.actions.add({"run.cancel",
                 "Run",
                 tr("Cancel predicting or opening"),
                 "",
                 tr("Stops the prediction, or the clip or checkpoint that is being opened; the last result stays"),
                 "stop",
                 [&session] { session.cancel(); },
                 [&session] {
                   return session.prediction().state == session::PredictionState::Running || session.clipLoading().busy ||
                          session.modelLoading().busy || session.comparing();
                 },
                 {}});
  r.actions.add({"run.live",
                 "Run",
                 tr("Live"),
                 "",
                 tr("Predict by itself after each change"),
                 "loop",
                 [&session] { session.setLive(!session.live()); },
                 {},
                 [&session] { return session.live(); }});
}

void addToolRows(const Reach& r) {
  ViewState& view = r.view;
  struct Row {
    const char *id, *text, *key, *help, *icon;
    Tool tool;
  };
  const Row rows[] = {{"tool.pick", QT_TR_NOOP("Pick"), "V", QT_TR_NOOP("Click a token to inspect it"), "pick", Tool::Pick},
                      {"tool.pan", QT_TR_NOOP("Pan"), "H", QT_TR_NOOP("Drag to move the picture"), "hand", Tool::Pan},
                      {"tool.brush", QT_TR_NOOP("Brush"), "B", QT_TR_NOOP("Paint to hide tokens"), "brush", Tool::Brush},
                      {"tool.eraser", QT_TR_NOOP("Eraser"), "E", QT_TR_NOOP("Paint to show tokens again"), "eraser", Tool::Eraser},
                      {"tool.rectangle", QT_TR_NOOP("Rectangle"), "R", QT_TR_NOOP("Drag a rectangle to hide tokens"), "rect", Tool::Rectangle},
                      {"tool.ellipse", QT_TR_NOOP("Ellipse"), "O", QT_TR_NOOP("Drag an ellipse to hide tokens"), "ellipse", Tool::Ellipse},
                      {"tool.lasso", QT_TR_NOOP("Lasso"), "L", QT_TR_NOOP("Draw round what to hide"), "lasso", Tool::Lasso},
                      {"tool.polygon", QT_TR_NOOP("Polygon"), "Shift+L", QT_TR_NOOP("Click the corners of what to hide"), "polygon", Tool::Polygon},
                      {"tool.fill", QT_TR_NOOP("Fill"), "K", QT_TR_NOOP("Click to hide all visible tokens that hang together"), "fill", Tool::Fill},
                      {"tool.move", QT_TR_NOOP("Move"), "M", QT_TR_NOOP("Drag a layer, its corners or its handle to turn it"), "move", Tool::Move},
                      {"tool.follow", QT_TR_NOOP("Follow"), "F", QT_TR_NOOP("Drag round an object: it is hidden wherever it goes"), "follow", Tool::Follow}};
  for (const Row& row : rows)
    r.actions.add({row.id,
                   "Edit",
                   tr(row.text),
                   row.key,
                   tr(row.help),
                   row.icon,
                   [&view, tool = row.tool] {
                     view.tool = tool;
                     view.notify();
                   },
                   {},
                   [&view, tool = row.tool] { return view.tool == tool; }});
}

void addBrushRows(const Reach& r) {
  ViewState& view = r.view;
  const auto resize = [&view](int direction) {
    const double step = view.brush_cells + direction * 0.5 <= 4 ? 0.5 : 1.0;
    view.brush_cells = std::clamp(view.brush_cells + direction * step, 0.5, 16.0);
    view.notify();
  };
  r.actions.add({"brush.smaller",
                 "Edit",
                 tr("Smaller brush"),
                 "[",
                 "",
                 "minus",
                 [resize] { resize(-1); },
                 [&view] { return view.brush_cells > 0.5; },
                 {}});
  r.actions.add({"brush.larger",
                 "Edit",
                 tr("Larger brush"),
                 "]",
                 "",
                 "plus",
                 [resize] { resize(+1); },
                 [&view] { return view.brush_cells < 16; },
                 {}});
}

int frameOfStep(const session::Session& session, int steps_away) {
  const int in_step = session::framesInStep(session);
  return (session.playhead() / in_step + steps_away) * in_step;
}

void addTimeRows(const Reach& r) {
  session::Session& session = r.session;
  TimelinePanel& timeline = r.window.timelinePanel();
  const auto add = [&r](const char* id, const char* text, const char* key, const char* icon, std::function<void()> run) {
    r.actions.add({id, "View", tr(text), key, "", icon, std::move(run), hasClip(r), {}});
  };
  r.actions.add({"time.play", "View", tr("Play"), "Space", tr("Play the window, or stop"), "play",
                 [&timeline] { timeline.togglePlay(); }, hasClip(r), [&timeline] { return timeline.playing(); }});
  add("time.next_step", QT_TR_NOOP("Next step"), "Right", "next", [&session] { session.setPlayhead(frameOfStep(session, +1)); });
  add("time.previous_step", QT_TR_NOOP("Previous step"), "Left", "prev",
      [&session] { session.setPlayhead(std::max(0, frameOfStep(session, -1))); });
  add("time.next_frame", QT_TR_NOOP("Next frame"), "Ctrl+Right", "", [&session] { session.setPlayhead(session.playhead() + 1); });
  add("time.previous_frame", QT_TR_NOOP("Previous frame"), "Ctrl+Left", "", [&session] { session.setPlayhead(session.playhead() - 1); });
  add("time.first", QT_TR_NOOP("First frame"), "Home", "start", [&session] { session.setPlayhead(0); });
  add("time.last", QT_TR_NOOP("Last frame"), "End", "",
      [&session] { session.setPlayhead(static_cast<int>(session.window()->frames.size()) - 1); });
}

}  // namespace

void addDefaultActions(Actions& actions, session::Session& session, ViewState& view, ThemeStore& themes, MainWindow& window,
                       jobs::JobRunner& jobs, DemoFiles demo, ProgramServices services) {
  auto* files = new RunFiles(session, jobs, window);  // the window owns it
  const Reach reach{actions, session, view, themes, window, *files, jobs, demo, window.preferences(), std::move(services)};
  action_rows::addFileRows(reach);
  addEditRows(reach);
  action_rows::addMaskRows(reach);
  action_rows::addKeyRows(reach);
  action_rows::addWorkspaceRows(reach);
  action_rows::addLatentRows(reach);
  action_rows::addSelectRows(reach);
  action_rows::addAttentionRows(reach);
  addViewRows(reach);
  addRunRows(reach);
  action_rows::addSurpriseRows(reach);
  action_rows::addProbeRows(reach);
  action_rows::addDetailRows(reach);
  action_rows::addCompareRows(reach);
  action_rows::addSweepRows(reach);
  action_rows::addCopyRows(reach);
  action_rows::addPanelRows(reach);
  action_rows::addTeachRows(reach);
  addToolRows(reach);
  addBrushRows(reach);
  addTimeRows(reach);
  action_rows::addStartRows(reach);
  action_rows::addFindRows(reach);
  actions.add({"help.about",
               "Help",
               tr("About Lacuna"),
               "",
               tr("What Lacuna does, and which one this is"),
               "",
               [&themes, &window] { showHelp(themes, window); },
               {},
               {}});
  QObject::connect(&window, &MainWindow::maskDropped, files, &RunFiles::addMask);
  const auto save_picture = [files, &window, &session](const QImage& picture, const QString& name) {
    action_rows::savePicture(*files, window, picture, savedName(session, QFileInfo(name).completeBaseName(), true));
  };
  QObject::connect(&window.clipPanel(), &ClipPanel::pictureWanted, files, save_picture);
  QObject::connect(&window.latentPanel(), &LatentPanel::pictureWanted, files, save_picture);
  QObject::connect(&window.maskSpacePanel(), &MaskSpacePanel::pictureWanted, files, save_picture);
  for (FigureView* figure : window.findChildren<FigureView*>())
    QObject::connect(figure, &FigureView::exportWanted, files, [files, &themes, &window, &session](const Figure& wanted) {
      action_rows::saveFigure(*files, themes.theme(), window, wanted, savedName(session, QString::fromStdString(wanted.table.name)));
    });
  actions.refresh();
}

}  // namespace lacuna::widgets
