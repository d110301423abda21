#include "core/model/describing.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;

constexpr int most_patch = 256, most_tubelet = 64;

/// Width, depth and MLP width as the shapes say.
TransformerSize sizeOf(const TensorIndex& index, const std::string& block, const KeyNames& names) {
  TransformerSize size;
  size.depth = index.countNumbered(block);
  if (size.depth == 0) return size;
  const std::string key = block + "0." + names.block.fc1 + ".weight";
  size.mlp_width = index.side(key, 2, 0, 8 * most_width);
  size.width = index.side(key, 2, 1, most_width);
  return size;
}

/// V-JEPA 2.1: how many levels the predictor takes, and whose features it predicts.
void readLevels(const Checkpoint& checkpoint, const TensorIndex& index, const std::string& predictor, const KeyNames& names,
                ModelDescription& d) {
  if (d.family != Family::VJepa21) return;
  const std::string proj = predictor + names.predictor_proj + ".weight";
  d.predicted_width = index.side(proj, 2, 0, 8 * most_width);
  const std::string levels = predictor + names.embed + ".0.weight";
  if (!index.has(levels)) return;
  const int inputs = index.side(levels, 2, 1, 8 * most_width);
  d.levels = inputs / d.encoder.width;
  if (d.levels != d.norms || inputs % d.encoder.width != 0)
    unfit(checkpoint, "Tensor " + levels + " has a shape that no V-JEPA 2.1 model has. Download it again.");
}

}  // namespace

void readShapes(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d) {
  const KeyNames& names = keyNames(d.layout, d.family);
  const std::string encoder = partPrefix(d.layout, d.target_weights), predictor = partPrefix(d.layout, "predictor");
  d.encoder = sizeOf(index, encoder + names.encoder_block, names);
  if (d.encoder.depth == 0) unfit(checkpoint, "This file has no encoder blocks. Lacuna needs an encoder and a predictor.");
  if (d.norms > 1 && d.encoder.depth % 4 != 0)
    unfit(checkpoint, "A V-JEPA 2.1 encoder has 12, 24, 40 or 48 blocks; this one has " + std::to_string(d.encoder.depth) + ".");
  const std::string patch = encoder + names.patch + ".weight";
  const TensorEntry* entry = index.find(patch);
  const bool video = entry == nullptr || entry->shape.size() == 5;  // 4-D: built for single pictures
  const std::size_t rank = video ? 5 : 4;
  d.tubelet = video ? index.side(patch, rank, 2, most_tubelet) : 1;
  d.patch = index.side(patch, rank, rank - 1, most_patch);
  if (d.family == Family::VJepa21 && d.patch != 16 && d.patch != 14)
    unfit(checkpoint, "V-JEPA 2.1 has patches of 16 or 14 px; this file's have " + std::to_string(d.patch) + ".");
  d.predictor = sizeOf(index, predictor + names.predictor_block, names);
  d.predicted_width = d.encoder.width;
  if (d.predictor.depth == 0 || d.family == Family::VJepa2Ac) return;
  const std::string tokens = predictor + names.mask_tokens;
  d.mask_tokens = d.family == Family::IJepa          ? 1
                  : names.stacked_mask_tokens ? index.side(tokens, 4, 0, 1024)
                                              : index.countNumbered(tokens + ".");
  readLevels(checkpoint, index, predictor, names, d);
  if (d.mask_tokens == 0) unfit(checkpoint, "The predictor of this file has no mask tokens, so nothing can be predicted.");
}

/// V-JEPA 2-AC: what it is told at each step. Published files hold weights for extrinsics and do not use them, so only a
/// json beside the file turns them on.
void readActions(const TensorIndex& index, const SideFacts& facts, ModelDescription& d) {
  if (d.family != Family::VJepa2Ac) return;
  const auto width = [&](const char* name) {
    return index.side(std::string("predictor/") + name + "_encoder.weight", 2, 1, most_width);
  };
  d.actions.action = width("action");
  d.actions.state = width("state");
  const json predictor = facts.facts.value("predictor", json::object());
  if (predictor.is_object() && predictor.contains("use_extrinsics") && predictor["use_extrinsics"] == true)
    d.actions.extrinsics = width("extrinsics");
}

/// The attentive probe of a classification model in Hugging Face's layout, with its labels.
void readProbe(const TensorIndex& index, const SideFacts& facts, ModelDescription& d) {
  if (!index.hasPart("pooler.") || d.family == Family::IJepa) return;
  constexpr int most_classes = 100'000;
  const std::string classifier = "classifier.weight", mlp = "pooler.cross_attention_layer.mlp.fc1.weight";
  d.probe.classes = index.side(classifier, 2, 0, most_classes);
  d.probe.mlp_width = index.side(mlp, 2, 0, 8 * most_width);
  d.probe.depth = index.countNumbered("pooler.self_attention_layers.");
  d.probe.heads = d.encoder.heads;
  d.labels = labelsIn(facts.facts, d.probe.classes);
}

/// A file that lacks blocks looks whole by itself; its config.json knows better.
void checkSizes(const Checkpoint& checkpoint, const SideFacts& side, const ModelDescription& d) {
  if (d.layout != Layout::HuggingFace) return;
  const auto compare = [&](const char* key, const char* what, int found) {
    const json* wanted = found > 0 ? integerAt(side.facts, key) : nullptr;
    if (wanted != nullptr && *wanted != found)
      unfit(checkpoint, side.from + " asks for " + what + " " + wanted->dump() + " (" + key + "), the weights have " +
                            std::to_string(found) + ". Download both again.");
  };
  compare("num_hidden_layers", "encoder blocks", d.encoder.depth);
  compare("hidden_size", "encoder width", d.encoder.width);
  compare("pred_num_hidden_layers", "predictor blocks", d.predictor.depth);
  compare("pred_hidden_size", "predictor width", d.predictor.width);
}

}  // namespace lacuna::model
