#include "app/report_command.hpp"

#include <QCoreApplication>
#include <ostream>

#include "app/opened.hpp"
#include "app/report.hpp"
#include "app/session_command.hpp"
#include "core/base/error.hpp"
#include "core/mask/mask_io.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::app {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("lacuna::app", text); }

}  // namespace

int reportCommand(const PredictOptions& options, std::ostream& out) {
  if (namesSession(options.clip)) return sessionReport(options, out);
  const auto shapes = mask::shapesFromText(options.mask);  // before the long work: a typing error is told at once
  Opened opened(options);
  session::Session& session = opened.session;
  hideSome(session, shapes, options);
  predictNow(opened);
  writeReport(reportInput(session), options.out);
  out << "Wrote " << options.out << '\n';
  return Success;
}

void addReportRow(widgets::Actions& actions, session::Session& session, widgets::MainWindow& window) {
  const auto write = [&files = window.ongoing().files()](const ReportInput& run, const QString& path) {
    files.start({[run, file = path.toStdString()](const jobs::JobContext&) { writeReport(run, file); },
                 [path] { return tr("Saved the report as %1").arg(path); }});
  };
  actions.add({"file.export_report",
               "File",
               tr("Export report..."),
               "",
               tr("Save one page on the last run: pictures, numbers, how it was made and how to read it"),
               "info",
               [&window, &session, write] {
                 const auto write_run = [write, run = reportInput(session)](const QString& path) { write(run, path); };  // the one that was shown
                 widgets::askSave(window, tr("Export report"), {tr("Page (*.html)")}, "lacuna-report.html", write_run);
               },
               [&session] { return session.resultIsCurrent() && session.result().run && !session.result().run->hidden_ids.empty(); },
               {}});
}

}  // namespace lacuna::app
