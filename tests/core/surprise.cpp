#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/scenes/twin.hpp"
#include "core/surprise/statistics.hpp"
#include "core/surprise/tables.hpp"
#include "tests/core/latent_fixture.hpp"
#include "core/world/scene.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::surprise;

namespace {

constexpr const char* clip_name = "world:behind,seed=7,frames=24";

/// Of the small model for tests: windows of 8 frames, 2 a step, 64 px.
Settings smallSettings() {
  Settings settings;
  settings.window_frames = 8;
  settings.context_frames = {6, 2, 4, 2};
  settings.stride_frames = 2;
  settings.rate_fps = 8;
  settings.crop = 64;
  return settings;
}

struct Measuring {
  std::shared_ptr<const model::Model> model = test::demoModel();
  std::shared_ptr<media::FrameSource> source;
  latent::LatentCache latents{std::size_t{1} << 26};
  media::FrameCache frames{std::size_t{1} << 26};

  explicit Measuring(const std::string& clip = clip_name) : source(scenes::openAny(clip, {})) {}
  Measurement start(const Settings& settings = smallSettings()) { return planned(*source, *model, settings); }
  void run(Measurement& measurement, const jobs::JobContext& context = {}, const std::function<void(const Measurement&)>& on_window = nullptr) {
    measure(measurement, *source, model, {latents, frames}, context, on_window);
  }
};

/// One window's surprise by other hands: pictures cut here, latents from the model itself, norm and mean in plain loops.
struct ByHand {
  Matrix targets, predicted;
  std::size_t first = 0;  ///< hidden token

  ByHand(media::FrameSource& source, const model::Model& model, int start, int context_frames) {
    std::vector<Image> pictures;
    for (int frame = start; frame < start + 8; ++frame)
      pictures.push_back(media::resizeAndCrop(source.frame(frame, {}), media::cropGeometry(source.info().width, source.info().height, 64)));
    const media::ClipTensor input = media::normalise(pictures, {});
    std::vector<TokenId> visible, hidden;
    first = static_cast<std::size_t>(context_frames / 2 * 16);
    for (std::int32_t id = 0; id < 64; ++id) (static_cast<std::size_t>(id) < first ? visible : hidden).push_back(TokenId{id});
    targets = model.encode(model::EncoderRole::Target, input, {}, {});
    const Matrix seen = model.encode(model::EncoderRole::Context, input, visible, {});
    predicted = model.predict(seen, visible, hidden, {4, 4, 0, false}, 0, {});
  }

  double error(std::size_t token) const {
    const auto truth = targets.row(token);
    const auto guess = predicted.row(token - first);
    const double count = static_cast<double>(truth.size());
    const double mean = std::accumulate(truth.begin(), truth.end(), 0.0) / count;
    double squares = 0, sum = 0;
    for (const float value : truth) squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / count + 1e-5);
    for (std::size_t i = 0; i < truth.size(); ++i) sum += std::abs(guess[i] - (truth[i] - mean) / deviation);
    return sum / count;
  }
  double mean(std::size_t from, std::size_t to) const {
    double sum = 0;
    for (std::size_t token = from; token < to; ++token) sum += error(token);
    return sum / static_cast<double>(to - from);
  }
};

/// Windows made up by hand: 2 steps of context of 4, so each predicts 2 steps; `errors[w][d]` is the L1 of window w at distance d.
Measurement madeUp(const std::vector<std::array<float, 2>>& errors, const std::vector<double>& motion) {
  Measurement m;
  m.settings.window_frames = 8;
  m.settings.context_frames = {4};
  m.plan = {1, 2, 2, 1, 4, static_cast<int>(errors.size())};
  m.clip.name = "made up";
  m.guesses = {"Copy", "Mean"};
  for (int step = 0; step <= m.plan.steps(); ++step) m.step_s.push_back(0.25 * step);
  for (std::size_t w = 0; w < errors.size(); ++w) {
    auto window = std::make_shared<Window>();
    window->number = static_cast<int>(w);
    window->motion.assign(motion.begin() + static_cast<std::ptrdiff_t>(w), motion.begin() + static_cast<std::ptrdiff_t>(w) + 4);
    const auto scores = [&](float times) {
      Scores scores;
      for (const float e : errors[w]) scores.by_step.push_back({times * e, 0, 0, 1 - e});
      scores.mean = {times * (errors[w][0] + errors[w][1]) / 2, 0, 0, 1 - (errors[w][0] + errors[w][1]) / 2};
      return scores;
    };
    window->futures.push_back({4, 2, scores(1), {scores(3), scores(2)}});
    m.windows.push_back(std::move(window));
  }
  return m;
}

/// The first scene whose impossible twin looks the same for a whole window.
std::string goesWrongLate() {
  for (int seed = 1; seed < 100; ++seed) {
    const std::string scene = "world:behind,frames=24,seed=" + std::to_string(seed);
    if (world::makeClip(world::parseScene(*scenes::twinOf(scene))).cut >= 10) return scene;
  }
  return {};
}

std::string refusal(const Settings& settings, const std::string& clip = clip_name) {
  Measuring measuring(clip);
  try {
    measuring.start(settings);
  } catch (const Failure& failure) {
    return failure.error().what;
  }
  return {};
}

}  // namespace

TEST_CASE("a window's surprise is that of a plain computation", "[surprise]") {
  Measuring measuring;
  Measurement m = measuring.start();
  CHECK(m.settings.context_frames == std::vector<int>{2, 4, 6});
  REQUIRE(m.plan.windows == 9);
  CHECK(m.plan.steps() == 12);
  measuring.run(m);
  REQUIRE(m.complete());
  for (const int number : {0, 5}) {
    const Window& window = *m.windows[static_cast<std::size_t>(number)];
    CHECK(window.start_frame == 2 * number);
    CHECK(window.begin_s == Approx(2 * number / 8.0));
    for (const Future& future : window.futures) {
      const ByHand hand(*measuring.source, *measuring.model, 2 * number, future.context_frames);
      CHECK(future.model.mean.l1_normed == Approx(hand.mean(hand.first, 64)).epsilon(1e-4));
      REQUIRE(static_cast<int>(future.model.by_step.size()) == 4 - future.context_steps);
      for (std::size_t step = 0; step < future.model.by_step.size(); ++step)
        CHECK(future.model.by_step[step].l1_normed == Approx(hand.mean(hand.first + 16 * step, hand.first + 16 * (step + 1))).epsilon(1e-4));
    }
  }
}

TEST_CASE("a window is the prediction of a hidden future, and shares its latents", "[surprise]") {
  Measuring measuring;
  const media::Sampling sampling{6, 8, 8};
  const auto window = media::readWindow(*measuring.source, sampling, 64, {}, measuring.frames, {});
  const auto run = latent::predictHidden({window, measuring.model, futureMask({4, 4, 4}, 2), {}}, measuring.latents, {});
  const std::int64_t hits = measuring.latents.hits();
  Measurement m = measuring.start();
  measuring.run(m);
  CHECK(measuring.latents.hits() == hits + 1);  // the targets of this one window were there
  const Window& same = *m.windows[3];
  CHECK(same.clip == window->hash);
  CHECK(same.futures[1].model.mean.l1_normed == run->mean.l1_normed);
  CHECK(same.futures[1].model.mean.cosine == run->mean.cosine);
  REQUIRE(m.guesses.size() == run->baselines.size());
  for (std::size_t i = 0; i < m.guesses.size(); ++i) {
    CHECK(m.guesses[i] == run->baselines[i].name);
    CHECK(same.futures[1].guesses[i].mean.l2_normed == run->baselines[i].mean.l2_normed);
  }
  double motion = 0;
  for (const float value : window->motion.values) motion += value;
  CHECK(meanOf(same.motion) == Approx(motion / static_cast<double>(window->motion.values.size())));

  Measurement again = measuring.start();
  const std::int64_t before = measuring.latents.hits();
  measuring.run(again);
  CHECK(measuring.latents.hits() == before + 9);
  for (std::size_t w = 0; w < 9; ++w) CHECK(again.windows[w]->futures[0].model.mean.l1_normed == m.windows[w]->futures[0].model.mean.l1_normed);
}

TEST_CASE("what is there when it stops is kept and gone on with", "[surprise]") {
  Measuring measuring;
  Measurement m = measuring.start(), whole = measuring.start();
  measuring.run(whole);
  std::stop_source stop;
  std::vector<std::size_t> seen;
  CHECK_THROWS_AS(measuring.run(m, {stop.get_token(), nullptr},
                                [&](const Measurement& now) {
                                  seen.push_back(now.windows.size());
                                  if (now.windows.size() == 4) stop.request_stop();
                                }),
                  CancelledException);
  CHECK(seen == std::vector<std::size_t>{1, 2, 3, 4});
  CHECK(m.windows.size() == 4);
  CHECK_FALSE(m.complete());
  CHECK(summarise(m, latent::Metric::L1Normed).contexts[0].windows.size() == 4);
  measuring.run(m);
  REQUIRE(m.complete());
  const Summary once = summarise(whole, latent::Metric::L2Normed), twice = summarise(m, latent::Metric::L2Normed);
  for (std::size_t c = 0; c < 3; ++c) CHECK(once.contexts[c].windows == twice.contexts[c].windows);
}

TEST_CASE("curves, what is usual, peaks, and the simple guess that is best", "[surprise]") {
  // At distance 0 windows err by 1, at distance 1 by 2; window 4 errs by 3 more at its first step, which is step 6 of the clip.
  std::vector<std::array<float, 2>> errors(9, {1, 2});
  errors[4] = {4, 2};
  errors[3] = {1, 5};  // the same time, seen from further away
  std::vector<double> motion(12, 0.1);
  motion[6] = 0.5;
  const Measurement m = madeUp(errors, motion);
  const Summary summary = summarise(m, latent::Metric::L1Normed);
  const ContextSummary& context = summary.contexts.front();
  CHECK(context.mean == Approx((9 * 1.5 + 1.5 + 1.5) / 9));
  CHECK(context.most == Approx(3));
  CHECK(context.most_window == 3);
  CHECK(m.guesses[static_cast<std::size_t>(context.guess)] == "Mean");
  CHECK(context.guess_mean == Approx(2 * context.mean));
  CHECK_FALSE(summary.least);

  const Curve& curve = context.curve;
  REQUIRE(curve.surprise.size() == 12);
  CHECK(std::isnan(curve.surprise[0]));
  CHECK(std::isnan(curve.surprise[1]));
  CHECK(curve.windows == std::vector<int>{0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1});
  CHECK(curve.surprise[2] == Approx(1));    // only from near
  CHECK(curve.surprise[5] == Approx(1.5));
  CHECK(curve.surprise[6] == Approx(4.5));  // (4 + 5) / 2
  CHECK(curve.surprise[11] == Approx(2));   // only from far: no peak, for far is harder
  CHECK(curve.usual[2] == Approx(1));
  CHECK(curve.usual[6] == Approx(1.5));
  CHECK(curve.usual[11] == Approx(2));
  CHECK(curve.usual_high[11] > 2);
  REQUIRE(context.peaks.size() == 1);
  CHECK(context.peaks[0].step == 6);
  CHECK(context.peaks[0].time_s == Approx(1.5));
  CHECK(context.peaks[0].surprise == Approx(4.5));
  CHECK(context.peaks[0].window == 3);  // erred by 5
  CHECK(context.motion_r_steps > 0.9);
  CHECK(summary.motion[6] == Approx(0.5));
  CHECK(summary.motion_mean == Approx((11 * 0.1 + 0.5) / 12));

  const Summary cosine = summarise(m, latent::Metric::Cosine);
  CHECK(cosine.contexts[0].curve.surprise[6] == Approx(4.5));  // 1 - cosine, so larger is more surprising
  CHECK(cosine.contexts[0].peaks.size() == 1);
  const Summary few = summarise(madeUp({{1, 2}, {4, 2}}, std::vector<double>(5, 0.1)), latent::Metric::L1Normed);
  CHECK(few.contexts[0].curve.usual.empty());
  CHECK(few.contexts[0].peaks.empty());
  CHECK(std::isnan(few.contexts[0].motion_r_windows));
}

TEST_CASE("medians and correlation by hand", "[surprise]") {
  CHECK(median({3, 1, 2}) == 2);
  CHECK(median({4, 1, 3, 2}) == 2.5);
  CHECK(correlation({1, 2, 3, 4}, {2, 4, 6, 8}) == Approx(1));
  CHECK(correlation({1, 2, 3}, {3, 1, 2}) == Approx(-0.5));
  CHECK(correlation({1, 2, std::nan(""), 3}, {3, 1, 100, 2}) == Approx(-0.5));
  CHECK(std::isnan(correlation({1, 1, 1}, {1, 2, 3})));
  CHECK(std::isnan(correlation({1, 2}, {1, 2})));
}

TEST_CASE("a scene and its impossible twin differ from the frame on where it goes wrong", "[surprise]") {
  const std::string scene = goesWrongLate();
  const auto twin = scenes::twinOf(scene);
  REQUIRE(twin);
  CHECK(scenes::twinOf(*twin) == scenes::openAny(scene, {})->info().path);
  CHECK_FALSE(scenes::twinOf("/some/clip.mp4"));
  const int cut = world::makeClip(world::parseScene(*twin)).cut;
  REQUIRE(cut >= 8);
  Measuring possible(scene), impossible(*twin);
  Measurement a = possible.start(), b = impossible.start();
  possible.run(a);
  impossible.run(b);
  const Summary of_a = summarise(a, latent::Metric::L1Normed), of_b = summarise(b, latent::Metric::L1Normed);
  const Pair pair = compare(of_a, of_b);
  REQUIRE(pair.rows.size() == 4);
  CHECK(pair.rows.back().context_frames == 0);
  CHECK(pair.rows[1].mean_b - pair.rows[1].mean_a == Approx(of_b.contexts[1].mean - of_a.contexts[1].mean));
  CHECK(pair.motion_a != pair.motion_b);
  std::vector<double> least(9);
  for (std::size_t w = 0; w < 9; ++w)
    least[w] = std::min({of_a.contexts[0].windows[w], of_a.contexts[1].windows[w], of_a.contexts[2].windows[w]});
  CHECK(of_a.least->windows == least);
  CHECK(pair.rows.back().mean_a == Approx(meanOf(least)));
  for (std::size_t w = 0; w < a.windows.size(); ++w) {
    if (a.windows[w]->start_frame + 8 > cut) continue;  // it sees the same pictures
    CHECK(a.windows[w]->clip == b.windows[w]->clip);
    CHECK(of_a.contexts[0].windows[w] == of_b.contexts[0].windows[w]);
  }
  CHECK(a.windows.back()->clip != b.windows.back()->clip);
  CHECK_THAT(pairText(a, b, of_a, of_b), ContainsSubstring("by mean") && ContainsSubstring("Motion:") && ContainsSubstring("many pairs"));
  const auto json = nlohmann::json::parse(pairJson(a, b, of_a, of_b));
  CHECK(json.at("pair").at("rows").size() == 4);
  CHECK(json.at("contexts")[1].at("mean").get<double>() == of_a.contexts[1].mean);
  CHECK(json.at("settings").at("clip_hash") != json.at("beside").at("settings").at("clip_hash"));  // one name, other pictures
  CHECK(nlohmann::json::parse(settingsJson(a)).at("clip_hash") == json.at("settings").at("clip_hash"));
  a.windows.resize(1);  // one window is a clip as every file knows it
  CHECK(nlohmann::json::parse(settingsJson(a)).at("clip_hash") == a.windows[0]->clip.hex());
}

TEST_CASE("surprise: what cannot be measured is told in one line", "[surprise]") {
  Settings settings = smallSettings();
  settings.context_frames = {8};
  CHECK_THAT(refusal(settings), ContainsSubstring("leaves nothing to predict"));
  settings.context_frames = {};
  CHECK_THAT(refusal(settings), ContainsSubstring("Give 1 to 16 context lengths"));
  settings.context_frames = {3};
  CHECK_THAT(refusal(settings), ContainsSubstring("Choose a multiple of 2"));
  settings.context_frames = {-2};
  CHECK_THAT(refusal(settings), ContainsSubstring("Choose a multiple of 2"));
  settings = smallSettings();
  settings.stride_frames = 0;
  CHECK_THAT(refusal(settings), ContainsSubstring("The stride is 0 frames"));
  settings = smallSettings();
  settings.window_frames = 0;
  CHECK_THAT(refusal(settings), ContainsSubstring("The window is 0 frames"));
  CHECK_THAT(refusal(smallSettings(), "world:behind,seed=7,frames=6"), ContainsSubstring("This clip has 6 frames") && ContainsSubstring("longer clip"));
  settings = smallSettings();
  settings.rate_fps = 4;  // every second frame
  CHECK_THAT(refusal(settings, "world:behind,seed=7,frames=12"), ContainsSubstring("2 apart, needs 16"));
  settings.rate_fps = 0.001;
  CHECK_THAT(refusal(settings), ContainsSubstring("This clip has 24 frames"));
  media::ClipInfo clip;
  clip.rate_fps = 8;
  clip.frames = 1;
  const model::ModelDescription model = test::demoModel()->description();
  CHECK_THROWS_WITH(planFor(clip, smallSettings(), model), ContainsSubstring("This clip has 1 frame,"));
  clip.frames = 10'000'000;
  CHECK_THROWS_WITH(planFor(clip, smallSettings(), model), ContainsSubstring("Choose a longer stride"));
  CHECK(usualSettings(test::demoModel()->description()).context_frames == std::vector<int>{2, 4});
}

TEST_CASE("surprise: with frames left out, windows lie on the grid of steps that times are told in", "[surprise]") {
  Measuring measuring("world:behind,seed=7,frames=40");
  Settings settings = smallSettings();
  settings.rate_fps = 4;
  settings.stride_frames = 4;
  Measurement m = measuring.start(settings);
  REQUIRE(m.plan.windows == 4);  // of 16 frames, 8 apart, in 40
  measuring.run(m);
  CHECK(m.windows[2]->start_frame == 16);
  CHECK(m.plan.steps() == 10);
  CHECK(m.step_s[4] == Approx(16 / 8.0));
  const latent::Table times = timeTable(m, summarise(m, latent::Metric::L1Normed));
  CHECK(times.columns[2].name == "frame");
  CHECK(times.columns[2].values[4] == 16);
  const latent::Table windows = windowTable(m);
  CHECK(windows.columns[0].values.size() == 4);
  CHECK(nlohmann::json::parse(windows.settings).at("frame_step") == 2);
}
