#include <QImage>
#include <filesystem>
#include <sstream>

#include "app/mask_argument.hpp"
#include "app/mask_command.hpp"
#include "app/paths.hpp"
#include "core/base/error.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

MaskOptions maskOptions(const std::string& mask, const std::string& grid) {
  MaskOptions options;
  options.input.mask = mask;
  options.grid = grid;
  return options;
}

std::string shown(const MaskOptions& options) {
  std::ostringstream out;
  REQUIRE(maskShowCommand(options, out) == Success);
  return out.str();
}

mask::Mask converted(const std::string& mask, const std::string& grid, const std::string& path) {
  MaskOptions options = maskOptions(mask, grid);
  options.out = path;
  std::ostringstream out;
  REQUIRE(maskConvertCommand(options, out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("Written to " + path));
  return maskOnGrid(maskOptions(path, grid)).mask;
}

}  // namespace

TEST_CASE("mask list names every generator, its parameters and other names", "[commands]") {
  std::ostringstream out;
  CHECK(maskListCommand(out) == Success);
  for (const mask::GeneratorInfo& info : mask::generators()) {
    CHECK_THAT(out.str(), ContainsSubstring(info.kind) && ContainsSubstring(info.help));
    for (const auto& parameter : info.parameters) CHECK_THAT(out.str(), ContainsSubstring(parameter.name));
    for (const auto& name : info.other_names) CHECK_THAT(out.str(), ContainsSubstring(name));
  }
}

TEST_CASE("mask show tells figures, where they lie, and the steps", "[commands]") {
  const std::string text = shown(maskOptions("future,ratio=0.25", "8x4x6"));
  CHECK_THAT(text, ContainsSubstring("8 steps x 4 rows x 6 columns"));
  CHECK_THAT(text, ContainsSubstring("hidden 48 of 192 tokens (25.0 %)"));
  CHECK_THAT(text, ContainsSubstring("200 masks of blocks-small and blocks-large"));
  CHECK_THAT(text, ContainsSubstring("steps 1 to 6 (# hidden, . visible)\n  ............\n"));
  CHECK_THAT(text, ContainsSubstring("steps 7 to 8 (# hidden, . visible)\n  ############\n"));
  const std::string large = shown(maskOptions("blocks-large,seed=3", "16x16x16"));
  CHECK_THAT(large, ContainsSubstring(" of 4,096 tokens"));
  CHECK_THAT(large, ContainsSubstring("steps 1 to 16"));
}

TEST_CASE("mask show takes grid and training from a clip and a model", "[commands]") {
  MaskOptions options = maskOptions("vjepa2-short,seed=2", "");
  options.input.clip = demo_clip;
  options.input.model = demoModelPath();
  CHECK_THAT(shown(options), ContainsSubstring("8 steps x 8 rows x 8 columns") && ContainsSubstring("of 512 tokens"));
  const MaskOnGrid on_grid = maskOnGrid(options);
  CHECK(on_grid.mask == mask::generate({"blocks-small", 2, {}}, {8, 8, 8}));
  CHECK(on_grid.trained_with == std::vector<std::string>{"blocks-small", "blocks-large"});
}

TEST_CASE("mask show writes a picture of the steps", "[commands]") {
  const test::TempFolder folder;
  MaskOptions options = maskOptions("random", "8x16x16");
  options.png = folder.file("steps.png");
  CHECK_THAT(shown(options), !ContainsSubstring("# hidden, . visible"));
  const QImage picture(QString::fromStdString(options.png));
  CHECK(picture.width() > 4 * 160);
  CHECK(picture.height() > 2 * 160);
  options.png = folder.file("nowhere/steps.png");
  std::ostringstream out;
  CHECK_THROWS_WITH(maskShowCommand(options, out), ContainsSubstring("cannot be written"));
}

TEST_CASE("mask convert writes every form, and each reads back as the same mask", "[commands]") {
  const test::TempFolder folder;
  const mask::Mask random = mask::generate({"random", 3, {}}, {8, 6, 7});
  CHECK(converted("random,seed=3", "8x6x7", folder.file("m.json")) == random);
  CHECK(converted("random,seed=3", "8x6x7", folder.file("m.npy")) == random);
  CHECK(converted("random,seed=3", "8x6x7", folder.file("steps")) == random);
  CHECK(converted("random,seed=3", "8x6x7", folder.file("p%02d.png")) == random);
  CHECK(converted(folder.file("m.npy"), "", folder.file("again")) == random);  // cells bring their own grid
  CHECK(converted("tube", "8x6x7", folder.file("tube.png")).hiddenCount() ==
        mask::generate({"tube", 0, {}}, {8, 6, 7}).hiddenCount());
}

TEST_CASE("mask commands refuse in one clear line", "[commands]") {
  const test::TempFolder folder;
  std::ostringstream out;
  const auto refused = [&](const std::string& mask, const std::string& grid, const std::string& to,
                           const std::string& word) {
    INFO(mask << " " << grid << " " << to);
    MaskOptions options = maskOptions(mask, grid);
    options.out = folder.file(to);
    CHECK_THROWS_WITH(maskConvertCommand(options, out), ContainsSubstring(word));
  };
  refused("blocks-small", "", "m.npy", "--grid 8x16x16");
  for (const char* grid : {"8x16", "8x16x16x2", "0x4x4", "8x16x-2", "8,16,16", "8x16x16 ", "1024x1024x1024"})
    refused("blocks-small", grid, "m.npy", "steps x rows x columns");
  refused("blocks-small", "8x8x8", "m.gif", "written as .json, .npy, .png");
  refused("no-such-kind", "8x8x8", "m.npy", "no mask generator");
  refused("future", "8x8x8", "m.png", "steps of this mask differ");
  refused("motion", "8x8x8", "m.npy", "needs the clip's motion");
  refused(folder.file("none.txt"), "8x8x8", "m.npy", "no mask file");
  refused(folder.file("none.npy"), "8x8x8", "m.npy", "no such file");
  MaskOptions step = maskOptions("future", "8x8x8");
  step.out = folder.file("last.png");
  step.step = 7;
  CHECK(maskConvertCommand(step, out) == Success);
  step.step = 8;
  CHECK_THROWS_WITH(maskConvertCommand(step, out), ContainsSubstring("steps 0 to 7"));
}

TEST_CASE("a mask argument is a generator by any of its names, also beside a folder of that name", "[commands]") {
  CHECK(mask::shapesFromText("vjepa2.1-short,seed=4").front().form == mask::Form(mask::Generated{"blocks-small", 4, {}}));
  CHECK(mask::shapesFromText("blocks,blocks=2,scale=0.3").front().form ==
        mask::Form(mask::Generated{"blocks", 0, {{"blocks", 2}, {"scale", 0.3}}}));
  const test::TempFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  std::filesystem::create_directory("border");
  CHECK(std::holds_alternative<mask::Generated>(mask::shapesFromText("border").front().form));
  mask::writePng(mask::Mask(mask::TokenGrid{2, 3, 3}), "border");
  CHECK(std::holds_alternative<mask::PaintedCells>(mask::shapesFromText("./border").front().form));
  std::filesystem::current_path(before);
}

TEST_CASE("mask follow writes a layer that goes with the object", "[commands]") {
  const test::TempFolder folder;
  FollowOptions options;
  options.input.clip = "world:throw,seed=3";
  options.input.model = demoModelPath();
  options.round = {0.3, 0.3, 0.7, 0.7};
  options.frame = 8;
  options.out = folder.file("follow.json");
  std::ostringstream out;
  REQUIRE(maskFollowCommand(options, out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("A key at each of 8 steps"));
  const auto shapes = mask::readMask(options.out);
  REQUIRE(shapes.size() == 1);
  CHECK(shapes[0].keys.size() == 8);
  options.frame = 99;
  CHECK_THROWS_WITH(maskFollowCommand(options, out), ContainsSubstring("The window has 16 frames"));
  options.out = folder.file("follow.npy");
  CHECK_THROWS_WITH(maskFollowCommand(options, out), ContainsSubstring("name a .json file"));
}
