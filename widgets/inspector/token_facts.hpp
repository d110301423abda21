#pragma once

#include <QString>
#include <optional>
#include <span>
#include <vector>

#include "core/latent/run.hpp"

namespace lacuna::widgets {

/// What a run says of one token.
struct TokenFacts {
  TokenId id{};
  mask::Cell cell;
  int row = -1;  ///< in the run's predictions; -1: the token was visible and the rest is zero
  latent::TokenErrors errors;
  double below = 0;        ///< share of hidden tokens whose value of the metric is smaller, 0..1
  double true_length = 0;  ///< of the layer-normed target, which is what the prediction is compared with
  double predicted_length = 0;
  std::vector<latent::TokenErrors> baselines;  ///< in the order of `Run::baselines`
  bool hidden() const { return row >= 0; }
};

/// Nothing for a token that is not in the run's grid.
std::optional<TokenFacts> tokenFacts(const latent::Run& run, TokenId id, latent::Metric metric);

/// Share of `values` that are smaller than `value`, 0..1.
double shareBelow(std::span<const float> values, float value);

/// One metric of all hidden tokens, in the order of `Run::hidden_ids`.
std::vector<float> metricValues(const latent::Run& run, latent::Metric metric);

/// The metric at one row and column, a value a step; nothing where that token was visible.
std::vector<std::optional<double>> spotOverTime(const latent::Run& run, int row, int col, latent::Metric metric);

QString placeText(const mask::Cell& cell);                          ///< "Row 10, column 13"
QString stepText(const mask::Cell& cell, int frames_per_step);      ///< "Step 13 - frames 25-26", with proper dashes
QString rankText(const latent::Run& run, const TokenFacts& facts);  ///< "higher than 99 % of hidden tokens"
/// All values as text, one a line, for the clipboard.
QString tokenText(const latent::Run& run, const TokenFacts& facts, int frames_per_step);

}  // namespace lacuna::widgets
