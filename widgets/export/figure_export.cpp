#include "widgets/export/figure_export.hpp"

#include <QTimer>
#include <algorithm>
#include <cmath>

#include "core/base/whole_file.hpp"
#include "widgets/export/picture_settings.hpp"
#include "widgets/export/view_list.hpp"
#include "widgets/export/view_picture.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {
namespace {

constexpr int settle_ms = 400;  ///< views that come on show ask for thumbnails and pictures, which jobs make

QString nameOf(const QString& view_id) {
  const auto entries = viewEntries();
  const auto entry = std::ranges::find(entries, view_id, &ViewEntry::id);
  return entry == entries.end() ? view_id : entry->name;
}

}  // namespace

FigureExport::FigureExport(session::Session& session, ViewState& view, ThemeStore& themes, jobs::JobRunner& jobs, MainWindow& window)
    : QObject(&window), session_(session), view_(view), themes_(themes), jobs_(jobs), window_(window) {
  window.installEventFilter(this);
}

void FigureExport::save(const FigurePlan& plan) {
  if (busy()) return Q_EMIT failed(tr("A figure is being saved. Wait until it is."));
  stage_ = std::make_unique<PosedWindow>(window_, view_, themes_, plan.view, plan.look);
  QTimer::singleShot(stage_->changedWindow() ? settle_ms : 0, this, [this, plan] { draw(plan); });
}

/// Draws, here and now; what it returns makes the file of that, on any thread.
std::function<QByteArray()> FigureExport::fileOf(const FigurePlan& plan, QWidget& widget) const {
  const QString title = tr("Lacuna: %1").arg(nameOf(plan.view)), settings = pictureSettings(session_, view_, plan.view);
  if (plan.path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
    QImage picture = ViewPicture(widget, plan.width_px).draw(themes_.theme());
    const int dots_per_metre = static_cast<int>(std::lround(plan.dots_per_inch / 0.0254));
    picture.setDotsPerMeterX(dots_per_metre);
    picture.setDotsPerMeterY(dots_per_metre);
    return [picture, title, settings] { return pngFile(picture, title, settings); };
  }
  Page page = viewPage(widget, plan.width_px, plan.widthMm(), themes_.theme());
  page.title = title;
  page.settings = settings;
  const bool pdf = plan.path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
  if (!pdf && !plan.path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
    fail(ErrorKind::Mismatch, "A figure is saved as .png, .svg or .pdf.", plan.path.toStdString());
  return [bytes = pdf ? pdfFile(page) : svgFile(page)] { return bytes; };
}

void FigureExport::cancel() {
  lane_.cancel();
  stage_.reset();
}

/// A window that was closed has nothing to draw; a minimised one has.
bool FigureExport::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::Hide && !event->spontaneous()) cancel();
  return QObject::eventFilter(watched, event);
}

void FigureExport::draw(const FigurePlan& plan) {
  if (!stage_) return;  // cancelled
  const auto file = outcomeOf([&]() -> std::function<QByteArray()> {
    if (!stage_->widget()) fail(ErrorKind::NotFound, "There is no view of this name.", plan.view.toStdString());
    return fileOf(plan, *stage_->widget());
  });
  stage_.reset();
  if (!file.ok()) return Q_EMIT failed(toldOf(*file.error()));
  jobs_.start<bool>(
      lane_,
      [make = file.value(), path = plan.path.toStdString()](const jobs::JobContext&) {
        const QByteArray bytes = make();
        writeWhole(path, [&bytes](std::ostream& out) { out.write(bytes.constData(), bytes.size()); });
        return true;
      },
      nullptr,
      [this, path = plan.path](Outcome<bool> outcome) {
        if (outcome.error()) return Q_EMIT failed(toldOf(*outcome.error()));
        if (outcome.ok()) Q_EMIT saved(path);
      });
}

}  // namespace lacuna::widgets
