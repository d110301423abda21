#pragma once

#include <string>
#include <vector>

#include "core/base/random_draws.hpp"
#include "tests/core/model_files.hpp"

namespace lacuna::test {

/// A safetensors file in the making: zeros of the given shapes, or values drawn from -scale..scale.
class WeightsFile {
 public:
  explicit WeightsFile(double scale = 0) : scale_(scale) {}

  void add(const std::string& name, const std::vector<int>& shape, float value = 0) {
    std::size_t count = 1;
    std::string sides;
    for (const int side : shape) {
      count *= static_cast<std::size_t>(side);
      sides += (sides.empty() ? "" : ",") + std::to_string(side);
    }
    header_ += (header_.empty() ? "" : ",") + ("\"" + name) + R"(":{"dtype":"F32","shape":[)" + sides +
               R"(],"data_offsets":[)" + std::to_string(values_.size()) + "," + std::to_string(values_.size() + 4 * count) +
               "]}";
    std::vector<float> values(count, value);
    for (float& drawn : values) drawn += scale_ > 0 ? static_cast<float>(draws_.within(-scale_, scale_)) : 0.0F;
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

}  // namespace lacuna::test
