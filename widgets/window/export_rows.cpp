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

Exports exportsOf(const Reach& r) {
  MainWindow& window = r.window;
  return {new FigureExport(r.session, r.view, r.themes, window), new WalkExport(r.session, r.view, r.themes, window)};
}

/// The filters of a save dialog, with the one of `ending` first.
QStringList startingWith(const QString& ending, QStringList filters) {
  std::ranges::stable_partition(filters, [&ending](const QString& filter) { return filter.contains("*." + ending); });
  return filters;
}

/// Where the view is a whole window, its workspace names it.
QString figureName(const Reach& r, const QString& view_id) {
  return savedName(r.session, view_id == QLatin1String("window") ? nameOf(r.view.workspace) : view_id, true);
}

void askFigure(const Reach& r, FigureExport& figures) {
  auto* dialog = new FigureDialog(r.window, r.themes);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &FigureDialog::wanted, &r.window, [dialog, r, &figures] {
    const FigurePlan plan = dialog->plan();
    const QStringList filters = startingWith(dialog->ending(), {tr("Picture (*.png)"), tr("Page (*.pdf)"), tr("Drawing (*.svg)")});
    askSave(r.window, r.preferences, {save_kind::figure, tr("Export figure"), filters, figureName(r, plan.view)}, [plan, &figures](const QString& path) {
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
  auto* dialog = new WalkDialog(rate, static_cast<int>(clip.frames.size()), r.window, r.themes);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(dialog, &WalkDialog::wanted, &r.window, [dialog, r, &walks] {
    const WalkPlan plan = dialog->plan();
    const QStringList filters = startingWith(dialog->ending(), {tr("Video (*.mp4)"), tr("Animated picture (*.webp)")});
    askSave(r.window, r.preferences, {save_kind::video, tr("Export video"), filters, savedName(r.session, QStringLiteral("walk"))}, [plan, &walks](const QString& path) {
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
