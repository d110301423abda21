#include <cmath>

#include "core/base/random_draws.hpp"
#include "core/model/attention.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

/// Largest difference between `attend` and the whole maps times the values.
double worstDifference(const AttentionInput& input, const std::vector<float>& qkv, int dim) {
  Team team;
  Matrix out(static_cast<std::size_t>(input.tokens), static_cast<std::size_t>(input.width));
  attend(team, input, {}, out.values.data());
  double worst = 0;
  for (int head = 0; head < input.heads; ++head) {
    const Matrix shares = attentionProbabilities(input, head, {});
    for (std::size_t row = 0; row < out.rows; ++row) {
      for (int i = head * dim; i < (head + 1) * dim; ++i) {
        double sum = 0;
        for (std::size_t key = 0; key < out.rows; ++key)
          sum += double{shares.row(row)[key]} * qkv[key * 3 * out.cols + 2 * out.cols + static_cast<std::size_t>(i)];
        worst = std::max(worst, std::abs(sum - out.row(row)[static_cast<std::size_t>(i)]));
      }
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("Attention by strips and panels is that of whole maps, whatever the sizes", "[model][attention]") {
  RandomDraws draws(5);
  for (const int tokens : {1, 5, 17, 257, 700}) {
    for (const int dim : {6, 24, 64, 88}) {
      for (const int group : {0, 5, 258}) {
        const int heads = 2, width = dim * heads;
        std::vector<float> qkv(static_cast<std::size_t>(tokens) * static_cast<std::size_t>(3 * width));
        for (float& value : qkv) value = static_cast<float>(draws.within(-1, 1));
        INFO(tokens << " tokens, heads of " << dim << ", groups of " << group);
        CHECK(worstDifference({qkv.data(), tokens, width, heads, group}, qkv, dim) < 1e-5);
      }
    }
  }
}

TEST_CASE("Shares of a running softmax survive scores of any size", "[model][attention]") {
  const int tokens = 600, dim = 8;
  std::vector<float> qkv(static_cast<std::size_t>(tokens) * 24);
  for (int token = 0; token < tokens; ++token) {
    float* row = qkv.data() + static_cast<std::ptrdiff_t>(token) * 24;
    row[0] = 1;
    row[8] = static_cast<float>(token) * (token % 2 == 0 ? 0.5F : -0.5F);  // up to 300: exp of it alone is infinite
    row[16] = static_cast<float>(token);
  }
  CHECK(worstDifference({qkv.data(), tokens, dim, 1, 0}, qkv, dim) < 1e-3);
}
