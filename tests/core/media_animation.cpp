#include <webp/demux.h>

#include <filesystem>
#include <string>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/media/animation_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;

namespace {

/// A white bar at `frame` on grey.
Image barAt(int frame) {
  Image image{64, 32, std::vector<std::uint8_t>(3 * 64 * 32, 90)};
  for (int row = 0; row < 32; ++row)
    for (int x = 4 * frame; x < 4 * frame + 4; ++x)
      for (int c = 0; c < 3; ++c) image.rgb[static_cast<std::size_t>(3 * (row * 64 + x) + c)] = 255;
  return image;
}

}  // namespace

TEST_CASE("an animation has its frames, times and pictures, and plays for ever", "[media]") {
  test::TempFolder folder;
  const std::string path = folder.file("walk.webp");
  media::writeAnimation(path, 8, 6, barAt, {});
  const std::string bytes = readWhole(path, 1 << 20);
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
  WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
  REQUIRE(decoder != nullptr);
  WebPAnimInfo info;
  REQUIRE(WebPAnimDecoderGetInfo(decoder, &info));
  CHECK(info.canvas_width == 64);
  CHECK(info.canvas_height == 32);
  CHECK(info.frame_count == 6);
  CHECK(info.loop_count == 0);
  for (int frame = 0; frame < 6; ++frame) {
    std::uint8_t* pixels = nullptr;
    int end_ms = 0;
    REQUIRE(WebPAnimDecoderGetNext(decoder, &pixels, &end_ms));
    CHECK(end_ms == 125 * (frame + 1));
    const auto red = [&](int x) { return static_cast<int>(pixels[4 * (16 * 64 + x)]); };
    CHECK(red(4 * frame + 2) > 220);
    CHECK(red((4 * frame + 34) % 64) == Approx(90).margin(12));
  }
  WebPAnimDecoderDelete(decoder);
}

TEST_CASE("an animation that cannot be made leaves nothing, and the old file whole", "[media]") {
  test::TempFolder folder;
  const std::string path = folder.file("walk.webp");
  test::writeFile(path, "old");
  const auto grows = [](int frame) { return Image{8 + frame, 8, std::vector<std::uint8_t>(static_cast<std::size_t>(3 * (8 + frame) * 8))}; };
  CHECK_THROWS_WITH(media::writeAnimation(path, 8, 3, grows, {}), ContainsSubstring("one size"));
  std::stop_source stop;
  const jobs::JobContext stopped{stop.get_token(), nullptr};
  const auto stops = [&](int frame) {
    if (frame == 1) stop.request_stop();
    return barAt(frame);
  };
  CHECK_THROWS_AS(media::writeAnimation(path, 8, 6, stops, stopped), CancelledException);
  CHECK(readWhole(path, 100) == "old");
  CHECK_THROWS_WITH(media::writeAnimation(folder.file("walk.gif"), 8, 6, barAt, {}), ContainsSubstring(".webp"));
  CHECK_THROWS_WITH(media::writeAnimation(path, 8, 0, barAt, {}), ContainsSubstring("1 picture"));
  CHECK_THROWS_AS(media::writeAnimation("/no/such/folder/walk.webp", 8, 2, barAt, {}), Failure);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()) == 1);
}
