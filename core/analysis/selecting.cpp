#include "core/analysis/selecting.hpp"

#include <faiss/utils/distances.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "core/base/error.hpp"

namespace lacuna::analysis {

TokenSelection combined(const TokenSelection& before, const TokenSelection& chosen, Selecting how) {
  TokenSelection result;
  switch (how) {
    case Selecting::Replace: return chosen;
    case Selecting::Add: std::ranges::set_union(before, chosen, std::back_inserter(result)); break;
    case Selecting::Remove: std::ranges::set_difference(before, chosen, std::back_inserter(result)); break;
  }
  return result;
}

TokenSelection tidied(std::vector<TokenId> tokens, const mask::TokenGrid& grid) {
  std::erase_if(tokens, [&grid](TokenId id) { return index(id) < 0 || index(id) >= grid.size(); });
  std::ranges::sort(tokens);
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

TokenSelection inverted(const TokenSelection& tokens, const mask::TokenGrid& grid) {
  return combined(tokensOfSteps(grid, 0, grid.steps - 1), tokens, Selecting::Remove);
}

TokenSelection tokensOfSteps(const mask::TokenGrid& grid, int first, int last) {
  const int from = std::clamp(first, 0, grid.steps) * grid.perStep(), to = std::clamp(last + 1, 0, grid.steps) * grid.perStep();
  TokenSelection tokens;
  for (int i = from; i < to; ++i) tokens.push_back(TokenId{i});
  return tokens;
}

TokenSelection tokensByError(const latent::Run& run, latent::Metric metric, double from, double to) {
  std::vector<std::size_t> order(run.errors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto badness = [&](std::size_t row) {
    const float value = latent::valueOf(run.errors[row], metric);
    return metric == latent::Metric::Cosine ? -value : value;
  };
  std::ranges::stable_sort(order, {}, badness);
  const auto place = [&order](double share) {
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(order.size())));
  };
  std::vector<TokenId> tokens;
  for (std::size_t i = place(from); i < place(to); ++i) tokens.push_back(run.hidden_ids[order[i]]);
  return tidied(std::move(tokens), run.grid());
}

TokenSelection grown(const TokenSelection& tokens, const Matrix& latents, int count, const jobs::JobContext& context) {
  std::vector<TokenId> all(tokens);
  std::vector<float> distances(latents.rows);
  std::vector<int> order(latents.rows);
  const auto kept = std::min(static_cast<std::ptrdiff_t>(std::max(count, 0)) + 1, std::ssize(order));  // and itself
  for (const TokenId token : tokens) {
    context.throwIfStopped();
    if (static_cast<std::size_t>(index(token)) >= latents.rows) fail(ErrorKind::Internal, "A token was chosen that the latents have not.");
    faiss::fvec_L2sqr_ny(distances.data(), latents.row(static_cast<std::size_t>(index(token))).data(), latents.values.data(), latents.cols, latents.rows);
    std::iota(order.begin(), order.end(), 0);
    const auto nearer = [&distances](int a, int b) {
      const float da = distances[static_cast<std::size_t>(a)], db = distances[static_cast<std::size_t>(b)];
      return da != db ? da < db : a < b;
    };
    std::nth_element(order.begin(), order.begin() + (kept - 1), order.end(), nearer);
    for (std::ptrdiff_t i = 0; i < kept; ++i) all.push_back(TokenId{order[static_cast<std::size_t>(i)]});
  }
  return tidied(std::move(all), {1, 1, static_cast<int>(latents.rows)});
}

}  // namespace lacuna::analysis
