#include "core/base/whole_file.hpp"
#include "widgets/jobs/jobs_panel.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/log/log_panel.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"
#include "widgets/window/floating_panels.hpp"
#include "widgets/window/notice.hpp"
#include "widgets/window/toast.hpp"

namespace lacuna::widgets::action_rows {
namespace {

constexpr double worth_a_line_s = 2;

/// Opens a panel, or closes the one that is open.
void toggle(FloatingPanel& panel) {
  if (panel.isVisible()) panel.close();
  else panel.open();
}

template <class Kind>
std::function<bool()> isOpen(MainWindow& window) {
  return [&window] {
    const auto* panel = window.findChild<Kind*>(QString(), Qt::FindDirectChildrenOnly);
    return panel != nullptr && panel->isVisible();
  };
}

/// With the details of an error, in lines below it.
void keepNotice(Log& log, NoticeKind kind, QString line) {
  line.replace("\n\n", "\n");
  log.add(kind == NoticeKind::Done ? LogLevel::Info : kind == NoticeKind::Warning ? LogLevel::Warning : LogLevel::Error, line);
}

/// What failed, and what took so long that one may wonder.
void keepEnd(Log& log, const session::FinishedTask& task) {
  const QString name = nameOf(task.kind, task.of);
  if (task.end == session::FinishedTask::End::Failed) log.add(LogLevel::Error, tr("%1: %2").arg(name, coreText(task.error)));
  else if (task.seconds >= worth_a_line_s)
    log.add(LogLevel::Info, (task.end == session::FinishedTask::End::Done ? tr("%1: done after %2 s") : tr("%1: cancelled after %2 s")).arg(name).arg(task.seconds, 0, 'f', 1));
}

void saveLog(const Reach& r, const QString& text) {
  askSave(r.window, r.preferences, {save_kind::text, tr("Save log"), {tr("Text (*.txt)")}, QStringLiteral("lacuna-log.txt")}, [&files = r.files, text](const QString& path) {
    files.write([text = text.toStdString(), file = path.toStdString()](const jobs::JobContext&) { writeWhole(file, [&text](std::ostream& out) { out << text; }); },
                [path] { return tr("Saved the log as %1").arg(path); });
  });
}

}  // namespace

void addPanelRows(const Reach& r) {
  JobWatch& watch = r.window.ongoing().jobs();
  Log& log = r.services.log != nullptr ? *r.services.log : *new Log(&r.window);
  for (const Notice* notice : {&r.window.notice(), static_cast<Notice*>(&r.window.toast())})
    QObject::connect(notice, &Notice::told, &log, [&log](NoticeKind kind, const QString& line) { keepNotice(log, kind, line); });
  QObject::connect(&watch, &JobWatch::ended, &r.window, [&log](const session::FinishedTask& task) { keepEnd(log, task); });
  r.actions.add({"view.jobs", "View", tr("Jobs"), "Ctrl+J", tr("What runs, how far it is, and what ran lately"), "clock",
                 [r, &watch] { toggle(panelOf<JobsPanel>(r.window, [&] { return new JobsPanel(watch, r.themes, r.window); })); }, {}, isOpen<JobsPanel>(r.window)});
  r.actions.add({"run.cancel_all", "Run", tr("Stop all that runs"), "", tr("Predictions, measures, sweeps and exports; the last results stay, and what a sweep has finished is kept"), "stop",
                 [&watch] { watch.cancelAll(); }, [&watch] { return !watch.history().running().empty(); }, {}});
  r.actions.add({"view.log", "View", tr("Log"), "Ctrl+Shift+J", tr("Everything that was told: notices, warnings, errors"), "rows",
                 [r, &log] {
                   toggle(panelOf<LogPanel>(r.window, [&] {
                     auto* panel = new LogPanel(log, r.themes, r.window);
                     QObject::connect(panel, &LogPanel::saveWanted, &r.window, [r](const QString& text) { saveLog(r, text); });
                     return panel;
                   }));
                 },
                 {}, isOpen<LogPanel>(r.window)});
}

}  // namespace lacuna::widgets::action_rows
