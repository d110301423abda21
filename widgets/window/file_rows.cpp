#include <QCoreApplication>

#include "widgets/opening/open_dialog.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets::action_rows {
namespace {

OpeningServices servicesOf(const Reach& r) { return {r.themes, r.jobs, r.window.preferences()}; }

void addOpenClipRows(const Reach& r) {
  session::Session& session = r.session;
  MainWindow& window = r.window;
  const OpeningServices services = servicesOf(r);
  r.actions.add(
      {"file.open_clip",
       "File",
       tr("Open clip..."),
       "Ctrl+O",
       tr("Open a video or a GIF"),
       "film",
       [&session, &window, services] {
         askClipWithPreview(window, services, [&session](const QString& path) { session.openClip(path.toStdString()); });
       },
       {},
       {}});
  r.actions.add({"file.open_folder",
                 "File",
                 tr("Open folder of images..."),
                 "",
                 tr("Open a folder of pictures as a clip"),
                 "folder",
                 [&session, &window, services] {
                   askPicturesWithPreview(window, services, [&session](const QString& path) { session.openClip(path.toStdString()); });
                 },
                 {},
                 {}});
}

void addOpenOtherRows(const Reach& r) {
  session::Session& session = r.session;
  MainWindow& window = r.window;
  r.actions.add({"file.open_demo",
                 "File",
                 tr("Demo: behind the card"),
                 "",
                 tr("A ball rolls behind a card and comes out on the other side"),
                 "play",
                 [&session, demo = r.demo] { session.openClip(demo.clip, demo.clip_input); },
                 {},
                 {}});
  r.actions.add(
      {"file.open_checkpoint",
       "File,Model",
       tr("Open checkpoint..."),
       "Ctrl+Shift+O",
       tr("Open a world model (.pt, .pth, .safetensors)"),
       "chip",
       [&session, &window, services = servicesOf(r)] {
         askModelWithPreview(window, services, [&session](const QString& path) { session.openModel(path.toStdString()); });
       },
       {},
       {}});
}

void addDemoModelRow(const Reach& r) {
  session::Session& session = r.session;
  if (!r.demo.model.empty())
    r.actions.add({"model.demo",
                   "Model",
                   tr("Demo model"),
                   "",
                   tr("A small model for demos. It knows moving shapes, not the world."),
                   "cube",
                   [&session, path = r.demo.model] { session.openModel(path, true); },
                   {},
                   {}});
}

void addSaveRows(const Reach& r) {
  session::Session& session = r.session;
  MainWindow& window = r.window;
  RunFiles& files = r.files;
  r.actions.add({"file.export_run",
                 "File",
                 tr("Export run..."),
                 "Ctrl+E",
                 tr("Write errors, latents, mask and settings of the last run to a folder"),
                 "save",
                 [&files, &window] {
                   askSaveFolder(window, window.preferences(), {save_kind::run, tr("Export run into this folder")},
                                 [&files](const QString& path) { files.exportRun(path); });
                 },
                 [&session] { return session.result().run != nullptr; },
                 {}});
  r.actions.add({"file.save_picture",
                 "File",
                 tr("Save picture..."),
                 "",
                 tr("Save a picture of the window"),
                 "camera",
                 [&files, &window, &session, &view = r.view] {
                   const QImage picture = window.grab().toImage();  // before a dialog covers it
                   savePicture(files, window, picture, savedName(session, nameOf(view.workspace), true));
                 },
                 {},
                 {}});
}

}  // namespace

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets::action_rows", text); }

std::function<bool()> hasClip(const Reach& reach) {
  return [&session = reach.session] { return session.window() != nullptr; };
}

void savePicture(RunFiles& files, MainWindow& window, const QImage& picture, const QString& name) {
  askSave(window, window.preferences(), {save_kind::figure, tr("Save picture"), {tr("Picture (*.png)")}, name},
          [&files, picture](const QString& path) { files.savePicture(picture, path); });
}

void saveFigure(RunFiles& files, const Theme& theme, MainWindow& window, const Figure& figure, const QString& name) {
  const QStringList kinds = {tr("Drawing (*.svg)"), tr("Page (*.pdf)"), tr("Picture (*.png)"), tr("Table (*.csv)"), tr("NumPy (*.npz)")};
  askSave(window, window.preferences(), {save_kind::figure, tr("Save figure"), kinds, name}, [&files, theme, figure](const QString& path) {
    files.write([figure, theme, file = path.toStdString()](const jobs::JobContext&) { writeFigure(figure, theme, file); },
                [path] { return tr("Saved the figure as %1").arg(path); });
  });
}

void addFileRows(const Reach& reach) {
  addOpenClipRows(reach);
  addOpenOtherRows(reach);
  addCheckpointRow(reach);
  addDemoModelRow(reach);
  addSceneRows(reach);
  addSaveRows(reach);
  addExportRows(reach);
  reach.actions.add(
      {"file.quit", "File", tr("Quit"), "Ctrl+Q", "", "", [&window = reach.window] { window.close(); }, {}, {}});
}

}  // namespace lacuna::widgets::action_rows
