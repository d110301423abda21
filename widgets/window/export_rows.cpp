#include <algorithm>

#include "widgets/export/export_dialogs.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/file_dialogs.hpp"

namespace lacuna::widgets::action_rows {
namespace {

/// The window's exports.
struct Exports {
  FigureExport* figures;
  WalkExport* walks;
};

/// Told when it begins; then the line goes on, ten times in all, as long as nothing else was said. `told` is the last of it.
void tellProgress(MainWindow& window, QString& told, int done, int frames) {
  const QString line = tr("Video: picture %1 of %2").arg(done).arg(frames);
  if (done == 0) return window.notify(NoticeKind::Done, told = line);
  if (done % std::max(1, frames / 10) != 0) return;
  if (window.notice().replace(told, line)) told = line;
}

Exports exportsOf(const Reach& r) {
  MainWindow& window = r.window;
  const Exports made{new FigureExport(r.session, r.view, r.themes, window), new WalkExport(r.session, r.view, r.themes, window)};
  QObject::connect(made.walks, &WalkExport::progress, &window, [&window, told = QString()](int done, int frames) mutable { tellProgress(window, told, done, frames); });
  QObject::connect(made.walks, &WalkExport::ended, &r.actions, &Actions::refresh);
  return made;
}

void askFigure(const Reach& r, FigureExport& figures) {
  auto* dialog = new FigureDialog(r.window, r.themes.look());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &FigureDialog::wanted, &r.window, [dialog, &window = r.window, &figures] {
    const FigurePlan plan = dialog->plan();
    askSave(window, tr("Export figure"), {tr("Picture (*.png)"), tr("Page (*.pdf)"), tr("Drawing (*.svg)")}, "lacuna-" + plan.view + ".png",
            [plan, &figures](const QString& path) {
              FigurePlan whole = plan;
              whole.path = path;
              figures.save(whole);
            });
  });
  dialog->open();
}

void askWalk(const Reach& r, WalkExport& walks) {
  const auto& clip = *r.session.window();
  const double rate = clip.sampling.rate_fps > 0 ? clip.sampling.rate_fps : 8;
  auto* dialog = new WalkDialog(rate, static_cast<int>(clip.frames.size()), r.themes.look(), &r.window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &WalkDialog::wanted, &r.window, [dialog, &window = r.window, &walks] {
    const WalkPlan plan = dialog->plan();
    askSave(window, tr("Export video"), {tr("Video (*.mp4)"), tr("Animated picture (*.webp)")}, "lacuna-walk.mp4", [plan, &walks](const QString& path) {
      WalkPlan whole = plan;
      whole.path = path;
      walks.save(whole);
    });
  });
  dialog->open();
}

}  // namespace

void addExportRows(const Reach& r) {
  const Exports made = exportsOf(r);
  r.actions.add({"file.export_figure",
                 "File",
                 tr("Export figure..."),
                 "Ctrl+Shift+E",
                 tr("Save a view or the whole window at print size: png, pdf or svg"),
                 "camera",
                 [r, figures = made.figures] { askFigure(r, *figures); },
                 [figures = made.figures] { return !figures->busy(); },
                 {}});
  r.actions.add({"file.export_video",
                 "File",
                 tr("Export video..."),
                 "",
                 tr("Save a walk through the time of the clip, with the latent space beside it"),
                 "film",
                 [r, walks = made.walks] { askWalk(r, *walks); },
                 [&session = r.session, walks = made.walks] { return session.window() != nullptr && !walks->busy(); },
                 {}});
  r.actions.add({"file.cancel_video",
                 "File",
                 tr("Cancel the video"),
                 "",
                 tr("Stop making the video; nothing is written"),
                 "stop",
                 [walks = made.walks] { walks->cancel(); },
                 [walks = made.walks] { return walks->busy(); },
                 {}});
}

}  // namespace lacuna::widgets::action_rows
