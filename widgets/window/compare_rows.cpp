#include "core/base/whole_file.hpp"
#include "core/compare/report.hpp"
#include "core/session/studies.hpp"
#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/runs_page.hpp"
#include "widgets/compare/verdict_panel.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets::action_rows {
namespace {

using session::RunSide;

constexpr int saved_picture_px = 960;
const char* const menu = "Run/Compare";

/// While the Runs page is on show: its single letters mean other things elsewhere.
std::function<bool()> onRuns(const Reach& r) {
  return [&view = r.view, &window = r.window] { return view.workspace == Workspace::Compare && window.compareArea().shownPage() == &window.runsPage(); };
}

std::function<bool()> hasPair(const Reach& r) {
  return [&runs = r.session.studies().runs] { return runs.compared() != nullptr; };
}

void showRuns(ViewState& view, MainWindow& window) {
  window.compareArea().showPage(&window.runsPage());
  if (view.workspace == Workspace::Compare) return;
  view.workspace = Workspace::Compare;
  view.notify();
}

void addPinRows(const Reach& r) {
  session::KeptRuns& runs = r.session.studies().runs;
  RunsPage& page = r.window.runsPage();
  r.actions.add({"compare.page.runs", menu, tr("Kept runs"), "", tr("Every prediction so far; two of them side by side"), "ab",
                 [&view = r.view, &window = r.window] { showRuns(view, window); }, {}, {}});
  r.actions.add({"compare.latest", menu, tr("Compare the last two runs"), "", tr("Pins the newest run as B and the one before as A"), "",
                 [&runs, &view = r.view, &window = r.window] {
                   runs.pinLatestTwo();
                   showRuns(view, window);
                 },
                 [&runs] { return runs.runs().size() >= 2; }, {}});
  r.actions.add({"compare.swap", menu, tr("Swap A and B"), "X", tr("A becomes B and B becomes A"), "ab", [&runs] { runs.swap(); }, onRuns(r), {}});
  const auto chosen = [&page, on = onRuns(r)] { return on() && page.list().chosen().has_value(); };
  const auto add = [&](const char* id, const char* text, const char* help, std::function<void(RunId)> act) {
    r.actions.add({id, menu, tr(text), "", tr(help), "", [&page, act = std::move(act)] { act(*page.list().chosen()); }, chosen, {}});
  };
  add("compare.use_a", QT_TR_NOOP("Use the chosen run as A"), QT_TR_NOOP("Pins it to the left side"), [&runs](RunId run) { runs.pin(RunSide::A, run); });
  add("compare.use_b", QT_TR_NOOP("Use the chosen run as B"), QT_TR_NOOP("Pins it to the right side"), [&runs](RunId run) { runs.pin(RunSide::B, run); });
  add("compare.restore_mask", QT_TR_NOOP("Restore the chosen run's mask"), QT_TR_NOOP("Its mask in the place of the one there is; can be undone"), [&runs](RunId run) { runs.restoreMask(run); });
  add("compare.star", QT_TR_NOOP("Star the chosen run"), QT_TR_NOOP("Starred runs are kept longest"), [&runs](RunId run) { runs.setStarred(run, !runs.find(run)->starred); });
  add("compare.delete", QT_TR_NOOP("Delete the chosen run"), QT_TR_NOOP("It is forgotten"), [&runs](RunId run) { runs.remove(run); });
  QObject::connect(&page, &RunsPage::actionWanted, &page, [&actions = r.actions](const QString& id) { actions.trigger(id); });
  r.actions.add({"compare.cancel", menu, tr("Cancel comparing"), "", tr("The last comparison stays"), "stop", [&runs] { runs.cancel(); }, [&runs] { return runs.busy(); }, {}});
}

void addModeRows(const Reach& r) {
  RunsPage& page = r.window.runsPage();
  const auto add = [&](const char* id, const char* text, const char* key, const char* help, PairContent content) {
    r.actions.add({id, menu, tr(text), key, tr(help), "",
                   [&page, content] { page.showDifference(page.difference().content() == content ? PairContent::Difference : content); }, onRuns(r),
                   [&page, content] { return page.difference().content() == content; }});
  };
  add("compare.wipe", QT_TR_NOOP("Wipe"), "W", QT_TR_NOOP("A left of a line, B right of it"), PairContent::Wipe);
  add("compare.blink", QT_TR_NOOP("Blink"), "", QT_TR_NOOP("A and B in turns, once a second"), PairContent::Blink);
}

/// All there is to say of the pair, in files: compare.json, tokens.csv and steps.csv.
void writeReport(const session::ComparedRuns& runs, const std::optional<compare::Match>& match, const std::string& folder) {
  const compare::Subject &a = *runs.subject_a, &b = *runs.subject_b;
  writeWhole(folder + "/compare.json", [&](std::ostream& file) { file << compare::comparisonJson(a, b, runs.figures, match) << '\n'; });
  latent::writeTableCsv(compare::tokenTable(a, b, runs.figures), folder + "/tokens.csv");
  latent::writeTableCsv(compare::stepTable(a, b, runs.figures), folder + "/steps.csv");
}

void askReport(RunFiles& files, MainWindow& window, session::KeptRuns& runs) {
  askSaveFolder(window, window.preferences(), {save_kind::table, tr("Save the report into this folder")}, [&files, &runs](const QString& path) {
    files.write([pair = runs.compared(), match = runs.match(), folder = path.toStdString()](const jobs::JobContext&) { writeReport(*pair, match, folder); },
                [path] { return tr("Saved compare.json, tokens.csv and steps.csv to %1").arg(path); });
  });
}

void askTable(RunFiles& files, MainWindow& window, session::KeptRuns& runs) {
  askSave(window, window.preferences(), {save_kind::table, tr("Save table of runs"), {tr("Table (*.csv)"), tr("NumPy (*.npz)")}, QStringLiteral("runs.csv")}, [&files, table = session::runsTable(runs.runs())](const QString& path) {
    files.write(
        [table, file = path.toStdString()](const jobs::JobContext&) {
          if (file.ends_with(".npz")) latent::writeTableNpz(table, file);
          else latent::writeTableCsv(table, file);
        },
        [path] { return tr("Saved the table as %1").arg(path); });
  });
}

void addSaveRows(const Reach& r) {
  session::KeptRuns& runs = r.session.studies().runs;
  RunFiles& files = r.files;
  MainWindow& window = r.window;
  const auto report = [&files, &window, &runs] { askReport(files, window, runs); };
  const auto table = [&files, &window, &runs] { askTable(files, window, runs); };
  r.actions.add({"compare.save_report", menu, tr("Save report..."), "", tr("All figures and paired tokens, with the settings that made them, into a folder"), "save", report, hasPair(r), {}});
  r.actions.add({"compare.save_runs", menu, tr("Save table of runs..."), "", tr("Every kept run with all its settings, as csv or npz"), "save", table, [&runs] { return !runs.runs().empty(); }, {}});
  r.actions.add({"compare.save_difference", menu, tr("Save difference picture..."), "", tr("The difference on the frame of the playhead, as png with its settings inside"), "camera",
                 [&files, &window, &session = r.session] { savePicture(files, window, window.runsPage().difference().picture(saved_picture_px), savedName(session, QStringLiteral("difference"), true)); }, hasPair(r), {}});
  QObject::connect(&window.verdictPanel(), &VerdictPanel::saveWanted, &window, report);
  QObject::connect(&window.runsPage().list(), &RunList::saveTableWanted, &window, table);
}

}  // namespace

void addCompareRows(const Reach& reach) {
  addPinRows(reach);
  addModeRows(reach);
  addSaveRows(reach);
}

}  // namespace lacuna::widgets::action_rows
