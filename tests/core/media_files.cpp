#include <filesystem>
#include <stop_token>

#include "core/base/error.hpp"
#include "core/media/clip_reader.hpp"
#include "core/media/image_source.hpp"
#include "tests/core/media_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::media;
using namespace lacuna::test;

namespace {

Error errorOf(const std::string& path) {
  try {
    openClip(path, {});
  } catch (const Failure& failure) {
    return failure.error();
  }
  return {ErrorKind::Internal, "opened", path};
}

int red(FrameSource& clip, std::int64_t index) { return clip.frame(index, {}).rgb[0]; }

}  // namespace

TEST_CASE("pictures of a folder are a clip in natural order", "[media]") {
  TempFolder folder;
  for (const int number : {10, 2, 1})
    writeFile(folder.file("shot" + std::to_string(number) + ".bmp"), bmpOf(8, 4, number * 20, 0, 7));
  writeFile(folder.file("notes.txt"), "no picture");
  std::filesystem::create_symlink(folder.file("shot1.bmp"), folder.file("shot0.bmp"));
  const auto clip = openClip(folder.path().string(), {});
  CHECK(clip->info().container == "images");
  CHECK(clip->info().frames == 3);
  CHECK(clip->info().width == 8);
  CHECK(clip->info().rate_fps == 8);
  CHECK(clip->frameTimes() == std::vector<double>{0, 0.125, 0.25});
  CHECK(red(*clip, 2) == 200);
  CHECK(red(*clip, 0) == 20);
  CHECK(clip->frame(1, {}).rgb[2] == 7);
  CHECK(openClip(folder.file("*1*.bmp"), {})->info().frames == 2);
  CHECK(openClip(folder.file("shot2.bmp"), {})->info().frames == 1);
  CHECK_THROWS_AS(clip->frame(3, {}), Failure);
  CHECK_THROWS_AS(clip->frame(-1, {}), Failure);
}

TEST_CASE("names are ordered as people order them", "[media]") {
  CHECK(naturallyBefore("f2.png", "f10.png"));
  CHECK_FALSE(naturallyBefore("f10.png", "f2.png"));
  CHECK(naturallyBefore("a", "b"));
  CHECK(naturallyBefore("a", "ab"));
  CHECK_FALSE(naturallyBefore("a1", "a1"));
  CHECK(naturallyBefore("a01", "a1") != naturallyBefore("a1", "a01"));
}

TEST_CASE("pictures of another size are scaled, of another shape refused", "[media]") {
  TempFolder folder;
  writeFile(folder.file("1.bmp"), bmpOf(8, 4, 1, 2, 3));
  writeFile(folder.file("2.bmp"), bmpOf(16, 8, 9, 9, 9));
  const auto clip = openClip(folder.path().string(), {});
  CHECK(clip->info().notes.size() == 1);
  CHECK(clip->frame(1, {}).width == 8);
  writeFile(folder.file("3.bmp"), bmpOf(4, 8, 9, 9, 9));
  CHECK_THAT(errorOf(folder.path().string()).what, ContainsSubstring("one shape"));
}

TEST_CASE("an animated GIF gives its frames and times", "[media]") {
  TempFolder folder;
  writeFile(folder.file("a.gif"), gifOf(6));
  const auto clip = openClip(folder.file("a.gif"), {});
  CHECK(clip->info().container == "gif");
  REQUIRE(clip->info().frames == 6);
  CHECK(clip->info().rate_fps == Approx(10));
  CHECK(clip->frameTimes()[3] == Approx(0.3));
  CHECK(clip->info().duration_s == Approx(0.6));
  for (const int index : {5, 0, 3, 2, 2, 4}) CHECK(red(*clip, index) == index * 36);
}

TEST_CASE("text in disguise is refused before FFmpeg sees it", "[media]") {
  TempFolder folder;
  writeFile(folder.file("secret.gif"), gifOf(3));
  const std::string target = folder.file("secret.gif");
  const auto refuses = [&](const std::string& name, const std::string& text) {
    writeFile(folder.file(name), text);
    const Error error = errorOf(folder.file(name));
    INFO(error.line());
    CHECK(error.kind == ErrorKind::Refused);
    CHECK(error.line().find('\n') == std::string::npos);
  };
  refuses("list.mp4", "#EXTM3U\n#EXTINF:1,\n" + target + "\n");
  refuses("spaced.mp4", "\n\n  #EXTM3U\n" + target + "\n");
  refuses("concat.mp4", "ffconcat version 1.0\nfile '" + target + "'\n");
  refuses("script.mkv", "file '" + target + "'\n");
  refuses("dash.mp4", "<?xml version=\"1.0\"?><MPD><BaseURL>" + target + "</BaseURL></MPD>");
  refuses("session.mp4", "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n");
  refuses("words.mp4", "just words");
}

TEST_CASE("names that FFmpeg would take for addresses are files or nothing", "[media]") {
  TempFolder folder;
  writeFile(folder.file("a.gif"), gifOf(2));
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  for (const char* name : {"http:a.gif", "concat:a.gif|a.gif", "file:a.gif", "pipe:0", "data:a", "a%03d.gif", "-i.gif"}) {
    INFO(name);
    CHECK(errorOf(name).kind == ErrorKind::NotFound);
    writeFile(name, gifOf(3));
    CHECK(openClip(name, {})->info().frames == 3);
  }
  std::filesystem::current_path(before);
  CHECK_THAT(errorOf("http://localhost/a.mp4").what, ContainsSubstring("Addresses are not opened"));
  CHECK_THAT(errorOf("concat:" + folder.file("a.gif") + "|" + folder.file("a.gif")).what, ContainsSubstring("no such file"));
}

TEST_CASE("absurd, empty and missing files end in one line", "[media]") {
  TempFolder folder;
  writeFile(folder.file("huge.gif"), gifOf(3, 65535));
  writeFile(folder.file("huge.png"), pngHeader(60000, 60000));
  writeFile(folder.file("many.png"), pngHeader(16000, 16000));
  writeFile(folder.file("cut.png"), pngHeader(64, 64));
  writeFile(folder.file("empty.mp4"), "");
  writeFile(folder.file("noise.mp4"), std::string("\x01\x02\x03\x04\x80\x90\x00\xFF", 8));
  CHECK(errorOf(folder.file("huge.gif")).kind == ErrorKind::Refused);
  CHECK(errorOf(folder.file("huge.png")).kind == ErrorKind::Refused);
  CHECK(errorOf(folder.file("many.png")).kind == ErrorKind::Refused);
  CHECK(errorOf(folder.file("cut.png")).kind == ErrorKind::Unreadable);
  CHECK_THAT(errorOf(folder.file("empty.mp4")).what, ContainsSubstring("empty"));
  CHECK(errorOf(folder.file("noise.mp4")).kind == ErrorKind::Unreadable);
  CHECK(errorOf(folder.file("absent.mp4")).kind == ErrorKind::NotFound);
  CHECK(errorOf("/dev/zero").kind == ErrorKind::Refused);
  CHECK(errorOf("").kind == ErrorKind::NotFound);
  std::filesystem::create_directory(folder.file("nothing"));
  CHECK_THAT(errorOf(folder.file("nothing")).what, ContainsSubstring("No pictures"));
}

TEST_CASE("a stopped context ends opening", "[media]") {
  TempFolder folder;
  writeFile(folder.file("a.gif"), gifOf(40));
  std::stop_source stop;
  jobs::JobContext context{stop.get_token(), [&](const jobs::Progress&) { stop.request_stop(); }};
  CHECK_THROWS_AS(openClip(folder.file("a.gif"), context), CancelledException);
}
