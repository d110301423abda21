#include "app/report_command.hpp"

#include <QCoreApplication>
#include <memory>
#include <ostream>

#include "app/opened.hpp"
#include "app/report.hpp"
#include "app/session_command.hpp"
#include "core/base/error.hpp"
#include "core/mask/mask_io.hpp"
#include "widgets/language/error_words.hpp"
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
  hide(session, shapes, options);
  if (session.mask().hiddenCount() == 0)
    fail(ErrorKind::Mismatch, "This mask hides no token of this clip. Give one that hides something, such as blocks-small.", options.mask);
  session.predict();
  waitFor(opened.queue, session, [&session] { return session.resultIsCurrent() && !session.comparing(); });
  writeReport(reportInput(session), options.out);
  out << "Wrote " << options.out << '\n';
  return Success;
}

void addReportRow(widgets::Actions& actions, session::Session& session, widgets::MainWindow& window, jobs::JobRunner& jobs) {
  const auto lane = std::make_shared<jobs::Lane>();
  const auto write = [&window, &jobs, lane](const ReportInput& run, const QString& path) {
    jobs.start<bool>(
        *lane,
        [input = run, file = path.toStdString()](const jobs::JobContext&) {
          writeReport(input, file);
          return true;
        },
        nullptr,
        [&window, path](Outcome<bool> outcome) {
          if (outcome.error()) return window.notify(widgets::NoticeKind::Error, widgets::toldOf(*outcome.error()));
          if (outcome.ok()) window.notify(widgets::NoticeKind::Done, tr("Saved the report as %1").arg(path));
        });
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
