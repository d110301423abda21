#include "core/detail/detail.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/scenes/any_clip.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::detail;

namespace {

const jobs::JobContext no_context;

Image plain(int side, std::uint8_t level) { return {side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(3 * side * side), level)}; }

/// A column brighter than its left neighbour, in every frame another shade.
std::vector<Image> stripes(int frames, int side) {
  std::vector<Image> pictures;
  for (int frame = 0; frame < frames; ++frame) {
    Image picture = plain(side, 0);
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) picture.rgb[i] = static_cast<std::uint8_t>(100 + 3 * frame + (i / 3) % static_cast<std::size_t>(side));
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

std::shared_ptr<const media::ClipWindow> sceneWindow(const std::string& clip) {
  const auto source = scenes::openAny(clip, no_context);
  media::FrameCache none(0);
  return media::readWindow(*source, {0, 8, 4.0}, 64, {}, none, no_context);
}

double cosineOf(std::span<const float> a, std::span<const float> b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ab += double(a[i]) * b[i], aa += double(a[i]) * a[i], bb += double(b[i]) * b[i];
  return ab / std::sqrt(aa) / std::sqrt(bb);
}

}  // namespace

TEST_CASE("each change does what it says, and nothing at strength 0", "[detail]") {
  const std::vector<Image> pictures = stripes(5, 32);
  for (const KindInfo& info : kinds()) {
    CHECK(kindOf(info.name) == info.kind);
    const auto same = perturbed(pictures, info.kind, 0, 1, no_context);
    CHECK(same[4].rgb == pictures[4].rgb);
    const auto changed = perturbed(pictures, info.kind, 0.5, 1, no_context), again = perturbed(pictures, info.kind, 0.5, 1, no_context);
    REQUIRE(changed.size() == 5);
    CHECK(changed[3].rgb == again[3].rgb);
    if (info.kind != Kind::Hue && info.kind != Kind::Blur) CHECK(changed[4].rgb != pictures[4].rgb);  // grey has no hue, a ramp is smooth
  }
  const auto moved = perturbed(pictures, Kind::Shift, 0.5, 1, no_context);
  CHECK(moved[0].row(0)[3 * 10] == pictures[0].row(0)[3 * 6]);  // an eighth of 32 px
  const auto frozen = perturbed(pictures, Kind::Freeze, 0.5, 1, no_context);
  CHECK(frozen[2].rgb == pictures[2].rgb);
  CHECK(frozen[4].rgb == pictures[2].rgb);
  CHECK(perturbed(pictures, Kind::Freeze, 1, 1, no_context)[4].rgb == pictures[0].rgb);
  CHECK(perturbed(pictures, Kind::Brightness, 0.5, 1, no_context)[1].rgb[7] == pictures[1].rgb[7] + 40);
  CHECK(perturbed({plain(16, 90)}, Kind::Blur, 1, 1, no_context)[0].rgb == plain(16, 90).rgb);
  CHECK(perturbed({plain(16, 90)}, Kind::Sketch, 1, 1, no_context)[0].rgb == plain(16, 255).rgb);  // no edges
  Image red = plain(2, 0);
  for (std::size_t i = 0; i < red.rgb.size(); i += 3) red.rgb[i] = 255;
  const Image cyan = perturbed({red}, Kind::Hue, 1, 1, no_context)[0];
  CHECK(cyan.rgb[0] < 8);
  CHECK(cyan.rgb[1] > 247);
  CHECK(cyan.rgb[2] > 247);
  CHECK_THROWS_AS(kindOf("melt"), Failure);
  CHECK_THROWS_AS(perturbed(pictures, Kind::Blur, 1.5, 1, no_context), Failure);
}

TEST_CASE("noise and grain have the spread that they say, drawn by their seed", "[detail]") {
  const std::vector<Image> grey(2, plain(96, 128));
  const auto spreadOf = [&](Kind kind, double strength, std::size_t frame) {
    const auto changed = perturbed(grey, kind, strength, 3, no_context);
    double sum = 0;
    for (const std::uint8_t level : changed[frame].rgb) sum += (level - 128.0) * (level - 128.0);
    return std::sqrt(sum / static_cast<double>(changed[frame].rgb.size()));
  };
  CHECK(spreadOf(Kind::Noise, 0.25, 0) == Approx(16).epsilon(0.02));
  CHECK(spreadOf(Kind::Noise, 0.5, 1) == Approx(32).epsilon(0.02));
  CHECK(spreadOf(Kind::Flicker, 0.5, 0) == Approx(20).epsilon(0.02));
  const auto one = perturbed(grey, Kind::Noise, 0.5, 3, no_context), other = perturbed(grey, Kind::Noise, 0.5, 4, no_context);
  CHECK(one[0].rgb != other[0].rgb);
  CHECK(one[0].rgb != one[1].rgb);
}

TEST_CASE("pixel distances are those of their formulas", "[detail]") {
  const std::vector<Image> a(2, plain(32, 100)), b(2, plain(32, 110));
  const PixelDistance distance = distanceOf(a, b, no_context);
  CHECK(distance.mean_absolute == Approx(10));
  CHECK(distance.rms == Approx(10));
  CHECK(distance.psnr_db == Approx(20 * std::log10(25.5)));
  CHECK(distance.ssim == Approx((2 * 100 * 110 + 6.5025) / (100 * 100 + 110 * 110 + 6.5025)));  // Wang et al.: nothing varies
  const PixelDistance none = distanceOf(a, a, no_context);
  CHECK(none.ssim == Approx(1));
  CHECK(std::isinf(none.psnr_db));
}

TEST_CASE("a model's pictures come back from its input exactly", "[detail]") {
  const auto window = sceneWindow("world:behind,seed=7");
  const auto again = media::normalise(picturesOf(window->input), {});
  CHECK(again.values == window->input.values);
}

TEST_CASE("latent distances are those of encoding the changed clip by hand", "[detail]") {
  Request request;
  request.window = sceneWindow("world:behind,seed=7");
  request.beside = sceneWindow("world:behind,seed=8");
  request.model = test::demoModel();
  request.settings.strengths = 2;
  latent::LatentCache cache(1 << 24);
  std::size_t told = 0;
  const Result result = measure(request, cache, no_context, [&](const Result& partial) { told = partial.samples.size(); });
  REQUIRE(result.samples.size() == 16);
  CHECK(told == 16);
  const auto normed = [&](const media::ClipTensor& input) { return model::layerNormed(request.model->encode(model::EncoderRole::Target, input, {}, no_context), 1); };
  const Matrix clip = normed(request.window->input), beside = normed(request.beside->input);
  const Sample& sample = result.samples[3];  // noise at full strength
  CHECK(sample.kind == Kind::Noise);
  CHECK(sample.strength == 1);
  const Matrix noisy = normed(media::normalise(perturbed(picturesOf(request.window->input), Kind::Noise, 1, 1, no_context), {}));
  double cosine = 0, l1 = 0;
  for (std::size_t i = 0; i < clip.rows; ++i) {
    cosine += (1 - cosineOf(clip.row(i), noisy.row(i))) / static_cast<double>(clip.rows);
    for (std::size_t k = 0; k < clip.cols; ++k) l1 += std::abs(double(clip.row(i)[k]) - noisy.row(i)[k]) / static_cast<double>(clip.values.size());
  }
  CHECK(sample.latents.one_minus_cosine == Approx(cosine));
  CHECK(sample.latents.l1 == Approx(l1));
  CHECK(sample.tokens[5].one_minus_cosine == Approx(1 - cosineOf(clip.row(5), noisy.row(5))).margin(1e-9));

  REQUIRE(result.yardsticks.size() == 3);
  double times = 0, clips = 0;
  for (std::size_t place = 0; place < 16; ++place)  // 4 steps of 4 x 4
    for (std::size_t a = 0; a < 4; ++a) {
      clips += (1 - cosineOf(clip.row(16 * a + place), beside.row(16 * a + place))) / 64;
      for (std::size_t b = a + 1; b < 4; ++b) times += (1 - cosineOf(clip.row(16 * a + place), clip.row(16 * b + place))) / (16 * 6);
    }
  CHECK(result.yardsticks[1].latents.one_minus_cosine == Approx(times));
  CHECK(result.yardsticks[2].latents.one_minus_cosine == Approx(clips));
  CHECK(result.relativeLatents(sample, Measure::L1) == Approx(l1 / result.yardsticks[0].latents.l1));

  const Sample &half = result.samples[2], &full = result.samples[3];
  const double p = result.relativePixels(half), q = result.relativePixels(full);
  const double slope = (p * result.relativeLatents(half, Measure::Cosine) + q * result.relativeLatents(full, Measure::Cosine)) / (p * p + q * q);
  CHECK(sensitivityTo(result, Kind::Noise, Measure::Cosine) == Approx(slope));
  CHECK_THAT(sentenceOf(result, Measure::Cosine), ContainsSubstring("In brackets"));

  test::TempFolder folder;
  writeDetail(result, folder.path().string());
  const auto json = nlohmann::json::parse(test::readFile(folder.file("detail.json")));
  CHECK(json.at("sensitivities").at(1).at("one_minus_cosine").get<double>() == Approx(slope));
  CHECK_THAT(test::readFile(folder.file("detail.csv")), ContainsSubstring("\nnoise,1,"));
}

TEST_CASE("a detail lab that is stopped, or asked for what it has not, says so", "[detail]") {
  Request request;
  request.window = sceneWindow("world:behind,seed=7");
  request.model = test::demoModel();
  latent::LatentCache cache(0);
  std::stop_source stop;
  const auto stopping = [&](const jobs::Progress& progress) {
    if (progress.done == 3) stop.request_stop();
  };
  CHECK_THROWS_AS(measure(request, cache, {stop.get_token(), stopping}), CancelledException);
  request.settings.strengths = 0;
  CHECK_THROWS_AS(measure(request, cache, no_context), Failure);
  request.settings.strengths = 1;
  request.beside = test::wavesWindow();
  CHECK_NOTHROW(measure(request, cache, no_context));
  media::ClipWindow small = *request.window;
  small.input.frames = 4;
  request.beside = std::make_shared<const media::ClipWindow>(small);
  CHECK_THROWS_AS(measure(request, cache, no_context), Failure);
}

TEST_CASE("a detail lab says which clip lay beside, at what rate, in names of any letters", "[detail]") {
  Request request;
  request.window = sceneWindow("world:behind,seed=7");
  request.beside = sceneWindow("world:slide,seed=2");
  request.model = test::demoModel();
  request.settings.kinds = {Kind::Blur};
  request.settings.strengths = 1;
  latent::LatentCache none(0);
  Result result = measure(request, none, no_context);
  const auto settings = nlohmann::json::parse(tableOf(result).settings);
  CHECK(settings.at("beside") == nlohmann::json({{"file", request.beside->info.path}, {"hash", request.beside->hash.hex()}}));
  CHECK(settings.at("rate_fps") == 4.0);
  CHECK(settings.at("computed") == "CPU, fp32");
  auto named = std::make_shared<media::ClipWindow>(*result.window);
  named->info.path = "/clips/\xff.mp4";
  result.window = named;
  CHECK_NOTHROW(tableOf(result));
  CHECK_NOTHROW(tokensTable(result));
}
