#pragma once

#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/model/description.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// The inside of one pass through a probe, for verification and for views.
struct ProbeTrace {
  std::vector<std::vector<Matrix>> attention;  ///< [block][head]: [tokens, tokens], and [1, tokens] of the last, the query's
  std::vector<Matrix> states;                  ///< after each block: [tokens, width], at last [1, width]
};

/// Logits of an attentive probe on an encoder's latents [tokens, width]: self-attention blocks over the tokens, without
/// positions, then one block in which a learned query looks at them (q += attention(q, norm1(x)), without an output layer;
/// q += MLP(norm2(q))), then a linear layer. Source: facebookresearch/vjepa2, src/models/attentive_pooler.py; Hugging Face's
/// port has other norms' eps. Throws `CancelledException`.
std::vector<float> probeLogits(const ProbeSize& size, const ProbeWeights& weights, const Matrix& latents, double norm_eps,
                               const jobs::JobContext& context, ProbeTrace* trace);

/// Shares that add up to 1.
std::vector<double> softmax(const std::vector<float>& logits);

}  // namespace lacuna::model
