#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/description.hpp"

namespace lacuna::test {

/// A V-JEPA 2 model in Meta's layout with the published predictor (width 384, 12 blocks, 12 heads, 10 mask tokens) and one
/// encoder for both roles. `crop`: pixels a side.
model::ModelDescription videoModel(const std::string& name, const model::TransformerSize& encoder, int crop, int frames);

/// The weights file of a described model without a file: every tensor that the model reads, filled with seeded random
/// numbers scaled like trained ones. Weights have a standard deviation of 0.02, norms a gain of 1, biases a tenth of the
/// weights' deviation. The same seed and name give the same values.
class RandomCheckpoint : public model::Checkpoint {
 public:
  explicit RandomCheckpoint(const model::ModelDescription& description, std::uint64_t seed = 1);

  const std::string& path() const override { return path_; }
  const char* format() const override { return "random"; }
  std::uint64_t fileBytes() const override { return bytes_; }
  const std::vector<model::TensorEntry>& tensors() const override { return tensors_; }
  const std::optional<std::string>& config() const override { return config_; }
  std::vector<float> readFloats(const model::TensorEntry& entry) const override;
  std::vector<std::int64_t> readInts(const model::TensorEntry& entry) const override;

 private:
  std::string path_;
  std::uint64_t seed_, bytes_ = 0;
  std::vector<model::TensorEntry> tensors_;
  std::optional<std::string> config_;
};

}  // namespace lacuna::test
