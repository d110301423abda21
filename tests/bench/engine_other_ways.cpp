// Other ways of computing beside fp32 on the CPU, how well a run's time is foretold, and what looking at attention costs.

#include "tests/bench/engine_other_ways.hpp"

#include "core/latent/attention.hpp"
#include "core/latent/deviation.hpp"
#include "core/latent/expectation.hpp"
#include "tests/bench/engine_models.hpp"
#include "tests/bench/engine_report.hpp"

namespace lacuna::bench {
namespace {

using model::EncoderRole;

template <class Work>
double secondsOf(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return secondsSince(start);
}

/// The same clip encoded another way; the first pass warms the device up and is compared with fp32 on the CPU.
void encodeAnotherWay(benchmark::State& state, const Loaded& vit, const model::Compute& compute) {
  const auto other = vit.model->computedBy(compute, {});
  Matrix exact;
  const double exact_s = secondsOf([&] { exact = vit.model->encode(EncoderRole::Target, vit.clip, {}, {}); });
  const auto deviation = latent::deviationOf(exact, other->encode(EncoderRole::Target, vit.clip, {}, {}));
  double other_s = 0;
  for (auto _ : state) other_s = secondsOf([&] { other->encode(EncoderRole::Target, vit.clip, {}, {}); });
  state.counters["times_fp32_cpu"] = exact_s / other_s;
  state.counters["worst_cosine"] = deviation.worst_cosine;
  state.counters["mean_cosine"] = deviation.mean_cosine;
  state.counters["TFLOP/s"] = flopOfEncode(other->description(), vit.grid().size()) / other_s / 1e12;
  state.SetLabel(model::nameOf(compute));
}

latent::RunRequest requestFor(const Loaded& vit) {
  auto window = std::make_shared<media::ClipWindow>();
  window->input = vit.clip;
  window->hash = Hasher().values(std::span<const float>(vit.clip.values)).digest();
  latent::RunRequest request{window, vit.model, mask::Mask(vit.grid()), {}};
  for (const TokenId id : quarter(vit.grid(), 0, true)) request.mask.set(id, true);
  return request;
}

/// What the program says before a run, beside what the run takes; the bound is 30 %.
void foretold(benchmark::State& state, const Loaded& vit) {
  latent::LatentCache cache(std::size_t{1} << 32U);
  const latent::RunRequest request = requestFor(vit);
  model::Speed speed;
  const double probe_s = secondsOf([&] { speed = model::measureSpeed(*vit.model, {}); });
  const double expected_s = latent::expectationOf(request, speed, cache).seconds();
  double took_s = 0;
  for (auto _ : state) took_s = latent::predictHidden(request, cache, {})->times.total_s;
  state.counters["probe_s"] = probe_s;
  state.counters["expected_s"] = expected_s;
  state.counters["took_s"] = took_s;
  state.counters["expected_of_took"] = expected_s / took_s;
}

/// One token's attention in every block and head beside a plain pass; the bound is 1.3 times.
void attentionRow(benchmark::State& state) {
  const Loaded& vit = vitL();
  latent::LatentCache cache(0);
  const latent::RunRequest request = requestFor(vit);
  const double plain_s = secondsOf([&] { vit.model->encode(EncoderRole::Target, vit.clip, {}, {}); });
  double row_s = 0;
  for (auto _ : state)
    row_s = secondsOf([&] { latent::attentionOf(request, latent::AttentionOf::Target, TokenId{1000}, std::nullopt, cache, {}); });
  state.counters["of_plain_pass"] = row_s / plain_s;
}
BENCHMARK(attentionRow)->Name("ViT-L/attention of one token")->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

template <class Case>
void add(const std::string& name, const Case& work) {
  benchmark::RegisterBenchmark(name.c_str(), work)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
}

}  // namespace

void registerOtherWays() {
  using model::Compute, model::Device, model::Precision;
  add("ViT-L/foretold, 2048 tokens", [](benchmark::State& state) { foretold(state, vitL()); });
  add("ViT-g, 2 of 40 blocks/foretold, 18432 tokens", [](benchmark::State& state) { foretold(state, vitGTwoBlocks()); });
  for (const Compute& compute : {Compute{Device::Cpu, Precision::BFloat16}, Compute{Device::Cuda, Precision::Float32},
                                 Compute{Device::Cuda, Precision::BFloat16}}) {
    if (model::whyNotComputed(compute)) continue;
    add("ViT-L/encode 2048, " + model::nameOf(compute),
        [compute](benchmark::State& state) { encodeAnotherWay(state, vitL(), compute); });
    if (compute.device == Device::Cuda)
      add("ViT-g, 2 of 40 blocks/encode 18432, " + model::nameOf(compute),
          [compute](benchmark::State& state) { encodeAnotherWay(state, vitGTwoBlocks(), compute); });
  }
}

}  // namespace lacuna::bench
