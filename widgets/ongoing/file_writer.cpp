#include "widgets/ongoing/file_writer.hpp"

#include <utility>

#include "widgets/language/error_words.hpp"

namespace lacuna::widgets {

FileWriter::FileWriter(jobs::JobRunner& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {}

FileWriter::Id FileWriter::start(Write write) {
  const Id id = ++last_;
  jobs_.start<bool>(
      writing_[id],
      [work = std::move(write.work)](const jobs::JobContext& context) {
        work(context);
        return true;
      },
      std::move(write.progress),
      [this, id, done = std::move(write.done), ended = std::move(write.ended)](Outcome<bool> outcome) {
        writing_.erase(id);
        if (ended) ended(outcome);
        if (outcome.error() != nullptr) tell(NoticeKind::Error, toldOf(*outcome.error()));
        if (outcome.ok() && done) tell(NoticeKind::Done, done());
      });
  return id;
}

void FileWriter::cancel(Id id) { writing_.erase(id); }

}  // namespace lacuna::widgets
