#pragma once

#include <string>
#include <vector>

#include "core/base/random_draws.hpp"
#include "tests/core/model_files.hpp"

namespace lacuna::test {

/// A safetensors file in the making: zeros of the given shapes, values drawn from -scale..scale, or what is given.
class WeightsFile {
 public:
  explicit WeightsFile(double scale = 0) : scale_(scale) {}

  void add(const std::string& name, const std::vector<int>& shape, float value = 0) {
    std::size_t count = 1;
    for (const int side : shape) count *= static_cast<std::size_t>(side);
    std::vector<float> values(count, value);
    for (float& drawn : values) drawn += scale_ > 0 ? static_cast<float>(draws_.within(-scale_, scale_)) : 0.0F;
    add(name, shape, values);
  }

  void add(const std::string& name, const std::vector<int>& shape, const std::vector<float>& values) {
    std::string sides;
    for (const int side : shape) sides += (sides.empty() ? "" : ",") + std::to_string(side);
    const std::size_t count = values.size();
    header_ += (header_.empty() ? "" : ",") + ("\"" + name) + R"(":{"dtype":"F32","shape":[)" + sides +
               R"(],"data_offsets":[)" + std::to_string(values_.size()) + "," + std::to_string(values_.size() + 4 * count) +
               "]}";
    values_ += bytesOf(values);
  }

  void addLinear(const std::string& name, int outputs, int inputs) {
    add(name + ".weight", {outputs, inputs});
    add(name + ".bias", {outputs});
  }

  void addNorm(const std::string& name, int width) {
    add(name + ".weight", {width});
    add(name + ".bias", {width});
  }

  void addBlock(const std::string& prefix, int width) {
    addNorm(prefix + "norm1", width);
    addLinear(prefix + "attn.qkv", 3 * width, width);
    addLinear(prefix + "attn.proj", width, width);
    addNorm(prefix + "norm2", width);
    addLinear(prefix + "mlp.fc1", 2 * width, width);
    addLinear(prefix + "mlp.fc2", width, 2 * width);
  }

  void addEncoder(const std::string& part, int width) {
    add(part + "patch_embed.proj.weight", {width, 3, 2, 4, 4});
    add(part + "patch_embed.proj.bias", {width});
    addBlock(part + "blocks.0.", width);
    addNorm(part + "norm", width);
  }

  void addPredictor(int outer, int inner, float mask_token = 0) {
    addLinear("predictor/module.backbone.predictor_embed", inner, outer);
    add("predictor/module.backbone.mask_tokens.0", {1, 1, inner}, mask_token);
    add("predictor/module.backbone.mask_tokens.1", {1, 1, inner});
    addBlock("predictor/module.backbone.predictor_blocks.0.", inner);
    addNorm("predictor/module.backbone.predictor_norm", inner);
    addLinear("predictor/module.backbone.predictor_proj", outer, inner);
  }

  std::string bytes() const { return safetensors("{" + header_ + "}", values_); }

 private:
  double scale_;
  RandomDraws draws_{1};
  std::string header_, values_;
};

/// Numbers that look random and are the same on every machine, within -0.5..0.5.
inline std::vector<float> scattered(std::size_t count, std::uint32_t seed) {
  std::vector<float> values(count);
  for (float& value : values) {
    seed = seed * 1664525U + 1013904223U;
    value = static_cast<float>(seed >> 8U) / static_cast<float>(1U << 24U) - 0.5F;
  }
  return values;
}

}  // namespace lacuna::test
