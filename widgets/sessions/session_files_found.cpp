#include <QDebug>
#include <QFileInfo>
#include <utility>

#include "widgets/language/error_words.hpp"
#include "widgets/sessions/session_files.hpp"

/// What was not found on this machine, and what a process that was killed left.
namespace lacuna::widgets {

const session::SourceFile* SessionFiles::missing(Role role) const { return source(role).missing ? &source(role).file : nullptr; }

const QString& SessionFiles::offered(Role role) const { return source(role).offered; }

void SessionFiles::goWithout(Role role) {
  source(role).missing = false;
  source(role).offered.clear();
  Q_EMIT changed();
}

void SessionFiles::find(Role role, const QString& path) {
  source(role).offered.clear();
  jobs_.start<bool>(
      find_lane_, [file = source(role).file, path = path.toStdString()](const jobs::JobContext& context) { return session::isSource(file, path, context); }, {},
      [this, role, path](Outcome<bool> outcome) {
        if (outcome.error() != nullptr) tell(NoticeKind::Error, *outcome.error());
        if (!outcome.ok()) return;
        if (outcome.value()) return openFound(role, path);
        source(role).offered = path;
        Q_EMIT changed();
      });
}

void SessionFiles::takeOffered(Role role) { openFound(role, QString(source(role).offered)); }

void SessionFiles::openFound(Role role, const QString& path) {
  Source& here = source(role);
  here.missing = false;
  here.offered.clear();
  here.path.clear();  // it is described anew with the next save
  if (role == Role::Model)
    session_.openModel(path.toStdString(), true);
  else
    session_.openClip(path.toStdString(), session::Session::Input{session_.document().sampling, session_.document().crop});
  Q_EMIT changed();
}

// --- the side file ---------------------------------------------------------------------------------------------

namespace {

/// Whether the session's own file has all of it: a program that was killed just after a save, or before a view was let go of.
bool isSaved(const session::SavedSession& kept, const jobs::JobContext& context) {
  if (kept.belongs_to.empty()) return false;
  const auto saved = outcomeOf([&] { return session::readSession(kept.belongs_to, context); });
  return saved.ok() && session::sameWork(saved.value(), kept);
}

}  // namespace

struct SessionFiles::Recovery {
  std::list<LeftFile> left;
  QStringList problems;
};

/// Its own side file first: what others left, and the sessions that belong to it, may lie where reading takes long.
void SessionFiles::recoverFrom(const QString& folder) {
  using Side = std::shared_ptr<session::SideFile>;
  jobs_.start<Side>(
      recovery_lane_, [folder = folder.toStdString()](const jobs::JobContext&) { return session::SideFile::begin(folder); }, {},
      [this, folder](Outcome<Side> outcome) {
        if (outcome.error() != nullptr)
          Q_EMIT told(NoticeKind::Warning, tr("%1 Nothing is kept for a recovery.").arg(wordsOf(*outcome.error()).line));
        if (outcome.ok()) side_ = outcome.value();
        touch();
        lookForLeft(folder);
      });
}

void SessionFiles::lookForLeft(const QString& folder) {
  jobs_.start<std::shared_ptr<Recovery>>(
      recovery_lane_,
      [folder = folder.toStdString()](const jobs::JobContext& context) {
        auto recovery = std::make_shared<Recovery>();
        std::vector<Error> problems;
        std::list<LeftFile> unreadable;
        for (const auto& side : session::SideFile::leftIn(folder, problems)) {
          const auto read = outcomeOf([&] { return session::readSession(side->path(), context); });
          if (read.error() != nullptr) unreadable.push_back({side, {{}, {}, wordsOf(*read.error()).line}});
          if (!read.ok()) continue;
          if (isSaved(read.value(), context)) {
            side->discard();
            continue;
          }
          const QDateTime kept_at = QDateTime::fromSecsSinceEpoch(read.value().saved_at_s);
          recovery->left.push_back({side, {QString::fromStdString(read.value().belongs_to), kept_at, {}}});
        }
        recovery->left.splice(recovery->left.end(), unreadable);
        for (const Error& problem : problems) recovery->problems << wordsOf(problem).line;
        return recovery;
      },
      {},
      [this](Outcome<std::shared_ptr<Recovery>> outcome) {
        if (outcome.error() != nullptr) tell(NoticeKind::Warning, *outcome.error());
        if (!outcome.ok()) return;
        left_ = outcome.value()->left;
        for (const QString& problem : outcome.value()->problems) Q_EMIT told(NoticeKind::Warning, problem);
        Q_EMIT changed();
      });
}

/// The side file says what its session's own file does not. Where that says all, there is nothing to recover.
void SessionFiles::keepSideFile(const Saved& now) {
  if (!side_ || settling_) return;
  if (side_lane_.busy()) return touch();
  const bool wanted = recovered_ || !session::sameWork(*base_, *now);
  if (side_written_ ? wanted && session::sameContent(*side_written_, *now) : !wanted) return;
  jobs_.start<bool>(
      side_lane_,
      [now, wanted, side = side_, places = places()](const jobs::JobContext& context) {
        if (!wanted) return side->clear(), true;
        session::SavedSession named = *now;
        session::nameSources(named, places);
        side->write(named, context);
        return true;
      },
      {},
      [this, now, wanted](Outcome<bool> outcome) {
        if (outcome.ok()) side_written_ = wanted ? now : nullptr;
        if (outcome.error() != nullptr && !side_failed_)
          Q_EMIT told(NoticeKind::Warning, tr("Changes are not kept for a recovery now. %1").arg(wordsOf(*outcome.error()).line));
        side_failed_ = outcome.error() != nullptr;
        Q_EMIT changed();
      });
}

void SessionFiles::endCleanly() {
  if (ending_) return;
  changes_.stop();
  side_lane_.cancel();
  if (side_) side_->discard();
  side_.reset();
}

void SessionFiles::endKeeping(std::function<void()> then) {
  if (ending_) return;
  changes_.stop();
  const Saved now = snapshot();
  if (!side_ || !modified(*now)) {
    endCleanly();
    ending_ = true;
    return then();
  }
  ending_ = true;
  jobs_.start<bool>(
      side_lane_,
      [now, side = std::exchange(side_, nullptr), places = places()](const jobs::JobContext& context) {
        session::SavedSession named = *now;
        session::nameSources(named, places);
        side->write(named, context);
        return true;
      },
      {},
      [then = std::move(then)](const Outcome<bool>& outcome) {  // nobody looks at the window any more
        if (outcome.error() != nullptr) qWarning().noquote() << "What is unsaved was not kept for a recovery." << QString::fromStdString(outcome.error()->line());
        then();
      });
}

std::optional<SessionFiles::Left> SessionFiles::left() const { return left_.empty() ? std::nullopt : std::optional(left_.front().what); }

void SessionFiles::recoverLeft() {
  if (left_.empty() || !left_.front().what.problem.isEmpty()) return;
  const LeftFile left = left_.front();  // offered until it is open
  load(left.what.belongs_to, left.side);
}

void SessionFiles::discardLeft() {
  if (left_.empty()) return;
  left_.front().side->discard();
  left_.pop_front();
  Q_EMIT changed();
}

}  // namespace lacuna::widgets
