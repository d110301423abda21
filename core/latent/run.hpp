#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/latent/latent_cache.hpp"
#include "core/latent/latent_set.hpp"
#include "core/mask/mask.hpp"
#include "core/media/clip_window.hpp"
#include "core/model/model.hpp"

namespace lacuna::latent {

/// Distances between a predicted and a true latent of one token, each over the features.
struct TokenErrors {
  float l1_normed = 0;  ///< as trained: mean |predicted - LN(true)|, LN without affine, eps 1e-5
  float l1_raw = 0;     ///< mean |predicted - true|
  float l2_normed = 0;  ///< root of mean (predicted - LN(true))^2
  float cosine = 0;     ///< cosine similarity of predicted and LN(true)
};

enum class Metric { L1Normed, L1Raw, L2Normed, Cosine };
const char* nameOf(Metric metric);  ///< "L1, layer-normed"
float valueOf(const TokenErrors& errors, Metric metric);

/// Errors of simple guesses on the same hidden tokens: a prediction says something only where it beats these.
struct Baseline {
  std::string name;     ///< "Copy nearest visible", "Mean latent"
  std::string meaning;  ///< one line
  std::vector<TokenErrors> errors;  ///< per hidden token, in the order of `Run::hidden_ids`
  TokenErrors mean;
};

struct RunTimes {
  double targets_s = 0;   ///< 0 when cached
  double context_s = 0;
  double predict_s = 0;
  double errors_s = 0;
  double total_s = 0;
  bool targets_cached = false;
};

/// Settings that change the numbers, all recorded with the run.
struct RunSettings {
  int mask_token = 0;                 ///< index of the mask token; 0 is the trained one
  bool context_from_target_encoder = false;  ///< use the target encoder for visible tokens too
  bool operator==(const RunSettings&) const = default;
};

/// Immutable result of one prediction. With nothing hidden it holds the targets alone.
struct Run {
  std::shared_ptr<const media::ClipWindow> window;
  std::shared_ptr<const model::Model> model;        ///< what computed it
  std::shared_ptr<const model::Model> asked_model;  ///< what was asked to; another one where the GPU had too little memory
  mask::Mask mask;
  RunSettings settings;

  std::shared_ptr<const LatentSet> targets;    ///< whole clip, target encoder, after its final norm
  std::shared_ptr<const Matrix> targets_normed;  ///< LN of `targets`, [tokens, width]
  std::shared_ptr<const LatentSet> predicted;  ///< hidden tokens; null when nothing is hidden
  std::vector<TokenId> hidden_ids;             ///< ascending; rows of `predicted`
  std::vector<TokenErrors> errors;             ///< per hidden token
  TokenErrors mean;                            ///< over hidden tokens
  std::vector<Baseline> baselines;
  RunTimes times;
  Hash128 hash;                                ///< of clip, model, mask and settings

  const mask::TokenGrid& grid() const { return targets->grid; }
  /// Row of a token in `predicted` and `errors`, or -1 for a visible one.
  int rowOf(TokenId id) const;
};

struct RunRequest {
  std::shared_ptr<const media::ClipWindow> window;
  std::shared_ptr<const model::Model> model;
  mask::Mask mask;
  RunSettings settings;
};

/// Under which keys the latents of a run lie in the cache.
struct RunKeys {
  LatentKey targets, context, predicted;
};
RunKeys keysOf(const RunRequest& request);

/// Targets of the whole clip, context latents of the visible tokens, predicted latents of the hidden ones, errors and
/// baselines. Latents come from the cache where the key is known. Reports "blocks" or "tokens".
/// Where the GPU has too little memory it is done on the CPU in fp32, which `Run::model` then says.
/// Throws `Failure` (Mismatch): grid and clip do not fit, every token hidden, or the model has no predictor.
std::shared_ptr<const Run> predictHidden(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context);

/// Free functions under `predictHidden`, for tests and views.
TokenErrors tokenErrors(std::span<const float> predicted, std::span<const float> truth, std::span<const float> truth_normed);
std::vector<Baseline> baselinesFor(const LatentSet& targets, const Matrix& targets_normed, const mask::Mask& mask);

}  // namespace lacuna::latent
