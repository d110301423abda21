#pragma once

#include <vector>

#include "core/model/case_reader.hpp"
#include "core/model/golden_values.hpp"
#include "core/model/model.hpp"
#include "core/model/probe_file.hpp"

namespace lacuna::model {

/// Clips that the expected tensors have and the case's own list does not name: sizes that the encoder alone can do. No
/// mask token is known for them, and none is needed.
std::vector<GoldenClip> furtherClips(const GoldenValues& values, const std::vector<GoldenClip>& known);

/// The reference's procedure: target encoder on everything, context encoder on the visible tokens, predictor for the rest.
void runMetaClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values);

/// The procedure of the Hugging Face port: one encoder on everything, context cut out of its result, positions decoded on
/// the grid of the trained size, always mask token 1.
void runHuggingFaceClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values);

/// Logits by the original's own probe file go under this name, beside those by the port's weights.
inline constexpr const char* kOriginalProbeLogits = "original.logits by classifier.pt";

/// A classification case: the encoder on everything, then its probe, with the port's norms and with the original's eps, and
/// the original's probe file when there is one (else null).
void runProbeCase(const Model& model, const Probe* original, const jobs::JobContext& context, GoldenValues& values);

}  // namespace lacuna::model
