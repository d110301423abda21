#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.hpp"
#include "tests/core/world_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tensor_numbers.hpp"

using namespace lacuna;
using namespace lacuna::world;
using namespace lacuna::test;

namespace {

constexpr View whole(int side) { return {side, 0, 0, 1, 1, 1}; }

/// One blue thing before a plain wall: no other blue as strong is in the picture.
SceneSpec blueThing(SceneKind kind, std::uint64_t seed) {
  SceneSpec spec = specOf(kind, seed);
  set(spec, Knob::Hue, 0.64);
  set(spec, Knob::Things, 1);
  set(spec, Knob::Leaves, 0);
  return spec;
}

bool isBlue(const std::uint8_t* rgb) { return rgb[2] > 40 && rgb[2] > 2.4 * rgb[0] && rgb[2] > 1.4 * rgb[1]; }

struct Blob {
  int pixels = 0;
  double x = 0, y = 0;  ///< mean place, 0..1
};

Blob blueIn(const Image& image) {
  Blob blob;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      if (!isBlue(image.row(y) + 3 * x)) continue;
      ++blob.pixels;
      blob.x += (x + 0.5) / image.width;
      blob.y += (y + 0.5) / image.height;
    }
  }
  blob.x /= std::max(blob.pixels, 1);
  blob.y /= std::max(blob.pixels, 1);
  return blob;
}

/// Means over squares of `by` x `by` pixels.
Image shrunk(const Image& image, int by) {
  Image small{image.width / by, image.height / by, {}};
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      for (int channel = 0; channel < 3; ++channel) {
        int sum = 0;
        for (int i = 0; i < by * by; ++i) sum += image.row(y * by + i / by)[3 * (x * by + i % by) + channel];
        small.rgb.push_back(static_cast<std::uint8_t>((sum + by * by / 2) / (by * by)));
      }
    }
  }
  return small;
}

struct Difference {
  double mean = 0;
  int most = 0;
};

Difference between(const Image& a, const Image& b) {
  REQUIRE(a.rgb.size() == b.rgb.size());
  Difference difference;
  for (std::size_t i = 0; i < a.rgb.size(); ++i) {
    const int d = std::abs(a.rgb[i] - b.rgb[i]);
    difference.mean += static_cast<double>(d) / static_cast<double>(a.rgb.size());
    difference.most = std::max(difference.most, d);
  }
  return difference;
}

}  // namespace

TEST_CASE("the painted picture shows a thing where the truth says it is seen, and nowhere when it is hidden", "[world]") {
  int hidden = 0, open = 0;
  for (const SceneKind kind : {SceneKind::Behind, SceneKind::Throw, SceneKind::Peek, SceneKind::Slide}) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const ClipPainter painter(makeClip(blueThing(kind, seed)), whole(128));
      for (int i = 0; i < 32; i += 2) {
        const Clip& clip = painter.clip();
        const Body& b = frameOf(clip, i).back();
        INFO(nameOf(kind) << ", seed " << seed << ", frame " << i << ", visible " << b.visible);
        const Blob blue = blueIn(painter.frame(i));
        const double round = std::numbers::pi * b.half_width * b.half_width * 128 * 128;
        if (b.visible == 0) {
          CHECK(blue.pixels == 0);
          ++hidden;
        } else if (b.visible == 1) {
          // The stripe and the highlight are of other colours.
          CHECK(blue.pixels > 0.25 * round);
          CHECK(blue.pixels < 1.4 * round);
          const Camera& camera = clip.camera[static_cast<std::size_t>(i)];
          CHECK(std::hypot(blue.x - b.x + camera.x, blue.y - b.y + camera.y) < 0.6 * b.half_width);
          ++open;
        }
      }
    }
  }
  CHECK(hidden > 20);
  CHECK(open > 60);
}

TEST_CASE("a clip is drawn the same frame by frame, in any order, and again", "[world]") {
  for (const double leaves : {0.0, 1.0}) {
    SceneSpec spec = specOf(SceneKind::Behind, 11);
    set(spec, Knob::Leaves, leaves);
    set(spec, Knob::Flicker, 1);
    set(spec, Knob::Drift, 0.05);
    const ClipPainter painter(makeClip(spec), whole(64)), fresh(makeClip(spec), whole(64));
    const Hash128 last = hashOf(painter.frame(31)), first = hashOf(painter.frame(0));
    CHECK(hashOf(fresh.frame(0)) == first);
    CHECK(hashOf(fresh.frame(31)) == last);
    CHECK(hashOf(painter.frame(0)) == first);
    CHECK_FALSE(first == last);
    CHECK_THROWS_AS(painter.frame(32), Failure);
    CHECK_THROWS_AS(painter.frame(-1), Failure);
  }
}

TEST_CASE("a clip drawn among others equals the clip drawn alone", "[world]") {
  std::vector<Clip> clips;
  for (const SceneKind kind : sceneKinds()) {
    SceneSpec spec = specOf(kind, 21);
    spec.frames = 8;
    set(spec, Knob::Leaves, clips.size() % 2 == 0 ? 0.9 : 0);
    set(spec, Knob::Drift, clips.size() % 3 == 0 ? 0.08 : 0);
    clips.push_back(makeClip(spec));
  }
  const Painter painter("cpu");
  const auto together = numbersOf(painter.paint(clips, whole(64), 2, 4));
  const std::size_t a_clip = together.size() / clips.size();
  CHECK(a_clip == 4 * 3 * 64 * 64);
  for (std::size_t k = 0; k < clips.size(); ++k) {
    const auto alone = numbersOf(painter.paint({&clips[k], 1}, whole(64), 2, 4));
    float most = 0;
    for (std::size_t i = 0; i < a_clip; ++i) most = std::max(most, std::abs(alone[i] - together[k * a_clip + i]));
    INFO("clip " << k);
    CHECK(most <= 1 / 255.0F);
    // The frame painter of the window draws the same pictures as the batches of training.
    const Image frame = ClipPainter(clips[k], whole(64)).frame(3);
    int different = 0;
    for (std::size_t i = 0; i < frame.rgb.size(); ++i) {
      const std::size_t pixel = i / 3, channel = i % 3;
      different += std::abs(frame.rgb[i] / 255.0F - alone[(3 + channel) * 64 * 64 + pixel]) > 1.01F / 255;
    }
    CHECK(different == 0);
  }
}

TEST_CASE("pictures do not depend on the resolution", "[world]") {
  for (const SceneKind kind : {SceneKind::Behind, SceneKind::Crowd, SceneKind::Slide}) {
    SceneSpec spec = specOf(kind, 6);
    set(spec, Knob::Leaves, 0);
    const Clip clip = makeClip(spec);
    const Image large = ClipPainter(clip, whole(512)).frame(10), small = ClipPainter(clip, whole(128)).frame(10);
    const Difference difference = between(shrunk(large, 4), small);
    INFO(nameOf(kind) << ": mean " << difference.mean << ", most " << difference.most);
    CHECK(difference.mean < 2.5);  // of 255: grain and the finest texture average out
  }
}

TEST_CASE("the model's view is the centre that its preparation leaves", "[world]") {
  for (const double drift : {0.0, 0.08}) {
    SceneSpec spec = specOf(SceneKind::Behind, 8);
    set(spec, Knob::Drift, drift);
    const Clip clip = makeClip(spec);
    // 7/8 of 256 px are 224 px, from pixel 16 on: the same pixels, but for the grain's own place.
    const Image full = ClipPainter(clip, whole(256)).frame(20), model = ClipPainter(clip, View::ofModel(224)).frame(20);
    Image centre{224, 224, {}};
    for (int y = 0; y < 224; ++y)
      centre.rgb.insert(centre.rgb.end(), full.row(y + 16) + 48, full.row(y + 16) + 48 + 3 * 224);
    const Difference difference = between(centre, model);
    INFO("drift " << drift << ": mean " << difference.mean << ", most " << difference.most);
    CHECK(difference.mean < 1.5);
    CHECK(difference.most <= 8);
  }
}

TEST_CASE("flickering leaves change from frame to frame, still ones do not", "[world]") {
  SceneSpec spec = specOf(SceneKind::Throw, 9);
  set(spec, Knob::Leaves, 1);
  set(spec, Knob::Drift, 0);
  const auto change = [&](double flicker) {
    set(spec, Knob::Flicker, flicker);
    const ClipPainter painter(makeClip(spec), whole(64));
    return between(painter.frame(20), painter.frame(21)).mean;
  };
  CHECK(change(0) < 3);
  CHECK(change(1) > change(0) + 5);
}

TEST_CASE("what cannot be painted is refused in one line", "[world]") {
  CHECK_THROWS_AS(Painter("abacus"), Failure);
  const Painter painter("cpu");
  const Clip clip = makeClip(specOf(SceneKind::Throw, 1));
  for (const auto& [first, count] : {std::pair{-1, 2}, {31, 2}, {0, 0}, {0, 33}}) {
    try {
      painter.paint({&clip, 1}, whole(32), first, count);
      FAIL("painted");
    } catch (const Failure& failure) {
      CHECK(failure.error().kind == ErrorKind::Mismatch);
      CHECK(failure.error().what.find('\n') == std::string::npos);
    }
  }
}
