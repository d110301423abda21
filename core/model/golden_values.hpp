#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/matrix.hpp"
#include "core/media/preprocess.hpp"
#include "core/model/checkpoint.hpp"

namespace lacuna::model {

/// Inputs and expected tensors of a golden case, and what we computed for them so far.
class GoldenValues {
 public:
  explicit GoldenValues(std::shared_ptr<const Checkpoint> expected) : expected_(std::move(expected)) {}

  bool has(const std::string& name) const { return expected_->find(name) != nullptr; }
  const TensorEntry& entry(const std::string& name) const;
  int rows(const std::string& name) const;  ///< size of the first axis
  std::vector<float> floats(const std::string& name) const { return expected_->readFloats(entry(name)); }
  const std::vector<TensorEntry>& entries() const { return expected_->tensors(); }

  /// The shape of a clip, all sides at least 1. Throws `Failure` (Mismatch) for anything else.
  const std::vector<std::int64_t>& clipShape(const std::string& name) const;

  /// Row `row` of an [B, 3, T, H, W] or [B, 3, H, W] clip; one shorter than `tubelet` frames is repeated `tubelet` times.
  media::ClipTensor clip(const std::string& name, int row, int tubelet) const;
  std::vector<TokenId> ids(const std::string& name, int row) const;

  /// Appends what we computed: the next batch row of an expected tensor.
  void add(const std::string& name, std::span<const float> values);
  void add(const std::string& name, const Matrix& values) { add(name, std::span<const float>(values.values)); }
  const std::vector<float>* ours(const std::string& name) const;

 private:
  std::shared_ptr<const Checkpoint> expected_;
  std::map<std::string, std::vector<float>> ours_;
};

}  // namespace lacuna::model
