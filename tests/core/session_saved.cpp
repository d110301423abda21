#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>

#include "core/base/error.hpp"
#include "core/media/clip_writer.hpp"
#include "core/session/session_file.hpp"
#include "core/session/side_file.hpp"
#include "core/session/source_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::session;
namespace fs = std::filesystem;

namespace {

const jobs::JobContext no_context{};
const Places places{test::sourceFile("models"), {}};

mask::MaskShape discAt(Session& session, double x) {
  mask::MaskShape disc;
  disc.id = session.newShapeId();
  disc.name = "Disc";
  disc.form = mask::Stroke{{{x, 0.5}}, 0.1, mask::BrushTip::Round};
  return disc;
}

/// A session as a program has it; results come when the test drains the queue.
struct Open {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  Session session{runner, {}};

  void settle() {
    queue.drainUntil([this] {
      const auto state = session.prediction().state;
      return !session.clipLoading().busy && !session.modelLoading().busy && state != PredictionState::Running && state != PredictionState::OutOfDate &&
             !session.layoutStatus().busy && !session.studies().busy();
    });
  }
  void apply(const SavedSession& saved) {
    applySaved(session, saved);
    settle();
    lookAt(session, saved.looking);
  }
};

void drawClip(const std::string& path, int shade = 3) {
  const auto draw = [shade](int frame) {
    Image picture{64, 64, std::vector<std::uint8_t>(3 * 64 * 64)};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) picture.rgb[i] = static_cast<std::uint8_t>(i * static_cast<std::size_t>(frame + shade) / 50);
    return picture;
  };
  media::writeClip(path, 8, 12, draw, no_context);
}

FoundSource found(const SourceFile& source, const std::string& session_path, const Places& where = places) {
  return findSource(source, session_path, where, no_context);
}

}  // namespace

TEST_CASE("a session opens again in another program, in another folder, with its runs, marks and pins", "[session][session-saved]") {
  const test::TempFolder here, there;
  drawClip(here.file("clip.mp4"));
  fs::create_directory(here.path() / "weights");
  for (const char* name : {"model.safetensors", "config.json"})
    fs::copy(test::sourceFile(std::string("tests/data/model/untrained/") + name), here.path() / "weights" / name);
  std::string first_hash;
  {
    Open open;
    Session& session = open.session;
    session.openModel(here.file("weights/model.safetensors"), true);
    session.openClip(here.file("clip.mp4"), Session::Input{{2, 8, 4.0}, 64});
    open.settle();
    session.run(addShape(discAt(session, 0.3)));
    open.settle();
    first_hash = session.result().run->hash.hex();
    REQUIRE(session.studies().runs.runs().size() == 1);
    session.run(addShape(discAt(session, 0.7)));
    open.settle();
    REQUIRE(session.studies().runs.runs().size() == 2);
    session.run(setLabel({"left", session.placement()->grid, {TokenId{0}, TokenId{5}}}));
    session.setClusters(3);
    session.setPlayhead(5);
    session.pick(TokenId{7});
    KeptRuns& runs = session.studies().runs;
    runs.setNote(runs.runs().back().number, "the first");
    runs.setStarred(runs.runs().back().number, true);
    runs.pinLatestTwo();
    open.settle();
    SavedSession saved = snapshotOf(session);
    saved.view_json = R"({"tool":"pick"})";
    const SavedSession described = saveSession(saved, here.file("walk.lacuna"), places, no_context);
    CHECK(described.clip.known());
    CHECK(described.model.relative == "weights/model.safetensors");
  }
  fs::rename(here.path(), there.path() / "moved");
  const std::string path = there.file("moved/walk.lacuna");
  const LoadedSession loaded = loadSession(path, places, no_context);
  CHECK(loaded.clip.path == there.file("moved/clip.mp4"));
  CHECK(loaded.model.path == there.file("moved/weights/model.safetensors"));
  CHECK(loaded.session.view_json == R"({"tool":"pick"})");
  REQUIRE(loaded.session.runs.size() == 2);

  Open open;
  Session& session = open.session;
  open.apply(loaded.session);
  REQUIRE(session.window());
  CHECK(session.window()->sampling == media::Sampling{2, 8, 4.0});
  CHECK(session.document().shapes.size() == 2);
  CHECK(session.document().labels.at(0).name == "left");
  CHECK(session.playhead() == 5);
  CHECK(session.picked() == TokenId{7});
  CHECK(session.clusterCount() == 3);
  CHECK(session.undoLabel().empty());
  const KeptRuns& runs = session.studies().runs;
  REQUIRE(runs.runs().size() == 2);  // predicting again made the same run, not another
  CHECK(runs.runs()[0].subject->run_hash == session.result().run->hash);
  CHECK(runs.runs()[1].note == "the first");
  CHECK(runs.runs()[1].starred);
  CHECK(runs.runs()[1].subject->run_hash.hex() == first_hash);
  CHECK(runs.pinned(RunSide::A) == runs.runs()[1].number);
  CHECK(runs.comparedIsCurrent());
  REQUIRE(runs.space() != nullptr);  // the file has no latents: both runs were predicted again
  CHECK(runs.space()->predicted_a.rows == runs.compared()->figures.tokens.size());
  CHECK(sameWork(loaded.session, snapshotOf(session)));

  session.run(addShape(discAt(session, 0.5)));
  open.settle();
  CHECK_FALSE(sameWork(loaded.session, snapshotOf(session)));
  CHECK(runs.runs()[0].number == RunId{3});  // numbers go on where the saved session ended
  fs::create_directory(here.path());         // its owner takes it away
}

TEST_CASE("the bundled model and scenes of the world are named, not located", "[session][session-saved]") {
  const test::TempFolder here, program;
  const std::string path = here.file("walk.lacuna");
  SavedSession saved;
  saved.document.clip_path = "world:behind,seed=7";
  saved.document.model_path = test::sourceFile("models/world/model.safetensors");
  const SavedSession described = saveSession(saved, path, places, no_context);
  CHECK(described.clip.kind == SourceKind::Drawn);
  CHECK(described.model.kind == SourceKind::Bundled);
  CHECK(described.model.path == "world/model.safetensors");
  fs::create_directories(program.path() / "share/models/world");
  fs::copy(saved.document.model_path, program.path() / "share/models/world/model.safetensors");
  const LoadedSession elsewhere = loadSession(path, {program.file("share/models"), {}}, no_context);
  CHECK(elsewhere.session.document.clip_path == "world:behind,seed=7");
  CHECK(elsewhere.session.document.model_path == program.file("share/models/world/model.safetensors"));
  CHECK_FALSE(elsewhere.model.differs);
  const LoadedSession without = loadSession(path, {program.file("empty"), {}}, no_context);
  CHECK(without.session.document.model_path.empty());
  CHECK(without.session.model == described.model);
}

TEST_CASE("clips and checkpoints that are laid out beside the first ones are found again as those are", "[session][session-saved]") {
  const test::TempFolder here, there;
  fs::create_directory(here.path() / "walk");
  drawClip(here.file("walk/second.mp4"));
  std::ofstream(here.file("walk/third.mp4")) << "a third one";
  std::ofstream(here.file("walk/weights.pt")) << "weights";
  SavedSession saved;
  saved.layout.latents.beside = {here.file("walk/second.mp4"), "world:throw,seed=3"};
  saved.layout.latents.models = {here.file("walk/weights.pt")};
  saved.studies.surprise_beside = here.file("walk/third.mp4");
  const SavedSession described = saveSession(saved, here.file("walk/walk.lacuna"), places, no_context);
  REQUIRE(described.others.size() == 4);
  CHECK(described.others[0].known());
  CHECK(described.others[1].kind == SourceKind::Drawn);
  CHECK(described.others[2].relative == "weights.pt");

  fs::rename(here.path() / "walk", there.path() / "moved");
  std::ofstream(there.file("moved/third.mp4")) << "no clip any more";
  const LoadedSession loaded = loadSession(there.file("moved/walk.lacuna"), places, no_context);
  const LatentChoice& latents = loaded.session.layout.latents;
  CHECK(latents.beside == std::vector<std::string>{there.file("moved/second.mp4"), "world:throw,seed=3"});
  CHECK(latents.models == std::vector<std::string>{there.file("moved/weights.pt")});
  CHECK(loaded.session.studies.surprise_beside == there.file("moved/third.mp4"));
  REQUIRE(loaded.others.size() == 4);
  CHECK_FALSE(loaded.others[0].differs);
  CHECK(loaded.others[3].differs);

  // One that is gone stays named, and known to the next save.
  fs::remove(there.path() / "moved/weights.pt");
  const LoadedSession without = loadSession(there.file("moved/walk.lacuna"), places, no_context);
  CHECK(without.session.layout.latents.models == saved.layout.latents.models);
  CHECK(without.others[2].path.empty());
  SavedSession again = saved;
  again.layout.latents.beside = {"world:throw,seed=3"};  // fewer than before
  takeOthers(again, described);
  REQUIRE(again.others.size() == 3);
  CHECK(again.others[1] == described.others[2]);
}

TEST_CASE("a moved clip is found beside the session, below it, and in folders used lately, by its content", "[session][session-saved]") {
  const test::TempFolder old_place, folder, lately;
  const std::string session = folder.file("walk.lacuna");
  drawClip(old_place.file("clip.mp4"));
  SourceFile source = describedSource(old_place.file("clip.mp4"), places, no_context);
  source.relative = "clips/clip.mp4";
  CHECK(found(source, session).path == old_place.file("clip.mp4"));
  auto move = [&, from = old_place.file("clip.mp4")](const std::string& to) mutable {
    fs::create_directories(fs::path(to).parent_path());
    fs::rename(from, to);
    from = to;
  };
  move(folder.file("clips/clip.mp4"));
  CHECK(found(source, session).path == folder.file("clips/clip.mp4"));
  move(folder.file("clip.mp4"));
  CHECK(found(source, session).path == folder.file("clip.mp4"));
  move(folder.file("a/b/renamed.mp4"));
  CHECK(found(source, session).path == folder.file("a/b/renamed.mp4"));
  move(lately.file("other name.mp4"));
  CHECK(found(source, session).path.empty());
  CHECK(found(source, session, {places.bundled, {lately.path().string()}}).path == lately.file("other name.mp4"));

  drawClip(old_place.file("clip.mp4"), 40);  // another clip in its place
  const FoundSource other = found(source, session);
  CHECK(other.path == old_place.file("clip.mp4"));
  CHECK(other.differs);
  CHECK_FALSE(isSource(source, other.path, no_context));
  CHECK_FALSE(found(source, session, {places.bundled, {lately.path().string()}}).differs);  // the right one wins
}

TEST_CASE("a folder of pictures is known by its pictures", "[session][session-saved]") {
  const test::TempFolder folder;
  fs::create_directory(folder.path() / "shots");
  for (const char* name : {"1.png", "2.png"}) test::writeFile(folder.file(std::string("shots/") + name), std::string("picture ") + name);
  SourceFile source = describedSource(folder.file("shots"), places, no_context);
  CHECK(source.bytes == 26);
  CHECK(isSource(source, folder.file("shots"), no_context));
  test::writeFile(folder.file("shots/2.png"), "another 2");
  CHECK_FALSE(isSource(source, folder.file("shots"), no_context));
  CHECK(found(source, folder.file("walk.lacuna")).differs);
}

TEST_CASE("what vanished or cannot be read blocks no saving and no opening, and stays known", "[session][session-saved]") {
  const test::TempFolder folder;
  const std::string clip = folder.file("clip.mp4"), path = folder.file("walk.lacuna");
  test::writeFile(clip, "a clip");
  SavedSession saved;
  saved.document.clip_path = clip;
  const SavedSession first = saveSession(saved, path, places, no_context);
  REQUIRE(first.clip.known());
  fs::remove(clip);
  CHECK(saveSession(first, path, places, no_context).clip == first.clip);
  fs::create_symlink("/proc/self/mem", clip);  // it is there, and reading it fails
  CHECK_THROWS_AS(describedSource(clip, places, no_context), Failure);
  CHECK(saveSession(first, path, places, no_context).clip == first.clip);
  fs::create_directory(folder.path() / "other");
  fs::create_symlink("/proc/self/mem", folder.path() / "other/clip.mp4");
  SavedSession elsewhere = first;
  elsewhere.document.clip_path = folder.file("other/clip.mp4");
  const SavedSession named = saveSession(elsewhere, folder.file("other.lacuna"), places, no_context);
  CHECK(named.clip.path == elsewhere.document.clip_path);
  CHECK_FALSE(named.clip.known());
  SourceFile folder_of_it{SourceKind::File, folder.file("other"), {}, 0, Hash128{1, 1}};
  CHECK(findSource(folder_of_it, path, places, no_context).path.empty());
  const LoadedSession loaded = loadSession(path, places, no_context);
  CHECK(loaded.session.clip == first.clip);
}

TEST_CASE("a save reads clip and pictures again only when they changed", "[session][session-saved]") {
  const test::TempFolder folder;
  fs::create_directory(folder.path() / "shots");
  test::writeFile(folder.file("shots/1.png"), "picture 1");
  int reads = 0;
  const jobs::JobContext counting{{}, [&reads](const jobs::Progress&) { ++reads; }};
  SavedSession saved;
  saved.document.clip_path = folder.file("shots");
  saved = saveSession(saved, folder.file("walk.lacuna"), places, counting);
  CHECK(reads > 0);
  const int first = reads;
  const Hash128 before = saved.clip.hash;
  saved = saveSession(saved, folder.file("walk.lacuna"), places, counting);
  CHECK(reads == first);
  test::writeFile(folder.file("shots/1.png"), "picture 9");  // of the same size
  fs::last_write_time(folder.path() / "shots/1.png", fs::last_write_time(folder.path() / "shots/1.png") + std::chrono::seconds(2));
  saved = saveSession(saved, folder.file("walk.lacuna"), places, counting);
  CHECK(reads > first);
  CHECK(saved.clip.hash != before);
}

TEST_CASE("looking for a clip stops when it is cancelled", "[session][session-saved]") {
  const test::TempFolder folder;
  test::writeFile(folder.file("clip.mp4"), std::string(100, 'x'));
  SourceFile source = describedSource(folder.file("clip.mp4"), places, no_context);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(findSource(source, folder.file("walk.lacuna"), places, {stop.get_token(), {}}), CancelledException);
}

/// Not run by itself: the program starts itself with this one, which is killed in the middle of its work.
TEST_CASE("keeps a side file of each change until it is killed", "[.side-file]") {
  const char* folder = std::getenv("LACUNA_TEST_FOLDER");
  REQUIRE(folder != nullptr);
  Open open;
  const auto side = SideFile::begin(folder);
  for (int change = 1;; ++change) {
    mask::MaskShape disc = discAt(open.session, 0.1 * change);
    disc.name = "Change " + std::to_string(change);
    open.session.run(addShape(disc));
    side->write(snapshotOf(open.session), no_context);
    if (change == 5) kill(getpid(), SIGKILL);
  }
}

TEST_CASE("what a killed process had is offered by the next one, once, until it is discarded", "[session][session-saved]") {
  const test::TempFolder folder;
  const std::string recovery = folder.file("data/recovery");
  const auto mine = SideFile::begin(recovery);
  mine->write({}, no_context);
  const pid_t child = fork();
  if (child == 0) {
    setenv("LACUNA_TEST_FOLDER", recovery.c_str(), 1);
    execl("/proc/self/exe", "test_core", "[.side-file]", nullptr);
    _exit(127);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
  std::string path;
  {
    std::vector<Error> problems;
    const auto left = SideFile::leftIn(recovery, problems);
    REQUIRE(left.size() == 1);  // not the one of this process, which lives
    path = left[0]->path();
    const SavedSession saved = readSession(path, no_context);
    REQUIRE(saved.document.shapes.size() == 5);
    CHECK(saved.document.shapes[4].name == "Change 5");
    CHECK(SideFile::leftIn(recovery, problems).empty());  // another process is not offered it meanwhile
  }
  CHECK(fs::exists(path));  // nothing was chosen: it is offered again
  std::vector<Error> problems;
  const auto again = SideFile::leftIn(recovery, problems);
  CHECK(problems.empty());
  REQUIRE(again.size() == 1);
  again[0]->discard();
  again[0]->write({}, no_context);  // a late writer
  CHECK_FALSE(fs::exists(path));
  mine->clear();
  CHECK_FALSE(fs::exists(mine->path()));
  CHECK(fs::exists(mine->path() + ".lock"));
}

TEST_CASE("side files leave nothing behind when they were not wanted", "[session][session-saved]") {
  const test::TempFolder folder;
  { const auto side = SideFile::begin(folder.file("recovery")); }
  {
    const auto side = SideFile::begin(folder.file("recovery"));
    side->write({}, no_context);
    side->discard();
  }
  CHECK(fs::is_empty(folder.path() / "recovery"));
  test::writeFile(folder.file("file"), "in the way");
  CHECK_THROWS_WITH(SideFile::begin(folder.file("file/recovery")), ContainsSubstring("folder for recovery cannot be made"));
}
