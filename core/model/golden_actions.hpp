#pragma once

#include "core/jobs/job_context.hpp"
#include "core/model/golden_values.hpp"
#include "core/model/model.hpp"

namespace lacuna::model {

/// A case of V-JEPA 2-AC: frames encoded one by one, teacher forcing, the training loss' roll-out, roll-outs of a cube of
/// actions and of the planner's with their energies, pose updates.
void runActionCase(const Model& model, const jobs::JobContext& context, GoldenValues& values);

}  // namespace lacuna::model
