// How fast the trainer goes, beside what this machine's GEMM could do in the same run.

#include <benchmark/benchmark.h>

#include "core/train/engine.hpp"
#include "core/train/scenes.hpp"
#include "core/world/painter.hpp"
#include "tests/bench/gemm_rate.hpp"

namespace {

using namespace lacuna;

/// Floating-point operations of one pass of `depth` blocks over n tokens.
double flopOf(double width, double depth, double n) {
  return 2.0 * depth * (n * width * 12.0 * width + 2.0 * n * n * width);
}

/// Of one clip in one step: targets once forward; context and predictor of both masks forward and backward.
double flopOf(const train::NetworkSize& size, const train::TrainingMask& mask) {
  const auto seen = static_cast<double>(mask.context.size()), hidden = static_cast<double>(mask.hidden.size());
  return 3 * (flopOf(size.width, size.depth, seen) + flopOf(size.predictor_width, size.predictor_depth, seen + hidden));
}

struct Step {
  train::Recipe recipe;
  train::StepMasks masks;
  world::TensorBox pictures;

  explicit Step(int replicas) {
    recipe.batch = 4;
    recipe.replicas = replicas;
    RandomDraws draws(1);
    masks = train::drawStepMasks(recipe.size, static_cast<std::size_t>(recipe.hidden_most), draws);
    const train::TrainingScenes scenes = train::drawTrainingScenes(recipe, 0, recipe.batch);
    pictures = world::Painter("cpu").paint(scenes.clips, world::View::ofModel(recipe.size.side_px), 0, recipe.size.frames);
  }
};

/// One step of the usual recipe on 4 clips; `replicas` threads side by side.
void trainingStep(benchmark::State& state) {
  train::useThreads(0);
  const Step step(static_cast<int>(state.range(0)));
  train::Engine engine(step.recipe);
  const double gemm = gemmRate();
  for (auto _ : state) engine.step(step.pictures, step.masks, train::scheduleAt(step.recipe, 0));
  const train::NetworkSize& size = step.recipe.size;
  const double flop = flopOf(size.width, size.depth, size.tokens()) + 2 * flopOf(size, step.masks.future);
  const double clips = static_cast<double>(state.iterations()) * step.recipe.batch;
  state.counters["clips/s"] = benchmark::Counter(clips, benchmark::Counter::kIsRate);
  state.counters["GFLOP/s"] = benchmark::Counter(clips * flop / 1e9, benchmark::Counter::kIsRate);
  state.counters["of_GEMM"] = benchmark::Counter(clips * flop / 1e9 / gemm, benchmark::Counter::kIsRate);
}
BENCHMARK(trainingStep)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

/// Drawing 16 clips of 16 frames of 96 px on the CPU.
void drawing(benchmark::State& state) {
  train::useThreads(0);
  const train::Recipe recipe;
  const train::TrainingScenes scenes = train::drawTrainingScenes(recipe, 0, 16);
  const world::Painter painter("cpu");
  for (auto _ : state)
    benchmark::DoNotOptimize(painter.paint(scenes.clips, world::View::ofModel(recipe.size.side_px), 0, recipe.size.frames).get());
  state.counters["clips/s"] = benchmark::Counter(static_cast<double>(state.iterations()) * 16, benchmark::Counter::kIsRate);
}
BENCHMARK(drawing)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
