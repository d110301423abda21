#include "widgets/export/figure_export.hpp"

#include <QPointer>
#include <algorithm>
#include <cmath>

#include "widgets/export/figure_caption.hpp"
#include "widgets/export/filled_for_figure.hpp"
#include "widgets/export/nothing_drawn.hpp"
#include "widgets/export/picture_settings.hpp"
#include "widgets/export/stoppable_write.hpp"
#include "widgets/export/unfolded_view.hpp"
#include "widgets/export/view_list.hpp"
#include "widgets/export/view_picture.hpp"
#include "widgets/jobs/left_out_export.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {
namespace {

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
  if (busy()) return refuse(QT_TR_NOOP("A figure is being saved. Wait until it is."));
  if (ongoing_.windowIsKept()) return refuse(QT_TR_NOOP("Another export draws this window. Wait until it is done, or cancel it among the jobs."));
  kept_ = ongoing_.keepWindow();
  writing_ = ongoing_.files().announce(plan.path.toStdString(), [self = QPointer(this)] {
    if (self) self->endDrawing();
  });
  ongoing_.files().report(writing_, {"Waiting for the views", 0, 0, {}});
  stage_ = std::make_unique<PosedWindow>(window_, view_, themes_, plan.view, plan.look);
  if (!stage_->widget()) return stopFor({ErrorKind::NotFound, "There is no view of this name.", plan.view.toStdString()});
  for (QWidget* widget : stage_->widget()->findChildren<QWidget*>())
    if (auto* part = dynamic_cast<FilledForFigure*>(widget)) part->fillForFigure();
  ready_ = std::make_unique<WhenSettled>(session_, *stage_->widget(), [this, plan](const std::optional<Error>& error) {
    if (error) return stopFor(*error);
    if (const auto nothing = nothingDrawn(session_, *stage_->widget())) return stopFor(*nothing);
    draw(plan);
  });
}

/// Draws, here and now; what it returns makes the file of that, on any thread.
FigureExport::MakeFile FigureExport::fileOf(const FigurePlan& plan, QWidget& widget) const {
  const QString title = tr("Lacuna: %1").arg(nameOf(plan.view)), settings = pictureSettings(session_, view_, plan.view);
  const QString caption = widget.isWindow() ? QString() : figureCaption(session_, view_, plan.view, &widget);
  const UnfoldedView whole(widget);
  if (plan.path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
    QImage picture = ViewPicture(widget, plan.width_px, caption).draw(themes_.theme());
    const int dots_per_metre = static_cast<int>(std::lround(plan.dots_per_inch / 0.0254));
    picture.setDotsPerMeterX(dots_per_metre);
    picture.setDotsPerMeterY(dots_per_metre);
    return [picture, title, settings](const std::stop_token& stop) { return pngFile(picture, title, settings, stop); };
  }
  Page page = viewPage(widget, plan.width_px, plan.widthMm(), caption, themes_.theme());
  page.title = title;
  page.settings = settings;
  const bool pdf = plan.path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
  if (!pdf && !plan.path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
    fail(ErrorKind::Mismatch, "A figure is saved as .png, .svg or .pdf.", plan.path.toStdString());
  return [page, pdf](const std::stop_token&) { return pdf ? pdfFile(page) : svgFile(page); };
}

void FigureExport::cancel() {
  if (stage_) ongoing_.files().cancel(writing_);
}

void FigureExport::endDrawing() {
  if (ready_) ready_->stop();
  stage_.reset();
  kept_.reset();
}

void FigureExport::stopFor(const Error& error) {
  endDrawing();
  ongoing_.files().fail(writing_, error);
  Q_EMIT failed(toldOf(error), error);
}

/// A window that was closed has nothing to draw; a minimised one has.
bool FigureExport::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::Hide && !event->spontaneous()) cancel();
  return QObject::eventFilter(watched, event);
}

void FigureExport::draw(const FigurePlan& plan) {
  if (themes_.look() != plan.look)
    return stopFor({ErrorKind::Mismatch, "The colours of the window changed before the figure was drawn. Save it again, and leave them as they are until it is saved.", plan.path.toStdString()});
  const auto file = outcomeOf([&] {
    const LeftOutExport itself(window_, plan.path.toStdString());
    return fileOf(plan, *stage_->widget());
  });
  if (!file.ok()) return stopFor(*file.error());
  endDrawing();
  ongoing_.files().report(writing_, {"Writing the file", 0, 0, {}});
  ongoing_.files().start(writing_, {[make = file.value(), path = plan.path.toStdString()](const jobs::JobContext& context) { writeBytes(make(context.stop), path, context); },
                                    [path = plan.path] { return tr("Saved the figure as %1").arg(path); },
                                    {},
                                    [self = QPointer(this), path = plan.path](const Outcome<bool>& outcome) {
                                      if (!self) return;
                                      if (outcome.error() != nullptr) Q_EMIT self->failed(toldOf(*outcome.error()), *outcome.error());
                                      if (outcome.ok()) Q_EMIT self->saved(path);
                                    }});
}

/// In the window's language, and in English for the command line.
void FigureExport::refuse(const char* english) {
  const QString line = tr(english);
  ongoing_.files().tell(NoticeKind::Error, line);
  Q_EMIT failed(line, {ErrorKind::Refused, english, {}});
}

}  // namespace lacuna::widgets
