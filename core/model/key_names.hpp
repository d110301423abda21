#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/model/description.hpp"

namespace lacuna::model {

/// How a layout names the tensors of one transformer block, after "<block prefix><number>.".
struct BlockNames {
  std::string norm1, norm2;
  std::vector<std::string> qkv;  ///< one fused name, or query, key, value
  std::string proj, fc1, fc2;
};

/// How a layout names the tensors of a model. `encoder` and `predictor` names come after the name of the part ("encoder/"
/// in Meta's layout, nothing in Hugging Face's).
struct KeyNames {
  BlockNames block;
  std::string patch, encoder_block, encoder_norm;
  std::string embed, mask_tokens, predictor_block, predictor_norm, predictor_proj;
  std::string positions, predictor_positions;                            ///< stored tables: I-JEPA, V-JEPA 1
  std::string picture_patch, level_norms, video_offset, picture_offset;  ///< V-JEPA 2.1
  bool stacked_mask_tokens = false;  ///< one tensor for all mask tokens, else one each: "<mask_tokens>.<k>"
};

const KeyNames& keyNames(Layout layout, Family family);

/// How a layout names the tensors of an attentive probe. "pooler.query_tokens" is the same in all.
struct ProbeNames {
  std::string prefix;  ///< of every name
  BlockNames block;
  std::string blocks, cross;  ///< "<blocks><number>.", and the last block, in which the query looks at the tokens
  std::string query;
  std::vector<std::string> keys_values;  ///< one fused name, or key, value
  std::string classifier;
};

/// `prefix` goes before all of Meta's names ("classifiers/0/"); Hugging Face's have none.
ProbeNames probeNames(Layout layout, const std::string& prefix = {});

/// Part names of a layout, with their '/': "encoder/", or nothing.
std::string partPrefix(Layout layout, const std::string& part);

/// The tensors of a checkpoint under the names that layouts are described with: "module." and "backbone." (left by
/// distributed training) and a leading "vjepa2." or "ijepa." (left by task models) are taken away.
class TensorIndex {
 public:
  explicit TensorIndex(const Checkpoint& checkpoint);

  const TensorEntry* find(const std::string& key) const;
  bool has(const std::string& key) const { return find(key) != nullptr; }
  bool hasPart(const std::string& prefix) const;  ///< some key starts with it
  bool anyContains(const std::string& text) const;
  /// One more than the largest number N in keys "<prefix>N..."; 0 when there is none. Throws `Failure` above 256.
  int countNumbered(const std::string& prefix) const;
  /// One side of the tensor `key`. Throws `Failure` (Mismatch) when there is none, its rank is another, or the side is not
  /// within 1..max.
  int side(const std::string& key, std::size_t rank, std::size_t axis, int max) const;
  std::string layoutKey(const TensorEntry& entry) const;
  const std::map<std::string, const TensorEntry*>& keys() const { return by_key_; }

 private:
  const Checkpoint& checkpoint_;
  std::map<std::string, const TensorEntry*> by_key_;
};

}  // namespace lacuna::model
