#include <QCursor>
#include <QFileInfo>
#include <QMenu>

#include "widgets/sessions/session_window.hpp"
#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {
namespace {

/// A row that is a menu of files; from the palette it opens where the mouse is.
void addRecentRow(Actions& actions, MainWindow& window, RecentFiles& recent, RecentKind kind, const char* id, const QString& text,
                  const QString& help, std::function<void(const QString&)> open) {
  auto* menu = new QMenu(&window);
  menu->setToolTipsVisible(true);
  QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, &recent, kind, open = std::move(open)] {
    menu->clear();
    for (const QString& path : recent.list(kind)) {
      QAction* action = menu->addAction(QFileInfo(path).fileName().replace('&', "&&"));
      action->setToolTip(path);
      QObject::connect(action, &QAction::triggered, menu, [open, path] { open(path); });
    }
  });
  actions.add({id, "File/Recent", text, "", help, "", [menu] { menu->popup(QCursor::pos()); }, [&recent, kind] { return !recent.list(kind).isEmpty(); }, {}});
  actions.action(id)->setMenu(menu);
}

void addRecentRows(Actions& actions, SessionFiles& files, SessionWindow& asking, session::Session& session, MainWindow& window) {
  RecentFiles& recent = files.recent();
  addRecentRow(actions, window, recent, RecentKind::Sessions, "file.recent_sessions", tr("Recent sessions"), tr("Sessions that were open lately"),
               [&asking](const QString& path) { asking.open(path); });
  addRecentRow(actions, window, recent, RecentKind::Clips, "file.recent_clips", tr("Recent clips"), tr("Clips that were open lately"),
               [&session](const QString& path) { session.openClip(path.toStdString()); });
  addRecentRow(actions, window, recent, RecentKind::Checkpoints, "file.recent_checkpoints", tr("Recent checkpoints"), tr("World models that were open lately"),
               [&session](const QString& path) { session.openModel(path.toStdString()); });
  actions.add({"file.recent_clear", "File/Recent", tr("Clear recent files"), "", tr("Forget which files were open lately"), "", [&recent] { recent.clear(); },
               [&recent] {
                 return !recent.list(RecentKind::Sessions).isEmpty() || !recent.list(RecentKind::Clips).isEmpty() || !recent.list(RecentKind::Checkpoints).isEmpty();
               },
               {}});
}

}  // namespace

void addSessionRows(Actions& actions, SessionFiles& files, SessionWindow& asking, session::Session& session, MainWindow& window) {
  actions.add({"file.new_session", "File", tr("New session"), "Ctrl+N", tr("This clip and model, with nothing hidden and no runs kept"), "",
               [&asking] { asking.startAnew(); }, {}, {}});
  actions.add({"file.open_session", "File", tr("Open session..."), "Ctrl+Shift+L", tr("Open a .lacuna file: clip, model, mask, runs and notes"), "folder",
               [&asking] { asking.askOpen(); }, {}, {}});
  addRecentRows(actions, files, asking, session, window);
  actions.add({"file.save_session", "File", tr("Save session"), "Ctrl+S", tr("Save mask, runs, names and notes into the session's file"), "save",
               [&asking] { asking.save(); }, [&files] { return !files.saving(); }, {}});
  actions.add({"file.save_session_as", "File", tr("Save session as..."), "Ctrl+Shift+S", tr("Save them into another file, and go on with that"), "",
               [&asking] { asking.saveAs(); }, [&files] { return !files.saving(); }, {}});
}

}  // namespace lacuna::widgets::action_rows
