#include <cmath>

#include "core/base/error.hpp"
#include "core/world/physics.hpp"
#include "tests/core/world_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::world;
using namespace lacuna::test;

namespace {

/// Calls f(spec) for every kind, everything that can go wrong in it, and `seeds` seeds.
template <class F>
void forAllScenes(std::uint64_t seeds, const F& f) {
  for (const SceneKind kind : sceneKinds())
    for (const Violation violation : violationsOf(kind))
      for (std::uint64_t seed = 1; seed <= seeds; ++seed) f(specOf(kind, seed, violation));
}

Mover discAt(double x, double vx, double size) {
  Mover mover;
  mover.body.x = x;
  mover.body.y = 0.5;
  mover.body.vx = vx;
  mover.body.half_width = mover.body.half_height = size;
  mover.body.ground = 10;
  mover.bounce = 1;
  return mover;
}

}  // namespace

TEST_CASE("the same spec gives the same clip, another seed another one", "[world]") {
  for (const SceneKind kind : sceneKinds()) {
    INFO(nameOf(kind));
    const Clip once = makeClip(specOf(kind, 7)), again = makeClip(specOf(kind, 7)), other = makeClip(specOf(kind, 8));
    REQUIRE(once.frameCount() == 32);
    CHECK(once.cut == -1);
    for (int i = 0; i < 32; ++i) CHECK(looksOf(once, i) == looksOf(again, i));
    CHECK(looksOf(once, 0) != looksOf(other, 0));
    const View view{64, 0, 0, 1, 1, 1};
    const ClipPainter painter(once, view), painter_again(again, view), painter_other(other, view);
    for (const int i : {31, 0, 16}) CHECK(hashOf(painter.frame(i)) == hashOf(painter_again.frame(i)));
    CHECK_FALSE(hashOf(painter.frame(0)) == hashOf(painter_other.frame(0)));
  }
}

TEST_CASE("a longer clip begins like the shorter one", "[world]") {
  for (const SceneKind kind : sceneKinds()) {
    SceneSpec spec = specOf(kind, 3);
    spec.frames = 12;
    const Clip start = makeClip(spec), whole = makeClip(specOf(kind, 3));
    REQUIRE(start.frameCount() == 12);
    for (int i = 0; i < 12; ++i) CHECK(looksOf(start, i) == looksOf(whole, i));
  }
}

TEST_CASE("every scene is made of valid numbers, above its floor", "[world]") {
  forAllScenes(20, [](const SceneSpec& spec) {
    INFO(textOf(spec));
    const Clip clip = makeClip(spec);
    REQUIRE(clip.frameCount() == spec.frames);
    REQUIRE(clip.camera.size() == clip.frames.size());
    if (spec.violation == Violation::None)
      REQUIRE(clip.cut == -1);
    else
      REQUIRE((clip.cut >= 1 && clip.cut < spec.frames));
    const std::size_t bodies = clip.frames[0].size();
    for (int i = 0; i < spec.frames; ++i) {
      REQUIRE(frameOf(clip, i).size() == bodies);
      for (const Body& b : frameOf(clip, i)) {
        for (const double value : {b.x, b.y, b.vx, b.vy, b.angle}) REQUIRE(std::isfinite(value));
        REQUIRE((b.visible >= 0 && b.visible <= 1));
        REQUIRE((b.present || b.visible == 0));
        REQUIRE((b.half_width > 0 && b.half_height > 0));
        INFO("frame " << i);
        REQUIRE(b.y + reachDown(b) <= b.ground + 1e-6);
      }
    }
  });
}

TEST_CASE("an impossible twin equals the possible clip before the cut and differs from it on", "[world]") {
  forAllScenes(20, [](const SceneSpec& spec) {
    if (spec.violation == Violation::None) return;
    INFO(textOf(spec));
    SceneSpec possible = spec;
    possible.violation = Violation::None;
    const Clip twin = makeClip(spec), clip = makeClip(possible);
    REQUIRE(twin.backdrop.seed == clip.backdrop.seed);
    INFO("cut " << twin.cut);
    for (int i = 0; i < spec.frames; ++i) {
      INFO("frame " << i);
      REQUIRE((looksOf(twin, i) == looksOf(clip, i)) == (i < twin.cut));
    }
  });
}

TEST_CASE("pictures of a twin are those of the possible clip before the cut, and others later", "[world]") {
  const View view{96, 0, 0, 1, 1, 1};
  for (const SceneKind kind : sceneKinds()) {
    const ClipPainter possible(makeClip(specOf(kind, 5)), view);
    for (const Violation violation : violationsOf(kind)) {
      if (violation == Violation::None) continue;
      INFO(nameOf(kind) << ", " << nameOf(violation));
      const ClipPainter twin(makeClip(specOf(kind, 5, violation)), view);
      const int cut = twin.clip().cut;
      INFO("cut " << cut);
      for (const int i : {0, cut / 2, cut - 1}) CHECK(hashOf(twin.frame(i)) == hashOf(possible.frame(i)));
      bool differs = false;
      for (int i = cut; i < 32 && !differs; ++i) differs = !(hashOf(twin.frame(i)) == hashOf(possible.frame(i)));
      CHECK(differs);
    }
  }
}

TEST_CASE("what is thrown falls as gravity says", "[world]") {
  SceneSpec spec = specOf(SceneKind::Throw, 0);
  int checked = 0;
  for (const double gravity : {0.8, 1.8, 2.6}) {
    set(spec, Knob::Gravity, gravity);
    for (spec.seed = 1; spec.seed <= 10; ++spec.seed) {
      const Clip clip = makeClip(spec);
      for (int i = 1; i + 1 < clip.frameCount(); ++i) {
        const Body &before = frameOf(clip, i - 1)[0], &here = frameOf(clip, i)[0], &after = frameOf(clip, i + 1)[0];
        // A touch with the floor turns the speed round; a thing that lies there does not fall.
        const bool free = before.vy < here.vy && here.vy < after.vy;
        if (!free || here.y + here.half_height > here.ground - 0.05) continue;
        REQUIRE((after.y - 2 * here.y + before.y) * 64 == Approx(gravity).epsilon(1e-6));
        REQUIRE((after.y - before.y) * 4 == Approx(here.vy).margin(1e-6));  // the speed told is the speed seen
        ++checked;
      }
    }
  }
  CHECK(checked > 100);
}

TEST_CASE("a bounce keeps its share of the speed", "[world]") {
  for (const double bounce : {0.5, 0.9}) {
    Mover ball = discAt(0.5, 0, 0.05);
    ball.body.ground = 0.9;
    ball.bounce = bounce;
    double lowest = 0, fell_from = 0.5, rises_to = 1;
    const auto frames = simulate({ball}, {}, 40);
    bool up = false;
    for (const auto& frame : frames) {
      lowest = std::max(lowest, frame[0].y);
      up = up || frame[0].vy < 0;
      if (up && frame[0].vy < 0)
        rises_to = std::min(rises_to, frame[0].y);
      else if (up)
        break;
    }
    CHECK(lowest <= 0.85);
    // Height goes with the square of the speed; frames see the top only within g / (2 * 8 * 8) of it.
    CHECK((0.85 - rises_to) / (0.85 - fell_from) == Approx(bounce * bounce).margin(0.06));
  }
}

TEST_CASE("colliding discs keep momentum and, with full bounce, energy", "[world]") {
  Physics physics;
  physics.gravity = 0;
  physics.left = -9;
  physics.right = 9;
  physics.collide = true;
  Mover left = discAt(0.2, 0.5, 0.06), right = discAt(0.8, -0.2, 0.1);
  right.body.y = 0.55;  // not head on
  const auto frames = simulate({left, right}, physics, 24);
  const auto sums = [](const std::vector<Body>& bodies) {
    double px = 0, py = 0, energy = 0;
    for (const Body& b : bodies) {
      const double mass = b.half_width * b.half_width;
      px += mass * b.vx;
      py += mass * b.vy;
      energy += mass * (b.vx * b.vx + b.vy * b.vy);
    }
    return std::array<double, 3>{px, py, energy};
  };
  const auto first = sums(frames.front()), last = sums(frames.back());
  for (std::size_t i = 0; i < 3; ++i) CHECK(last[i] == Approx(first[i]).margin(1e-12));
  CHECK(frames.back()[0].vx < 0);  // they did meet
  CHECK(std::abs(frames.back()[0].vy) > 0.01);
  for (const auto& frame : frames) {
    const double gap = std::hypot(frame[0].x - frame[1].x, frame[0].y - frame[1].y) - 0.16;
    CHECK(gap > -1e-9);
  }
}

TEST_CASE("a thing is seen whole in the open and not at all behind the card", "[world]") {
  int hidden = 0, open = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SceneSpec spec = specOf(SceneKind::Behind, seed);
    set(spec, Knob::Things, 1);
    set(spec, Knob::Drift, 0);
    const Clip clip = makeClip(spec);
    const Panel& card = clip.cards.at(0);
    for (int i = 0; i < clip.frameCount(); ++i) {
      const Body& b = frameOf(clip, i)[0];
      const double wide = std::hypot(b.half_width, b.half_height);  // covers whatever its form and angle
      const bool in_picture = b.x > wide && b.x < 1 - wide && b.y > wide && b.y < 1 - wide;
      const bool covers = b.x - wide > card.x0 && b.x + wide < card.x1 && b.y - wide > card.y0 && b.y + wide < card.y1;
      const bool beside = b.x + wide < card.x0 || b.x - wide > card.x1 || b.y + wide < card.y0;
      // Behind the card but for a sliver on one side: something is seen.
      const bool sliver = b.form == Form::Ball && b.y - b.half_width > card.y0 && b.y + b.half_width < card.y1 &&
                          std::abs(b.x - card.x0) < 0.9 * b.half_width && b.x - card.x0 > 0 && in_picture;
      if (covers) CHECK(b.visible == 0);
      if (sliver) CHECK(b.visible > 0);
      if (in_picture && beside) CHECK(b.visible == 1);
      hidden += covers;
      open += in_picture && beside;
    }
  }
  CHECK(hidden > 20);
  CHECK(open > 40);
}

TEST_CASE("what a scene does not know is refused in one line", "[world]") {
  const auto refused = [](const std::string& text, const std::string& named) {
    INFO(text);
    try {
      makeClip(parseScene(text));
      FAIL("accepted");
    } catch (const Failure& failure) {
      CHECK(failure.error().kind == ErrorKind::Refused);
      CHECK_THAT(failure.error().what, ContainsSubstring(named));
      CHECK(failure.error().what.find('\n') == std::string::npos);
    }
  };
  refused("world:juggle", "behind");
  refused("world:", "behind");
  refused("world:behind,colour=1", "card-width");
  refused("world:behind,violation=explode", "vanish");
  refused("world:peek,violation=up", "peek");
  refused("world:behind,seed=-1", "seed");
  refused("world:behind,seed", "seed");
  refused("world:behind,size=big", "size");
  refused("world:behind,size=0.5", "size");
  refused("world:behind,gravity=-1", "gravity");
  refused("world:behind,frames=1", "2 to 512");
  refused("world:behind,frames=513", "2 to 512");
  SceneSpec spec;
  set(spec, Knob::Speed, std::numeric_limits<double>::infinity());
  CHECK_THROWS_AS(makeClip(spec), Failure);
}

TEST_CASE("a scene and its text are the same", "[world]") {
  SceneSpec spec = specOf(SceneKind::Behind, 18446744073709551615ULL, Violation::Teleport);
  spec.frames = 48;
  set(spec, Knob::Speed, 0.1 + 0.2);  // no short decimal
  set(spec, Knob::Hue, 1.0 / 3);
  const SceneSpec back = parseScene(textOf(spec));
  CHECK(back.kind == spec.kind);
  CHECK(back.seed == spec.seed);
  CHECK(back.frames == 48);
  CHECK(back.violation == Violation::Teleport);
  for (std::size_t i = 0; i < knob_count; ++i) {
    INFO(parameters()[i].name);
    CHECK(std::isnan(back.knobs[i]) == std::isnan(spec.knobs[i]));
    if (!std::isnan(spec.knobs[i])) CHECK(back.knobs[i] == spec.knobs[i]);
  }
  CHECK(textOf(SceneSpec{}) == "world:behind,seed=1");
  CHECK_THROWS_WITH(parseScene("two\nlines"), ContainsSubstring("There is no scene \"two lines\""));
  CHECK(textOf(parseScene("behind,seed=7,size=0.06")) == "world:behind,seed=7,size=0.06");
}

TEST_CASE("knobs: what is set is used, what is not comes from the seed and lies in its range", "[world]") {
  for (const SceneKind kind : sceneKinds()) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const SceneSpec spec = specOf(kind, seed);
      for (const Knob knob : knobsOf(kind)) {
        const Parameter& p = parameters()[static_cast<std::size_t>(knob)];
        INFO(nameOf(kind) << ", " << p.name);
        const double value = knobValue(spec, knob);
        CHECK((value >= p.low && value <= p.high));
        SceneSpec other = spec;
        set(other, knob, p.low);
        CHECK(knobValue(other, knob) == p.low);
        // Setting what the seed gives anyway changes nothing.
        set(other, knob, value);
        CHECK(looksOf(makeClip(other), 9) == looksOf(makeClip(spec), 9));
      }
    }
  }
}

TEST_CASE("every scene can be made at both ends of every knob", "[world]") {
  for (const SceneKind kind : sceneKinds()) {
    for (const Knob knob : knobsOf(kind)) {
      const Parameter& p = parameters()[static_cast<std::size_t>(knob)];
      for (const double value : {p.low, p.high}) {
        SceneSpec spec = specOf(kind, 2);
        set(spec, knob, value);
        INFO(textOf(spec));
        for (const auto& frame : makeClip(spec).frames)
          for (const Body& b : frame) REQUIRE((std::isfinite(b.x) && b.y + reachDown(b) <= b.ground + 1e-6));
      }
    }
  }
}

TEST_CASE("what jumps to another place jumps once and goes on as before", "[world]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO(seed);
    const Clip possible = makeClip(specOf(SceneKind::Throw, seed, Violation::None));
    const Clip impossible = makeClip(specOf(SceneKind::Throw, seed, Violation::Teleport));
    const auto shift = [&](int frame) {
      const auto at = static_cast<std::size_t>(frame);
      return impossible.frames[at].back().x - possible.frames[at].back().x;
    };
    CHECK(std::abs(shift(impossible.cut)) > 0.2);
    for (int i = impossible.cut; i < impossible.frameCount(); ++i) REQUIRE(shift(i) == Approx(shift(impossible.cut)));
  }
}
