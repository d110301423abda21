// The parts of one ViT-L block over 2,048 tokens, each alone, in runs as the engine makes them: where the time goes.

#include "core/model/attention.hpp"
#include "core/model/kernels.hpp"
#include "core/model/linear.hpp"
#include "core/model/rope.hpp"
#include "tests/bench/engine_models.hpp"
#include "tests/bench/engine_report.hpp"

namespace {

using namespace lacuna;
using namespace lacuna::bench;

constexpr int kTokens = 2048;

Matrix noise(int rows, int cols) {
  Matrix x(static_cast<std::size_t>(rows), static_cast<std::size_t>(cols));
  unsigned state = 7;
  for (float& value : x.values) value = static_cast<float>((state = state * 1664525U + 1013904223U) >> 16U) / 32768.0F - 1;
  return x;
}

void attention(benchmark::State& state) {
  const Matrix qkv = noise(kTokens, 3 * kViTL.width);
  Matrix out(kTokens, static_cast<std::size_t>(kViTL.width));
  model::Team team;
  Report report(state);
  for (auto _ : state) model::attend(team, {qkv.values.data(), kTokens, kViTL.width, kViTL.heads}, {}, out.values.data());
  report.finish(4.0 * kTokens * kTokens * kViTL.width);
}
BENCHMARK(attention)->Name("part/attention 16 x 2048 x 64")->Iterations(10)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A linear layer in runs of `range(2)` rows; `range(0)` inputs, `range(1)` outputs.
void linearLayer(benchmark::State& state) {
  const int inputs = static_cast<int>(state.range(0)), outputs = static_cast<int>(state.range(1));
  const Matrix x = noise(kTokens, inputs);
  Matrix out(kTokens, static_cast<std::size_t>(outputs));
  const model::LinearWeights layer{noise(outputs, inputs).values, std::vector<float>(static_cast<std::size_t>(outputs))};
  model::Team team;
  Report report(state);
  for (auto _ : state) {
    team.runRows(kTokens, static_cast<int>(state.range(2)), [&](int first, int last) {
      model::applyLinear(layer, {x.row(static_cast<std::size_t>(first)).data(), last - first, inputs, inputs},
                         out.row(static_cast<std::size_t>(first)).data());
    });
  }
  report.finish(2.0 * kTokens * inputs * outputs);
}
BENCHMARK(linearLayer)
    ->Name("part/linear")
    ->ArgNames({"inputs", "outputs", "rows"})
    ->ArgsProduct({{1024}, {1024, 3072, 4096}, {512, 1024}})
    ->ArgsProduct({{4096}, {1024}, {512, 1024}})
    ->Iterations(10)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// What is no product: two norms, rotation of queries and keys, GELU.
void elementwise(benchmark::State& state) {
  const auto width = static_cast<std::size_t>(kViTL.width), mlp = static_cast<std::size_t>(kViTL.mlp_width);
  Matrix x = noise(kTokens, kViTL.width), out(kTokens, width), hidden = noise(kTokens, kViTL.mlp_width);
  const std::vector<float> gain(width, 1.0F), offset(width);
  std::vector<TokenId> ids;
  for (int id = 0; id < kTokens; ++id) ids.push_back(TokenId{id});
  const int dim = kViTL.width / kViTL.heads;
  const model::RopeTable rope = model::ropeTable(model::Positions::TiledRope, ids, {16, 16, 0, false}, dim);
  const auto norm = [&](std::size_t row) {
    model::kernels().normalise(x.row(row).data(), gain.data(), offset.data(), 1e-6F, kViTL.width, out.row(row).data());
  };
  const auto rotate = [&](std::size_t row) {
    for (std::size_t at = 0; at < 2 * width; at += static_cast<std::size_t>(dim))
      model::rotateHead(rope, static_cast<int>(row), 1.0F, hidden.row(row).data() + at);
  };
  model::Team team;
  const int part = static_cast<int>(state.range(0));
  for (auto _ : state) {
    team.runRows(kTokens, 512, [&](int first, int last) {
      for (auto row = static_cast<std::size_t>(first); row < static_cast<std::size_t>(last); ++row) {
        if (part == 0) norm(row), norm(row);
        if (part == 1) rotate(row);
        if (part == 2) model::kernels().gelu(hidden.row(row).data(), mlp);
      }
    });
  }
}
BENCHMARK(elementwise)->Name("part/two norms")->Arg(0)->Iterations(10)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(elementwise)->Name("part/rotation")->Arg(1)->Iterations(10)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(elementwise)->Name("part/GELU")->Arg(2)->Iterations(10)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
