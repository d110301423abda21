#include "core/model/predictor_tokens.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/error.hpp"
#include "core/model/kernels.hpp"
#include "core/model/linear.hpp"
#include "core/model/patches.hpp"

namespace lacuna::model {
namespace {

constexpr int kRun = 256;

[[noreturn]] void mismatch(const std::string& what) { fail(ErrorKind::Mismatch, what); }

}  // namespace

void refuseOtherGrid(const ModelDescription& d, std::span<const TokenId> ids, const PositionGrid& grid) {
  if (d.positions != Positions::StoredTable || ids.empty()) return;
  const int last = index(*std::max_element(ids.begin(), ids.end()));
  const auto why_not = d.whyNotPredicted({last / (grid.rows * grid.cols) + 1, grid.rows, grid.cols});
  if (why_not) mismatch(*why_not);
}

void checkPredictInput(const ModelDescription& d, const Matrix& latents, std::span<const TokenId> context_ids,
                       std::span<const TokenId> target_ids, PositionGrid positions) {
  if (d.family == Family::VJepa2Ac) mismatch(*d.whyNotPredicted({}));
  if (d.predictor.depth == 0) mismatch("This checkpoint has no predictor, so nothing can be predicted. Open one that has.");
  if (latents.rows != context_ids.size() ||
      (latents.rows > 0 && latents.cols != static_cast<std::size_t>(d.latentWidth()))) {
    mismatch("The context has " + std::to_string(latents.rows) + " latents of " + std::to_string(latents.cols) +
             " features for " + std::to_string(context_ids.size()) + " tokens; this model has " +
             std::to_string(d.latentWidth()) + " features.");
  }
  refuseTooMany(static_cast<std::int64_t>(context_ids.size() + target_ids.size()));
  if (positions.rows <= 0 || positions.cols <= 0) mismatch("The token grid has no rows or columns.");
  const auto negative = [](TokenId id) { return index(id) < 0; };
  if (std::any_of(context_ids.begin(), context_ids.end(), negative) ||
      std::any_of(target_ids.begin(), target_ids.end(), negative)) {
    mismatch("A token id is negative.");
  }
}

SortedTokens sortedTokens(const ModelDescription& d, std::span<const TokenId> context_ids,
                          std::span<const TokenId> target_ids) {
  std::vector<TokenId> joined(context_ids.begin(), context_ids.end());
  joined.insert(joined.end(), target_ids.begin(), target_ids.end());
  SortedTokens sorted;
  sorted.from.resize(joined.size());
  std::iota(sorted.from.begin(), sorted.from.end(), std::size_t{0});
  if (d.positions != Positions::StoredTable)
    std::stable_sort(sorted.from.begin(), sorted.from.end(),
                     [&](std::size_t a, std::size_t b) { return joined[a] < joined[b]; });
  for (const std::size_t from : sorted.from) sorted.ids.push_back(joined[from]);
  return sorted;
}

Matrix predictorInput(const Matrix& embedded, std::span<const float> mask_token, const SortedTokens& sorted) {
  Matrix x(sorted.ids.size(), mask_token.size());
  for (std::size_t row = 0; row < x.rows; ++row) {
    const std::size_t from = sorted.from[row];
    const auto source = from < embedded.rows ? embedded.row(from) : mask_token;
    std::copy(source.begin(), source.end(), x.row(row).begin());
  }
  return x;
}

Matrix rowsFrom(const Matrix& x, const SortedTokens& sorted, std::size_t first, std::size_t count) {
  Matrix rows(count, x.cols);
  for (std::size_t row = 0; row < x.rows; ++row) {
    const std::size_t from = sorted.from[row];
    if (from < first || from >= first + count) continue;
    const auto source = x.row(row);
    std::copy(source.begin(), source.end(), rows.row(from - first).begin());
  }
  return rows;
}

Matrix linearRows(Team& team, const LinearWeights& layer, const Matrix& x) {
  Matrix out(x.rows, layer.bias.size());
  team.runRows(static_cast<int>(x.rows), kRun, [&](int first, int last) {
    applyLinear(layer, rowsOf(x, first, last), out.row(static_cast<std::size_t>(first)).data());
  });
  return out;
}

Matrix embedContext(Team& team, const PredictorWeights& predictor, const Matrix& latents) {
  if (predictor.embed_levels.weight.empty()) return linearRows(team, predictor.embed, latents);
  Matrix one_level = linearRows(team, predictor.embed_levels, latents);
  kernels().gelu(one_level.values.data(), one_level.values.size());
  return linearRows(team, predictor.embed, one_level);
}

}  // namespace lacuna::model
