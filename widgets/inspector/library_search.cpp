#include "widgets/inspector/library_search.hpp"

#include "core/library/library_file.hpp"

namespace lacuna::widgets {
namespace {

using Answer = std::shared_ptr<const LibraryAnswer>;
using Moment = std::shared_ptr<const media::ClipWindow>;

struct Question {
  std::string folder;
  std::shared_ptr<const latent::Run> run;
  int row = 0;
  Answer last;  ///< whose library and frames are used again where they are the same
};

std::filesystem::file_time_type writtenAt(const std::string& folder) {
  std::error_code missing;  // then loading says so
  return std::filesystem::last_write_time(library::filePath(folder), missing);
}

Moment momentOf(const LibraryAnswer& answer, const library::Match& match, const Answer& last, const jobs::JobContext& context) {
  for (std::size_t i = 0; last && last->library == answer.library && i < last->matches.size(); ++i) {
    const library::Match& known = last->matches[i];
    if (known.clip == match.clip && answer.library->momentOf(known) == answer.library->momentOf(match)) return last->moments[i];
  }
  try {
    return library::readMoment(*answer.library, match, context);
  } catch (const Failure&) {
    return nullptr;  // moved or damaged since: the others are still worth showing
  }
}

Answer answerTo(const Question& question, const jobs::JobContext& context) {
  auto answer = std::make_shared<LibraryAnswer>();
  answer->written = writtenAt(question.folder);
  const Answer& last = question.last;
  const bool known = last && last->library->folder() == question.folder && last->written == answer->written;
  answer->library = known ? last->library : library::Library::load(question.folder, context);
  answer->library->requireModel(*question.run->model);
  const auto latent = question.run->predicted->values.row(static_cast<std::size_t>(question.row));
  answer->matches = answer->library->search(latent, LibrarySearch::count, LibrarySearch::most_a_clip);
  for (const library::Match& match : answer->matches) {
    context.throwIfStopped();
    answer->moments.push_back(momentOf(*answer, match, last, context));
  }
  return answer;
}

}  // namespace

LibrarySearch::LibrarySearch(jobs::JobRunner& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {}

void LibrarySearch::find(const std::string& folder, std::shared_ptr<const latent::Run> run, int row) {
  jobs_.start<Answer>(
      lane_, [question = Question{folder, std::move(run), row, answer_}](const jobs::JobContext& context) { return answerTo(question, context); },
      nullptr,
      [this](Outcome<Answer> outcome) {
        if (outcome.error() != nullptr) return Q_EMIT failed(*outcome.error());
        if (!outcome.ok()) return;
        answer_ = outcome.value();
        Q_EMIT found();
      });
}

}  // namespace lacuna::widgets
