#pragma once

#include "core/jobs/job_context.hpp"
#include "core/model/model.hpp"

namespace lacuna::model {

/// Seconds of one transformer block over n tokens: products with weights grow with n, attention with its square.
struct BlockSpeed {
  double per_token_s = 0, per_pair_s = 0;

  double seconds(double tokens, int blocks) const { return blocks * tokens * (per_token_s + tokens * per_pair_s); }
};

/// How fast a model is on this machine, as it computes.
struct Speed {
  BlockSpeed encoder, predictor;
};

/// Measures one block of the encoder and one of the predictor on random tokens, and attention alone on one head a thread.
/// Some 0.6 s for a ViT-L on two cores, 0.05 s for the bundled model. Throws `CancelledException`.
Speed measureSpeed(const Model& model, const jobs::JobContext& context);

/// Floating-point operations of `tokens` through all blocks: two for each multiply-add of the layers and of attention; norms,
/// softmax and GELU not counted.
double flopOf(const TransformerSize& size, double tokens);

}  // namespace lacuna::model
