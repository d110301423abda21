#include "app/report_command.hpp"

#include <QCoreApplication>
#include <ostream>

#include "app/opened.hpp"
#include "app/report.hpp"
#include "app/session_command.hpp"
#include "core/base/error.hpp"
#include "core/mask/mask_io.hpp"
#include "widgets/export/export_dialogs.hpp"
#include "widgets/export/stoppable_write.hpp"
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

void addReportRow(widgets::Actions& actions, session::Session& session, widgets::MainWindow& window, widgets::ThemeStore& themes) {
  const auto write = [&files = window.ongoing().files()](const ReportInput& run, const QString& path) {
    files.start({[run, file = path.toStdString()](const jobs::JobContext& context) {
                   context.progress({"Drawing the pictures of the page", 0, 0, {}});
                   const std::string html = reportHtml(run);
                   context.throwIfStopped();
                   widgets::writeBytes(QByteArray::fromStdString(html), file, context);
                 },
                 [path] { return tr("Saved the report as %1").arg(path); }, {}, {}, path.toStdString()});
  };
  actions.add({"file.export_report",
               "File",
               tr("Export report..."),
               "",
               tr("Save one page on the last run: pictures, numbers, how it was made and how to read it"),
               "info",
               [&window, &session, &themes, write] {
                 const auto write_run = [write, run = reportInput(session)](const QString& path) { write(run, path); };  // the one that was shown
                 const QString name = widgets::savedName(session, QStringLiteral("report"));
                 auto* dialog = new widgets::ReportDialog(*session.result().run, themes, &window);
                 dialog->setAttribute(Qt::WA_DeleteOnClose);
                 QObject::connect(dialog, &widgets::ReportDialog::wanted, &window, [&window, write_run, name] {
                   widgets::askSave(window, window.preferences(), {widgets::save_kind::report, tr("Export report"), {tr("Page (*.html)")}, name}, write_run);
                 });
                 dialog->open();
               },
               [&session] { return session.resultIsCurrent() && session.result().run && !session.result().run->hidden_ids.empty(); },
               {}});
}

}  // namespace lacuna::app
