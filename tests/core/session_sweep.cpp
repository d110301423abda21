#include <filesystem>

#include "core/session/session.hpp"
#include "core/session/studies.hpp"
#include "core/sweep/parts.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/support/other_model.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

struct Open {
  test::TempFolder folder;
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  Session session{runner, {}};
  SweepStudy& study = session.studies().sweeps;

  Open() {
    session.setLive(false);
    session.openModel(test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip("world:behind,seed=7", Session::Input{{0, 8, 4.0}, 64});
    queue.drainUntil([this] { return session.window() && session.model(); });
  }
  sweep::Plan plan(const std::string& ratios) {
    sweep::Plan plan = study.planOfDocument();
    plan.axes[0] = {"ratio", ratios};
    plan.seeds = 2;
    return plan;
  }
  void finish() {
    queue.drainUntil([this] { return !study.status().busy; });
  }
};

}  // namespace

TEST_CASE("a sweep of the session is the command line's, told as it goes", "[session]") {
  Open open;
  std::size_t told = 0;
  const Connection connection = open.study.changed.connect([&] { told = std::max(told, open.study.kept().size()); });
  const std::string folder = open.folder.file("it's one");
  open.study.start(open.plan("0.2, 0.5"), folder);
  CHECK(open.session.studies().busy());
  open.finish();
  CHECK(told == 4);
  CHECK(open.study.commandLine() == "lacuna sweep '" + open.folder.path().string() + "/it'\\''s one/spec.json' --out '" + open.folder.path().string() + "/it'\\''s one'");
  const sweep::Spec spec = sweep::readSpec(folder + "/spec.json", {}, {});
  CHECK(sweep::Store::finishedIn(folder + "/sweep.sqlite", spec) == 4U);
  CHECK(std::filesystem::exists(folder + "/runs.csv"));

  open.study.lookIn(open.folder.path().string());
  open.queue.drainUntil([&] { return !open.study.found().empty(); });
  CHECK(open.study.found() == std::vector<SweepStudy::Found>{{folder, 4, 4}});
  open.study.start(open.plan("0.3"), folder);  // another sweep in the same folder is refused, and the first stays as it was
  open.finish();
  REQUIRE(open.study.status().error.has_value());
  CHECK_THAT(open.study.status().error->what, ContainsSubstring("another sweep"));
  CHECK(sweep::readSpec(folder + "/spec.json", {}, {}) == spec);
}

TEST_CASE("a sweep goes on where it was cancelled", "[session]") {
  Open open;
  const std::string folder = open.folder.file("sweep");
  open.study.start(open.plan("0.1..0.9 step 0.01"), folder);
  open.queue.drainUntil([&] { return open.study.kept().size() >= 2; });
  open.study.cancel();
  CHECK_FALSE(open.study.status().busy);
  const std::size_t kept = open.study.kept().size();
  CHECK(kept < 162);
  open.study.open(folder, false);
  open.finish();
  CHECK(open.study.kept().size() >= kept);
  CHECK(open.study.kept().size() < 162);
  open.study.open(folder, true);
  open.finish();
  CHECK(open.study.kept().size() == 162);
  open.study.open(open.folder.file("none"), false);
  open.finish();
  CHECK(open.study.status().error.has_value());
  CHECK_FALSE(std::filesystem::exists(open.folder.file("none")));
}

TEST_CASE("a run of a sweep of another window and mask is opened whole", "[session]") {
  Open open;
  sweep::Plan plan = open.plan("0.2, 0.5");
  plan.axes[1] = {"start", "0, 4"};
  plan.seeds = 1;
  open.study.start(plan, open.folder.file("sweep"));
  open.finish();
  REQUIRE(open.study.kept().size() == 4);
  open.study.openPoint(3);
  open.queue.drainUntil([&] { return !open.session.clipLoading().busy; });
  CHECK(open.session.window()->sampling.start_frame == 4);
  open.session.predict();
  open.queue.drainUntil([&] { return open.session.resultIsCurrent(); });
  CHECK(open.session.result().run->hash == open.study.kept()[3].run);
}

TEST_CASE("a run of another model that says how many frames alone is opened as it was made", "[session]") {
  Open open;
  sweep::Plan plan = open.plan("0.3");
  plan.model = test::otherModel(open.folder);
  plan.clips = "world:behind,seed=7,frames=48";
  plan.sampling.rate_fps = 0;
  plan.crop = 0;
  plan.axes[1] = {"frames", "8, 16"};
  plan.seeds = 1;
  open.study.start(plan, open.folder.file("sweep"));
  open.finish();
  REQUIRE(open.study.kept().size() == 2);
  open.session.run(setCoverage(mask::CoverageRule::Touched));
  open.study.openPoint(1);
  open.queue.drainUntil([&] { return !open.session.modelLoading().busy; });
  open.queue.drainUntil([&] { return !open.session.clipLoading().busy; });
  CHECK(open.session.document().model_path == plan.model);
  CHECK(open.session.window()->sampling.frames == 16);
  open.session.predict();
  open.queue.drainUntil([&] { return open.session.resultIsCurrent(); });
  CHECK(open.session.result().run->hash == open.study.kept()[1].run);
}

TEST_CASE("a point that waits for its model gives way to another model", "[session]") {
  Open open;
  sweep::Plan plan = open.plan("0.3");
  plan.model = test::otherModel(open.folder);
  plan.seeds = 1;
  open.study.start(plan, open.folder.file("sweep"));
  open.finish();
  const auto shapes = open.session.document().shapes;
  const std::string first = open.session.document().model_path;
  open.study.openPoint(0);
  open.session.openModel(first, true);
  open.queue.drainUntil([&] { return !open.session.modelLoading().busy; });
  CHECK(open.session.document().model_path == first);
  CHECK(open.session.document().shapes == shapes);
}

TEST_CASE("a sweep that cannot be begun leaves the one under way", "[session]") {
  Open open;
  open.study.start(open.plan("0.1..0.9 step 0.01"), open.folder.file("sweep"));
  sweep::Plan unmasked = open.plan("0.3");
  unmasked.mask.clear();
  open.study.start(unmasked, open.folder.file("other"));
  CHECK(open.study.status().error.has_value());
  CHECK(open.study.status().busy);
  open.study.cancel();
  CHECK_FALSE(open.study.status().busy);
}

TEST_CASE("a folder with a sweep of another mask keeps its mask", "[session]") {
  Open open;
  const auto draw = [&](double from) {
    mask::MaskShape shape{open.session.newShapeId(), "Middle", mask::Operation::Hide, {}, mask::Rectangle{{from, from}, {0.7, 0.7}}};
    std::vector<mask::MaskShape> shapes{shape};
    open.session.run(setShapes(shapes, "Middle"));
  };
  sweep::Plan plan = open.plan("0.2");
  plan.mask.clear();
  plan.axes[0] = {"x", "0, 0.1"};
  plan.seeds = 1;
  draw(0.2);
  const std::string folder = open.folder.file("sweep");
  open.study.start(plan, folder);
  open.finish();
  REQUIRE(open.study.kept().size() == 2);
  const std::string mask = test::readFile(folder + "/mask.json");
  open.study.start(plan, folder);  // the same one goes on
  open.finish();
  CHECK_FALSE(open.study.status().error.has_value());
  draw(0.5);
  open.study.start(plan, folder);
  open.finish();
  REQUIRE(open.study.status().error.has_value());
  CHECK_THAT(open.study.status().error->what, ContainsSubstring("another mask"));
  CHECK(test::readFile(folder + "/mask.json") == mask);
}

TEST_CASE("a sweep that goes on takes in what killed processes left, and leaves a part that is at work", "[session]") {
  Open open;
  const std::string folder = open.folder.file("sweep");
  open.study.start(open.plan("0.2, 0.5"), folder);
  open.finish();
  const sweep::Spec spec = sweep::readSpec(folder + "/spec.json", {}, {});
  const std::string left = sweep::partFile(folder, 1), busy = sweep::partFile(folder, 2);
  sweep::Kept run = sweep::Store(folder + "/sweep.sqlite", spec).one(3);
  run.seconds = 1234;
  for (const std::string& part : {left, busy}) sweep::Store(part, spec).add(run);
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(folder + "/sweep.sqlite" + end);
  auto lock = sweep::PartLock::tryTake(busy);
  REQUIRE(lock);
  CHECK_FALSE(sweep::PartLock::tryTake(busy));
  open.study.open(folder, false);
  open.finish();
  open.study.open(folder, true);  // a folder without a store begins one
  open.finish();
  REQUIRE(open.study.kept().size() == 4);
  CHECK(sweep::Store(folder + "/sweep.sqlite", spec).one(3).seconds == 1234);  // not made again
  CHECK_FALSE(std::filesystem::exists(left));
  CHECK(std::filesystem::exists(busy));
  lock.reset();
  sweep::Store store(folder + "/sweep.sqlite", spec);
  sweep::takeInParts(folder, spec, store);
  CHECK_FALSE(std::filesystem::exists(busy));
  CHECK_FALSE(std::filesystem::exists(busy + ".lock"));
  CHECK_THROWS_WITH(sweep::takeInParts(folder + "/none", spec, store), ContainsSubstring("The folder cannot be read"));
}
