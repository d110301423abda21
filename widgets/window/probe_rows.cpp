#include <filesystem>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/session/studies.hpp"
#include "widgets/inspector/probe_tab.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets::action_rows {
namespace {

using session::ProbeStudy;

/// What `lacuna probe` writes, from what is on show.
void writeProbe(const std::string& folder, const std::string& json, const std::vector<latent::Table>& tables) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be made: " + failed.message() + ".", folder);
  writeWhole(folder + "/probe.json", [&json](std::ostream& file) { file << json; });
  for (const latent::Table& table : tables)
    if (!table.columns.empty()) writeTableCsv(table, folder + "/" + table.name + ".csv");
}

void saveProbe(const Reach& reach) {
  const ProbeStudy& study = reach.session.studies().probe;
  const std::string json = study.json();
  if (json.empty()) return reach.window.notify(NoticeKind::Error, tr("There is nothing to save yet. Open a probe, or fit one."));
  std::vector<latent::Table> tables{study.classTable()};
  if (study.wish().kind == ProbeStudy::Kind::Linear) tables.push_back(study.foldTable());
  const auto& curve = study.curve();
  if (curve && curve->linear == (study.wish().kind == ProbeStudy::Kind::Linear)) tables.push_back(study.curveTable(classesToFollow(*curve, 5)));
  askSaveFolder(reach.window, reach.window.preferences(), {save_kind::table, tr("Save the probe's figures in a folder")}, [&files = reach.files, json, tables](const QString& path) {
    const std::string folder = path.toStdString() + "/probe";
    files.write([=](const jobs::JobContext&) { writeProbe(folder, json, tables); }, [folder] { return tr("Saved the probe's figures in %1").arg(QString::fromStdString(folder)); });
  });
}

}  // namespace

void addProbeRows(const Reach& reach) {
  session::Session& session = reach.session;
  ProbeStudy& study = session.studies().probe;
  MainWindow& window = reach.window;
  const auto open = [&study, &window] {
    window.showInspectorTab("probe");
    askProbe(window, [&study](const QString& path) { study.openProbe(path.toStdString()); });
  };
  const auto add = [&reach](const char* id, const char* text, const char* help, const char* icon, std::function<void()> run, std::function<bool()> enabled) {
    reach.actions.add({id, "Run/Probe", tr(text), "", tr(help), icon, std::move(run), std::move(enabled), {}});
  };
  const auto has_both = [&session] { return session.window() && session.model(); };
  add("probe.open", QT_TR_NOOP("Open a probe..."), QT_TR_NOOP("Open a classifier that was trained with this model"), "folder", open, {});
  const auto fit_on = [&study, &window](probe::LabelSource::Kind labels) {
    window.showInspectorTab("probe");
    auto wish = study.wish();
    wish.labels = labels;
    study.setWish(wish);
    study.fit();
  };
  add("probe.fit", QT_TR_NOOP("Fit a probe on named tokens"), QT_TR_NOOP("A linear probe of the true latents of selections with a name, tested on what it did not see"), "",
      [fit_on] { fit_on(probe::LabelSource::Kind::Names); }, has_both);
  add("probe.fit_scene", QT_TR_NOOP("Fit a probe on what the scene shows"), QT_TR_NOOP("The same on the truth of a scene of the world"), "",
      [fit_on] { fit_on(probe::LabelSource::Kind::Scene); },
      [&session] { return session.model() && session.window() && probe::isScene(*session.window()); });
  add("probe.measure", QT_TR_NOOP("Measure the probe as more is hidden"), QT_TR_NOOP("Runs model and probe again and again while more is hidden"), "",
      [&study, &window] {
        window.showInspectorTab("probe");
        study.measure();
      },
      has_both);
  add("probe.cancel", QT_TR_NOOP("Cancel the probe"), QT_TR_NOOP("Stop fitting or measuring; what is there stays"), "stop", [&study] { study.cancel(); }, [&study] { return study.busy(); });
  add("probe.save", QT_TR_NOOP("Save the probe's figures..."), QT_TR_NOOP("probe.json, classes.csv, folds.csv and curve.csv, as lacuna probe writes them"), "save",
      [reach] { saveProbe(reach); },
      [&study] { return study.wish().kind == ProbeStudy::Kind::Linear ? study.linear() != nullptr : study.classes() != nullptr; });
  for (ProbeTab* tab : window.findChildren<ProbeTab*>()) QObject::connect(tab, &ProbeTab::openWanted, &window, open);
}

}  // namespace lacuna::widgets::action_rows
