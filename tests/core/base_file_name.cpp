#include "core/base/file_name.hpp"

#include "tests/support/catch.hpp"

using namespace lacuna;

TEST_CASE("what a file is called has no folder in it", "[base]") {
  CHECK(fileNameOf("/home/somebody/clips/walk.mp4") == "walk.mp4");
  CHECK(fileNameOf("../clips/walk.mp4") == "walk.mp4");
  CHECK(fileNameOf("/home/somebody/shots/") == "shots");
  CHECK(fileNameOf("/home/somebody/shots/.") == "shots");
  CHECK(fileNameOf("/home/somebody/shots/*.png") == "*.png");
  CHECK(fileNameOf("walk.mp4") == "walk.mp4");
  CHECK(fileNameOf("world:behind,seed=7") == "world:behind,seed=7");
  CHECK(fileNameOf("").empty());
  CHECK(fileNameOf("/") == "/");
}
