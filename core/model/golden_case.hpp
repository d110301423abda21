#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/model/golden_values.hpp"
#include "core/model/model.hpp"

namespace lacuna::model {

/// One clip of a case with its masks: names in expected.safetensors start with `prefix` ("", "bigger96.").
struct GoldenClip {
  std::string prefix;
  std::map<std::string, int> masks;  ///< name and mask token; I-JEPA's masks can have several lists of targets
  int predictor_side = 0;  ///< Meta: the square grid that the case's predictor was built with; 0 = the clip's own rows
};

/// Clips that the expected tensors have and the case's own list does not name: sizes that the encoder alone can do. No
/// mask token is known for them, and none is needed.
std::vector<GoldenClip> furtherClips(const GoldenValues& values, const std::vector<GoldenClip>& known);

/// The reference's procedure: target encoder on everything, context encoder on the visible tokens, predictor for the rest.
void runMetaClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values);

/// The procedure of the Hugging Face port: one encoder on everything, context cut out of its result, positions decoded on
/// the grid of the trained size, always mask token 1.
void runHuggingFaceClip(const Model& model, const GoldenClip& clip, const jobs::JobContext& context, GoldenValues& values);

/// A classification case: the encoder on everything, then its probe, with the port's norms and with the original's eps.
void runProbeCase(const Model& model, const jobs::JobContext& context, GoldenValues& values);

}  // namespace lacuna::model
