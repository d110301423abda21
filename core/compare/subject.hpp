#pragma once

#include <string>
#include <vector>

#include "core/latent/run.hpp"

namespace lacuna::compare {

/// How far a model's own true tokens lie from their mean: the error that the guess "the mean true latent of this clip" would make
/// for every token of it, under each metric. Cosine similarity has no such scale.
struct Spread {
  double l1_normed = 0;  ///< mean over tokens and features of |LN(true) - mean over tokens of LN(true)|
  double l1_raw = 0;     ///< the same without the norm
  double l2_normed = 0;  ///< mean over tokens of the root of the mean over features of (LN(true) - its mean)^2
  bool operator==(const Spread&) const = default;
};
double valueOf(const Spread& spread, latent::Metric metric);  ///< 1 for cosine similarity

/// Over all rows, sums in double. `targets` and `targets_normed` are [tokens, width]; zeros for no rows.
Spread spreadOf(const Matrix& targets, const Matrix& targets_normed, const jobs::JobContext& context);

/// What is compared of a run: its errors and what made them, as plain data without latents, which may be dropped.
struct Subject {
  std::string clip, clip_path;
  std::string model, model_path, weights, computed;
  std::string mask;           ///< its name for people
  media::Sampling sampling;
  int crop = 0;
  latent::RunSettings settings;
  Hash128 run_hash, clip_hash, model_hash, mask_hash;
  mask::TokenGrid grid;
  std::vector<TokenId> hidden_ids;          ///< ascending
  std::vector<latent::TokenErrors> errors;  ///< per hidden token
  latent::TokenErrors mean;                 ///< over all hidden tokens
  std::string baseline;                     ///< the best simple guess by layer-normed L1; empty: there is none
  latent::TokenErrors baseline_mean;
  double seconds = 0;                       ///< what the run took
  Spread spread;
};

/// All but the spread, which takes a pass over the latents. What the run does not know (paths, the mask's name) is given.
Subject subjectOf(const latent::Run& run, std::string model_path, std::string mask);

}  // namespace lacuna::compare
