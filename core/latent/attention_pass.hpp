#pragma once

#include "core/latent/attention.hpp"

namespace lacuna::latent {

/// Runs the pass that the trace looks into, in fp32 on the CPU whatever the request's model computes by. Throws as
/// `attentionOf` does.
void passThrough(const RunRequest& request, AttentionOf of, LatentCache& cache, const jobs::JobContext& context, model::Trace& trace);

}  // namespace lacuna::latent
