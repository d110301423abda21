#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <functional>
#include <list>
#include <memory>
#include <optional>

#include "core/session/session_file.hpp"
#include "core/session/side_file.hpp"
#include "widgets/sessions/recent_files.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/notice.hpp"

namespace lacuna::widgets {

enum class Role { Clip, Model };

/// How the window's view is remembered and shown again.
struct ViewMemory {
  std::function<QByteArray()> now;
  std::function<void(const QByteArray&)> show;  ///< at once
  std::function<void(const QByteArray&)> look;  ///< cameras, once there is a result to look at
};

/// The session's file: new, open, save, what is unsaved, a side file for recovery, and what was not found on this machine. All
/// reading and writing is done by jobs; a window listens and asks.
class SessionFiles : public QObject {
  Q_OBJECT
 public:
  struct Setup {
    std::string bundled;  ///< folder of the models that come with the program
    QString demo_clip;
  };
  SessionFiles(session::Session& session, ViewState& view, jobs::JobRunner& jobs, Preferences& preferences, Setup setup, QObject* parent = nullptr);
  ~SessionFiles() override;

  void setViewMemory(ViewMemory memory) { memory_ = std::move(memory); }
  RecentFiles& recent() { return recent_; }
  const session::Session& session() const { return session_; }

  /// Once: what is open now, and on its way, is where work begins. Before this nothing counts as unsaved.
  void begin();
  /// From now on a side file of what is unsaved is kept in the folder, and what other processes left there is offered.
  void recoverFrom(const QString& folder);
  /// The program ends as the user wanted: there is nothing to recover.
  void endCleanly();
  /// The system asks the program to end: what is unsaved is kept for the next start, and `then` is called when it is.
  /// From then on nothing stops that: neither another call, whose `then` is dropped, nor `endCleanly`.
  void endKeeping(std::function<void()> then);

  const QString& path() const { return path_; }  ///< empty: never saved
  QString name() const;                          ///< of the file; empty: never saved
  bool modified() const;                         ///< work would be lost without saving
  bool showsModified() const { return shows_modified_; }  ///< the same, as of the last `changed`
  bool saving() const { return save_lane_.busy(); }
  bool opening() const { return open_lane_.busy(); }
  int openingPercent() const { return opening_percent_; }  ///< of large files that are read to know them again; below 0: none is
  int savingPercent() const { return saving_percent_; }    ///< the same of a save
  bool looksAsSaved() const { return !looking_ && view_pending_.isEmpty(); }  ///< what was opened is shown as it was when saved
  QString savedText() const;                     ///< "Saved 14 s ago", "Not saved", "Demo, not saved"

  void startAnew();                  ///< with the open clip and model: nothing hidden, no runs kept
  void open(const QString& path);
  /// There, which then is the session's own file. `then` is called once it is saved.
  void save(const QString& path, std::function<void()> then = {});
  void cancelOpening();
  void cancelSaving();

  // What the session names and this machine has not.
  const session::SourceFile* missing(Role role) const;  ///< null: nothing is
  void goWithout(Role role);                       ///< it stays named in the session
  void find(Role role, const QString& path);       ///< takes the file where it has the right content, else offers it
  const QString& offered(Role role) const;         ///< a file with other content; empty: none
  void takeOffered(Role role);

  // What a process that was killed left.
  struct Left {
    QString belongs_to;  ///< the session's own file; empty: never saved
    QDateTime kept_at;
    QString problem;     ///< why it cannot be read; empty: it can be recovered
  };
  std::optional<Left> left() const;  ///< the newest that is not decided on
  void recoverLeft();
  void discardLeft();

 Q_SIGNALS:
  void changed();
  void told(lacuna::widgets::NoticeKind kind, const QString& line);
  void said(lacuna::widgets::NoticeKind kind, const lacuna::Error& error);  ///< the same of files, as the command line has it: in English
  /// A session was opened while other work was done, which is lost when `take` is called.
  void openedOverWork(const std::function<void()>& take);

 private:
  using Saved = std::shared_ptr<const session::SavedSession>;
  /// A clip or a model that the session names.
  struct Source {
    session::SourceFile file;  ///< as the session's file names it
    std::string path;          ///< where it was opened; empty: not found
    bool missing = false;
    QString offered;
  };
  struct LeftFile {
    std::shared_ptr<session::SideFile> side;
    Left what;
  };
  struct Recovery;
  session::Places places() const;
  void tell(NoticeKind kind, const Error& error);
  void follow(const session::Change& change);
  void settle();
  void lookAgain();
  void noteRecent();
  void lookForLeft(const QString& folder);
  void touch();
  void refresh();
  void keepSideFile(const Saved& now);
  Saved snapshot() const;
  bool modified(const session::SavedSession& now) const;
  void settleView(const Saved& now);
  void fillSource(session::SourceFile& named, std::string& in_document, const Source& source) const;
  bool sameAsBegun(const session::SavedSession& now) const;
  void take(session::LoadedSession loaded, const QString& path);
  void load(const QString& path, std::shared_ptr<session::SideFile> side);
  void takeOpened(const session::LoadedSession& loaded, const QString& path, const std::shared_ptr<session::SideFile>& side);
  void adoptSaved(const Saved& saved, const QString& path);
  void showPercent(int& shown, const jobs::Progress& progress);
  void openFound(Role role, const QString& path);
  Source& source(Role role) { return role == Role::Clip ? clip_ : model_; }
  const Source& source(Role role) const { return role == Role::Clip ? clip_ : model_; }

  session::Session& session_;
  ViewState& view_;
  jobs::JobRunner& jobs_;
  RecentFiles recent_;
  const Setup setup_;
  ViewMemory memory_;
  QString path_;
  Source clip_, model_;
  Saved base_;               ///< what was saved, opened or begun with
  int generation_ = 0;       ///< counts the sessions that were taken: a job of one ends nothing of another
  int opening_percent_ = -1, saving_percent_ = -1;
  bool shows_modified_ = false;
  bool view_settles_ = false;  ///< the view of what was opened is on its way
  bool recovered_ = false;   ///< what is open is more than its file has
  bool settling_ = false;    ///< what the program began with is still being opened
  std::vector<std::string> labels_begun_;
  std::optional<session::Looking> looking_;  ///< to go to, once clip and model are open
  QByteArray view_pending_;                  ///< to look at, once there is a result
  QDateTime saved_at_;
  QTimer changes_;
  std::shared_ptr<session::SideFile> side_;
  Saved side_written_;       ///< null: there is nothing in it
  bool side_failed_ = false;
  bool ending_ = false;      ///< what is unsaved is being kept, or was
  std::list<LeftFile> left_;
  std::string clip_noted_, model_noted_;
  std::list<session::Connection> connections_;
  jobs::Lane open_lane_, save_lane_, side_lane_, find_lane_, recovery_lane_;  // last: they die first and stop their jobs
};

}  // namespace lacuna::widgets
