// What a power cut may leave of a file cannot be tested by cutting the power. Its reason can: the order in which the disk is
// asked for the file, its name and its folder.

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <mutex>
#include <vector>

#include "core/base/beside_file.hpp"
#include "core/base/error.hpp"
#include "core/base/outcome.hpp"
#include "core/base/whole_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
namespace fs = std::filesystem;

namespace {

/// What was flushed in the target's folder while this lives, by whatever thread, and what was to be seen at the target then.
struct Flushes {
  struct Flush {
    std::string path, at_target;
  };
  explicit Flushes(std::string target) : target(std::move(target)) {
    const std::lock_guard lock(mutex);
    watching = this;
  }
  ~Flushes() {
    const std::lock_guard lock(mutex);
    watching = nullptr;
  }
  /// Whether the disk takes it.
  bool take(const std::string& path) {
    const std::string folder = fs::path(target).parent_path().string();
    if (path != folder && !path.starts_with(folder + "/")) return true;
    seen.push_back({path, test::readFile(target)});
    return static_cast<int>(seen.size()) - 1 != failing;
  }
  const std::string target;
  std::vector<Flush> seen;
  int failing = -1;  ///< the flush that the disk refuses
  static inline std::mutex mutex;
  static inline Flushes* watching = nullptr;
};

}  // namespace

/// In the place of the system's, for this program: it is asked all the same.
extern "C" int fsync(int file) {
  {
    const std::lock_guard lock(Flushes::mutex);
    const bool taken = Flushes::watching == nullptr || Flushes::watching->take(fs::read_symlink("/proc/self/fd/" + std::to_string(file)).string());
    if (!taken) return errno = EIO, -1;
  }
  return static_cast<int>(syscall(SYS_fsync, file));
}

TEST_CASE("a file is on the disk before it takes its name, and its folder after", "[base]") {
  const test::TempFolder folder;
  const std::string path = folder.file("numbers.csv");
  test::writeFile(path, "old");
  Flushes flushes(path);
  SECTION("in this order") {
    writeWhole(path, [](std::ostream& out) { out << "new"; });
    REQUIRE(flushes.seen.size() == 2);
    CHECK(flushes.seen[0].path.starts_with(path + "."));
    CHECK(flushes.seen[0].at_target == "old");
    CHECK(fs::equivalent(flushes.seen[1].path, folder.path()));
    CHECK(flushes.seen[1].at_target == "new");
  }
  SECTION("a disk that does not take the file leaves the old one, and nothing beside it") {
    flushes.failing = 0;
    const auto written = outcomeOf([&] { return writeWhole(path, [](std::ostream& out) { out << "new"; }), true; });
    REQUIRE(written.error() != nullptr);
    CHECK(written.error()->line() == path + ": The disk did not take the file: Input/output error. Save it elsewhere.");
    CHECK(test::readFile(path) == "old");
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
  }
  SECTION("a folder that does not confirm the name is told of, and the file is whole") {
    flushes.failing = 1;
    const auto written = outcomeOf([&] { return writeWhole(path, [](std::ostream& out) { out << "new"; }), true; });
    REQUIRE(written.error() != nullptr);
    CHECK(written.error()->what == "The file is in place, and the disk did not confirm it: Input/output error. Save it again, or elsewhere.");
    CHECK(test::readFile(path) == "new");
  }
}

TEST_CASE("a file that cannot be given to the disk does not take the place of the old one", "[base]") {
  const test::TempFolder folder;
  const std::string path = folder.file("numbers.csv");
  test::writeFile(path, "old");
  BesideFile beside(path);
  test::writeFile(beside.path(), "new");
  rlimit usual = {};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &usual) == 0);
  const int next = dup(STDIN_FILENO);
  REQUIRE(next >= 0);
  close(next);
  const rlimit no_more{static_cast<rlim_t>(next), usual.rlim_max};
  REQUIRE(setrlimit(RLIMIT_NOFILE, &no_more) == 0);
  const auto renamed = outcomeOf([&] { return beside.rename(), true; });
  REQUIRE(setrlimit(RLIMIT_NOFILE, &usual) == 0);
  REQUIRE(renamed.error() != nullptr);
  CHECK(renamed.error()->what == "The disk did not take the file: Too many open files. Save it elsewhere.");
  CHECK(test::readFile(path) == "old");
}
