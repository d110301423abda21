// What looking costs: the survey of attention beside a plain pass, a window of surprise beside a plain prediction.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>

#include "core/latent/attention_survey.hpp"
#include "core/latent/make_latents.hpp"
#include "core/latent/placement.hpp"
#include "core/mask/generators.hpp"
#include "core/media/clip_window.hpp"
#include "core/model/threads.hpp"
#include "core/scenes/any_clip.hpp"
#include "core/surprise/measure.hpp"

namespace {

using namespace lacuna;

const char* const clip = "world:behind,seed=7";

struct Looked {
  jobs::JobContext context{};
  std::shared_ptr<const model::Model> model = model::Model::open(LACUNA_DEMO_MODEL, context);
  std::shared_ptr<media::FrameSource> source{scenes::openAny(clip, context)};
  media::FrameCache frames{std::size_t{1} << 28};

  /// `crop`: picture side in pixels.
  latent::RunRequest request(int crop) {
    latent::RunRequest request;
    request.window = media::readWindow(*source, {0, 16, 4.0}, crop, {}, frames, context);
    request.model = model;
    const mask::TokenGrid grid = latent::placementOf(*request.window, model->description()).grid;
    request.mask = mask::generate(mask::parseGenerator("blocks-small,seed=3"), grid);
    return request;
  }
};

template <class Work>
double seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Figures of every head over all tokens of the target encoder. `range(0)`: picture side in pixels.
void attentionSurvey(benchmark::State& state) {
  Looked looked;
  const latent::RunRequest request = looked.request(static_cast<int>(state.range(0)));
  double plain_s = 0, survey_s = 0;
  for (auto _ : state) {
    latent::LatentCache cache(0);
    plain_s += seconds([&] { latent::targetLatents(*request.window, *request.model, cache, looked.context); });
    const double s = seconds([&] { latent::surveyAttention(request, latent::AttentionOf::Target, std::nullopt, cache, looked.context); });
    survey_s += s;
    state.SetIterationTime(s);
  }
  state.counters["tokens"] = request.mask.grid().size();
  state.counters["of_a_plain_pass"] = survey_s / plain_s;
}
BENCHMARK(attentionSurvey)->Arg(96)->Arg(252)->Unit(benchmark::kMillisecond)->UseManualTime();

/// A whole clip by windows of 16 frames, one context length. Beside as many plain predictions of one such window.
void surpriseWindow(benchmark::State& state) {
  Looked looked;
  const int crop = static_cast<int>(state.range(0));
  surprise::Settings settings = surprise::usualSettings(looked.model->description(), 16);
  settings.crop = crop;
  settings.context_frames = {settings.context_frames.front()};
  double plain_s = 0, measured_s = 0;
  int windows = 0;
  for (auto _ : state) {
    latent::LatentCache cache(0);
    media::FrameCache frames(std::size_t{1} << 28);
    surprise::Measurement measurement = surprise::planned(*looked.source, *looked.model, settings);
    const double s = seconds([&] { surprise::measure(measurement, *looked.source, looked.model, {cache, frames}, looked.context, {}); });
    windows = measurement.plan.windows;
    latent::RunRequest request = looked.request(crop);
    request.mask = surprise::futureMask(request.mask.grid(), settings.context_frames.front() / looked.model->description().tubelet);
    plain_s += windows * seconds([&] { latent::predictHidden(request, cache, looked.context); });
    measured_s += s;
    state.SetIterationTime(s);
  }
  state.counters["windows"] = windows;
  state.counters["of_plain_predictions"] = measured_s / plain_s;
}
BENCHMARK(surpriseWindow)->Arg(96)->Arg(252)->Unit(benchmark::kMillisecond)->UseManualTime();

}  // namespace

int main(int argc, char** argv) {
  std::printf("%s\n", model::configureThreads(0).c_str());
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
