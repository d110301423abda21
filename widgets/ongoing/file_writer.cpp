#include "widgets/ongoing/file_writer.hpp"

#include <utility>

#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {

FileWriter::FileWriter(session::Exports& exports, jobs::JobRunner& jobs, QObject* parent) : QObject(parent), exports_(exports), jobs_(jobs) {}

FileWriter::~FileWriter() {
  while (!writing_.empty()) end(writing_.begin()->first, Cancelled{});
}

FileWriter::Id FileWriter::announce(const std::string& path, std::function<void()> cancelled) {
  const Id id = ++last_;
  writing_[id].cancelled = std::move(cancelled);
  list(id, path);
  return id;
}

void FileWriter::list(Id id, const std::string& path) {
  writing_[id].listed = exports_.begin(path, [this, id] { cancel(id); });
}

void FileWriter::report(Id id, const jobs::Progress& progress) {
  const auto found = writing_.find(id);
  if (found != writing_.end() && found->second.listed) exports_.tell(*found->second.listed, progress);
}

FileWriter::Id FileWriter::start(Write write) {
  const Id id = ++last_;
  begin(id, std::move(write));
  return id;
}

void FileWriter::start(Id announced, Write write) {
  if (busy(announced)) begin(announced, std::move(write));
}

void FileWriter::begin(Id id, Write write) {
  if (!writing_[id].listed && !write.path.empty()) list(id, write.path);
  jobs_.start<bool>(
      writing_[id].lane,
      [work = std::move(write.work)](const jobs::JobContext& context) {
        work(context);
        return true;
      },
      [this, id, progress = std::move(write.progress)](const jobs::Progress& done) {
        report(id, done);
        if (progress) progress(done);
      },
      [this, id, done = std::move(write.done), ended = std::move(write.ended)](Outcome<bool> outcome) {
        end(id, outcome);
        if (ended) ended(outcome);
        if (outcome.error() != nullptr) tell(NoticeKind::Error, toldOf(*outcome.error()));
        if (outcome.ok() && done) tell(NoticeKind::Done, done);
      });
}

void FileWriter::tell(NoticeKind kind, std::function<QString()> line) {
  last_kind_ = kind;
  last_line_ = std::move(line);
  tellAgain();
}

void FileWriter::tellAgain() {
  if (!last_line_) return;
  last_told_ = last_line_();
  Q_EMIT told(last_kind_, last_told_);
}

void FileWriter::end(Id id, const Outcome<bool>& outcome) {
  const auto ended = writing_.extract(id);
  if (ended && ended.mapped().listed) exports_.end(*ended.mapped().listed, outcome);
}

void FileWriter::fail(Id id, const Error& error) {
  end(id, error);
  tell(NoticeKind::Error, toldOf(error));
}

void FileWriter::cancel(Id id) {
  const auto found = writing_.find(id);
  if (found == writing_.end()) return;
  const auto cancelled = std::move(found->second.cancelled);
  end(id, Cancelled{});
  if (cancelled) cancelled();
}

}  // namespace lacuna::widgets
