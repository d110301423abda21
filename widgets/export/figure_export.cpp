#include "widgets/export/figure_export.hpp"

#include <QPointer>
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

FigureExport::FigureExport(session::Session& session, ViewState& view, ThemeStore& themes, MainWindow& window)
    : QObject(&window), session_(session), view_(view), themes_(themes), window_(window), ongoing_(window.ongoing()) {
  window.installEventFilter(this);
}

void FigureExport::save(const FigurePlan& plan) {
  if (busy()) return refuse(tr("A figure is being saved. Wait until it is."));
  kept_ = ongoing_.keepWindow();
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
  stage_.reset();
  kept_.reset();
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
  kept_.reset();
  if (!file.ok()) return refuse(toldOf(*file.error()));
  writing_ = ongoing_.files().start({[make = file.value(), path = plan.path.toStdString()](const jobs::JobContext&) {
                                       const QByteArray bytes = make();
                                       writeWhole(path, [&bytes](std::ostream& out) { out.write(bytes.constData(), bytes.size()); });
                                     },
                                     [path = plan.path] { return tr("Saved the figure as %1").arg(path); },
                                     {},
                                     [self = QPointer(this), path = plan.path](const Outcome<bool>& outcome) {
                                       if (!self) return;
                                       if (outcome.error() != nullptr) Q_EMIT self->failed(toldOf(*outcome.error()));
                                       if (outcome.ok()) Q_EMIT self->saved(path);
                                     }});
}

void FigureExport::refuse(const QString& line) {
  ongoing_.files().tell(NoticeKind::Error, line);
  Q_EMIT failed(line);
}

}  // namespace lacuna::widgets
