#include "core/model/probe.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/model/blocks.hpp"
#include "core/model/kernels.hpp"
#include "core/model/linear.hpp"

namespace lacuna::model {
namespace {

Matrix linear(const LinearWeights& layer, const Matrix& x) {
  Matrix out(x.rows, layer.bias.size());
  applyLinear(layer, rowsOf(x, 0, static_cast<int>(x.rows)), out.values.data());
  return out;
}

/// One head of the query's attention: its softmax over the tokens, [1, tokens]. `keys_values` is [tokens, 2*width].
Matrix headShares(const Matrix& query, const Matrix& keys_values, int head, int dim) {
  std::vector<float> scores;
  const std::size_t first = static_cast<std::size_t>(head * dim);
  for (std::size_t token = 0; token < keys_values.rows; ++token) {
    const auto key = keys_values.row(token);
    float score = 0;
    for (std::size_t i = first; i < first + static_cast<std::size_t>(dim); ++i) score += query.values[i] * key[i];
    scores.push_back(score / std::sqrt(static_cast<float>(dim)));
  }
  Matrix shares(1, keys_values.rows);
  const std::vector<double> exact = softmax(scores);
  std::copy(exact.begin(), exact.end(), shares.values.begin());
  return shares;
}

/// What the query sees, [1, width], head after head.
Matrix lookedAt(const ProbeSize& size, const Matrix& query, const Matrix& keys_values, ProbeTrace* trace) {
  const int width = static_cast<int>(query.cols), dim = width / size.heads;
  Matrix seen(1, query.cols);
  if (trace != nullptr) trace->attention.emplace_back();
  for (int head = 0; head < size.heads; ++head) {
    Matrix shares = headShares(query, keys_values, head, dim);
    for (std::size_t token = 0; token < keys_values.rows; ++token) {
      const float* value = keys_values.row(token).data() + width;
      for (int i = head * dim; i < (head + 1) * dim; ++i)
        seen.values[static_cast<std::size_t>(i)] += shares.values[token] * value[i];
    }
    if (trace != nullptr) trace->attention.back().push_back(std::move(shares));
  }
  return seen;
}

}  // namespace

std::vector<float> probeLogits(const ProbeSize& size, const ProbeWeights& weights, const Matrix& latents, double norm_eps,
                               const jobs::JobContext& context, ProbeTrace* trace) {
  const int width = static_cast<int>(latents.cols);
  const auto eps = static_cast<float>(norm_eps);
  const TransformerSize blocks{width, size.depth, size.heads, size.mlp_width};
  Team team;
  Matrix x = latents;
  Trace inside;
  inside.want_attention = trace != nullptr;
  runBlocks(team, {blocks, weights.blocks, eps, "Probing"}, {width / size.heads, {}, {}}, context,
            trace != nullptr ? &inside : nullptr, x);
  if (trace != nullptr) {
    trace->attention = std::move(inside.attention);
    trace->states.assign(inside.hidden.begin() + 1, inside.hidden.end());  // the first is what came in
  }
  Matrix query(1, latents.cols);
  query.values = weights.query;
  add(lookedAt(size, linear(weights.queries, query), linear(weights.keys_values, normalised(x, weights.norm1, eps)), trace),
        query);
  Matrix hidden = linear(weights.fc1, normalised(query, weights.norm2, eps));
  kernels().gelu(hidden.values.data(), hidden.values.size());
  add(linear(weights.fc2, hidden), query);
  if (trace != nullptr) trace->states.push_back(query);
  return linear(weights.classifier, query).values;
}

std::vector<double> softmax(const std::vector<float>& logits) {
  const float most = *std::max_element(logits.begin(), logits.end());
  std::vector<double> shares;
  double sum = 0;
  for (const float logit : logits) sum += shares.emplace_back(std::exp(static_cast<double>(logit) - most));
  for (double& share : shares) share /= sum;
  return shares;
}

}  // namespace lacuna::model
