// How fast layouts are fitted and how good they are, beside the Python libraries that most people use, in the same run on
// the same latents. docs/latent-space.md has the figures and how to repeat them.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <stop_token>
#include <thread>

#include "core/base/error.hpp"
#include "core/model/model.hpp"
#include "core/projection/layout_fit.hpp"
#include "core/projection/tsne.hpp"
#include "core/projection/umap.hpp"
#include "core/projection/health.hpp"
#include "tests/bench/peer_layout.hpp"
#include "tests/support/manifold.hpp"

namespace {

using namespace lacuna;
using namespace lacuna::projection;

constexpr std::uint64_t seed = 7;
const jobs::JobContext no_context;

template <class Work>
double secondsOf(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// How far a layout is from what t-SNE wants, with all pairs counted: the sum of p log(p / q). `freedom`: of the Student
/// kernel. scikit-learn takes 1 in 2-D and 2 in 3-D, Lacuna always 1.
double divergence(const SparseGraph& likelihood, const Matrix& points, double freedom) {
  const auto kernel = [&](std::size_t a, std::size_t b) {
    double squared = 0;
    for (std::size_t d = 0; d < points.cols; ++d)
      squared += std::pow(static_cast<double>(points.row(a)[d] - points.row(b)[d]), 2);
    return freedom == 1 ? 1 / (1 + squared) : std::pow(1 + squared / freedom, -(freedom + 1) / 2);
  };
  double all = 0, sum = 0;
  for (std::size_t a = 0; a < points.rows; ++a)
    for (std::size_t b = 0; b < a; ++b) all += 2 * kernel(a, b);
  for (std::size_t row = 0; row < points.rows; ++row)
    for (std::size_t e = likelihood.offsets[row]; e < likelihood.offsets[row + 1]; ++e) {
      const double p = likelihood.weights[e];
      if (p > 0) sum += p * std::log(p * all / kernel(row, static_cast<std::size_t>(likelihood.ids[e])));
    }
  return sum;
}

/// What scikit-learn's t-SNE wants: the likelihoods among the latents as they are, not reduced first.
SparseGraph likelihoodAmong(const Matrix& latents) {
  const TsneSettings settings;
  const Neighbours neighbours =
      NeighbourIndex(latents, no_context).nearestOthers(latents, settings.neighbours(), no_context);
  return meanLikelihood(likelihoodOf(neighbours, settings.perplexity, no_context), no_context);
}

void reportHealth(benchmark::State& state, const std::string& whose, const Matrix& latents, const Matrix& points) {
  constexpr std::size_t many = 100'000;  // of so many rows fewer are looked at
  const Health health = healthOf(latents, points, no_context, 15, latents.rows > many ? 100 : 1000);
  state.counters["trust_" + whose] = health.trustworthiness;
  state.counters["continuity_" + whose] = health.continuity;
  state.counters["overlap_" + whose] = health.overlap;
}

/// Share of the latents' variance that lies along the axes of a linear layout.
double explainedBy(const Matrix& latents, const Matrix& points) {
  const auto variance = [](const Matrix& values) {
    double total = 0;
    for (std::size_t f = 0; f < values.cols; ++f) {
      double sum = 0, squares = 0;
      for (std::size_t row = 0; row < values.rows; ++row) {
        const double value = values.row(row)[f];
        sum += value;
        squares += value * value;
      }
      total += squares - sum * sum / static_cast<double>(values.rows);
    }
    return total;
  };
  return variance(points) / variance(latents);
}

void reportDivergence(benchmark::State& state, const std::string& whose, const SparseGraph& likelihood,
                      const Matrix& points) {
  state.counters["kl_" + whose] = divergence(likelihood, points, 1);
  if (points.cols == 3) state.counters["kl_freedom2_" + whose] = divergence(likelihood, points, 2);
}

Matrix fitOurs(Method method, const Matrix& latents, int dimensions, const jobs::JobContext& context) {
  if (method == Method::Pca) return fitPcaFast(latents, context, dimensions).map(latents, context);
  LayoutSettings settings;
  settings.method = method;
  settings.dimensions = dimensions;
  return fitLayout(latents, settings, context)->points();
}

/// `range`: rows, features, dimensions.
void layout(benchmark::State& state, Method method, const char* name) {
  const Matrix latents =
      test::Manifold(static_cast<std::size_t>(state.range(1)), seed).draw(static_cast<std::size_t>(state.range(0)));
  const int dimensions = static_cast<int>(state.range(2));
  Matrix ours;
  double seconds = 0;
  for (auto _ : state) {
    seconds = secondsOf([&] { ours = fitOurs(method, latents, dimensions, no_context); });
    state.SetIterationTime(seconds);
  }
  const bench::PeerLayout peer = bench::layoutByPeer(name, latents, dimensions);
  const SparseGraph likelihood = method == Method::Tsne ? likelihoodAmong(latents) : SparseGraph{};
  state.SetLabel(peer.library);
  state.counters["s_ours"] = seconds;
  reportHealth(state, "ours", latents, ours);
  if (method == Method::Pca) state.counters["explained_ours"] = explainedBy(latents, ours);
  if (method == Method::Tsne) reportDivergence(state, "ours", likelihood, ours);
  if (peer.points.rows == 0) return;
  state.counters["s_peer"] = peer.seconds;
  state.counters["times_as_fast"] = peer.seconds / seconds;
  reportHealth(state, "peer", latents, peer.points);
  if (method == Method::Pca) state.counters["explained_peer"] = explainedBy(latents, peer.points);
  if (method == Method::Tsne) reportDivergence(state, "peer", likelihood, peer.points);
}
BENCHMARK_CAPTURE(layout, PCA, Method::Pca, "pca")
    ->Args({200'000, 1024, 3})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(layout, UMAP, Method::Umap, "umap")
    ->Args({50'000, 192, 3})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(layout, tSNE, Method::Tsne, "tsne")
    ->Args({10'000, 192, 2})
    ->Args({10'000, 192, 3})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);

/// Seconds from the wish to stop, `after_s` into the fit, to the exception; 0 when it was done before.
double answerTime(Method method, const Matrix& latents, double after_s) {
  std::stop_source stop;
  std::chrono::steady_clock::time_point asked;
  std::jthread asker([&] {
    std::this_thread::sleep_for(std::chrono::duration<double>(after_s));
    asked = std::chrono::steady_clock::now();
    stop.request_stop();
  });
  try {
    fitOurs(method, latents, 3, {stop.get_token(), nullptr});
  } catch (const CancelledException&) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - asked).count();
  }
  return 0;
}

/// The worst of wishes to stop spread evenly over the first seconds of a fit, where one kind of work follows another; the
/// bound is 200 ms.
void cancel(benchmark::State& state, Method method) {
  constexpr int wishes = 10;
  const Matrix latents =
      test::Manifold(static_cast<std::size_t>(state.range(1)), seed).draw(static_cast<std::size_t>(state.range(0)));
  const double spread_s = static_cast<double>(state.range(2));
  double worst_s = 0;
  for (auto _ : state)
    for (int i = 0; i < wishes; ++i) worst_s = std::max(worst_s, answerTime(method, latents, (i + 0.5) / wishes * spread_s));
  state.counters["worst_answer_ms"] = worst_s * 1e3;
}
BENCHMARK_CAPTURE(cancel, PCA, Method::Pca)
    ->Args({200'000, 1024, 1})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(cancel, UMAP, Method::Umap)
    ->Args({50'000, 192, 6})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(cancel, tSNE, Method::Tsne)
    ->Args({18'432, 192, 3})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

}  // namespace

int main(int argc, char** argv) {
  std::printf("%s\n", model::configureThreads(0).c_str());
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
