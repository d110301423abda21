#include "app/library_command.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>

#include "app/world_command.hpp"
#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

const std::string model_file = test::sourceFile("tests/data/model/untrained/model.safetensors");

void drawClip(const std::string& scene, const std::string& path) {
  WorldOptions options;
  options.scene = scene;
  options.frames = 16;
  options.side_px = 64;
  options.out = path;
  std::ostringstream out;
  REQUIRE(worldCommand(options, out) == Success);
}

LibraryOptions libraryOptions(const std::string& folder) {
  LibraryOptions options;
  options.folder = folder;
  options.model = model_file;
  options.scenes = {"world:behind,seed=7"};
  options.settings.frames = 8;
  options.settings.rate_fps = 8;
  options.settings.crop = 64;
  return options;
}

NearestOptions nearestOptions(const std::string& folder) {
  NearestOptions options;
  options.input.clip = "world:behind,seed=7";
  options.input.model = model_file;
  options.input.mask = "future,ratio=0.5";
  options.input.frames = 8;
  options.input.crop = 64;
  options.token = {3, 1, 2};
  options.library = folder;
  return options;
}

std::string outputOf(const NearestOptions& options) {
  std::ostringstream out;
  REQUIRE(nearestCommand(options, out) == Success);
  return out.str();
}

}  // namespace

TEST_CASE("library encodes a folder once, and nearest looks a prediction up in it", "[commands]") {
  const test::TempFolder folder;
  const std::string clips = folder.path().string();
  drawClip("throw", folder.file("throw.mp4"));
  drawClip("slide", folder.file("slide.mp4"));
  test::writeFile(folder.file("broken.mp4"), "this is no video");
  CHECK_THROWS_WITH(nearestCommand(nearestOptions(clips), std::cout), ContainsSubstring("Build one with lacuna library"));

  std::ostringstream out, progress;
  REQUIRE(libraryCommand(libraryOptions(clips), out, progress) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("3 clips") && ContainsSubstring("3 of the clips were new") && ContainsSubstring("left out: "));
  CHECK_THAT(progress.str(), ContainsSubstring("slide.mp4"));
  std::ostringstream again, quiet;
  REQUIRE(libraryCommand(libraryOptions(clips), again, quiet) == Success);
  CHECK_THAT(again.str(), ContainsSubstring("0 of the clips were new"));

  NearestOptions nearest = nearestOptions(clips);
  nearest.csv = folder.file("nearest.csv");
  nearest.count = 3;
  nearest.most_a_clip = 1;
  const std::string table = outputOf(nearest);
  for (const char* clip : {"throw.mp4", "slide.mp4", "world:behind,seed=7"}) CHECK_THAT(table, ContainsSubstring(clip));
  const std::string csv = readWhole(nearest.csv, 1 << 20);
  CHECK(csv.starts_with("# frame, row and col count from 0\nrank,clip,frame,time_s,row,col,cosine\n1,\""));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 5);
  CHECK(outputOf(nearest) == table);
}

TEST_CASE("nearest says what is wrong with a token or a library", "[commands]") {
  const test::TempFolder folder;
  const std::string clips = folder.path().string();
  std::ostringstream out, progress;
  REQUIRE(libraryCommand(libraryOptions(clips), out, progress) == Success);
  NearestOptions nearest = nearestOptions(clips);
  nearest.token = {4, 0, 0};
  CHECK_THROWS_WITH(nearestCommand(nearest, out), ContainsSubstring("outside the 4 steps"));
  nearest.token = {0, 0, 0};
  CHECK_THROWS_WITH(nearestCommand(nearest, out), ContainsSubstring("visible"));
  nearest.input.model = test::sourceFile("models/world/model.safetensors");
  nearest.input.crop = 96;
  CHECK_THROWS_WITH(nearestCommand(nearest, out), ContainsSubstring("Build it again with this one"));
  CHECK_THROWS_WITH(libraryCommand({folder.file("nowhere"), model_file, {}, {}, "cpu", "fp32"}, out, progress), ContainsSubstring("no such folder"));
}
