#pragma once

#include <vector>

#include "core/evaluate/evaluate.hpp"

namespace lacuna::evaluate {

/// What all measures get. `batch` clips are drawn and encoded at once.
struct Measuring {
  const LatentModel& model;
  const Amount& amount;
  const jobs::JobContext& context;
  int batch;
};

/// Errors at hidden tokens over the best simple guess: the future, the future where something moves, blocks; and the
/// content of the latents: standard deviation and effective rank with the mean at each position taken out.
void measureErrors(const Measuring& m, std::vector<Figure>& figures);

/// Accuracy on balanced pairs, overall, worst and by kind, for the model and for pixel motion.
void measureSurprise(const Measuring& m, std::vector<Figure>& figures);

/// Where the ball is, read from latents by a linear probe: visible, predicted, and predicted behind the card.
void measurePosition(const Measuring& m, std::vector<Figure>& figures);

/// How much flickering leaves add to the error of pixels and to that of latents.
void measureLeaves(const Measuring& m, std::vector<Figure>& figures);

}  // namespace lacuna::evaluate
