#pragma once

#include <QObject>
#include <functional>
#include <map>
#include <optional>

#include "core/jobs/job_runner.hpp"
#include "core/session/exports.hpp"
#include "widgets/window/notice.hpp"

namespace lacuna::widgets {

/// Writes files, each on a job of its own. It outlives the window: what is being written when that is built anew goes on, and how
/// it went is told in the window that is there then, in its language.
class FileWriter : public QObject {
  Q_OBJECT
 public:
  using Id = int;
  struct Write {
    std::function<void(const jobs::JobContext&)> work;      ///< throws `Failure`
    std::function<QString()> done;                          ///< the line that is told once it is written; empty: none
    std::function<void(const jobs::Progress&)> progress{};  ///< may be empty
    std::function<void(const Outcome<bool>&)> ended{};      ///< before anything is told of it; may be empty
    std::string path{};                                     ///< for the list of jobs; empty: it is not listed
  };
  FileWriter(session::Exports& exports, jobs::JobRunner& jobs, QObject* parent = nullptr);
  ~FileWriter() override;

  /// What has to be prepared before it is written is among the jobs from now on, until it is started, failed or cancelled.
  /// `cancelled` is called when it is, here or there, until it is written.
  Id announce(const std::string& path, std::function<void()> cancelled);
  void report(Id id, const jobs::Progress& progress);
  Id start(Write write);
  void start(Id announced, Write write);  ///< nothing where that was cancelled
  void fail(Id id, const Error& error);
  void cancel(Id id);  ///< nothing is told of it
  bool busy(Id id) const { return writing_.contains(id); }

  /// Says a line as of a write.
  void tell(NoticeKind kind, const QString& line) {
    tell(kind, [line] { return line; });
  }
  const QString& lastTold() const { return last_told_; }
  void tellAgain();  ///< the last line, in the language of this moment

 Q_SIGNALS:
  void told(lacuna::widgets::NoticeKind kind, const QString& line);

 private:
  struct Writing {
    jobs::Lane lane;  ///< of its own: a later write must not replace an earlier one
    std::optional<session::Exports::Id> listed{};
    std::function<void()> cancelled{};
  };
  void begin(Id id, Write write);
  void list(Id id, const std::string& path);
  void end(Id id, const Outcome<bool>& outcome);
  void tell(NoticeKind kind, std::function<QString()> line);

  session::Exports& exports_;
  jobs::JobRunner& jobs_;
  Id last_ = 0;
  NoticeKind last_kind_ = NoticeKind::Done;
  std::function<QString()> last_line_;
  QString last_told_;
  std::map<Id, Writing> writing_;
};

}  // namespace lacuna::widgets
