#include "core/model/description.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/base/error.hpp"
#include "core/model/file.hpp"
#include "core/model/key_names.hpp"
#include "core/model/published_models.hpp"

namespace lacuna::model {
namespace {

using nlohmann::json;

constexpr int kMaxWidth = 16384, kMaxPatch = 256, kMaxTubelet = 64;
constexpr std::uint64_t kMaxJson = 8U << 20U;

[[noreturn]] void unfit(const Checkpoint& checkpoint, const std::string& what) {
  fail(ErrorKind::Mismatch, what, checkpoint.path());
}

json parsed(const std::string& text, const std::string& where) {
  json value = json::parse(text, nullptr, false);
  if (!value.is_object()) fail(ErrorKind::Unreadable, "This file is no JSON object. Correct it, or take it away.", where);
  return value;
}

/// The whole number at "a.b", or the first of a list there; null when there is none.
const json* integerAt(const json& object, const std::string& key) {
  const std::size_t dot = key.find('.');
  if (dot != std::string::npos) {
    const auto part = object.find(key.substr(0, dot));
    return part == object.end() || !part->is_object() ? nullptr : integerAt(*part, key.substr(dot + 1));
  }
  const auto value = object.find(key);
  if (value == object.end()) return nullptr;
  const json& number = value->is_array() && !value->empty() ? value->front() : *value;
  return number.is_number_integer() ? &number : nullptr;
}

bool within(const json& number, int min, int max) { return number.get<double>() >= min && number.get<double>() <= max; }

/// The number at "a.b" when it is one within 1..max.
std::optional<int> numberIn(const json& object, const std::string& key, int max) {
  const json* number = integerAt(object, key);
  return number != nullptr && within(*number, 1, max) ? std::optional(number->get<int>()) : std::nullopt;
}

/// What lies beside the weights and says what they cannot: head counts, picture size, frames.
struct SideFacts {
  json facts = json::object();
  std::string from;
};

SideFacts sideFacts(const Checkpoint& checkpoint, Layout layout) {
  namespace fs = std::filesystem;
  if (layout == Layout::HuggingFace && checkpoint.config()) {
    return {parsed(*checkpoint.config(), (fs::path(checkpoint.path()).parent_path() / "config.json").string()),
            "config.json"};
  }
  const fs::path own = checkpoint.path() + ".json", common = fs::path(checkpoint.path()).parent_path() / "case.json";
  for (const fs::path& path : {own, common}) {
    std::error_code unreachable;  // then there is none to read
    if (!fs::is_regular_file(path, unreachable)) continue;
    const File file(path.string());
    if (file.bytes() > kMaxJson) fail(ErrorKind::Refused, "This file is too large to describe a checkpoint.", path.string());
    return {parsed(file.text(0, file.bytes()), path.string()), path.filename().string()};
  }
  return {};
}

void refuseClassifier(const Checkpoint& checkpoint, const TensorIndex& index) {
  if (index.hasPart("classifier.") || index.hasPart("classifier/") || index.hasPart("classifiers/") ||
      index.hasPart("pooler.")) {
    fail(ErrorKind::Refused,
         "This file is not a world model. It holds a classifier. Lacuna needs an encoder and a predictor. Nothing was "
         "changed.",
         checkpoint.path());
  }
}

/// The family by keys that only it has; nothing for V-JEPA 2. Stray position tables occur in V-JEPA 2 files too, where they
/// are not used; only V-JEPA 1 has them together with its two mask tokens.
std::string otherFamily(const TensorIndex& index, const SideFacts& side) {
  if (index.anyContains("norms_block.") || index.anyContains("video_mod_embed")) return "V-JEPA 2.1";
  if (index.anyContains("action_encoder.")) return "V-JEPA 2-AC";
  if (index.has("predictor/mask_token") || index.has("embeddings.position_embeddings")) return "I-JEPA";
  const json encoder = side.facts.value("encoder", json::object());
  const bool rope = encoder.is_object() && encoder.contains("use_rope") && encoder["use_rope"] == true;
  const int mask_tokens = index.countNumbered("predictor/mask_tokens.");
  if (!rope && index.has("predictor/predictor_pos_embed") && mask_tokens <= 2) return "V-JEPA 1";
  return {};
}

Layout layoutOf(const Checkpoint& checkpoint, const TensorIndex& index) {
  if (index.hasPart("encoder.layer.") && index.has("encoder.embeddings.patch_embeddings.proj.weight"))
    return Layout::HuggingFace;
  const bool meta = index.has("encoder/patch_embed.proj.weight") || index.has("target_encoder/patch_embed.proj.weight") ||
                    index.has("ema_encoder/patch_embed.proj.weight");
  if (meta || index.has("embeddings.position_embeddings") || index.anyContains("action_encoder.")) return Layout::Meta;
  unfit(checkpoint,
        "This file is not a world model. Lacuna needs an encoder and a predictor of V-JEPA 2. Nothing was changed.");
}

int side(const Checkpoint& checkpoint, const TensorEntry* entry, const std::string& key, std::size_t rank, std::size_t axis,
         int max) {
  if (entry == nullptr) unfit(checkpoint, "This file is no whole V-JEPA 2 model: it lacks " + key + ". Download it again.");
  if (entry->shape.size() != rank || entry->shape[axis] < 1 || entry->shape[axis] > max) {
    unfit(checkpoint, "Tensor " + entry->name + " has a shape that no V-JEPA 2 model has. Download it again.");
  }
  return static_cast<int>(entry->shape[axis]);
}

/// Width, depth and MLP width as the shapes say.
TransformerSize sizeOf(const Checkpoint& checkpoint, const TensorIndex& index, const std::string& block,
                       const KeyNames& names) {
  TransformerSize size;
  size.depth = index.countNumbered(block);
  if (size.depth == 0) return size;
  const std::string key = block + "0." + names.block.fc1 + ".weight";
  size.mlp_width = side(checkpoint, index.find(key), key, 2, 0, 8 * kMaxWidth);
  size.width = side(checkpoint, index.find(key), key, 2, 1, kMaxWidth);
  return size;
}

void readShapes(const Checkpoint& checkpoint, const TensorIndex& index, ModelDescription& d) {
  const KeyNames& names = keyNames(d.layout);
  const std::string encoder = partPrefix(d.layout, d.target_weights), predictor = partPrefix(d.layout, "predictor");
  d.encoder = sizeOf(checkpoint, index, encoder + names.encoder_block, names);
  if (d.encoder.depth == 0) unfit(checkpoint, "This file has no encoder blocks. Lacuna needs an encoder and a predictor.");
  const std::string patch = encoder + names.patch + ".weight";
  const TensorEntry* entry = index.find(patch);
  const bool video = entry == nullptr || entry->shape.size() == 5;  // 4-D: built for single pictures
  const std::size_t rank = video ? 5 : 4;
  d.tubelet = video ? side(checkpoint, entry, patch, rank, 2, kMaxTubelet) : 1;
  d.patch = side(checkpoint, entry, patch, rank, rank - 1, kMaxPatch);
  d.predictor = sizeOf(checkpoint, index, predictor + names.predictor_block, names);
  if (d.predictor.depth == 0) return;
  const std::string tokens = predictor + names.mask_tokens;
  d.mask_tokens = names.stacked_mask_tokens ? side(checkpoint, index.find(tokens), tokens, 4, 0, 1024)
                                            : index.countNumbered(tokens + ".");
  if (d.mask_tokens == 0) unfit(checkpoint, "The predictor of this file has no mask tokens, so nothing can be predicted.");
}

void readHeads(const Checkpoint& checkpoint, const SideFacts& side, ModelDescription& d) {
  const bool hf = d.layout == Layout::HuggingFace;
  const auto encoder = numberIn(side.facts, hf ? "num_attention_heads" : "encoder.num_heads", 1024);
  const auto predictor = numberIn(side.facts, hf ? "pred_num_attention_heads" : "predictor.num_heads", 1024);
  d.encoder.heads = encoder.value_or(0);
  d.predictor.heads = predictor.value_or(0);
  d.heads_from = encoder || predictor ? side.from : "published sizes";
  for (const PublishedModel& known : kPublishedEncoders) {
    if (!encoder && known.width == d.encoder.width && known.depth == d.encoder.depth) d.encoder.heads = known.heads;
  }
  const PublishedModel& known = kPublishedPredictor;
  if (!predictor && known.width == d.predictor.width && known.depth == d.predictor.depth) d.predictor.heads = known.heads;
  if (d.encoder.heads == 0 || (d.predictor.depth > 0 && d.predictor.heads == 0)) {
    const std::string name = std::filesystem::path(checkpoint.path()).filename().string();
    unfit(checkpoint, "Weights do not tell the number of attention heads, and this is no published size. Put a file \"" +
                          name +
                          ".json\" beside it: {\"encoder\": {\"num_heads\": 16}, \"predictor\": {\"num_heads\": 12}}.");
  }
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

void readRest(const Checkpoint& checkpoint, const SideFacts& side, ModelDescription& d) {
  const bool hf = d.layout == Layout::HuggingFace;
  d.crop = askedFor(checkpoint, side, hf ? "crop_size" : "encoder.img_size", hf ? "image_size" : "img_size", kCropLimits)
               .value_or(256);
  d.frames =
      askedFor(checkpoint, side, hf ? "frames_per_clip" : "encoder.num_frames", "num_frames", kFrameLimits).value_or(64);
  d.rate_fps = askedFor(checkpoint, side, "frames_per_second", "encoder.frames_per_second", kRateLimits).value_or(4);
  const std::string key = hf ? "layer_norm_eps" : "norm_eps";
  if (side.facts.contains(key) && side.facts[key].is_number()) d.norm_eps = side.facts[key].get<double>();
}

/// The published name, else the one the file's own description gives, else its size.
std::string nameOf(const ModelDescription& d, const SideFacts& side) {
  for (const PublishedModel& known : kPublishedEncoders) {
    if (known.width == d.encoder.width && known.depth == d.encoder.depth && known.heads == d.encoder.heads) {
      return d.family + " " + known.name + "/" + std::to_string(d.patch) + ", " + std::to_string(d.crop) + " px";
    }
  }
  constexpr std::size_t kLongestName = 60;
  if (side.facts.contains("_name_or_path") && side.facts["_name_or_path"].is_string()) {
    const std::string name = side.facts["_name_or_path"].get<std::string>();
    if (!name.empty() && name.size() <= kLongestName) return name;
  }
  return d.family + ", width " + std::to_string(d.encoder.width) + ", " + std::to_string(d.encoder.depth) +
         (d.encoder.depth == 1 ? " block" : " blocks");
}

}  // namespace

mask::TokenGrid ModelDescription::gridFor(int frames_in_clip, int height_px, int width_px) const {
  return {frames_in_clip / tubelet, height_px / patch, width_px / patch};
}

ModelDescription describe(const Checkpoint& checkpoint) {
  const TensorIndex index(checkpoint);
  refuseClassifier(checkpoint, index);
  ModelDescription d;
  d.layout = layoutOf(checkpoint, index);
  const SideFacts side = sideFacts(checkpoint, d.layout);
  const std::string other = otherFamily(index, side);
  if (!other.empty()) {
    fail(ErrorKind::Refused,
         "This is " + std::string(other.front() == 'I' ? "an " : "a ") + other +
             " checkpoint; this version of Lacuna reads V-JEPA 2.",
         checkpoint.path());
  }
  d.family = "V-JEPA 2";
  const bool has_online = d.layout == Layout::HuggingFace || index.hasPart("encoder/");
  const bool has_target = d.layout == Layout::Meta && index.hasPart("target_encoder/");
  d.context_weights = has_online ? "encoder" : "target_encoder";
  d.target_weights = has_target ? "target_encoder" : "encoder";
  d.shared_weights = d.context_weights == d.target_weights;
  readShapes(checkpoint, index, d);
  readHeads(checkpoint, side, d);
  checkHeads(checkpoint, d.encoder, side);
  checkHeads(checkpoint, d.predictor, side);
  readRest(checkpoint, side, d);
  d.name = nameOf(d, side);
  return d;
}

}  // namespace lacuna::model
