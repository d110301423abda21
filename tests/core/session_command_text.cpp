#include "core/session/command_text.hpp"

#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/command_line.hpp"
#include "core/session/session.hpp"
#include "tests/core/laid_out_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::session;

namespace {

bool has(const std::optional<CommandText>& command, const std::string& words) { return command && command->line.find(words) != std::string::npos; }

mask::MaskShape generated(Session& session, const std::string& text) {
  mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = "Blocks";
  shape.form = mask::parseGenerator(text);
  return shape;
}

}  // namespace

TEST_CASE("command text: a plain generator is named, any other mask goes into a file that gives the same cells", "[session]") {
  Shown open;
  Session& session = open.session;
  test::TempFolder folder;
  const CommandView view{folder.file("it's here")};

  session.run(setShapes({generated(session, "blocks-small,seed=3")}, "Blocks"));
  const auto named = commandOf(session, CommandOf::Predict, view);
  CHECK(has(named, "lacuna predict 'world:behind,seed=7' --model '"));
  CHECK(has(named, " --start 0 --frames 8 --fps 4 --size 64 --mask 'blocks-small,seed=3'"));
  CHECK(named->files.empty());
  CommandView elsewhere = view;
  elsewhere.bundled_model = session.document().model_path;
  CHECK(has(commandOf(session, CommandOf::Predict, elsewhere), " --model bundled --start 0"));
  for (const std::string& other : {session.document().clip_path, session.document().model_path.substr(0, session.document().model_path.size() - 1)}) {
    elsewhere.bundled_model = other;
    CHECK(commandOf(session, CommandOf::Predict, elsewhere)->line == named->line);
  }

  mask::MaskShape grown = generated(session, "blocks-small,seed=3");
  grown.grow_cells = 1;
  session.run(setShapes({grown}, "Grown"));
  const auto written = commandOf(session, CommandOf::Predict, view);
  REQUIRE(written);
  REQUIRE(written->files.size() == 1);
  CHECK(has(written, "it'\\''s here/mask-"));
  writeFilesOf(*written);
  writeFilesOf(*written);  // again: it is there already
  const auto read = mask::shapesFromText(written->files[0].path);
  CHECK(mask::rasterise(read, *session.placement(), mask::usual_coverage) == session.mask());
}

TEST_CASE("command text: under another coverage rule the cells are written", "[session]") {
  Shown open;
  Session& session = open.session;
  test::TempFolder folder;
  session.run(setCoverage(mask::CoverageRule::Half));
  const auto command = commandOf(session, CommandOf::Predict, {folder.file("masks")});
  REQUIRE(command);
  REQUIRE(command->files.size() == 1);
  writeFilesOf(*command);
  CHECK(mask::rasterise(mask::shapesFromText(command->files[0].path), *session.placement(), mask::usual_coverage) == session.mask());
}

TEST_CASE("command text: settings that change numbers are in it, and what is not there has none", "[session]") {
  Shown open;
  Session& session = open.session;
  const CommandView view{"/nowhere"};
  session.run(setRunSettings({0, true}));
  CHECK(has(commandOf(session, CommandOf::Predict, view), " --context-from-target-encoder"));
  CHECK_FALSE(commandOf(session, CommandOf::Attention, view));
  session.pick(TokenId{5});
  CHECK(has(commandOf(session, CommandOf::Attention, view), "lacuna attention "));
  CHECK(has(commandOf(session, CommandOf::Project, view), " --method 'pca' --axes 3"));
  for (const auto what : {CommandOf::Compare, CommandOf::Surprise, CommandOf::Sweep, CommandOf::Detail, CommandOf::Probe})
    CHECK_FALSE(commandOf(session, what, view));
  session.run(setShapes({}, "Clear"));
  CHECK_FALSE(commandOf(session, CommandOf::Predict, view));
}

TEST_CASE("command text: words are quoted for the shell, numbers read back as they were", "[session]") {
  CommandLine line("predict");
  line.word("it's $HOME; rm -rf").option("fps", 23.976023976023978).option("seed", std::uint64_t{18446744073709551615U});
  CHECK(line.text() == "lacuna predict 'it'\\''s $HOME; rm -rf' --fps 23.976023976023978 --seed 18446744073709551615");
  CHECK(CommandLine::placed("world:throw,seed=3") == "world:throw,seed=3");
  CHECK(CommandLine::placed("/a/../b/c.mp4") == "/b/c.mp4");
}

TEST_CASE("command text: a folder that cannot be made is told in one line", "[session]") {
  test::TempFolder folder;
  test::writeFile(folder.file("file"), "x");
  const CommandText command{"lacuna predict", {{folder.file("file/masks/mask.json"), "{}"}}};
  CHECK_THROWS_AS(writeFilesOf(command), Failure);
}
