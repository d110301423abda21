#pragma once

#include "core/model/model.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

class ScriptModel;

/// Everything that `Model::load` brings in; nothing changes it afterwards.
struct Model::Weights {
  ModelDescription description;
  EncoderWeights context_encoder, target_encoder;  ///< the target one is empty when one set serves both
  PredictorWeights predictor;
  ProbeWeights probe;
  std::shared_ptr<const ScriptModel> script;  ///< somebody else's program, in place of all weights
  WeightsReport report;
  Hash128 hash;
  std::uint64_t bytes = 0;

  const EncoderWeights& encoder(EncoderRole role) const {
    return role == EncoderRole::Context || description.shared_weights ? context_encoder : target_encoder;
  }
};

}  // namespace lacuna::model
