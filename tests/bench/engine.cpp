// How fast the engine runs models of published sizes, beside what this machine's GEMM could do in the same run; random
// weights. docs/engine.md has the figures and how to repeat them.

#include <fstream>
#include <string>
#include <thread>

#include "core/latent/run.hpp"
#include "tests/bench/bf16_rate.hpp"
#include "tests/bench/engine_models.hpp"
#include "tests/bench/engine_other_ways.hpp"
#include "tests/bench/engine_report.hpp"

namespace {

using namespace lacuna;
using namespace lacuna::bench;
using model::EncoderRole;

void encodeClip(benchmark::State& state) {
  const Loaded& vit = vitL();
  Report report(state);
  for (auto _ : state) benchmark::DoNotOptimize(vit.model->encode(EncoderRole::Target, vit.clip, {}, {}));
  report.finish(flopOfEncode(vit.model->description(), vit.grid().size()));
}
BENCHMARK(encodeClip)
    ->Name("ViT-L/encode 2048")
    ->Iterations(1)
    ->Repetitions(3)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void encodeVisible(benchmark::State& state) {
  const Loaded& vit = vitL();
  const std::vector<TokenId> seen = quarter(vit.grid(), 0, false);
  Report report(state);
  for (auto _ : state) benchmark::DoNotOptimize(vit.model->encode(EncoderRole::Context, vit.clip, seen, {}));
  report.finish(flopOfEncode(vit.model->description(), static_cast<double>(seen.size())));
}
BENCHMARK(encodeVisible)
    ->Name("ViT-L/context 512 of 2048")
    ->Iterations(1)
    ->Repetitions(3)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void predictHiddenTokens(benchmark::State& state) {
  const Loaded& vit = vitL();
  const std::vector<TokenId> seen = quarter(vit.grid(), 0, false), hidden = quarter(vit.grid(), 0, true);
  Matrix latents(seen.size(), static_cast<std::size_t>(kViTL.width));
  for (std::size_t i = 0; i < latents.values.size(); ++i) latents.values[i] = static_cast<float>(i % 17) / 8.0F - 1;
  Report report(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(vit.model->predict(latents, seen, hidden, {vit.grid().rows, vit.grid().cols, 0, false}, 0, {}));
  }
  report.finish(
      flopOfPredict(vit.model->description(), static_cast<double>(seen.size()), static_cast<double>(hidden.size())));
}
BENCHMARK(predictHiddenTokens)
    ->Name("ViT-L/predict 512 to 1536")
    ->Iterations(1)
    ->Repetitions(3)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// What changes between one run and the next.
enum class Changed { Clip, HiddenRegion, MaskToken };

std::shared_ptr<const media::ClipWindow> windowOf(const media::ClipTensor& clip) {
  auto window = std::make_shared<media::ClipWindow>();
  window->input = clip;
  window->hash = Hasher().values(std::span<const float>(clip.values)).digest();
  return window;
}

latent::RunRequest requestFor(const Loaded& vit, Changed changed, int round) {
  latent::RunRequest request{windowOf(vit.clip), vit.model, mask::Mask(vit.grid()), {}};
  if (round > 0 && changed == Changed::Clip) {
    media::ClipTensor other = vit.clip;
    other.values[0] += static_cast<float>(round);
    request.window = windowOf(other);
  }
  const int first = changed == Changed::HiddenRegion ? round % 4 : 0;
  for (const TokenId id : quarter(vit.grid(), first, true)) request.mask.set(id, true);
  if (changed == Changed::MaskToken) request.settings.mask_token = round;
  return request;
}

/// A second look at a clip whose first run is in the cache: what has to be done anew when one thing changes.
void runAgain(benchmark::State& state) {
  const auto changed = static_cast<Changed>(state.range(0));
  const Loaded& vit = vitL();
  latent::LatentCache cache(std::size_t{1} << 30U);
  latent::predictHidden(requestFor(vit, changed, 0), cache, {});
  const latent::RunRequest request = requestFor(vit, changed, 1);
  std::shared_ptr<const latent::Run> run;
  for (auto _ : state) run = latent::predictHidden(request, cache, {});
  const bool wanted_targets = changed == Changed::Clip, wanted_context = changed != Changed::MaskToken;
  if (run->times.targets_cached == wanted_targets || (run->times.context_s > 0) != wanted_context)
    state.SkipWithError("the wrong latents were made anew");
  state.counters["targets_s"] = run->times.targets_s;
  state.counters["context_s"] = run->times.context_s;
  state.counters["predict_s"] = run->times.predict_s;
  state.counters["errors_s"] = run->times.errors_s;
}
BENCHMARK(runAgain)
    ->Name("ViT-L/run again, new clip")
    ->Arg(static_cast<int>(Changed::Clip))
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(runAgain)
    ->Name("ViT-L/run again, other region hidden")
    ->Arg(static_cast<int>(Changed::HiddenRegion))
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(runAgain)
    ->Name("ViT-L/run again, other mask token")
    ->Arg(static_cast<int>(Changed::MaskToken))
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// A line of /proc/self/status, "VmRSS" or "VmHWM", in MB; 0 where there is none.
double memoryMb(const std::string& line) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == line + ":" && status >> kilobytes) return kilobytes / 1000;
  }
  return 0;
}

/// Two blocks stand for forty: all blocks cost the same, patch embedding and final norm come once.
void encodeManyTokens(benchmark::State& state) {
  constexpr double blocks = 40;
  const Loaded& vit = vitGTwoBlocks();
  const model::ModelDescription& d = vit.model->description();
  const double n = vit.grid().size();
  Report report(state);
  std::ofstream("/proc/self/clear_refs") << 5;  // VmHWM starts again from what is in use now
  const double before_mb = memoryMb("VmRSS");
  double seconds = 0;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(vit.model->encode(EncoderRole::Target, vit.clip, {}, {}));
    seconds = secondsSince(start);
  }
  state.counters["beyond_weights_MB"] = memoryMb("VmHWM") - before_mb;
  state.counters["all_40_blocks_s"] = seconds * blocks / d.encoder.depth;
  report.finish(flopOfEncode(d, n));
  state.SetLabel("all_40_blocks_s is 20 times this, not measured");
}
BENCHMARK(encodeManyTokens)
    ->Name("ViT-g, 2 of 40 blocks/encode 18432")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// Seconds from the wish to stop, `after_s` into the encoding, to the exception; negative when the work was done before.
double answerTime(const Loaded& vit, double after_s) {
  std::stop_source stop;
  std::chrono::steady_clock::time_point asked;
  std::jthread asker([&] {
    std::this_thread::sleep_for(std::chrono::duration<double>(after_s));
    asked = std::chrono::steady_clock::now();
    stop.request_stop();
  });
  try {
    vit.model->encode(EncoderRole::Target, vit.clip, {}, {stop.get_token(), {}});
  } catch (const CancelledException&) {
    return secondsSince(asked);
  }
  return -1;
}

/// The worst of ten wishes to stop, spread evenly over the first block; the bound is 200 ms.
void cancel(benchmark::State& state) {
  constexpr int wishes = 10;
  const Loaded& vit = vitGTwoBlocks();
  const model::ModelDescription& d = vit.model->description();
  const double block_s = model::flopOf(d.encoder, vit.grid().size()) / d.encoder.depth / gemmRate() / 1e9;
  double worst_s = 0;
  for (auto _ : state) {
    for (int i = 0; i < wishes; ++i) {
      const double answer_s = answerTime(vit, (i + 0.5) / wishes * block_s);
      if (answer_s < 0) state.SkipWithError("the work was done before it could be stopped");
      worst_s = std::max(worst_s, answer_s);
    }
  }
  state.counters["worst_answer_ms"] = worst_s * 1e3;
}
BENCHMARK(cancel)->Name("ViT-g/cancel at 18432")->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char** argv) {
  std::printf("%s\n", model::configureThreads(0).c_str());
  std::printf("GEMM on this machine now: fp32 %.0f GFLOP/s, bf16 %.0f GFLOP/s\n", gemmRate(), bf16GemmRate());
  registerOtherWays();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
