#pragma once

#include <memory>
#include <vector>

#include "core/latent/run.hpp"
#include "core/probe/linear_probe.hpp"

namespace lacuna::probe {

/// What a linear probe says of hidden tokens, from one kind of latents.
struct HiddenWay {
  std::string name;      ///< "Predicted latents"
  std::string meaning;
  std::vector<int> said;        ///< class by hidden token
  Matrix shares;                ///< [hidden tokens, classes]
  Estimate accuracy, balanced;  ///< over the hidden tokens that are labelled, NaN for none; intervals by whole steps where clips were left out
  std::vector<double> right_share;  ///< by class: mean share that its hidden tokens give it; NaN where none is hidden
};

/// Does a prediction carry what was there? Each hidden token is read by the probe that was fitted without its fold.
struct HiddenReading {
  std::vector<TokenId> ids;     ///< hidden tokens, ascending
  std::vector<int> label;       ///< or `unlabelled`
  int labelled = 0;
  std::vector<HiddenWay> ways;  ///< true, predicted, and copied latents (of the nearest visible token); then the majority of the visible
  static constexpr std::size_t True = 0, Predicted = 1, Copied = 2, Majority = 3;
};

/// `run` must have something hidden and predicted. Throws `CancelledException`, `Failure` (Mismatch) for another grid or width.
HiddenReading readHidden(const LinearProbe& probe, const latent::Run& run, const jobs::JobContext& context);

/// What the probe says of every token of its first clip from its true latent: class, and its share. Labelled tokens are read by the probe that was
/// fitted without their fold.
struct TokenReading {
  std::vector<int> said;
  std::vector<double> share;
};
TokenReading readTokens(const LinearProbe& probe, const Matrix& latents_normed, const jobs::JobContext& context);

}  // namespace lacuna::probe
