#include "widgets/sessions/session_files.hpp"

#include <QFileInfo>

#include "core/session/studies.hpp"
#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int changes_ms = 300;  ///< many changes in a row are one

}  // namespace

SessionFiles::SessionFiles(session::Session& session, ViewState& view, jobs::JobRunner& jobs, Preferences& preferences, Setup setup, QObject* parent)
    : QObject(parent), session_(session), view_(view), jobs_(jobs), recent_(preferences), setup_(std::move(setup)) {
  changes_.setSingleShot(true);
  changes_.setInterval(changes_ms);
  connect(&changes_, &QTimer::timeout, this, &SessionFiles::refresh);
  connect(&view_, &ViewState::changed, this, &SessionFiles::touch);
  session::Studies& studies = session_.studies();
  connections_.push_back(session_.onChange([this](const session::Change& change) { follow(change); }));
  connections_.push_back(studies.runs.changed.connect([this] { touch(); }));
  connections_.push_back(studies.surprise.onChange([this] { touch(); }));
  connections_.push_back(studies.probe.onChange([this] { touch(); }));
  connections_.push_back(studies.attention.onChange([this] { touch(); }));
}

SessionFiles::~SessionFiles() = default;

session::Places SessionFiles::places() const { return {setup_.bundled, recent_.clipFolders()}; }

void SessionFiles::begin() {
  base_ = snapshot();
  labels_begun_ = session_.undoStack().doneLabels();
  settling_ = true;
  settle();
  touch();
}

void SessionFiles::tell(NoticeKind kind, const Error& error) {
  Q_EMIT told(kind, toldOf(error));
  Q_EMIT said(kind, error);
}

// --- what is there now -----------------------------------------------------------------------------------------

void SessionFiles::follow(const session::Change& change) {
  if (std::holds_alternative<session::PreviewMoved>(change)) return;  // not in the document yet
  const bool opened = std::holds_alternative<session::ClipChanged>(change) || std::holds_alternative<session::ModelChanged>(change);
  settle();
  if (opened) noteRecent();
  if (!session_.document().clip_path.empty()) clip_.missing = false;
  if (!session_.document().model_path.empty()) model_.missing = false;
  lookAgain();
  if (std::holds_alternative<session::ResultReady>(change) && !view_pending_.isEmpty() && session_.resultIsCurrent())
    QTimer::singleShot(0, this, [this] {  // after the views have taken the result
      if (const QByteArray view = std::exchange(view_pending_, {}); memory_.look && !view.isEmpty()) memory_.look(view);
    });
  touch();
}

/// Windows and sizes that come with the first clip and model are no work of the user's.
void SessionFiles::settle() {
  if (!settling_) return;
  if (session_.undoStack().doneLabels() == labels_begun_) base_ = snapshot();
  settling_ = session_.undoStack().doneLabels() == labels_begun_ && (session_.clipLoading().busy || session_.modelLoading().busy);
}

void SessionFiles::lookAgain() {
  const bool ready = looking_ && session_.placement() && !session_.clipLoading().busy && !session_.modelLoading().busy;
  if (ready) session::lookAt(session_, *std::exchange(looking_, std::nullopt));
}

void SessionFiles::noteRecent() {
  const auto note = [this](RecentKind kind, const std::string& path, std::string& noted) {
    if (path == noted) return;
    noted = path;
    const bool own = path.empty() || path.starts_with("world:") || (!setup_.bundled.empty() && path.starts_with(setup_.bundled));
    if (!own) recent_.add(kind, QFileInfo(QString::fromStdString(path)).absoluteFilePath());
  };
  note(RecentKind::Clips, session_.document().clip_path, clip_noted_);
  note(RecentKind::Checkpoints, session_.document().model_path, model_noted_);
}

void SessionFiles::touch() {
  if (base_ && !changes_.isActive()) changes_.start();
}

void SessionFiles::refresh() {
  const Saved now = snapshot();
  settleView(now);
  shows_modified_ = modified(*now);
  keepSideFile(now);
  Q_EMIT changed();
}

/// Where what was opened ends up looking is where its file looks: that is no change to keep.
void SessionFiles::settleView(const Saved& now) {
  if (!view_settles_ || looking_ || !view_pending_.isEmpty()) return;
  view_settles_ = false;
  auto settled = std::make_shared<session::SavedSession>(*base_);
  settled->looking = now->looking;
  settled->view_json = now->view_json;
  if (session::sameWork(*base_, *now)) settled->runs = now->runs;
  base_ = settled;
}

/// What was not found, or could not be opened, stays named.
void SessionFiles::fillSource(session::SourceFile& named, std::string& in_document, const Source& source) const {
  if (in_document.empty()) in_document = source.path;
  if (in_document != source.path) return;
  named = source.file;
  if (named.kind == session::SourceKind::File && !source.path.empty()) named.path = source.path;  // where it was found
}

SessionFiles::Saved SessionFiles::snapshot() const {
  auto now = std::make_shared<session::SavedSession>(session::snapshotOf(session_));
  fillSource(now->clip, now->document.clip_path, clip_);
  fillSource(now->model, now->document.model_path, model_);
  if (base_) session::takeOthers(*now, *base_);
  if (looking_) now->looking = *looking_;  // it is on its way there
  const QByteArray view = !view_pending_.isEmpty() || !memory_.now ? view_pending_ : memory_.now();
  now->view_json = view.toStdString();
  now->belongs_to = path_.toStdString();
  return now;
}

/// Without a file, looking at another clip or with another model is no work yet.
bool SessionFiles::sameAsBegun(const session::SavedSession& now) const {
  session::SavedSession begun = *base_;
  begun.document.clip_path = now.document.clip_path;
  begun.document.model_path = now.document.model_path;
  begun.document.sampling = now.document.sampling;
  begun.document.crop = now.document.crop;
  return session::sameWork(begun, now);
}

bool SessionFiles::modified() const { return base_ && modified(*snapshot()); }

bool SessionFiles::modified(const session::SavedSession& now) const {
  return recovered_ || !(path_.isEmpty() ? sameAsBegun(now) : session::sameWork(*base_, now));
}

QString SessionFiles::name() const { return QFileInfo(path_).fileName(); }

QString SessionFiles::savedText() const {
  if (opening()) return tr("Opening...");
  if (saving()) return tr("Saving...");
  if (path_.isEmpty()) {
    const bool demo = !shows_modified_ && session_.document().clip_path == setup_.demo_clip.toStdString() && !setup_.demo_clip.isEmpty();
    return demo ? tr("Demo, not saved") : tr("Not saved");
  }
  if (shows_modified_) return tr("Changes not saved");
  const qint64 ago_s = std::max<qint64>(0, saved_at_.secsTo(QDateTime::currentDateTimeUtc()));
  constexpr int minute_s = 60, hour_s = 3600, day_s = 86400;
  if (ago_s < 2) return tr("Saved");
  if (ago_s < minute_s) return tr("Saved %1 s ago").arg(ago_s);
  if (ago_s < hour_s) return tr("Saved %1 min ago").arg(ago_s / minute_s);
  if (ago_s < day_s) return tr("Saved %1 h ago").arg(ago_s / hour_s);
  return tr("Saved on %1").arg(QLocale().toString(saved_at_.toLocalTime().date(), QLocale::ShortFormat));
}

// --- new, open, save -------------------------------------------------------------------------------------------

void SessionFiles::startAnew() {
  session::SavedSession fresh;
  const session::Document& document = session_.document();
  fresh.document.clip_path = document.clip_path;
  fresh.document.model_path = document.model_path;
  fresh.document.sampling = document.sampling;
  fresh.document.crop = document.crop;
  const Source clip{clip_.file, clip_.path, false, {}}, model{model_.file, model_.path, false, {}};
  take({fresh, {fresh.document.clip_path, false}, {fresh.document.model_path, false}, {}}, {});
  clip_ = clip.path == fresh.document.clip_path ? clip : Source{};
  model_ = model.path == fresh.document.model_path ? model : Source{};
}

void SessionFiles::open(const QString& path) { load(QFileInfo(path).absoluteFilePath(), nullptr); }

void SessionFiles::cancelOpening() {
  open_lane_.cancel();
  opening_percent_ = -1;
  Q_EMIT changed();
}

void SessionFiles::cancelSaving() {
  save_lane_.cancel();
  saving_percent_ = -1;
  Q_EMIT changed();
}

void SessionFiles::showPercent(int& shown, const jobs::Progress& progress) {
  constexpr double large_mb = 64;
  const int percent = progress.total > large_mb ? static_cast<int>(100 * progress.fraction()) : -1;
  if (std::exchange(shown, percent) != percent) Q_EMIT changed();
}

/// `side`: a side file to go on with, whose own session's file may be another.
void SessionFiles::load(const QString& path, std::shared_ptr<session::SideFile> side) {
  jobs_.start<session::LoadedSession>(
      open_lane_,
      [path = path.toStdString(), side, places = places()](const jobs::JobContext& context) {
        if (!side) return session::loadSession(path, places, context);
        session::LoadedSession loaded = session::loadSession(side->path(), places, context);
        loaded.session.belongs_to = path;
        return loaded;
      },
      [this](const jobs::Progress& progress) { showPercent(opening_percent_, progress); },
      [this, path, side, begun = snapshot()](Outcome<session::LoadedSession> outcome) {
        opening_percent_ = -1;
        if (outcome.error() != nullptr) tell(NoticeKind::Error, *outcome.error());
        if (!outcome.ok()) return Q_EMIT changed();
        const Saved now = snapshot();
        if (!base_ || session::sameWork(*begun, *now) || !modified(*now)) return takeOpened(outcome.value(), path, side);
        Q_EMIT changed();
        Q_EMIT openedOverWork([this, loaded = std::move(outcome.value()), path, side] { takeOpened(loaded, path, side); });
      });
  Q_EMIT changed();
}

void SessionFiles::takeOpened(const session::LoadedSession& loaded, const QString& path, const std::shared_ptr<session::SideFile>& side) {
  take(loaded, path);
  if (!path.isEmpty()) recent_.add(RecentKind::Sessions, path);
  if (side) {
    recovered_ = shows_modified_ = true;
    const bool offered = left_.remove_if([&side](const LeftFile& left) { return left.side == side; }) > 0;
    if (offered && side_) side_->discard();
    if (offered) side_ = side, side_written_ = base_;  // else it was discarded meanwhile
  }
  Q_EMIT changed();
}

void SessionFiles::take(session::LoadedSession loaded, const QString& path) {
  ++generation_;
  find_lane_.cancel();  // what is looked for is another session's
  settling_ = recovered_ = false;
  view_settles_ = true;
  path_ = path;
  const auto source = [](session::SourceFile file, const session::FoundSource& found) {
    if (found.differs) file.hash = {};  // the next save describes what there is now
    return Source{file, found.path, file.kind != session::SourceKind::None && found.path.empty(), {}};
  };
  clip_ = source(loaded.session.clip, loaded.clip);
  model_ = source(loaded.session.model, loaded.model);
  saved_at_ = QDateTime::fromSecsSinceEpoch(loaded.session.saved_at_s, Qt::UTC);
  looking_ = loaded.session.looking;
  view_pending_ = QByteArray::fromStdString(loaded.session.view_json);
  base_ = std::make_shared<const session::SavedSession>(loaded.session);
  session::applySaved(session_, loaded.session);
  if (memory_.show && !view_pending_.isEmpty()) memory_.show(view_pending_);
  const auto warn = [this](const session::SourceFile& file, const session::FoundSource& found) {
    if (!found.differs) return;
    const std::string name = QFileInfo(QString::fromStdString(file.path)).fileName().toStdString();
    tell(NoticeKind::Warning, {ErrorKind::Mismatch, name + " has changed since this session was saved. The runs that were kept are of what it was.", {}});
  };
  warn(loaded.session.clip, loaded.clip);
  warn(loaded.session.model, loaded.model);
  for (std::size_t i = 0; i < loaded.others.size(); ++i) warn(loaded.session.others[i], loaded.others[i]);
  shows_modified_ = false;
  touch();
  Q_EMIT changed();
}

void SessionFiles::save(const QString& path, std::function<void()> then) {
  const Saved now = snapshot();
  const QString absolute = QFileInfo(path).absoluteFilePath();
  jobs_.start<Saved>(
      save_lane_,
      [now, path = absolute.toStdString(), places = places()](const jobs::JobContext& context) -> Saved {
        return std::make_shared<const session::SavedSession>(session::saveSession(*now, path, places, context));
      },
      [this](const jobs::Progress& progress) { showPercent(saving_percent_, progress); },
      [this, absolute, then = std::move(then), generation = generation_](Outcome<Saved> outcome) {
        saving_percent_ = -1;
        if (outcome.error() != nullptr) tell(NoticeKind::Error, *outcome.error());
        if (outcome.ok()) recent_.add(RecentKind::Sessions, absolute);
        if (outcome.ok() && generation == generation_)
          adoptSaved(outcome.value(), absolute);
        else if (outcome.ok())
          Q_EMIT told(NoticeKind::Done, tr("The session before was saved as %1.").arg(QFileInfo(absolute).fileName()));
        Q_EMIT changed();
        if (outcome.ok() && then) then();
      });
  Q_EMIT changed();
}

void SessionFiles::adoptSaved(const Saved& saved, const QString& path) {
  base_ = saved;
  path_ = path;
  clip_.file = base_->clip, clip_.path = base_->document.clip_path;
  model_.file = base_->model, model_.path = base_->document.model_path;
  saved_at_ = QDateTime::currentDateTimeUtc();
  settling_ = recovered_ = false;
  shows_modified_ = modified();
  touch();
}

}  // namespace lacuna::widgets
