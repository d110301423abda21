#include "widgets/sessions/session_window.hpp"

#include <QDropEvent>
#include <QFileInfo>

#include "core/session/studies.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/sessions/unsaved_dialog.hpp"
#include "widgets/sessions/view_memory.hpp"
#include "widgets/opening/drop_plan.hpp"
#include "widgets/window/file_dialogs.hpp"
#include "widgets/window/status_bar.hpp"

namespace lacuna::widgets {

SessionWindow::SessionWindow(SessionFiles& files, MainWindow& window, ViewState& view, const OpeningServices& services)
    : QObject(&window), files_(files), window_(window), services_(services), themes_(services.themes) {
  notice_ = new Notice(themes_, &window);
  window.addNotice(*notice_);
  saved_ = new Label({}, fonts::caption(), &Theme::text2, themes_, &window);
  saved_->setToolTip(tr("Whether the session's file has all that you did"));
  window.statusRow().addLast(*saved_);
  LatentView& latents = window.latentPanel().view();
  FrameSplit& split = window.clipPanel().split();
  files.setViewMemory({[&view, &latents, &split] { return withSplit(rememberedView(view, latents), split); },
                       [&view, &split](const QByteArray& json) {
                         showRemembered(json, view);
                         showRememberedSplit(json, split);
                       },
                       [&latents](const QByteArray& json) { showRememberedCameras(json, latents); }});
  connect(&files, &SessionFiles::changed, this, &SessionWindow::follow);
  connect(&files, &SessionFiles::told, &window, &MainWindow::notify);
  connect(&files, &SessionFiles::openedOverWork, this, [this](const std::function<void()>& take) { whenSaved(take); });
  constexpr int second_ms = 1000;
  clock_.setInterval(second_ms);
  connect(&clock_, &QTimer::timeout, this, &SessionWindow::showSaved);
  clock_.start();
  window.installEventFilter(this);
  follow();
}

void SessionWindow::follow() {
  const QString name = files_.name();
  window_.setWindowTitle(name.isEmpty() ? tr("Lacuna[*]") : tr("%1[*] - Lacuna").arg(name));
  window_.setWindowModified(files_.showsModified());
  showSaved();
  followNotice();
}

void SessionWindow::showSaved() {
  saved_->setText(files_.savedText());
  saved_->setAccessibleName(saved_->text());
}

// --- notices with choices --------------------------------------------------------------------------------------

void SessionWindow::followNotice() {
  if (files_.openingPercent() >= 0) {
    if (asked_ != "opening") notice_->ask({}, {{tr("Cancel"), [this] { files_.cancelOpening(); }}}, [this] { files_.cancelOpening(); });
    asked_ = "opening";
    return notice_->setLine(tr("Opening the session: reading its clip and checkpoint to know them again, %1\u00a0%").arg(files_.openingPercent()));
  }
  if (files_.savingPercent() >= 0) {
    if (asked_ != "saving") notice_->ask({}, {{tr("Cancel"), [this] { files_.cancelSaving(); }}}, [this] { files_.cancelSaving(); });
    asked_ = "saving";
    return notice_->setLine(tr("Saving the session: reading its clip and checkpoint to know them again, %1\u00a0%").arg(files_.savingPercent()));
  }
  if (const auto left = files_.left(); left && !put_off_.contains("left")) return askAboutLeft(*left);
  if (askAboutMissing(Role::Clip) || askAboutMissing(Role::Model)) return;
  asked_.clear();
  notice_->dismiss();
}

void SessionWindow::askAboutLeft(const SessionFiles::Left& left) {
  const QString about = "left " + left.belongs_to + QString::number(left.kept_at.toSecsSinceEpoch()) + left.problem;
  if (asked_ == about && !notice_->isHidden()) return;  // its buttons stay under the mouse
  asked_ = about;
  const Notice::Choice recover{tr("Recover"), [this] { whenSaved([this] { files_.recoverLeft(); }); }};
  const Notice::Choice discard{tr("Discard"), [this] { files_.discardLeft(); }};
  const auto put_off = [this] { put_off_.insert("left"); };
  if (!left.problem.isEmpty()) return notice_->ask(tr("What was kept of a session cannot be recovered. %1").arg(left.problem), {discard}, put_off);
  const QString time = QLocale().toString(left.kept_at, QLocale::ShortFormat);
  const QString line = left.belongs_to.isEmpty()
                           ? tr("Lacuna did not close properly. A session without a file was kept as it was on %1.").arg(time)
                           : tr("Lacuna did not close properly. %1 was kept as it was on %2.").arg(QFileInfo(left.belongs_to).fileName(), time);
  notice_->ask(line, {recover, discard}, put_off);
}

bool SessionWindow::askAboutMissing(Role role) {
  const bool clip = role == Role::Clip;
  const QString& offered = files_.offered(role);
  const session::SourceFile* missing = files_.missing(role);
  if (missing == nullptr && offered.isEmpty()) return false;
  const QString name = QFileInfo(offered.isEmpty() ? QString::fromStdString(missing->path) : offered).fileName();
  const QString about = files_.path() + (clip ? " clip " : " model ") + name + offered;
  if (asked_ == about && !notice_->isHidden()) return true;
  asked_ = about;
  const Notice::Choice find{offered.isEmpty() ? tr("Find...") : tr("Find another..."), [this, role] { askFound(role); }};
  const auto go_on = [this, role] { files_.goWithout(role); };
  if (!offered.isEmpty())
    notice_->ask(clip ? tr("%1 is not the clip of this session: its content differs. Runs that were kept are of the other one.").arg(name)
                      : tr("%1 is not the checkpoint of this session: its content differs. Runs that were kept are of the other one.").arg(name),
                 {find, {tr("Use it nevertheless"), [this, role] { files_.takeOffered(role); }}}, go_on);
  else
    notice_->ask(clip ? tr("The clip has moved: %1. Find it, or go on without it.").arg(name)
                      : tr("The checkpoint has moved: %1. Find it, or go on without it.").arg(name),
                 {find, {tr("Go on without it"), go_on}}, go_on);
  return true;
}

void SessionWindow::askFound(Role role) {
  const auto use = [this, role](const QString& path) { files_.find(role, path); };
  role == Role::Clip ? askClipWithPreview(window_, services_, use) : askModelWithPreview(window_, services_, use);
}

// --- commands --------------------------------------------------------------------------------------------------

/// Does it at once where nothing is unsaved; else after saving, or after the user lets the work go. What was done while it was
/// saved is asked about too.
void SessionWindow::whenSaved(std::function<void()> then) {
  if (!files_.modified()) return then();
  askUnsaved(window_, themes_, files_.name(), [this, then] { saveThen([this, then] { whenSaved(then); }); }, then);
}

/// Does it at once where no file is being written; else after the user gives them up.
void SessionWindow::whenWritten(std::function<void()> then) {
  const auto& exports = files_.session().studies().exports;
  if (exports.running().empty()) return then();
  askUnwritten(window_, themes_, [&exports, then = std::move(then)] {
    const auto running = exports.running();  // each leaves the list as it is cancelled
    for (const auto& writing : running) writing.cancel();
    then();
  });
}

void SessionWindow::startAnew() {
  whenSaved([this] { files_.startAnew(); });
}

void SessionWindow::open(const QString& path) {
  whenSaved([this, path] { files_.open(path); });
}

void SessionWindow::askOpen() {
  askSession(window_, [this](const QString& path) { open(path); });
}

void SessionWindow::save() { saveThen({}); }

void SessionWindow::saveAs() { saveAsThen({}); }

/// `then` is forgotten with a save that fails or was given up, and with this window.
void SessionWindow::saveThen(std::function<void()> then) {
  if (files_.path().isEmpty()) return saveAsThen(std::move(then));
  files_.save(files_.path(), [self = QPointer(this), then = std::move(then)] {
    if (self && then) then();
  });
}

void SessionWindow::saveAsThen(std::function<void()> then) {
  const QString name = files_.path().isEmpty() ? savedName(files_.session(), {}) : files_.path();
  const auto use = [this, then = std::move(then)](const QString& path) {
    files_.save(path, [self = QPointer(this), then] {
      if (self && then) then();
    });
  };
  askSave(window_, services_.preferences, {save_kind::session, tr("Save session"), {tr("Sessions (*.lacuna)")}, name}, use);
}

bool SessionWindow::eventFilter(QObject* watched, QEvent* event) {
  if (watched != &window_) return QObject::eventFilter(watched, event);
  if (event->type() == QEvent::Close) {
    if (may_close_ || (!files_.modified() && files_.session().studies().exports.running().empty())) {
      files_.endCleanly();
      return false;
    }
    event->ignore();
    whenSaved([this] {
      whenWritten([this] {
        may_close_ = true;
        window_.close();
      });
    });
    return true;
  }
  if (event->type() == QEvent::Drop) {
    for (const DroppedFile& file : dropPlan(*static_cast<QDropEvent*>(event)->mimeData()).files)
      if (file.kind == DropKind::Session) open(file.path);  // the window itself does the rest
  }
  return false;
}

}  // namespace lacuna::widgets
