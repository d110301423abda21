#include <cmath>

#include "core/base/error.hpp"
#include "core/media/preprocess.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::media;

namespace {

Image ramp(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      image.rgb.push_back(static_cast<std::uint8_t>(x * 255 / width));
      image.rgb.push_back(static_cast<std::uint8_t>(y * 255 / height));
      image.rgb.push_back(static_cast<std::uint8_t>((x * 7 + y * 13) % 256));
    }
  }
  return image;
}

/// Bilinear with half-pixel centres and no antialias, in floating point.
double bilinear(const Image& image, double x, double y, int channel) {
  const auto clampTo = [](int v, int n) { return std::min(std::max(v, 0), n - 1); };
  const int x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
  const double fx = x - x0, fy = y - y0;
  const auto at = [&](int px, int py) {
    return double(image.row(clampTo(py, image.height))[3 * clampTo(px, image.width) + channel]);
  };
  return (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
         (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy;
}

}  // namespace

TEST_CASE("the crop follows the reference's evaluation", "[media]") {
  const CropGeometry wide = cropGeometry(1280, 720, 256);
  CHECK(wide.resized_height == 292);  // int(256*256/224)
  CHECK(wide.resized_width == 519);   // int(292*1280/720) = int(519.11)
  CHECK(wide.left == 132);            // round(131.5) to even
  CHECK(wide.top == 18);
  const CropGeometry tall = cropGeometry(404, 720, 384);
  CHECK(tall.resized_width == 438);
  CHECK(tall.resized_height == 780);  // int(438*720/404) = int(780.59)
  CHECK(tall.left == 27);
  CHECK(tall.top == 198);
  CHECK(cropGeometry(256, 256, 224).resized_width == 256);
  CHECK(cropGeometry(640, 361, 256).left == 130);  // int(517.67) = 517: round(130.5) goes to the even 130
  const RectInFrame rect = wide.rectInFrame();
  CHECK(rect.x0 == Approx(132.0 / 519));
  CHECK(rect.x1 == Approx(388.0 / 519));
  CHECK(rect.height() == Approx(256.0 / 292));
  CHECK_THROWS_AS(cropGeometry(0, 10, 256), Failure);
  CHECK_THROWS_AS(cropGeometry(10, 10, 0), Failure);
  CHECK_THROWS_AS(cropGeometry(16384, 1, 256), Failure);
}

TEST_CASE("a squashed picture shows the whole frame, and of very wide ones the middle", "[media]") {
  const RectInFrame square = squashedGeometry(300, 300, 256).rectInFrame();
  CHECK(square == RectInFrame{0, 0, 1, 1});
  CHECK(squashedGeometry(400, 300, 256).rectInFrame() == RectInFrame{0, 0, 1, 1});
  const CropGeometry wide = squashedGeometry(320, 180, 256);  // 243 of 320 columns
  CHECK((wide.resized_height == 256 && wide.top == 0));
  CHECK(wide.rectInFrame().width() == Approx(243.0 / 320).margin(0.002));
  CHECK(wide.rectInFrame().x0 == Approx(1 - wide.rectInFrame().x1).margin(0.004));
  const RectInFrame tall = squashedGeometry(180, 320, 256).rectInFrame();  // 240 of 320 rows
  CHECK((tall.width() == 1 && tall.height() == Approx(0.75).margin(0.002)));
  CHECK_THROWS_AS(squashedGeometry(16384, 1, 256), Failure);
}

TEST_CASE("pixels are those of a bilinear resize without antialias", "[media]") {
  const Image frame = ramp(320, 180);
  const CropGeometry geometry = cropGeometry(320, 180, 64);
  const Image picture = resizeAndCrop(frame, geometry);
  REQUIRE(picture.width == 64);
  REQUIRE(picture.rgb.size() == 3 * 64 * 64);
  double worst = 0;
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const double sx = (x + geometry.left + 0.5) * 320 / geometry.resized_width - 0.5;
      const double sy = (y + geometry.top + 0.5) * 180 / geometry.resized_height - 0.5;
      for (int c = 0; c < 3; ++c) worst = std::max(worst, std::abs(bilinear(frame, sx, sy, c) - picture.row(y)[3 * x + c]));
    }
  }
  CHECK(worst < 1.2);
  CHECK_THROWS_AS(resizeAndCrop(ramp(10, 10), geometry), Failure);
}

TEST_CASE("normalised values lie as channel, frame, row, column", "[media]") {
  Image black{2, 2, std::vector<std::uint8_t>(12, 0)};
  Image mixed{2, 2, {255, 0, 128, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
  const ClipTensor tensor = normalise({black, mixed}, {});
  REQUIRE(tensor.frames == 2);
  REQUIRE(tensor.values.size() == 3 * 2 * 4);
  const auto at = [&](int c, int t, int y, int x) {
    return tensor.values[static_cast<std::size_t>(((c * 2 + t) * 2 + y) * 2 + x)];
  };
  CHECK(at(0, 0, 0, 0) == Approx(-0.485 / 0.229));
  CHECK(at(0, 1, 0, 0) == Approx((1 - 0.485) / 0.229));
  CHECK(at(1, 1, 0, 0) == Approx(-0.456 / 0.224));
  CHECK(at(2, 1, 0, 0) == Approx((128 / 255.0 - 0.406) / 0.225));
  CHECK(at(1, 1, 1, 1) == Approx((8 / 255.0 - 0.456) / 0.224));
  CHECK(at(2, 1, 0, 1) == Approx((3 / 255.0 - 0.406) / 0.225));
  CHECK_THROWS_AS(normalise({black, ramp(3, 2)}, {}), Failure);
}
