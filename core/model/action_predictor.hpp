#pragma once

#include <functional>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/model/blocks.hpp"
#include "core/model/description.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// Runs a stack of blocks as the model computes.
using StackRunner = std::function<void(Team&, const BlockStack&, const RopeTable&, Trace*, Matrix&)>;

/// Steps as V-JEPA 2-AC sees them: in each a frame, the robot's state in it, and the action that is done next.
struct ActionSequence {
  int rows = 0, cols = 0;  ///< token grid of a frame
  Matrix latents;          ///< [steps * rows * cols, encoder.width]: frames encoded alone, layer-normed (`encodeFrames`)
  Matrix actions, states;  ///< [steps, actions.action] and [steps, actions.state]
  Matrix extrinsics;       ///< [steps, actions.extrinsics]; without rows for models that do not use them
};

/// One pass of the predictor of actions over all steps, [steps * rows * cols, encoder.width]: step t is the frame after it,
/// not layer-normed. Each step is action, state, extrinsics (if used), then the frame's tokens; a step sees itself and
/// earlier ones; the former are turned by time alone. Source: facebookresearch/vjepa2, src/models/ac_predictor.py, and
/// ACRoPEAttention in src/models/utils/modules.py. Throws `CancelledException`, `Failure` (Mismatch) for a model without
/// actions, for widths or counts that do not fit, and for more steps than it was built for.
Matrix predictActionSteps(const ModelDescription& description, const PredictorWeights& weights,
                          const ActionSequence& sequence, const StackRunner& run_stack, const jobs::JobContext& context,
                          Trace* trace);

}  // namespace lacuna::model
