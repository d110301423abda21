#include "core/model/key_names.hpp"

#include <algorithm>
#include <cctype>

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

constexpr int kMaxNumbered = 256;

void erasePart(std::string& text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

std::string strippedKey(const std::string& name) {
  std::string key = name.rfind("vjepa2.", 0) == 0 ? name.substr(7) : name;
  erasePart(key, "module.");
  erasePart(key, "backbone.");
  return key;
}

}  // namespace

const KeyNames& keyNames(Layout layout) {
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
  return layout == Layout::Meta ? meta : hugging_face;
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

std::string TensorIndex::layoutKey(const TensorEntry& entry) const { return strippedKey(entry.name); }

}  // namespace lacuna::model
