#include "core/model/size_speed.hpp"

#include <chrono>
#include <vector>

#include "core/base/random_draws.hpp"
#include "core/model/block_probe.hpp"
#include "core/model/blocks.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

/// Values that a trained layer could have. A few thousand draws again and again: time does not depend on more.
std::vector<float> weightsLike(int outputs, int inputs) {
  constexpr std::size_t drawn = 4096;
  RandomDraws draws(1);
  std::vector<float> values(static_cast<std::size_t>(outputs) * static_cast<std::size_t>(inputs));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = i < drawn ? static_cast<float>(draws.within(-0.03, 0.03)) : values[i - drawn];
  return values;
}

LinearWeights linear(int outputs, int inputs) { return {weightsLike(outputs, inputs), weightsLike(outputs, 1)}; }

NormWeights norm(int width) {
  const auto count = static_cast<std::size_t>(width);
  return {std::vector<float>(count, 1.0F), std::vector<float>(count, 0.0F)};
}

BlockSpeed speedOf(const TransformerSize& size, const jobs::JobContext& context) {
  if (size.depth == 0) return {};
  BlockWeights block;
  block.norm1 = norm(size.width);
  block.norm2 = norm(size.width);
  block.qkv = linear(3 * size.width, size.width);
  block.proj = linear(size.width, size.width);
  block.fc1 = linear(size.mlp_width, size.width);
  block.fc2 = linear(size.width, size.mlp_width);
  const auto seconds = [&](int tokens) {
    Matrix x(static_cast<std::size_t>(tokens), static_cast<std::size_t>(size.width));
    x.values = weightsLike(tokens, size.width);
    std::vector<TokenId> ids(x.rows);
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = TokenId{static_cast<std::int32_t>(i)};
    const RopeTable rope = ropeTable(Positions::TiledRope, ids, {16, 16, 0, false}, size.width / size.heads);
    Team team;
    const auto start = std::chrono::steady_clock::now();
    runBlocks(team, {size, std::span(&block, 1)}, rope, {context.stop, {}}, nullptr, x);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  return cpuBlockSpeed(size, seconds, context);
}

}  // namespace

Speed measureSizes(const TransformerSize& encoder, const TransformerSize& predictor, const jobs::JobContext& context) {
  useOneBlasThread();
  context.throwIfStopped();
  context.progress({"Measuring speed", 0, 0, ""});
  const BlockSpeed of_encoder = speedOf(encoder, context);
  context.throwIfStopped();
  return {of_encoder, speedOf(predictor, context)};
}

}  // namespace lacuna::model
