#include "core/model/description.hpp"

#include "core/model/describing.hpp"

namespace lacuna::model {

ModelDescription describe(const Checkpoint& checkpoint) {
  const TensorIndex index(checkpoint);
  refuseClassifier(checkpoint, index);
  ModelDescription d;
  d.layout = layoutOf(checkpoint, index);
  const SideFacts side = sideFacts(checkpoint, d.layout);
  d.family = familyOf(index, side);
  const bool meta = d.layout == Layout::Meta, has_online = !meta || index.hasPart("encoder/");
  const bool one_encoder = d.family == Family::VJepa2Ac && has_online;  // the published code reads no other
  const std::string averaged = meta && !one_encoder && index.hasPart("target_encoder/") ? "target_encoder"
                               : meta && !one_encoder && index.hasPart("ema_encoder/")  ? "ema_encoder"
                                                                                        : "encoder";
  d.context_weights = has_online ? "encoder" : averaged;
  d.target_weights = averaged;
  d.shared_weights = d.context_weights == d.target_weights;
  readFamily(checkpoint, index, d);
  readShapes(checkpoint, index, d);
  readActions(index, side, d);
  checkSizes(checkpoint, side, d);
  readHeads(checkpoint, side, d);
  checkHeads(checkpoint, d.encoder, side);
  readProbe(index, side, d);
  checkHeads(checkpoint, d.predictor, side);
  readInput(checkpoint, index, side, d);
  d.name = describedName(d, side);
  return d;
}

}  // namespace lacuna::model
