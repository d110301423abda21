#include "widgets/export/walk_export.hpp"

#include <QPointer>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/media/animation_writer.hpp"
#include "core/media/clip_writer.hpp"
#include "widgets/export/image_of.hpp"
#include "widgets/jobs/left_out_export.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {
namespace {

bool isAnimation(const QString& path) { return path.endsWith(QLatin1String(".webp")); }

}  // namespace

/// A film being made.
struct WalkExport::Film {
  WalkPlan plan;
  std::shared_ptr<const media::ClipWindow> clip;  ///< the one that is filmed, and no other
  int frames = 0, frames_in_clip = 0, drawn = 0;
  int playhead;  ///< where it was
  std::shared_ptr<FrameQueue> queue = std::make_shared<FrameQueue>();
  std::unique_ptr<PosedWindow> stage;
  std::unique_ptr<WalkView> walk;         ///< null: the whole window
  std::optional<ViewPicture> picture;
  std::shared_ptr<void> kept;             ///< the window
};

WalkExport::WalkExport(session::Session& session, ViewState& view, ThemeStore& themes, MainWindow& window)
    : QObject(&window), session_(session), view_(view), themes_(themes), window_(window), ongoing_(window.ongoing()) {
  connect(&timer_, &QTimer::timeout, this, &WalkExport::drawNext);
  window.installEventFilter(this);
}

WalkExport::~WalkExport() = default;

void WalkExport::save(const WalkPlan& plan) {
  if (busy()) return refuse(QT_TR_NOOP("A video is being made. Wait until it is, or cancel it."));
  if (ongoing_.windowIsKept()) return refuse(QT_TR_NOOP("Another export draws this window. Wait until it is done, or cancel it among the jobs."));
  if (!session_.window()) return refuse(QT_TR_NOOP("There is no clip to walk through. Open one first."));
  if (!plan.path.endsWith(QLatin1String(".mp4")) && !isAnimation(plan.path))
    return refuse(QT_TR_NOOP("A walk is saved as .mp4 or .webp."));
  film_ = std::make_unique<Film>();
  film_->kept = ongoing_.keepWindow();
  film_->plan = plan;
  film_->playhead = session_.playhead();
  film_->clip = session_.window();
  film_->frames_in_clip = static_cast<int>(film_->clip->frames.size());
  film_->frames = film_->frames_in_clip * std::max(1, plan.rounds);
  film_->stage = std::make_unique<PosedWindow>(window_, view_, themes_, QStringLiteral("window"), plan.look);
  writing_ = ongoing_.files().announce(plan.path.toStdString(), [self = QPointer(this)] {
    if (!self) return;
    if (self->film_) self->endDrawing();
    Q_EMIT self->ended();
  });
  ongoing_.files().report(writing_, {"Waiting for the views", 0, 0, {}});
  ready_ = std::make_unique<WhenSettled>(session_, window_, [this](const std::optional<Error>& error) {
    if (error) return stopFor(*error);
    begin();
  });
}

void WalkExport::begin() {
  Film& film = *film_;
  const auto ready = outcomeOf([&] {
    if (!film.plan.whole_window) film.walk = std::make_unique<WalkView>(session_, view_, themes_, window_.latentPanel().view());
    QWidget& drawn = film.walk ? static_cast<QWidget&>(*film.walk) : window_;
    film.picture.emplace(drawn, static_cast<int>(std::lround(static_cast<double>(film.plan.height_px) * drawn.width() / drawn.height())));
    return true;
  });
  if (!ready.ok()) return stopFor(*ready.error());
  startWriting();
  timer_.start(0);
  Q_EMIT progress(0, film.frames);  // last: who hears it may cancel
}

void WalkExport::startWriting() {
  const auto write = isAnimation(film_->plan.path) ? media::writeAnimation : media::writeClip;
  const QString path = film_->plan.path;
  const QPointer<WalkExport> self(this);
  ongoing_.files().start(
      writing_,
      {[write, path = path.toStdString(), rate = film_->plan.rate_fps, frames = film_->frames, queue = film_->queue](const jobs::JobContext& context) {
         write(path, rate, frames, [&](int) { return queue->take(context.stop); }, context);
       },
       [path] { return tr("Saved the video as %1").arg(path); },
       [self, frames = film_->frames](const jobs::Progress& done) {
         if (self) Q_EMIT self->progress(static_cast<int>(done.done), frames);
       },
       [self, path](const Outcome<bool>& outcome) {
         if (self) self->written(outcome, path);
       }});
}

void WalkExport::written(const Outcome<bool>& outcome, const QString& path) {
  if (film_) endDrawing();
  Q_EMIT ended();
  if (outcome.error() != nullptr) Q_EMIT failed(toldOf(*outcome.error()), *outcome.error());
  if (outcome.ok()) Q_EMIT saved(path);
}

void WalkExport::drawNext() {
  Film& film = *film_;
  if (themes_.look() != film.plan.look)
    return stopFor({ErrorKind::Mismatch, "The colours of the window changed while its video was made. Nothing was written. Save it again, and leave them as they are until it is saved.", {}});
  if (session_.window() != film.clip)  // another clip was opened, or another part of this one
    return stopFor({ErrorKind::Mismatch, "The clip changed while its video was made. Nothing was written.", {}});
  if (film.drawn == film.frames) return endDrawing();  // what is left to do needs no window
  if (!film.queue->hasRoom()) return timer_.start(5);
  const auto drawn = outcomeOf([this] {
    draw();
    return true;
  });
  if (!drawn.ok()) return stopFor(*drawn.error());
  timer_.start(0);
}

void WalkExport::draw() {
  Film& film = *film_;
  session_.setPlayhead(film.drawn % film.frames_in_clip);
  if (film.walk) film.walk->follow();
  const LeftOutExport itself(window_, film.plan.path.toStdString());
  film.queue->put(imageOf(film.picture->draw(themes_.theme())));
  ++film.drawn;
}

void WalkExport::stopFor(const Error& error) {
  endDrawing();
  ongoing_.files().fail(writing_, error);
  Q_EMIT ended();
  Q_EMIT failed(toldOf(error), error);
}

/// In the window's language, and in English for the command line.
void WalkExport::refuse(const char* english) {
  const QString line = tr(english);
  ongoing_.files().tell(NoticeKind::Error, line);
  Q_EMIT failed(line, {ErrorKind::Refused, english, {}});
}

/// A window that was closed has nothing to draw; a minimised one has.
bool WalkExport::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::Hide && !event->spontaneous()) cancelDrawing();
  return QObject::eventFilter(watched, event);
}

void WalkExport::cancelDrawing() {
  if (film_) cancel();
}

void WalkExport::cancel() { ongoing_.files().cancel(writing_); }

void WalkExport::endDrawing() {
  timer_.stop();
  ready_->stop();
  const std::unique_ptr<Film> film = std::move(film_);
  session_.setPlayhead(film->playhead);
}

}  // namespace lacuna::widgets
