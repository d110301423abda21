#pragma once

#include "core/model/speed.hpp"

namespace lacuna::model {

/// As `measureSpeed`, for a model of which only the sizes are at hand: random weights, fp32 on the CPU. Depth 0 measures
/// nothing. Takes as long, and the memory of one block. Throws `CancelledException`.
Speed measureSizes(const TransformerSize& encoder, const TransformerSize& predictor, const jobs::JobContext& context);

}  // namespace lacuna::model
