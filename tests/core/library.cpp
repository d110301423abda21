#include "core/library/library.hpp"

#include <algorithm>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/latent/make_latents.hpp"
#include "core/library/build.hpp"
#include "core/library/clip_list.hpp"
#include "core/library/library_file.hpp"
#include "core/media/clip_reader.hpp"
#include "core/media/clip_writer.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::library;

namespace {

constexpr const char* behind = "world:behind,seed=7,frames=16";
constexpr Settings small{8, 8, 64, 8};
constexpr std::uintmax_t most_test_bytes = 64U << 20;

void writeScene(const std::string& path, const std::string& scene) {
  const auto source = scenes::openDrawnClip(scene);
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  media::writeClip(path, 8, static_cast<int>(source->info().frames), [&](int frame) { return source->frame(frame, {}); }, {});
}

/// Two clips of two windows, one of a window and a half, a file that is none, and what a library passes over.
struct ClipFolder : test::TempFolder {
  ClipFolder() {
    writeScene(file("clip 2.mp4"), "world:throw,seed=3,frames=16");
    writeScene(file("clip 10.mp4"), "world:slide,seed=5,frames=12");
    writeScene(file("more/peek.mp4"), "world:peek,seed=4,frames=16");
    test::writeFile(file("broken.mp4"), "this is no video");
    test::writeFile(file("notes.txt"), "nothing to see");
    writeScene(file(".hidden/throw.mp4"), "world:throw,seed=9,frames=8");
  }
  std::string folder() const { return path().string(); }
  BuildRequest request() const { return {folder(), {behind}, test::demoModel(), small}; }
};

std::vector<std::string> pathsOf(const Contents& contents) {
  std::vector<std::string> paths;
  for (const ClipEntry& clip : contents.clips) paths.push_back(clip.path);
  return paths;
}

std::string bytesOf(const std::string& path) { return readWhole(path, most_test_bytes); }

/// What loading says of these bytes.
std::string refusalOf(const ClipFolder& clips, const std::string& bytes) {
  test::writeFile(filePath(clips.folder()), bytes);
  try {
    Library::load(clips.folder(), {});
  } catch (const Failure& failure) {
    CHECK(failure.error().what.find('\n') == std::string::npos);
    return failure.error().what;
  }
  return {};
}

std::string with(std::string bytes, std::size_t at, std::uint64_t number) {
  return bytes.replace(at, sizeof number, reinterpret_cast<const char*>(&number), sizeof number);
}

std::string with(std::string bytes, const std::string& old_text, const std::string& new_text) {
  REQUIRE(old_text.size() == new_text.size());
  const std::size_t at = bytes.find(old_text);
  REQUIRE(at != std::string::npos);
  return bytes.replace(at, old_text.size(), new_text);
}

}  // namespace

TEST_CASE("a folder's clips are found in natural order, with what lies in subfolders", "[library]") {
  const ClipFolder clips;
  std::filesystem::create_directories(clips.file("shots"));
  test::writeFile(clips.file("shots/2.png"), "");
  test::writeFile(clips.file("shots/10.PNG"), "");
  test::writeFile(clips.file("photo.jpg"), "");
  CHECK(clipsIn(clips.folder(), {}) ==
        std::vector<std::string>{"broken.mp4", "clip 2.mp4", "clip 10.mp4", "more/peek.mp4", "photo.jpg", "shots"});
  CHECK_THROWS_WITH(clipsIn(clips.file("nowhere"), {}), ContainsSubstring("no such folder"));
}

TEST_CASE("a library finds the very patch that a latent is of", "[library]") {
  const ClipFolder clips;
  const BuildReport report = buildLibrary(clips.request(), {});
  CHECK(report.clips == 4);
  CHECK(report.encoded == 4);
  CHECK(report.left_out == 0);
  REQUIRE(report.unread.size() == 1);
  CHECK_THAT(report.unread[0].line(), ContainsSubstring("broken.mp4"));

  const auto library = Library::load(clips.folder(), {});
  CHECK(pathsOf(library->contents()) == std::vector<std::string>{"clip 2.mp4", "clip 10.mp4", "more/peek.mp4", behind});
  CHECK(library->contents().tokens() == report.tokens);
  CHECK(report.tokens == (2 + 1 + 2 + 2) * 4 * 4 * 4);
  library->requireModel(*test::demoModel());

  const auto source = media::openClip(clips.file("more/peek.mp4"), {});
  media::FrameCache frames(0);
  latent::LatentCache latents(0);
  const auto window = media::readWindow(*source, {8, 8, 8}, 64, {}, frames, {});
  const auto targets = latent::targetLatents(*window, *test::demoModel(), latents, {});
  const Matrix normed = model::layerNormed(targets->values, 1);
  const mask::Cell cell{2, 1, 3};
  const auto matches = library->search(normed.row(static_cast<std::size_t>(index(targets->grid.id(cell)))), 5);
  REQUIRE(matches.size() == 5);
  CHECK(matches[0].cosine == Approx(1).margin(1e-5));
  CHECK(library->clipOf(matches[0]).path == "more/peek.mp4");
  CHECK(library->windowOf(matches[0]).start_frame == 8);
  CHECK(matches[0].step == 2);
  CHECK(matches[0].row == 1);
  CHECK(matches[0].col == 3);
  CHECK(library->momentOf(matches[0]) == Moment{12, 1.5});
  for (std::size_t i = 1; i < matches.size(); ++i) CHECK(matches[i].cosine <= matches[i - 1].cosine);

  const auto seen = readMoment(*library, matches[0], {});
  REQUIRE(seen->frames.size() == 1);
  CHECK(seen->frames[0]->rgb == source->frame(12, {}).rgb);
  CHECK(seen->geometry.rectInFrame() == window->geometry.rectInFrame());
}

TEST_CASE("answers may be held to a few for each clip", "[library]") {
  const ClipFolder clips;
  buildLibrary(clips.request(), {});
  const auto library = Library::load(clips.folder(), {});
  const std::vector<float> latent(library->contents().width, 1.0F);
  const auto matches = library->search(latent, 100, 2);
  CHECK(matches.size() == 8);  // two of each of four clips
  std::map<std::size_t, int> of_clip;
  for (const Match& match : matches) ++of_clip[match.clip];
  for (const auto& [clip, count] : of_clip) CHECK(count == 2);
  CHECK(library->search(latent, 0).empty());
  CHECK(library->search(latent, 100'000).size() == library->contents().tokens());
  CHECK(library->search(std::vector<float>(library->contents().width), 3).size() == 3);  // no direction at all
  CHECK_THROWS_WITH(library->search(std::vector<float>(3), 1), ContainsSubstring("3 features"));
}

TEST_CASE("clips whose bytes are known are not encoded again", "[library]") {
  const ClipFolder clips;
  buildLibrary(clips.request(), {});
  const std::string first = bytesOf(filePath(clips.folder()));
  CHECK(buildLibrary(clips.request(), {}).encoded == 0);
  CHECK(bytesOf(filePath(clips.folder())) == first);

  std::filesystem::rename(clips.file("more/peek.mp4"), clips.file("peek again.mp4"));
  writeScene(clips.file("clip 2.mp4"), "world:throw,seed=8,frames=16");
  const BuildReport report = buildLibrary(clips.request(), {});
  CHECK(report.encoded == 1);
  CHECK(report.clips == 4);
  const auto library = Library::load(clips.folder(), {});
  CHECK(pathsOf(library->contents()) == std::vector<std::string>{"clip 2.mp4", "clip 10.mp4", "peek again.mp4", behind});

  BuildRequest other = clips.request();
  other.settings.rate_fps = 4;
  CHECK(buildLibrary(other, {}).encoded == 4);
  test::writeFile(filePath(clips.folder()), "damaged");
  const BuildReport repaired = buildLibrary(clips.request(), {});
  CHECK(repaired.encoded == 4);
  CHECK(repaired.old_unread.has_value());
}

TEST_CASE("a clip shorter than a window gives what it shows, a long one windows all over it", "[library]") {
  const test::TempFolder folder;
  writeScene(folder.file("short.mp4"), "world:throw,seed=3,frames=5");
  writeScene(folder.file("long.mp4"), "world:slide,seed=5,frames=48");
  BuildRequest request{folder.path().string(), {}, test::demoModel(), small};
  request.settings.windows = 3;
  buildLibrary(request, {});
  const auto library = Library::load(request.folder, {});
  const auto& clips = library->contents().clips;
  REQUIRE(clips.size() == 2);
  REQUIRE(clips[0].windows.size() == 3);
  CHECK(clips[0].windows[0].start_frame == 0);
  CHECK(clips[0].windows[1].start_frame == 16);
  CHECK(clips[0].windows[2].start_frame == 32);
  REQUIRE(clips[1].windows.size() == 1);
  CHECK(clips[1].windows[0].steps.size() == 3);  // frames 1-2, 3-4, and 5 with itself
  CHECK(clips[1].frames == 5);
}

TEST_CASE("a library holds no more than it may", "[library]") {
  const ClipFolder clips;
  BuildRequest request = clips.request();
  const std::size_t a_window = 4 * 4 * 4 * static_cast<std::size_t>(request.model->description().latentWidth()) * sizeof(float);
  request.most_bytes = 3 * a_window;
  const BuildReport report = buildLibrary(request, {});
  CHECK(report.clips == 2);
  CHECK(report.left_out == 2);
  CHECK(report.tokens == 3 * 64);
  request.most_bytes = a_window / 2;
  CHECK_THROWS_WITH(buildLibrary(request, {}), ContainsSubstring("broken.mp4"));
}

TEST_CASE("a library that is stopped leaves the old one as it was", "[library]") {
  const ClipFolder clips;
  buildLibrary(clips.request(), {});
  const std::string before = bytesOf(filePath(clips.folder()));
  BuildRequest other = clips.request();
  other.settings.rate_fps = 4;
  std::stop_source stop;
  std::vector<std::string> told;
  const jobs::JobContext context{stop.get_token(), [&](const jobs::Progress& progress) {
                                   if (told.empty() || told.back() != progress.doing) told.push_back(progress.doing);
                                   if (progress.done > 2) stop.request_stop();  // within the third clip
                                 }};
  CHECK_THROWS_AS(buildLibrary(other, context), CancelledException);
  CHECK(std::find(told.begin(), told.end(), "clip 2.mp4") != told.end());
  CHECK(std::find(told.begin(), told.end(), behind) == told.end());
  CHECK(bytesOf(filePath(clips.folder())) == before);
  for (const auto& entry : std::filesystem::directory_iterator(clips.folder())) CHECK(entry.path().extension() != ".part");
}

TEST_CASE("what is no library, or a damaged one, is refused in one line", "[library]") {
  const ClipFolder clips;
  CHECK_THROWS_WITH(Library::load(clips.folder(), {}), ContainsSubstring("no library in this folder yet"));
  buildLibrary(clips.request(), {});
  const std::string whole = bytesOf(filePath(clips.folder()));
  constexpr std::size_t version_at = 16, rows_at = 24, width_at = 32, table_at = 40, vectors_at = 64;
  constexpr std::uint64_t huge = ~std::uint64_t{0} / 4;

  CHECK(refusalOf(clips, whole).empty());
  CHECK_THAT(refusalOf(clips, ""), ContainsSubstring("no library"));
  CHECK_THAT(refusalOf(clips, "LACUNA"), ContainsSubstring("no library"));
  CHECK_THAT(refusalOf(clips, with(whole, version_at, 2)), ContainsSubstring("another version"));
  for (const std::size_t at : {rows_at, width_at, table_at}) {
    INFO(at);
    for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{1}, huge, ~std::uint64_t{0}})
      CHECK_THAT(refusalOf(clips, with(whole, at, number)), ContainsSubstring("damaged"));
  }
  CHECK_THAT(refusalOf(clips, whole.substr(0, whole.size() / 2)), ContainsSubstring("damaged"));
  CHECK_THAT(refusalOf(clips, whole.substr(0, whole.size() - 1)), ContainsSubstring("damaged"));
  CHECK_THAT(refusalOf(clips, whole + "x"), ContainsSubstring("damaged"));
  std::string flipped = whole;
  flipped[vectors_at + 100] ^= 1;
  CHECK_THAT(refusalOf(clips, flipped), ContainsSubstring("damaged"));
  CHECK_THAT(refusalOf(clips, with(whole, vectors_at, ~std::uint64_t{0})), ContainsSubstring("damaged"));  // not numbers
  CHECK_THAT(refusalOf(clips, with(whole, "more/peek.mp4", "/tmp/peek.mp4")), ContainsSubstring("outside its folder"));
  CHECK_THAT(refusalOf(clips, with(whole, "more/peek.mp4", "m/../../p.mp4")), ContainsSubstring("outside its folder"));
  CHECK_THAT(refusalOf(clips, with(whole, "\"start_frame\": 8", "\"start_frame\": -")), ContainsSubstring("damaged"));
  CHECK_THAT(refusalOf(clips, with(whole, "\"times_s\"", "\"timez_s\"")), ContainsSubstring("damaged"));
}

TEST_CASE("a library of another model says so", "[library]") {
  const ClipFolder clips;
  buildLibrary(clips.request(), {});
  const auto library = Library::load(clips.folder(), {});
  const auto other = test::loadModel(test::sourceFile("models/world/model.safetensors"));
  CHECK_THROWS_WITH(library->requireModel(*other), ContainsSubstring("was made with") && ContainsSubstring("Build it again with this one"));
  BuildRequest odd = clips.request();
  odd.settings.frames = 7;
  CHECK_THROWS_WITH(buildLibrary(odd, {}), ContainsSubstring("multiples of 2"));
}

TEST_CASE("a library's table is read as it was written", "[library]") {
  Contents contents{{0x0123456789abcdefU, 0xfedcba9876543210U}, "V-JEPA \"2\"", {16, 7.5, 256, 3}, 16, 14, 1024, {}};
  contents.clips = {{"a/b c.mp4", {1, 2}, 100, {{0, {{0, 0.0}, {4, 1.0 / 3}}}, {64, {{64, 8.1}}}}}, {behind, {}, 16, {}}};
  CHECK(parseContents(toJson(contents), "table") == contents);
  CHECK(contents.tokens() == 3 * 16 * 14);
  CHECK(canBeNamed("\xc3\xa4.mp4"));
  CHECK_FALSE(canBeNamed("\xe4.mp4"));
}
