// How long a person waits from letting go of the brush to the new heat-map, beside what this machine's GEMM could do.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/model/speed.hpp"
#include "core/session/session.hpp"
#include "tests/bench/gemm_rate.hpp"

namespace {

using lacuna::session::Session;

/// A cache that holds the clip's targets and little else, so that every stroke is encoded and predicted anew.
lacuna::session::SessionOptions targetsOnly(int crop) {
  const std::size_t tokens = std::size_t{8} * (crop / 16) * (crop / 16), width = 48;
  lacuna::session::SessionOptions options;
  options.latent_cache_bytes = tokens * (width * sizeof(float) + sizeof(lacuna::TokenId)) * 5 / 4;
  return options;
}

struct OpenStudio {
  lacuna::jobs::QueueExecutor queue;
  lacuna::jobs::JobRunner runner{queue, 2};
  Session session;

  explicit OpenStudio(int crop) : session(runner, targetsOnly(crop)) {
    session.openModel(LACUNA_DEMO_MODEL, true);
    session.openClip("world:behind,seed=7", Session::Input{{0, 16, 4.0}, crop});
    queue.drainUntil([this] { return session.resultIsCurrent(); });
  }
};

lacuna::mask::MaskShape stroke(Session& session, double x) {
  lacuna::mask::MaskShape shape;
  shape.id = session.newShapeId();
  shape.name = "Brush stroke";
  shape.extent = {1.0, 3.0};
  shape.form = lacuna::mask::Stroke{{{x, 0.5}, {x + 0.2, 0.6}}, 0.15, lacuna::mask::BrushTip::Round};
  return shape;
}

/// Paint, release, wait for the result that views draw from; only the clip's targets come from the cache.
/// `range(0)`: picture side in pixels.
void strokeToHeatmap(benchmark::State& state) {
  static const double gemm_gflops = gemmRate();
  OpenStudio studio(static_cast<int>(state.range(0)));
  double x = 0.1, flop = 0;
  for (auto _ : state) {
    state.PauseTiming();
    studio.session.undo();
    studio.queue.drainUntil([&] { return studio.session.resultIsCurrent(); });
    x = x < 0.6 ? x + 0.013 : 0.1;
    state.ResumeTiming();
    studio.session.setPreview(stroke(studio.session, x));
    studio.session.commitPreview(*studio.session.previewed());
    studio.queue.drainUntil([&] { return studio.session.resultIsCurrent(); });
    const auto& run = *studio.session.result().run;
    const auto& description = run.model->description();
    const double tokens = run.grid().size(), hidden = static_cast<double>(run.hidden_ids.size());
    flop = lacuna::model::flopOf(description.encoder, tokens - hidden) + lacuna::model::flopOf(description.predictor, tokens);
  }
  state.counters["tokens"] = studio.session.mask().grid().size();
  state.counters["hidden"] = studio.session.mask().hiddenCount();
  state.counters["share_of_gemm_rate"] = benchmark::Counter(flop / 1e9 / gemm_gflops, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["targets_cached"] = studio.session.result().run->times.targets_cached;
  state.counters["gemm_gflops"] = gemm_gflops;
}
BENCHMARK(strokeToHeatmap)->Arg(64)->Arg(128)->Arg(256)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One move of the brush: the mask with the stroke in progress, at 64 frames of 384 px (18,432 tokens).
void brushMove(benchmark::State& state) {
  lacuna::mask::GridPlacement placement;
  placement.grid = {32, 24, 24};
  for (int step = 0; step < 32; ++step) placement.steps.push_back({step * 0.5, step * 0.5 + 0.5});
  const lacuna::mask::Mask base(placement.grid);
  lacuna::mask::MaskShape shape;
  lacuna::mask::Stroke line;
  for (int i = 0; i < 60; ++i) line.points.push_back({0.2 + 0.01 * i, 0.5});
  shape.form = line;
  for (auto _ : state)
    benchmark::DoNotOptimize(lacuna::mask::rasteriseOver(base, shape, placement, lacuna::mask::CoverageRule::Touched));
}
BENCHMARK(brushMove)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  std::printf("%s\n", lacuna::model::configureThreads(0).c_str());
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
