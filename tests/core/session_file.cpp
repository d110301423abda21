#include "core/session/session_file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "core/base/error.hpp"
#include "core/base/outcome.hpp"
#include "core/database/database.hpp"
#include "core/mask/mask_io.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

const jobs::JobContext no_context{};

mask::MaskShape disc(int number, double x) {
  mask::MaskShape shape;
  shape.id = ShapeId{static_cast<std::uint32_t>(number)};
  shape.name = "Disc " + std::to_string(number);
  shape.form = mask::Stroke{{{x, 0.5}, {x + 0.1, 0.6}}, 0.12, mask::BrushTip::Round};
  return shape;
}

KeptRun someRun(std::uint32_t number, std::vector<mask::MaskShape> shapes) {
  compare::Subject s;
  s.clip = "behind", s.clip_path = "world:behind,seed=7", s.model = "tiny", s.model_path = "/models/tiny.safetensors";
  s.weights = "context from encoder", s.computed = "CPU, fp32", s.mask = "Disc";
  s.sampling = {3, 8, 4.5};
  s.crop = 64;
  s.settings = {0, true};
  s.run_hash = {number, 2}, s.clip_hash = {3, 4}, s.model_hash = {5, 6}, s.mask_hash = {7, number};
  s.grid = {4, 4, 4};
  for (int id = 0; id < 20; id += 2) {
    s.hidden_ids.push_back(TokenId{id});
    s.errors.push_back({0.5F + static_cast<float>(number), 0.25F, 0.125F * static_cast<float>(id), -0.5F});
  }
  s.mean = {0.5F, 0.25F, 1, -0.5F};
  s.baseline = "Copy nearest visible", s.baseline_mean = {1, 2, 3, 0.5F};
  s.seconds = 0.75;
  s.spread = {0.8, 1.6, 0.9};
  KeptRun run;
  run.number = RunId{number};
  run.starred = number % 2 == 1;
  run.note = "note \u00fc " + std::to_string(number);
  run.made_at_s = 1'700'000'000 + number;
  run.subject = std::make_shared<const compare::Subject>(std::move(s));
  run.spread_known = true;
  run.shapes = std::make_shared<std::vector<mask::MaskShape>>(std::move(shapes));
  run.coverage = mask::CoverageRule::Half;
  run.thumbnail = std::make_shared<Image>(Image{2, 2, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}});
  run.thumbnail_step = 3;
  return run;
}

SavedSession someSession() {
  SavedSession session;
  session.document.sampling = {5, 16, 7.5};
  session.document.crop = 96;
  session.document.shapes = {disc(1, 0.2), disc(4, 0.4)};
  session.document.coverage = mask::CoverageRule::Full;
  session.document.run_settings = {1, true};
  session.document.labels = {{"ball", {4, 4, 4}, {TokenId{3}, TokenId{9}}}};
  session.clip = {SourceKind::Drawn, "world:behind,seed=7", {}, 0, {}};
  session.model = {SourceKind::File, "/models/tiny.safetensors", "../models/tiny.safetensors", 123, {11, 12}};
  session.document.clip_path = session.clip.path;
  session.document.model_path = session.model.path;
  session.runs = {someRun(2, {disc(1, 0.2), disc(4, 0.4)}), someRun(1, {disc(1, 0.2)})};
  session.pinned_a = RunId{1};
  session.layout.settings = {projection::Method::Umap, 2, 12, 0.25, 20, 150, 0xFFFFFFFFFFFFFFFFULL};
  session.layout.latents.beside = {"world:behind,seed=8"};
  session.layout.latents.fit_on = FitOn::Step;
  session.layout.latents.fit_step = 2;
  session.clusters = 5;
  session.studies.compare = {latent::Metric::Cosine, compare::Scale::OwnSpread, 9, 500};
  session.studies.attention = {latent::AttentionOf::Predictor, true, true, true};
  session.studies.probe.kind = ProbeStudy::Kind::Linear;
  session.studies.probe.curve.family = "outwards";
  session.studies.surprise = surprise::Settings{12, {4, 6}, 4, 3.5, 64, {0, true}};
  session.studies.surprise_beside = "world:behind,seed=9";
  session.looking = {6, {4, 4, 4}, TokenId{8}, {TokenId{8}, TokenId{10}}};
  session.view_json = R"({"workspace":"masks"})";
  session.saved_at_s = 1'750'000'000;
  return session;
}

std::string lineOf(const Outcome<SavedSession>& outcome) { return outcome.error() != nullptr ? outcome.error()->line() : std::string(); }
Outcome<SavedSession> tried(const std::string& path) {
  return outcomeOf([&] { return readSession(path, no_context); });
}

void sql(const std::string& path, const std::string& statements) {
  sqlite3* file = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &file) == SQLITE_OK);
  char* why = nullptr;
  sqlite3_exec(file, statements.c_str(), nullptr, nullptr, &why);
  const std::string told = why != nullptr ? why : "";
  sqlite3_free(why);
  sqlite3_close(file);
  REQUIRE(told.empty());
}

void checkSame(const SavedSession& a, const SavedSession& b) {
  CHECK(sameWork(a, b));
  CHECK(a.clip == b.clip);
  CHECK(a.model == b.model);
  CHECK(a.pinned_a == b.pinned_a);
  CHECK(a.pinned_b == b.pinned_b);
  CHECK(a.studies.compare == b.studies.compare);
  CHECK(a.studies.attention == b.studies.attention);
  CHECK(a.studies.probe == b.studies.probe);
  CHECK(a.looking == b.looking);
  CHECK(a.view_json == b.view_json);
  CHECK(a.saved_at_s == b.saved_at_s);
}

}  // namespace

TEST_CASE("what is saved is read again, whole and in its order", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("walk.lacuna");
  const SavedSession session = someSession();
  writeSession(session, path, no_context);
  CHECK(isSessionFile(path));
  const SavedSession read = readSession(path, no_context);
  checkSame(session, read);
  REQUIRE(read.runs.size() == 2);
  const KeptRun &run = read.runs[0], &was = session.runs[0];
  CHECK(run.number == RunId{2});
  CHECK(run.note == was.note);
  CHECK(run.made_at_s == was.made_at_s);
  CHECK(*run.shapes == *was.shapes);
  CHECK(run.coverage == was.coverage);
  CHECK(run.thumbnail->rgb == was.thumbnail->rgb);
  CHECK(run.thumbnail_step == 3);
  CHECK(run.spread_known);
  const compare::Subject &s = *run.subject, &t = *was.subject;
  CHECK(s.spread == t.spread);
  CHECK(s.hidden_ids == t.hidden_ids);
  CHECK(std::memcmp(s.errors.data(), t.errors.data(), s.errors.size() * sizeof s.errors[0]) == 0);
  CHECK(s.sampling == t.sampling);
  CHECK(s.settings == t.settings);
  CHECK(s.grid == t.grid);
  CHECK((s.run_hash == t.run_hash && s.clip_hash == t.clip_hash && s.model_hash == t.model_hash && s.mask_hash == t.mask_hash));
  CHECK((s.clip == t.clip && s.clip_path == t.clip_path && s.model == t.model && s.model_path == t.model_path && s.weights == t.weights &&
         s.computed == t.computed && s.mask == t.mask && s.baseline == t.baseline && s.seconds == t.seconds && s.crop == t.crop));
  CHECK(s.mean.l2_normed == t.mean.l2_normed);
  CHECK(s.baseline_mean.cosine == t.baseline_mean.cosine);
}

TEST_CASE("a later save changes what changed: runs come, go, move and get notes", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("walk.lacuna");
  SavedSession session = someSession();
  writeSession(session, path, no_context);
  session.runs.erase(session.runs.begin());
  session.runs.front().note = "better";
  session.runs.insert(session.runs.begin(), someRun(7, {disc(9, 0.7)}));
  session.document.shapes = {disc(4, 0.4)};
  session.document.labels.clear();
  session.view_json.clear();
  session.studies.surprise.reset();
  writeSession(session, path, no_context);
  const SavedSession read = readSession(path, no_context);
  checkSame(session, read);
  CHECK(read.runs[0].number == RunId{7});
  CHECK(read.runs[1].note == "better");
  CHECK(*read.runs[0].shapes == *session.runs[0].shapes);
  CHECK(*read.runs[1].shapes == *session.runs[1].shapes);
  const database::Database file(path, {database::Access::Read, "no"});
  CHECK(file.pragma("integrity_check") == 0);  // "ok" is no number
  database::Statement shapes(file, "SELECT count(*) FROM shapes");
  REQUIRE(shapes.next());
  CHECK(shapes.whole(0) == 3);  // one row for each shape in use, whatever masks it is in
}

TEST_CASE("a file of version 0, without notes, is read, and saved as one of today", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("old.lacuna");
  SavedSession session = someSession();
  writeSession(session, path, no_context);
  sql(path, "ALTER TABLE runs DROP COLUMN note; PRAGMA user_version=0;");
  const std::string before = test::readFile(path);
  SavedSession read = readSession(path, no_context);
  CHECK(test::readFile(path) == before);  // reading changes nothing
  REQUIRE(read.runs.size() == 2);
  CHECK(read.runs[0].note.empty());
  CHECK(read.runs[0].starred == session.runs[0].starred);
  read.runs[0].note = "new";
  writeSession(read, path, no_context);
  CHECK(readSession(path, no_context).runs[0].note == "new");
}

TEST_CASE("foreign, newer, damaged and hostile files are refused in one line and left as they are", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("x.lacuna"), other = folder.file("other.txt");
  writeSession(someSession(), path, no_context);
  std::string words;
  SECTION("none") {
    std::filesystem::remove(path);
    words = "There is no such session";
  }
  SECTION("text") {
    test::writeFile(path, "not a database at all, but long enough to be looked at as one, for a hundred bytes and some more of it");
    words = "no session of Lacuna, or its beginning is damaged. Open another file";
  }
  SECTION("another program's database") {
    std::filesystem::remove(path);
    sql(path, "CREATE TABLE t(x); PRAGMA application_id=7;");
    words = "no session of Lacuna";
  }
  SECTION("newer") {
    sql(path, "PRAGMA user_version=2;");
    words = "newer Lacuna (version 2";
  }
  SECTION("a trigger") {
    sql(path, "CREATE TRIGGER bad AFTER DELETE ON facts BEGIN DELETE FROM runs; END;");
    words = "declares other things";
  }
  SECTION("a view in the place of a table") {
    sql(path, "ALTER TABLE labels RENAME TO others; CREATE VIEW labels AS SELECT * FROM others;");
    words = "declares other things";
  }
  SECTION("a virtual table") {
    sql(path, "CREATE VIRTUAL TABLE search USING fts5(x);");
    words = "declares other things";
  }
  SECTION("a column that computes") {
    sql(path, "ALTER TABLE facts ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))) VIRTUAL;");
    words = "declares other things";
  }
  SECTION("cut short") {
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    words = "The session is cut short: ";
  }
  SECTION("empty") {
    test::writeFile(path, "");
    words = "The file is empty";
  }
  SECTION("a few bytes of one") {
    std::filesystem::resize_file(path, 40);
    words = "The session is cut short: 40 of 100 bytes";
  }
  SECTION("pages of garbage") {
    const std::string whole = test::readFile(path);
    test::writeFile(path, whole.substr(0, 4096) + std::string(whole.size() - 4096, '\xAA'));
    words = "The session is damaged and cannot be read. Open an earlier copy of it. (";
  }
  SECTION("its list of tables is garbage") {
    std::string whole = test::readFile(path);
    std::fill(whole.begin() + 100, whole.begin() + 4096, '\xAA');
    test::writeFile(path, whole);
    words = "The session is damaged and cannot be read. Open an earlier copy of it. (";
  }
  SECTION("a run without its errors") {
    sql(path, "UPDATE runs SET errors=x'00000000' WHERE number=1;");
    words = "a run without an error for each hidden token";
  }
  SECTION("tokens outside the grid") {
    sql(path, "UPDATE labels SET tokens=x'FFFFFF7F';");
    words = "tokens that cannot be";
  }
  SECTION("a grid beyond memory") {
    sql(path, "UPDATE runs SET steps=16384, rows=16384, cols=16384;");
    words = "a grid that cannot be";
  }
  SECTION("a run of number 0") {
    sql(path, "UPDATE runs SET number=0 WHERE number=1; UPDATE run_order SET run=0 WHERE run=1;");
    words = "a run without a number";
  }
  SECTION("a run after which no number is left") {
    sql(path, "UPDATE runs SET number=2147483646 WHERE number=1; UPDATE run_order SET run=2147483646 WHERE run=1;");
    words = "cannot be read";
  }
  SECTION("a run in two places") {
    sql(path, "INSERT INTO run_order(place,run) VALUES(1000,1);");
    words = "two runs of one number";
  }
  SECTION("a name beyond reason") {
    sql(path, "UPDATE runs SET clip=hex(zeroblob(600000)) WHERE number=1;");
    words = "a longer text than a run has";
  }
  SECTION("a picture larger than its bytes") {
    sql(path, "UPDATE runs SET picture_width=1000;");
    words = "a picture that is not whole";
  }
  SECTION("settings that cannot be") {
    sql(path, R"(UPDATE facts SET json='{"frames":-4294967280}' WHERE name='document';)");
    words = "\"document\" has a \"frames\" that is not between 1 and 100000";
  }
  SECTION("json nested beyond reason") {
    sql(path, "UPDATE facts SET json=replace(hex(zeroblob(50000)),'0','[') WHERE name='layout';");
    words = "\"layout\" is nested or filled beyond reason";
  }
  SECTION("a bundled file outside the program") {
    sql(path, "UPDATE sources SET kind='bundled', path='../../etc/passwd' WHERE role='model';");
    words = "a part of the program that cannot be";
  }
  SECTION("a journal that names another file") {
    test::writeFile(other, "precious");
    test::writeFile(path + "-journal", std::string(600, 'x') + other + std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"));
    words = "names another file";
  }
  const std::string before = test::readFile(path);
  const auto outcome = tried(path);
  REQUIRE_FALSE(outcome.ok());
  const std::string line = lineOf(outcome);
  INFO(line);
  CHECK(line.find(words) != std::string::npos);
  CHECK(line.find('\n') == std::string::npos);
  CHECK(test::readFile(path) == before);
  if (std::filesystem::exists(other)) CHECK(test::readFile(other) == "precious");
}

TEST_CASE("a file that is no session, or a newer one, is not saved over", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("notes.txt"), newer = folder.file("newer.lacuna");
  test::writeFile(path, "my notes");
  CHECK_THROWS_WITH(writeSession(someSession(), path, no_context), ContainsSubstring("no session of Lacuna"));
  CHECK(test::readFile(path) == "my notes");
  writeSession(someSession(), newer, no_context);
  sql(newer, "PRAGMA user_version=9;");
  const std::string before = test::readFile(newer);
  CHECK_THROWS_WITH(writeSession(someSession(), newer, no_context), ContainsSubstring("newer Lacuna"));
  CHECK(test::readFile(newer) == before);
}

TEST_CASE("bytes changed at any place of a session never do harm", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("x.lacuna");
  writeSession(someSession(), path, no_context);
  const std::string whole = test::readFile(path);
  int refused = 0, read = 0;
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    test::writeFile(path, changed);
    (tried(path).ok() ? read : refused) += 1;
  }
  CHECK(refused > 0);
  CHECK(read + refused == static_cast<int>((whole.size() + 96) / 97));
}

TEST_CASE("a full disk leaves the session as it was saved before", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("full.lacuna"), fresh = folder.file("new.lacuna");
  const SavedSession session = someSession();
  writeSession(session, path, no_context);
  SavedSession larger = session;
  larger.document.labels.push_back({"many", {64, 64, 64}, {}});
  for (int id = 0; id < 64 * 64 * 64; ++id) larger.document.labels.back().tokens.push_back(TokenId{id});
  const pid_t child = fork();
  if (child == 0) {  // files of this process alone may grow no further
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{300'000, 300'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const auto outcome = outcomeOf([&] { writeSession(larger, path, no_context); return 0; });
    const auto other = outcomeOf([&] { writeSession(larger, fresh, no_context); return 0; });
    _exit(outcome.error() != nullptr && other.error() != nullptr ? 7 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
  checkSame(session, readSession(path, no_context));
  CHECK_FALSE(std::filesystem::exists(fresh));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  writeSession(larger, path, no_context);  // room again
  CHECK(readSession(path, no_context).document.labels.back().tokens.size() == 64U * 64 * 64);
}

/// Not run by itself: the program starts itself with this one, which kills itself at some moment of its third save or later.
TEST_CASE("saves a session again and again until it is killed", "[.saver]") {
  const char *path = std::getenv("LACUNA_TEST_SESSION"), *moment_us = std::getenv("LACUNA_TEST_MOMENT_US");
  REQUIRE((path != nullptr && moment_us != nullptr));
  signal(SIGALRM, [](int) { kill(getpid(), SIGKILL); });
  for (int round = 0;; ++round) {
    if (round == 2) {
      const itimerval moment{{0, 0}, {0, std::atoi(moment_us)}};
      setitimer(ITIMER_REAL, &moment, nullptr);
    }
    SavedSession session = someSession();
    session.saved_at_s = round;
    session.looking.playhead = round;
    session.runs = {someRun(static_cast<std::uint32_t>(round % 50 + 1), {disc(1, 0.1 + round % 10 * 0.05)})};
    session.runs.front().note = std::to_string(round);
    session.document.labels.front().tokens.assign(1, TokenId{round % 60});
    writeSession(session, path, no_context);
  }
}

TEST_CASE("a process killed at any moment of saving leaves one whole save", "[session][session-file]") {
  const test::TempFolder folder;
  const std::string path = folder.file("killed.lacuna");
  int halfway = 0;
  for (int number = 0; number < 40; ++number) {
    const pid_t child = fork();
    if (child == 0) {
      setenv("LACUNA_TEST_SESSION", path.c_str(), 1);
      setenv("LACUNA_TEST_MOMENT_US", std::to_string(1 + number * 617).c_str(), 1);
      dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
      execl("/proc/self/exe", "test_core", "[.saver]", nullptr);
      _exit(127);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    if (std::filesystem::exists(path + "-journal")) ++halfway;
    const SavedSession read = readSession(path, no_context);
    CHECK(read.saved_at_s >= 1);
    CHECK(read.looking.playhead == read.saved_at_s);
    REQUIRE(read.runs.size() == 1);
    CHECK(read.runs[0].note == std::to_string(read.saved_at_s));
    CHECK(read.document.labels[0].tokens == std::vector{TokenId{static_cast<int>(read.saved_at_s % 60)}});
  }
  CHECK(halfway > 0);  // else nothing was in the middle of a save
}
