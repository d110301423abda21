#include <QFileInfo>

#include "core/base/whole_file.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/teach/add_step_dialog.hpp"
#include "widgets/teach/teach_page.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets::action_rows {
namespace {

void show(ViewState& view, Workspace workspace) {
  view.workspace = workspace;
  view.notify();
}

/// Presents the session, or the tour that runs, over the whole screen; again, and it is as before.
void togglePresenting(const Reach& r) {
  TeachPage& page = r.window.teachPage();
  if (page.full() && r.view.workspace == Workspace::Teach && r.window.isFullScreen()) return r.window.showNormal();
  if (!page.full()) page.present();
  show(r.view, Workspace::Teach);
  r.window.showFullScreen();
}

void addStarting(const Reach& r) {
  TeachPage& page = r.window.teachPage();
  ViewState& view = r.view;
  r.actions.add({"present.start", "View", tr("Present"), "F5", tr("The tour or this session large, over the whole screen"), "present", [r] { togglePresenting(r); }, hasClip(r), {}});
  r.actions.add({"view.full_screen", "View", tr("Full screen"), "F11", tr("The window over the whole screen"), "expand",
                 [&window = r.window] { window.isFullScreen() ? window.showNormal() : window.showFullScreen(); },
                 {},
                 [&window = r.window] { return window.isFullScreen(); }});
  r.actions.add({"present.notes", "View", tr("Lecturer's notes"), "", tr("A window with notes, the next step and the time, on the second screen where there is one"), "", [&page] { page.openNotes(); }, {}, {}});
  r.actions.add({"tour.start", "Help", tr("Take a tour"), "", tr("The first tour that you have not seen to the end"), "cap",
                 [&page, &view] {
                   page.startFirst();
                   show(view, Workspace::Teach);
                 },
                 {}, {}});
  r.actions.add({"tour.open", "Help", tr("Open a tour..."), "", tr("A tour from a json file"), "folder",
                 [&page, &view] {
                   show(view, Workspace::Teach);
                   page.openFile();
                 },
                 {}, {}});
  r.actions.add({"tour.add_step", "Help", tr("Add step from this view..."), "", tr("The clip, mask, moment and panels as they are, as a step of a tour of your own"), "plus",
                 [r, &page] {
                   const OrbitCamera& camera = r.window.latentPanel().view().camera();
                   auto* dialog = new AddStepDialog(page.library(), stepOfView(r.session, r.view, {camera.azimuth, camera.elevation}, r.demo.model), r.themes, &r.window);
                   dialog->open();
                 },
                 hasClip(r), {}});
}

/// As its ending says; the record is copied, so that the tour may go on.
void askResults(const Reach& r) {
  const tour::Record record = r.window.teachPage().recorder().record();
  const QString name = QStringLiteral("%1-results").arg(QFileInfo(QString::fromStdString(record.id).section(':', -1)).completeBaseName());
  askSave(r.window, r.preferences, {save_kind::table, tr("Save the tour's results"), {tr("Table (*.csv)"), tr("Data (*.json)")}, name}, [&files = r.files, record](const QString& path) {
    const bool table = path.endsWith(".csv", Qt::CaseInsensitive);
    files.write([record, table, path = path.toStdString()](const jobs::JobContext&) {
                  const std::string text = table ? tour::recordToCsv(record) : tour::recordToJson(record);
                  writeWhole(path, [&text](std::ostream& out) { out << text; });
                },
                [path] { return tr("Saved the tour's results as %1").arg(path); });
  });
}

void addResults(const Reach& r) {
  TeachPage& page = r.window.teachPage();
  r.actions.add({"tour.save_results", "Help/Tours", tr("Save the tour's results..."), "", tr("What was tried, answered and measured in the tour that runs or ran last, as csv or json"), "save",
                 [r] { askResults(r); }, [&page] { return !page.recorder().empty(); }, {}});
  QObject::connect(&page, &TeachPage::saveResultsAsked, &page, [r] { askResults(r); });
  QObject::connect(&page, &TeachPage::resultsBegun, &r.actions, &Actions::refresh);
}

/// One row a tour that comes with the program.
void addTours(const Reach& r) {
  TeachPage& page = r.window.teachPage();
  for (const TourEntry& entry : page.library().tours())
    r.actions.add({"tour.start." + entry.id, "Help/Tours", tourText(entry.tour.title), "", tourText(entry.tour.line), "",
                   [&page, &view = r.view, id = entry.id] {
                     page.startTour(id);
                     show(view, Workspace::Teach);
                   },
                   {}, {}});
}

/// What the keys of a stage do, for the palette; the stage has the keys.
void addStageRows(const Reach& r) {
  TeachPage& page = r.window.teachPage();
  const auto add = [&r, &page](const char* id, const char* text, const char* help, std::function<void(Stage&)> run) {
    r.actions.add({id, "View/Presenting", tr(text), "", tr(help), "", [&page, run] { if (Stage* stage = page.stage()) run(*stage); }, [&page] { return page.full(); }, {}});
  };
  add("present.spotlight", QT_TR_NOOP("Spotlight"), QT_TR_NOOP("While presenting: S"), [](Stage& stage) { stage.presenter().nextSpotlight(); });
  add("present.draw", QT_TR_NOOP("Draw on screen"), QT_TR_NOOP("While presenting: D"), [](Stage& stage) { stage.presenter().setDrawing(!stage.presenter().drawing()); });
  add("present.zoom", QT_TR_NOOP("Zoom the screen"), QT_TR_NOOP("While presenting: Z"), [](Stage& stage) { stage.presenter().setZoomed(!stage.presenter().zoomed()); });
  add("present.hide_text", QT_TR_NOOP("Hide the text"), QT_TR_NOOP("While presenting: H"), [](Stage& stage) { stage.hideText(!stage.textHidden()); });
  add("present.black", QT_TR_NOOP("Black screen"), QT_TR_NOOP("While presenting: B"), [](Stage& stage) { stage.presenter().setBlack(!stage.presenter().black()); });
  add("present.projector", QT_TR_NOOP("Light, for a projector"), QT_TR_NOOP("Light colours and black text, and back"), [](Stage& stage) { stage.toggleProjector(); });
  r.actions.add({"tour.next", "Help/Tours", tr("Next step of the tour"), "", tr("While a tour runs: Right"), "", [&page] { page.tourStage()->next(); }, [&page] { return page.tourStage() != nullptr; }, {}});
  r.actions.add({"tour.back", "Help/Tours", tr("Step back in the tour"), "", tr("While a tour runs: Left"), "", [&page] { page.tourStage()->back(); }, [&page] { return page.tourStage() != nullptr; }, {}});
  r.actions.add({"tour.leave", "Help/Tours", tr("Leave the tour"), "", tr("Back to your session as it was: Esc"), "", [&page] { page.leave(); }, [&page] { return page.full(); }, {}});
}

}  // namespace

void addTeachRows(const Reach& reach) {
  reach.window.teachPage().setBundledModel(reach.demo.model);
  addStarting(reach);
  addResults(reach);
  addTours(reach);
  addStageRows(reach);
}

}  // namespace lacuna::widgets::action_rows
