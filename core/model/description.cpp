#include "core/model/description.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/model/key_names.hpp"
#include "core/model/published_models.hpp"
#include "core/model/side_facts.hpp"
#include "core/model/tensor_list.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;

constexpr int kMaxWidth = 16384, kMaxPatch = 256, kMaxTubelet = 64;

[[noreturn]] void unfit(const Checkpoint& checkpoint, const std::string& what) {
  fail(ErrorKind::Mismatch, what, checkpoint.path());
}

/// I-JEPA's encoder as Hugging Face has it; other vision transformers there have a class token.
bool isHuggingFaceIJepa(const TensorIndex& index) {
  return index.has("embeddings.position_embeddings") && index.has("embeddings.patch_embeddings.projection.weight") &&
         !index.has("embeddings.cls_token");
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

/// Width, depth and MLP width as the shapes say.
TransformerSize sizeOf(const TensorIndex& index, const std::string& block, const KeyNames& names) {
  TransformerSize size;
  size.depth = index.countNumbered(block);
  if (size.depth == 0) return size;
  const std::string key = block + "0." + names.block.fc1 + ".weight";
  size.mlp_width = index.side(key, 2, 0, 8 * kMaxWidth);
  size.width = index.side(key, 2, 1, kMaxWidth);
  return size;
}

/// V-JEPA 2.1: how many levels the predictor takes, and whose features it predicts.
void readLevels(const Checkpoint& checkpoint, const TensorIndex& index, const std::string& predictor, const KeyNames& names,
                ModelDescription& d) {
  if (d.family != Family::VJepa21) return;
  const std::string proj = predictor + names.predictor_proj + ".weight";
  d.predicted_width = index.side(proj, 2, 0, 8 * kMaxWidth);
  const std::string levels = predictor + names.embed + ".0.weight";
  if (!index.has(levels)) return;
  const int inputs = index.side(levels, 2, 1, 8 * kMaxWidth);
  d.levels = inputs / d.encoder.width;
  if (d.levels != d.norms || inputs % d.encoder.width != 0)
    unfit(checkpoint, "Tensor " + levels + " has a shape that no V-JEPA 2.1 model has. Download it again.");
}

/// V-JEPA 2-AC: what it is told at each step. Published files hold weights for extrinsics and do not use them, so only a
/// json beside the file turns them on.
void readActions(const TensorIndex& index, const SideFacts& facts, ModelDescription& d) {
  if (d.family != Family::VJepa2Ac) return;
  const auto width = [&](const char* name) {
    return index.side(std::string("predictor/") + name + "_encoder.weight", 2, 1, kMaxWidth);
  };
  d.actions.action = width("action");
  d.actions.state = width("state");
  const json predictor = facts.facts.value("predictor", json::object());
  if (predictor.is_object() && predictor.contains("use_extrinsics") && predictor["use_extrinsics"] == true)
    d.actions.extrinsics = width("extrinsics");
}

/// What follows from the family alone.
void setFamily(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d) {
  if (d.family == Family::IJepa || d.family == Family::VJepa1) d.positions = Positions::StoredTable;
  if (d.family != Family::VJepa21) return;
  d.positions = Positions::InterleavedRope;
  d.pictures_too = true;
  d.norms = index.countNumbered(partPrefix(d.layout, d.target_weights) + keyNames(d.layout, d.family).level_norms);
  if (d.norms != 4) unfit(checkpoint, "A V-JEPA 2.1 model has four final norms; this file has " + std::to_string(d.norms) + ".");
}

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
  d.tubelet = video ? index.side(patch, rank, 2, kMaxTubelet) : 1;
  d.patch = index.side(patch, rank, rank - 1, kMaxPatch);
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

const PublishedModel* publishedLike(const ModelDescription& d) {
  const auto found = std::find_if(kPublishedEncoders.begin(), kPublishedEncoders.end(), [&](const PublishedModel& known) {
    return known.family == d.family && known.width == d.encoder.width && known.depth == d.encoder.depth;
  });
  return found == kPublishedEncoders.end() ? nullptr : &*found;
}

/// The attentive probe of a classification model in Hugging Face's layout, with its labels.
void readProbe(const TensorIndex& index, const SideFacts& facts, ModelDescription& d) {
  if (!index.hasPart("pooler.") || d.family == Family::IJepa) return;
  constexpr int kMaxClasses = 100'000;
  const std::string classifier = "classifier.weight", mlp = "pooler.cross_attention_layer.mlp.fc1.weight";
  d.probe.classes = index.side(classifier, 2, 0, kMaxClasses);
  d.probe.mlp_width = index.side(mlp, 2, 0, 8 * kMaxWidth);
  d.probe.depth = index.countNumbered("pooler.self_attention_layers.");
  d.probe.heads = d.encoder.heads;
  d.labels = labelsIn(facts.facts, d.probe.classes);
}

/// Whether the predictor is of a published size: only then its heads are known.
bool publishedPredictor(const ModelDescription& d) {
  const bool deeper = (d.family == Family::IJepa && d.predictor.depth == 16) ||    // ViT-g
                      (d.family == Family::VJepa21 && d.predictor.depth == 24);  // ViT-g and ViT-G
  return d.predictor.width == kPublishedPredictorWidth && (d.predictor.depth == 12 || deeper);
}

void readHeads(const Checkpoint& checkpoint, const SideFacts& side, ModelDescription& d) {
  const bool hf = d.layout == Layout::HuggingFace;
  auto encoder = numberIn(side.facts, "encoder.num_heads", 1024);
  auto predictor = numberIn(side.facts, "predictor.num_heads", 1024);
  if (hf && !encoder) encoder = numberIn(side.facts, "num_attention_heads", 1024);
  if (hf && !predictor) predictor = numberIn(side.facts, "pred_num_attention_heads", 1024);
  d.encoder.heads = encoder.value_or(0);
  d.predictor.heads = predictor.value_or(0);
  d.heads_from = encoder || predictor ? side.from : "published sizes";
  const PublishedModel* known = publishedLike(d);
  if (!encoder && known != nullptr) d.encoder.heads = known->heads;
  if (!predictor && d.family == Family::VJepa2Ac) {
    if (d.predictor.width == kPublishedActionWidth && d.predictor.depth == kPublishedActionDepth)
      d.predictor.heads = kPublishedActionHeads;
  } else if (!predictor && publishedPredictor(d)) {
    // I-JEPA and V-JEPA 1 give the predictor as many heads as the encoder has.
    d.predictor.heads = d.positions == Positions::StoredTable ? d.encoder.heads : kPublishedPredictorHeads;
  }
  if (d.encoder.heads == 0 || (d.predictor.depth > 0 && d.predictor.heads == 0)) {
    const std::string name = std::filesystem::path(checkpoint.path()).filename().string();
    unfit(checkpoint, "Weights do not tell the number of attention heads, and this is no published size. " +
                          std::string(hf && !checkpoint.config() ? "Download its config.json beside it, or put" : "Put") +
                          " a file \"" + name +
                          ".json\" beside it: {\"encoder\": {\"num_heads\": 16}, \"predictor\": {\"num_heads\": 12}}.");
  }
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

void checkHeads(const Checkpoint& checkpoint, const TransformerSize& size, const SideFacts& side) {
  if (size.depth == 0) return;
  if (size.width % size.heads != 0 || size.width / size.heads < 6) {
    const std::string from = side.from.empty() ? "the published sizes" : side.from;
    unfit(checkpoint, "Width " + std::to_string(size.width) + " cannot have the " + std::to_string(size.heads) +
                          " attention heads that " + from + " says: heads need at least 6 features each.");
  }
}

/// What clips a side file may ask for: more would only run out of memory later.
struct Limits {
  int min, max;
  const char* unit;
};
constexpr Limits kCropLimits = {16, 1024, "pixels a side"}, kFrameLimits = {1, 512, "frames"},
                 kRateLimits = {1, 240, "frames a second"};

/// The number at the first of two keys that has one. Throws when it is outside the limits.
std::optional<int> askedFor(const Checkpoint& checkpoint, const SideFacts& side, const char* key, const char* other,
                            const Limits& limits) {
  const json* number = integerAt(side.facts, key);
  if (number == nullptr) number = integerAt(side.facts, other);
  if (number == nullptr) return std::nullopt;
  if (!within(*number, limits.min, limits.max)) {
    unfit(checkpoint, side.from + " asks for " + number->dump() + " " + limits.unit + "; Lacuna takes " +
                          std::to_string(limits.min) + " to " + std::to_string(limits.max) + ". Correct that file.");
  }
  return number->get<int>();
}

/// The grid of the stored positions, and with it the picture's side: square pictures, so many steps as the frames say.
void readStoredGrid(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d) {
  constexpr int kMaxPlaces = 200'000;
  const std::string key = partPrefix(d.layout, d.target_weights) + keyNames(d.layout, d.family).positions;
  const int places = index.side(key, 3, 1, kMaxPlaces), steps = std::max(1, d.frames / d.tubelet);
  const int rows = static_cast<int>(std::lround(std::sqrt(places / steps)));
  if (rows * rows * steps != places) {
    unfit(checkpoint, "Its " + std::to_string(places) + " stored positions make no square grid of " + std::to_string(steps) +
                          " steps. Say the frames it was trained with in a json beside it: {\"num_frames\": 16}.");
  }
  d.stored_grid = {steps, rows, rows};
  d.crop = rows * d.patch;
}

void readRest(const Checkpoint& checkpoint, const TensorIndex& index, const SideFacts& side, ModelDescription& d) {
  const bool hf = d.layout == Layout::HuggingFace;
  const bool older = d.family == Family::VJepa1;  // 16 frames, every fourth of about 30 a second
  d.crop = askedFor(checkpoint, side, hf ? "crop_size" : "encoder.img_size", hf ? "image_size" : "img_size", kCropLimits)
               .value_or(d.family == Family::VJepa21 ? 384 : 256);
  d.frames = askedFor(checkpoint, side, hf ? "frames_per_clip" : "encoder.num_frames", "num_frames", kFrameLimits)
                 .value_or(d.tubelet == 1 ? 1 : older ? 16 : 64);
  const auto rate_fps = askedFor(checkpoint, side, "frames_per_second", "encoder.frames_per_second", kRateLimits);
  d.rate_fps = rate_fps ? *rate_fps : older ? 7.5 : 4;
  if (d.positions == Positions::StoredTable) readStoredGrid(checkpoint, index, d);
  const std::string key = hf ? "layer_norm_eps" : "norm_eps";
  if (side.facts.contains(key) && side.facts[key].is_number()) d.norm_eps = side.facts[key].get<double>();
  if (!(d.norm_eps > 0 && d.norm_eps <= 0.1))
    unfit(checkpoint, side.from + " asks for norms with " + key + " " + side.facts[key].dump() + "; it must be small and above 0.");
}

/// The published name, else the one the file's own description gives, else its size.
std::string nameOf(const ModelDescription& d, const SideFacts& side) {
  const PublishedModel* known = publishedLike(d);
  if (known != nullptr && known->heads == d.encoder.heads)
    return nameOf(d.family) + std::string(" ") + known->name + "/" + std::to_string(d.patch) + ", " + std::to_string(d.crop) + " px";
  constexpr std::size_t kLongestName = 60;
  if (side.facts.contains("_name_or_path") && side.facts["_name_or_path"].is_string()) {
    const std::string name = side.facts["_name_or_path"].get<std::string>();
    if (!name.empty() && name.size() <= kLongestName && plainName(name)) return name;
  }
  return nameOf(d.family) + std::string(", width ") + std::to_string(d.encoder.width) + ", " + std::to_string(d.encoder.depth) +
         (d.encoder.depth == 1 ? " block" : " blocks");
}

}  // namespace

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
  setFamily(checkpoint, index, d);
  readShapes(checkpoint, index, d);
  readActions(index, side, d);
  checkSizes(checkpoint, side, d);
  readHeads(checkpoint, side, d);
  checkHeads(checkpoint, d.encoder, side);
  readProbe(index, side, d);
  checkHeads(checkpoint, d.predictor, side);
  readRest(checkpoint, index, side, d);
  d.name = nameOf(d, side);
  return d;
}

}  // namespace lacuna::model
