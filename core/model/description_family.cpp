#include "core/model/describing.hpp"

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;

/// I-JEPA's encoder as Hugging Face has it; other vision transformers there have a class token.
bool isHuggingFaceIJepa(const TensorIndex& index) {
  return index.has("embeddings.position_embeddings") && index.has("embeddings.patch_embeddings.projection.weight") &&
         !index.has("embeddings.cls_token");
}

}  // namespace

void unfit(const Checkpoint& checkpoint, const std::string& what) {
  fail(ErrorKind::Mismatch, what, checkpoint.path());
}

void refuseClassifier(const Checkpoint& checkpoint, const TensorIndex& index) {
  if (index.hasPart("encoder.layer.") && index.hasPart("pooler.")) return;  // an encoder with its probe
  if (isHuggingFaceIJepa(index)) return;                                    // with a linear one, which is left over
  if (index.hasPart("classifier.") || index.hasPart("classifier/") || index.hasPart("classifiers/") ||
      index.hasPart("pooler.")) {
    fail(ErrorKind::Refused,
         "This file is not a world model. It holds a classifier. Lacuna needs an encoder and a predictor. Nothing was "
         "changed.",
         checkpoint.path());
  }
}

Layout layoutOf(const Checkpoint& checkpoint, const TensorIndex& index) {
  if (index.hasPart("encoder.layer.") && index.has("encoder.embeddings.patch_embeddings.proj.weight"))
    return Layout::HuggingFace;
  if (isHuggingFaceIJepa(index)) return Layout::HuggingFace;
  const bool meta = index.has("encoder/patch_embed.proj.weight") || index.has("target_encoder/patch_embed.proj.weight") ||
                    index.has("ema_encoder/patch_embed.proj.weight");
  if (meta) return Layout::Meta;
  unfit(checkpoint,
        "This file is not a world model. Lacuna needs an encoder and a predictor of the JEPA family. Nothing was changed.");
}

/// The family by keys that only it has. Stray position tables occur in V-JEPA 2 files too, where they are not used; only
/// V-JEPA 1 has them together with its two mask tokens.
Family familyOf(const TensorIndex& index, const SideFacts& side) {
  if (index.anyContains("norms_block.") || index.anyContains("video_mod_embed")) return Family::VJepa21;
  if (index.hasPart("predictor/action_encoder.")) return Family::VJepa2Ac;
  if (index.has("predictor/mask_token") || isHuggingFaceIJepa(index)) return Family::IJepa;
  const json encoder = side.facts.value("encoder", json::object());
  const bool rope = encoder.is_object() && encoder.contains("use_rope") && encoder["use_rope"] == true;
  const int mask_tokens = index.countNumbered("predictor/mask_tokens.");
  if (!rope && index.has("predictor/predictor_pos_embed") && mask_tokens <= 2) return Family::VJepa1;
  if (!rope && !index.hasPart("predictor/")) {  // an encoder alone: its own table tells, and its patches whether of pictures
    for (const char* part : {"target_encoder/", "encoder/"}) {
      const TensorEntry* patch = index.find(std::string(part) + "patch_embed.proj.weight");
      if (patch != nullptr && index.has(std::string(part) + "pos_embed"))
        return patch->shape.size() == 4 ? Family::IJepa : Family::VJepa1;
    }
  }
  return Family::VJepa2;
}

/// What follows from the family alone.
void readFamily(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d) {
  if (d.family == Family::IJepa || d.family == Family::VJepa1) d.positions = Positions::StoredTable;
  if (d.family != Family::VJepa21) return;
  d.positions = Positions::InterleavedRope;
  d.pictures_too = true;
  d.norms = index.countNumbered(partPrefix(d.layout, d.target_weights) + keyNames(d.layout, d.family).level_norms);
  if (d.norms != 4) unfit(checkpoint, "A V-JEPA 2.1 model has four final norms; this file has " + std::to_string(d.norms) + ".");
}

}  // namespace lacuna::model
