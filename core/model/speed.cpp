#include "core/model/speed.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include "core/base/random_draws.hpp"
#include "core/model/attention.hpp"
#include "core/model/block_probe.hpp"
#include "core/model/team.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

constexpr int kMostThreads = 64;  // that a probe makes work for

/// The better of two, so that the first touch of the weights does not count.
template <class Measure>
double bestSeconds(const Measure& measure) {
  return std::min(measure(), measure());
}

/// Seconds for one pair of tokens of a whole layer of attention on the CPU, from one head a thread. Runs of small models are
/// over before it matters how long they take.
double pairSeconds(const TransformerSize& size, const jobs::JobContext& context) {
  constexpr int small_width = 512;
  const int tokens = size.width < small_width ? 512 : 2048;
  Team team;
  const int dim = size.width / size.heads, heads = std::min(team.threads(), kMostThreads), width = heads * dim;
  std::vector<float> qkv(static_cast<std::size_t>(tokens) * static_cast<std::size_t>(3 * width));
  RandomDraws draws(1);
  for (float& value : qkv) value = static_cast<float>(draws.within(-0.5, 0.5));
  std::vector<float> out(static_cast<std::size_t>(tokens) * static_cast<std::size_t>(width));
  const double spent_s = bestSeconds([&] {
    const auto start = std::chrono::steady_clock::now();
    attend(team, {qkv.data(), tokens, width, heads}, context, out.data());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  });
  return spent_s / heads * size.heads / (static_cast<double>(tokens) * tokens);
}

/// On a GPU a long probe is short.
BlockSpeed blockSpeed(const Model& model, bool of_predictor, const jobs::JobContext& context) {
  const ModelDescription& d = model.description();
  const TransformerSize& size = of_predictor ? d.predictor : d.encoder;
  if (size.depth == 0) return {};
  const auto once = [&](int tokens) { return model.blockSeconds(of_predictor, tokens, context); };
  if (model.compute().device != Device::Cuda) return cpuBlockSpeed(size, once, context);
  constexpr int few = 1024, many = 8192;
  const auto seconds = [&](int tokens) { return bestSeconds([&] { return once(tokens); }); };
  const double few_s = seconds(few) / few, many_s = seconds(many) / many;  // a token
  const double pair_s = std::max(0.0, (many_s - few_s) / (many - few));
  return {many_s - many * pair_s, pair_s};
}

}  // namespace

BlockSpeed cpuBlockSpeed(const TransformerSize& size, const std::function<double(int tokens)>& seconds, const jobs::JobContext& context) {
  constexpr double probe_flop = 1.2e10;
  const double affordable = std::clamp(probe_flop / (flopOf(size, 1) / size.depth), 256.0, 512.0);
  const int tokens = std::max(static_cast<int>(affordable), 128 * std::min(configuredThreads(), kMostThreads));  // work for every thread
  const double pair_s = pairSeconds(size, context);
  const double token_s = bestSeconds([&] { return seconds(tokens); }) / tokens - tokens * pair_s;
  return {std::max(token_s, 0.0), pair_s};
}

Speed measureSpeed(const Model& model, const jobs::JobContext& context) {
  if (model.description().family == Family::Script) return {};  // how long a program takes, no probe can say
  context.progress({"Measuring speed", 0, 0, ""});
  return {blockSpeed(model, false, context), blockSpeed(model, true, context)};
}

double flopOf(const TransformerSize& size, double tokens) {
  const double linear = tokens * size.width * (4.0 * size.width + 2.0 * size.mlp_width);
  const double attention = 2.0 * tokens * tokens * size.width;
  return 2.0 * size.depth * (linear + attention);
}

}  // namespace lacuna::model
