#include "core/model/key_names.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

constexpr int kMaxNumbered = 256;

void erasePart(std::string& text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

std::string strippedKey(const std::string& name) {
  std::string key = name;
  for (const std::string_view task : {"vjepa2.", "ijepa."})
    if (name.starts_with(task)) key = name.substr(task.size());
  erasePart(key, "module.");
  erasePart(key, "backbone.");
  return key;
}

}  // namespace

const KeyNames& keyNames(Layout layout, Family family) {
  static const KeyNames meta = {{"norm1", "norm2", {"attn.qkv"}, "attn.proj", "mlp.fc1", "mlp.fc2"},
                                "patch_embed.proj",
                                "blocks.",
                                "norm",
                                "predictor_embed",
                                "mask_tokens",
                                "predictor_blocks.",
                                "predictor_norm",
                                "predictor_proj",
                                "pos_embed",
                                "predictor_pos_embed",
                                "patch_embed_img.proj",
                                "norms_block.",
                                "video_mod_embed",
                                "img_mod_embed",
                                false};
  static const KeyNames hugging_face = {
      {"norm1", "norm2", {"attention.query", "attention.key", "attention.value"}, "attention.proj", "mlp.fc1", "mlp.fc2"},
      "encoder.embeddings.patch_embeddings.proj",
      "encoder.layer.",
      "encoder.layernorm",
      "predictor.embeddings.predictor_embeddings",
      "predictor.embeddings.mask_tokens",
      "predictor.layer.",
      "predictor.layernorm",
      "predictor.proj",
      {},
      {},
      {},
      {},
      {},
      {},
      true};
  static const KeyNames hugging_face_ijepa = {
      {"layernorm_before",
       "layernorm_after",
       {"attention.attention.query", "attention.attention.key", "attention.attention.value"},
       "attention.output.dense",
       "intermediate.dense",
       "output.dense"},
      "embeddings.patch_embeddings.projection",
      "encoder.layer.",
      "layernorm",
      {},
      {},
      "predictor.layer.",
      {},
      {},
      "embeddings.position_embeddings",
      {},
      {},
      {},
      {},
      {},
      false};
  if (layout == Layout::Meta) return meta;
  return family == Family::IJepa ? hugging_face_ijepa : hugging_face;
}

ProbeNames probeNames(Layout layout, const std::string& prefix) {
  if (layout == Layout::Meta) {
    return {prefix,           keyNames(layout, Family::VJepa2).block,
            "pooler.blocks.", "pooler.cross_attention_block.",
            "xattn.q",        {"xattn.kv"},
            "linear"};
  }
  const BlockNames block = {
      "layer_norm1",        "layer_norm2", {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"},
      "self_attn.out_proj", "mlp.fc1",     "mlp.fc2"};
  return {prefix,
          block,
          "pooler.self_attention_layers.",
          "pooler.cross_attention_layer.",
          "cross_attn.q_proj",
          {"cross_attn.k_proj", "cross_attn.v_proj"},
          "classifier"};
}

std::string partPrefix(Layout layout, const std::string& part) {
  return layout == Layout::Meta ? part + "/" : std::string();
}

TensorIndex::TensorIndex(const Checkpoint& checkpoint) : checkpoint_(checkpoint) {
  for (const TensorEntry& entry : checkpoint.tensors()) {
    const auto [place, fresh] = by_key_.emplace(strippedKey(entry.name), &entry);
    if (!fresh) {
      fail(ErrorKind::Mismatch,
           "This file names the same tensor twice: \"" + place->second->name + "\" and \"" + entry.name + "\".",
           checkpoint.path());
    }
  }
}

const TensorEntry* TensorIndex::find(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : found->second;
}

bool TensorIndex::hasPart(const std::string& prefix) const {
  const auto found = by_key_.lower_bound(prefix);
  return found != by_key_.end() && found->first.compare(0, prefix.size(), prefix) == 0;
}

bool TensorIndex::anyContains(const std::string& text) const {
  return std::any_of(by_key_.begin(), by_key_.end(),
                     [&](const auto& pair) { return pair.first.find(text) != std::string::npos; });
}

int TensorIndex::countNumbered(const std::string& prefix) const {
  int count = 0;
  for (auto at = by_key_.lower_bound(prefix); at != by_key_.end() && at->first.compare(0, prefix.size(), prefix) == 0;
       ++at) {
    int number = -1;
    for (std::size_t i = prefix.size(); i < at->first.size() && std::isdigit(static_cast<unsigned char>(at->first[i])) != 0;
         ++i) {
      number = std::max(number, 0) * 10 + (at->first[i] - '0');
      if (number >= kMaxNumbered) {
        fail(ErrorKind::Mismatch,
             "This file is no model that Lacuna knows: it has a block number " + std::to_string(number) + ".",
             checkpoint_.path());
      }
    }
    count = std::max(count, number + 1);
  }
  return count;
}

int TensorIndex::side(const std::string& key, std::size_t rank, std::size_t axis, int max) const {
  const TensorEntry* entry = find(key);
  if (entry == nullptr) {
    fail(ErrorKind::Mismatch, "This file is no whole model: it lacks " + key + ". Download it again.", checkpoint_.path());
  }
  if (entry->shape.size() != rank || entry->shape[axis] < 1 || entry->shape[axis] > max) {
    fail(ErrorKind::Mismatch, "Tensor " + entry->name + " has a shape that no model of the family has. Download it again.",
         checkpoint_.path());
  }
  return static_cast<int>(entry->shape[axis]);
}

std::string TensorIndex::layoutKey(const TensorEntry& entry) const { return strippedKey(entry.name); }

}  // namespace lacuna::model
