#include <filesystem>

#include "core/base/error.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/rasterise.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::mask;
using lacuna::test::TempFolder;
using lacuna::test::writeFile;

namespace {

const TokenGrid grid{12, 5, 7};

PaintedCells cellsOf(const std::string& path) {
  const auto shapes = readMask(path);
  REQUIRE(shapes.size() == 1);
  return std::get<PaintedCells>(shapes[0].form);
}

/// The mask in a file on the grid of these tests.
Mask readBack(const std::string& path) {
  GridPlacement placement;
  placement.grid = grid;
  for (int step = 0; step < grid.steps; ++step) placement.steps.push_back({step * 0.5, step * 0.5 + 0.5});
  return rasterise(readMask(path), placement, CoverageRule::Touched);
}

int filesIn(const std::filesystem::path& folder) {
  return static_cast<int>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("mask pictures: a folder, a picture a step", "[mask]") {
  const TempFolder folder;
  const Mask mask = generate({"random", 4, {}}, grid);
  CHECK(writePng(mask, folder.file("steps")) == 12);
  CHECK(filesIn(folder.file("steps")) == 12);
  CHECK(std::filesystem::exists(folder.file("steps/step_011.png")));
  CHECK(readBack(folder.file("steps")) == mask);
  CHECK(readMask(folder.file("steps") + "/")[0].name == "steps");
  writeFile(folder.file("steps/notes.txt"), "not a picture");
  CHECK(readBack(folder.file("steps")) == mask);
}

TEST_CASE("mask pictures: a pattern of names", "[mask]") {
  const TempFolder folder;
  const Mask mask = generate({"random", 5, {}}, grid);
  CHECK(writePng(mask, folder.file("m%02d.png")) == 12);
  CHECK(std::filesystem::exists(folder.file("m00.png")));
  CHECK(readBack(folder.file("m%02d.png")) == mask);
  CHECK(writePng(mask, folder.file("n_%d.png")) == 12);
  CHECK(std::filesystem::exists(folder.file("n_11.png")));
  CHECK(readBack(folder.file("n_%d.png")) == mask);  // 9 before 10
  for (int i = 0; i < 12; ++i)
    std::filesystem::remove(folder.file("m" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ".png"));
  CHECK(readBack(folder.path().string()) == mask);  // as a folder too
  CHECK(numbered("a/b%04d.png", 12) == "a/b0012.png");
  CHECK(numbered("b%02d.png", 123) == "b123.png");
  CHECK_FALSE(isPattern("100%.png"));
  CHECK_FALSE(isPattern("100%d/mask.png"));
}

TEST_CASE("mask pictures: one for all steps, or for one", "[mask]") {
  const TempFolder folder;
  const Mask tube = generate({"tube", 1, {}}, grid);
  CHECK(writePng(tube, folder.file("tube.png")) == 1);
  CHECK(readBack(folder.file("tube.png")) == tube);
  const Mask future = generate({"future", 0, {}}, grid);
  CHECK_THROWS_WITH(writePng(future, folder.file("future.png")), ContainsSubstring("steps of this mask differ"));
  CHECK_FALSE(std::filesystem::exists(folder.file("future.png")));
  CHECK(writePng(future, folder.file("last.png"), 11) == 1);
  CHECK(cellsOf(folder.file("last.png")).hidden == std::vector<unsigned char>(35, 1));
  CHECK(writePng(future, folder.file("first.png"), 0) == 1);
  CHECK(cellsOf(folder.file("first.png")).hidden == std::vector<unsigned char>(35, 0));
  CHECK(writePng(future, folder.file("one"), 7) == 1);
  CHECK(std::filesystem::exists(folder.file("one/step_007.png")));
  CHECK_THROWS_WITH(writePng(future, folder.file("none.png"), 12), ContainsSubstring("steps 0 to 11"));
  CHECK_THROWS_AS(writePng(Mask(), folder.file("none.png")), Failure);
}

TEST_CASE("mask pictures: what is no sequence gets one clear line", "[mask]") {
  const TempFolder folder;
  std::filesystem::create_directory(folder.file("empty"));
  CHECK_THROWS_WITH(readMask(folder.file("empty")), ContainsSubstring("no PNG picture"));
  CHECK_THROWS_WITH(readMask(folder.file("m%03d.png")), ContainsSubstring("no picture of this pattern"));
  CHECK_THROWS_WITH(readMask(folder.file("nowhere/m%03d.png")), ContainsSubstring("cannot be read"));
  const Mask mask = generate({"random", 5, {}}, grid);
  writePng(mask, folder.file("m%03d.png"));
  std::filesystem::remove(folder.file("m004.png"));
  CHECK_THROWS_WITH(readMask(folder.file("m%03d.png")), ContainsSubstring("Picture 4 of this pattern is missing"));
  writePng(Mask(TokenGrid{1, 3, 3}), folder.file("m004.png"));
  CHECK_THROWS_WITH(readMask(folder.file("m%03d.png")), ContainsSubstring("3 x 3 pixels, those before it have 7 x 5"));
  writeFile(folder.file("m004.png"), "no picture");
  CHECK_THROWS_WITH(readMask(folder.file("m%03d.png")), ContainsSubstring("not a PNG file"));
  for (int i = 0; i < 2001; ++i) writeFile(folder.file("empty/" + std::to_string(i) + ".png"), "");
  CHECK_THROWS_WITH(readMask(folder.file("empty")), ContainsSubstring("more than 2000"));
}

TEST_CASE("mask pictures: many large ones are averaged down to a size that fits", "[mask]") {
  const TempFolder folder;
  const Mask one = generate({"tube", 0, {}}, {1, 300, 300});
  std::filesystem::create_directories(folder.file("many"));
  writePng(one, folder.file("many/0.png"));
  for (int i = 1; i < 500; ++i)
    std::filesystem::copy_file(folder.file("many/0.png"), folder.file("many/" + std::to_string(i) + ".png"));
  const PaintedCells cells = cellsOf(folder.file("many"));
  CHECK(cells.steps == 500);
  CHECK(cells.rows == 183);
  CHECK(cells.hidden.size() <= std::size_t{16} << 20);
}

TEST_CASE("mask files: parameters of generators in json keep their bounds", "[mask]") {
  const auto with = [](const std::string& parameters) {
    return parseShapes(R"({"version": 2, "shapes": [{"operation": "hide", "form": "generated", "kind": "border", "seed": 0,)"
                       R"("parameters": )" + parameters + "}]}", "m.json");
  };
  CHECK(std::get<Generated>(with(R"({"width": 3})")[0].form).parameters.at("width") == 3);
  CHECK_THROWS_WITH(with(R"({"width": 1.5})"), ContainsSubstring("not a whole number"));
  CHECK_THROWS_WITH(with(R"({"width": 65})"), ContainsSubstring("not between 1 and 64"));
  CHECK_THROWS_WITH(with(R"({"ratio": 0.5})"), ContainsSubstring("border does not take"));
}
