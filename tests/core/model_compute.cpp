#include <cmath>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"
#include "core/latent/deviation.hpp"
#include "core/model/bf16_layers.hpp"
#include "core/model/compute.hpp"
#include "core/model/device_blocks.hpp"
#include "core/model/speed.hpp"
#include "core/model/verify.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

void fill(std::vector<float>& values, std::size_t count, double low, double high, RandomDraws& draws) {
  values.resize(count);
  for (float& value : values) value = static_cast<float>(draws.within(low, high));
}

LinearWeights linear(std::size_t outputs, std::size_t inputs, RandomDraws& draws) {
  LinearWeights layer;
  fill(layer.weight, outputs * inputs, -0.2, 0.2, draws);
  fill(layer.bias, outputs, -0.2, 0.2, draws);
  return layer;
}

NormWeights norm(std::size_t width, RandomDraws& draws) {
  NormWeights weights;
  fill(weights.gain, width, 0.5, 1.5, draws);
  fill(weights.offset, width, -0.5, 0.5, draws);
  return weights;
}

/// Two blocks of random weights, and 30 tokens to send through them.
struct SmallStack {
  TransformerSize size{48, 2, 2, 96};
  std::vector<BlockWeights> blocks;
  Matrix x{30, 48};
  RopeTable rope;

  SmallStack() {
    RandomDraws draws(7);
    for (int i = 0; i < 2; ++i)
      blocks.push_back({norm(48, draws), norm(48, draws), linear(144, 48, draws), linear(48, 48, draws), linear(96, 48, draws),
                        linear(48, 96, draws)});
    fill(x.values, x.rows * x.cols, -1, 1, draws);
    std::vector<TokenId> ids;
    for (int i = 0; i < 30; ++i) ids.push_back(TokenId{i});
    rope = ropeTable(Positions::TiledRope, ids, {3, 3, 0, false}, 24);
  }
  BlockStack stack() const { return {size, blocks, 1e-6F, ""}; }
};

/// What they give as LibTorch's operations, and what the tap after the first block saw.
std::pair<Matrix, Matrix> throughDevice(const SmallStack& small, const Compute& compute) {
  const DeviceBlocks blocks(compute, {small.blocks}, {});
  Matrix x = small.x, seen;
  blocks.run(small.stack(), small.rope, {}, nullptr, x, {{1}, [&](int, const Matrix& state) { seen = state; }});
  return {x, seen};
}

}  // namespace

TEST_CASE("Blocks as LibTorch's operations give what our own kernels give", "[model][compute]") {
  const SmallStack small;
  Team team;
  Matrix exact = small.x, after_one;
  runBlocks(team, small.stack(), small.rope, {}, nullptr, exact,
            {{1}, [&](int, const Matrix& state) { after_one = state; }});
  const auto [same, seen] = throughDevice(small, {Device::Cpu, Precision::Float32});
  double largest = 0, largest_seen = 0;
  for (std::size_t i = 0; i < exact.values.size(); ++i) {
    largest = std::max(largest, std::abs(double{same.values[i]} - exact.values[i]));
    largest_seen = std::max(largest_seen, std::abs(double{seen.values[i]} - after_one.values[i]));
  }
  CHECK(largest < 2e-5);
  CHECK(largest_seen < 2e-5);

  const auto [rounded, unused] = throughDevice(small, {Device::Cpu, Precision::BFloat16});
  const auto deviation = latent::deviationOf(exact, rounded);
  CHECK(deviation.worst_cosine > 0.999);
  CHECK(deviation.worst_cosine < 1 - 1e-9);  // it is another precision, and that is seen
  CHECK(deviation.mean_cosine >= deviation.worst_cosine);
  CHECK(deviation.tokens == 30);
}

TEST_CASE("Layers in bf16 differ from fp32 by its rounding alone", "[model][compute]") {
  const SmallStack small;
  const Bf16Layers layers({small.blocks}, {});
  CHECK(layers.bytes() == 2 * 2 * (144 * 48 + 144 + 48 * 48 + 48 + 96 * 48 + 96 + 48 * 96 + 48));
  Team team;
  Matrix exact = small.x, rounded = small.x;
  runBlocks(team, small.stack(), small.rope, {}, nullptr, exact);
  BlockStack stack = small.stack();
  stack.bf16 = &layers;
  runBlocks(team, stack, small.rope, {}, nullptr, rounded);
  const auto deviation = latent::deviationOf(exact, rounded);
  CHECK(deviation.worst_cosine > 0.999);
  CHECK(deviation.worst_cosine < 1 - 1e-9);
}

TEST_CASE("Blocks as LibTorch's operations stop when asked", "[model][compute]") {
  const SmallStack small;
  const DeviceBlocks blocks({Device::Cpu, Precision::Float32}, {small.blocks}, {});
  std::stop_source source;
  source.request_stop();
  Matrix x = small.x;
  CHECK_THROWS_AS(blocks.run(small.stack(), small.rope, {source.get_token(), {}}, nullptr, x, {}), CancelledException);
  CHECK_THROWS_AS(DeviceBlocks({Device::Cpu, Precision::Float32}, {small.blocks}, {source.get_token(), {}}), CancelledException);
}

TEST_CASE("Another way of computing is asked for by name and refused where the machine cannot", "[model][compute]") {
  CHECK(parseCompute("cpu", "fp32").isExact());
  CHECK(parseCompute("cuda", "bf16") == Compute{Device::Cuda, Precision::BFloat16});
  CHECK(nameOf(Compute{Device::Cuda, Precision::BFloat16}) == "CUDA, bf16");
  CHECK_THROWS_AS(parseCompute("tpu", "fp32"), Failure);
  CHECK_THROWS_AS(parseCompute("cpu", "fp8"), Failure);
  CHECK_FALSE(whyNotComputed({}));
  const auto model = test::demoModel();
  const auto exact = model->computedBy({}, {});
  CHECK(exact->hash() == model->hash());
  for (const Compute& compute : {Compute{Device::Cuda, Precision::Float32}, Compute{Device::Cpu, Precision::BFloat16}}) {
    if (whyNotComputed(compute)) {
      CHECK_THROWS_AS(model->computedBy(compute, {}), Failure);
      continue;
    }
    const auto other = model->computedBy(compute, {});  // on a machine that can
    CHECK(other->hash() != model->hash());
    CHECK(other->computedBy(compute, {})->hash() == other->hash());  // by way of another or not
    CHECK(other->computedBy({}, {})->hash() == model->hash());
    CHECK(other->bytes() > model->bytes());
    latent::LatentCache cache(std::size_t{1} << 24);
    const auto deviation = latent::compareWithExact(*test::wavesWindow(), *other, cache, {});
    CHECK(deviation.worst_cosine > 0.99);
  }
}

TEST_CASE("Wider limits still tell a wrong model", "[model][compute][verify]") {
  CHECK(limitFactor({}) == 1);
  CHECK(limitFactor({Device::Cuda, Precision::Float32}) < 10);
  // A wrong rotation moves predictions by 3 where the limit of fp32 is 5e-5, other weights those of targets by as much.
  CHECK(limitFactor({Device::Cpu, Precision::BFloat16}) * 5e-5 < 3.0 / 10);
}

TEST_CASE("A deviation names the worst token", "[latent][compute]") {
  Matrix a(3, 2), b(3, 2);
  a.values = {1, 0, 0, 1, 1, 1};
  b.values = {2, 0, 1, 1, 1, 1};
  const auto deviation = latent::deviationOf(a, b);
  CHECK(deviation.worst_cosine == Approx(std::sqrt(0.5)));
  CHECK(index(deviation.worst_token) == 1);
  CHECK(deviation.mean_cosine == Approx((2 + std::sqrt(0.5)) / 3));
}

TEST_CASE("Speed is measured with the model's own blocks", "[model][compute]") {
  const auto model = test::demoModel();
  const Speed speed = measureSpeed(*model, {});
  CHECK(speed.encoder.per_pair_s > 0);
  CHECK(speed.predictor.per_pair_s > 0);
  CHECK(speed.encoder.seconds(200, 2) > speed.encoder.seconds(100, 2));
  CHECK(speed.encoder.seconds(100, 4) == Approx(2 * speed.encoder.seconds(100, 2)));
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(measureSpeed(*model, {source.get_token(), {}}), CancelledException);
  // ViT-L, 2,048 tokens: 24 blocks of 2*2048*12*1024^2 and 4*2048^2*1024 operations.
  CHECK(flopOf({1024, 24, 16, 4096}, 2048) == Approx(24 * (2.0 * 2048 * 12 * 1024 * 1024 + 4.0 * 2048 * 2048 * 1024)));
}
