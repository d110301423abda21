#include "core/session/exports.hpp"

#include "core/session/session.hpp"
#include "core/session/studies.hpp"
#include "core/session/tasks.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::session;

TEST_CASE("tasks: files that are made are listed by their path, each with its own cancel", "[session]") {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  Session session(runner, {});
  Exports& exports = session.studies().exports;
  TaskHistory history(session);
  const auto at = [](int seconds) { return TaskHistory::Clock::time_point{std::chrono::seconds(seconds)}; };
  Exports::Id film = 0;
  film = exports.begin("walk.mp4", [&] { exports.end(film, Cancelled{}); });
  const Exports::Id figure = exports.begin("figure.png", [] {}), page = exports.begin("report.html", [] {});
  exports.tell(figure, {"Writing the file", 1, 2, "MB"});
  CHECK(history.look(at(0)));
  REQUIRE(history.running().size() == 3);
  CHECK(history.running()[1].task.kind == TaskKind::Exporting);
  CHECK(history.running()[1].task.of == "figure.png");
  CHECK(history.running()[1].task.progress.fraction() == Approx(0.5));
  CHECK_FALSE(session.studies().busy());

  exports.end(figure, true);
  CHECK(history.look(at(1)));
  CHECK(history.finished().front().end == FinishedTask::End::Done);
  exports.end(page, Error{ErrorKind::Refused, "The disk is full.", "report.html"});
  CHECK(history.look(at(2)));
  CHECK(history.finished().front().end == FinishedTask::End::Failed);
  CHECK(history.finished().front().error == "report.html: The disk is full.");
  cancelAll(session);
  CHECK(history.look(at(3)));
  CHECK(history.finished().front().of == "walk.mp4");
  CHECK(history.finished().front().end == FinishedTask::End::Cancelled);
  CHECK(tasksOf(session).empty());
  CHECK(exports.last("walk.mp4")->cancelled);
  CHECK(exports.last("other.png") == nullptr);
}
