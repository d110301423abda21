#include <utility>

#include "core/base/error.hpp"
#include "core/model/model.hpp"
#include "tests/core/weights_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

constexpr int kWidth = 24, kPlaces = 16, kSide = 16;

struct Tensor {
  std::string name;
  std::vector<int> shape;
};

/// Names and shapes of a small I-JEPA encoder in Meta's layout.
std::vector<Tensor> encoderTensors() {
  std::vector<Tensor> tensors = {{"pos_embed", {1, kPlaces, kWidth}},
                                 {"patch_embed.proj.weight", {kWidth, 3, 4, 4}},
                                 {"patch_embed.proj.bias", {kWidth}},
                                 {"norm.weight", {kWidth}},
                                 {"norm.bias", {kWidth}}};
  const std::pair<const char*, std::vector<int>> layers[] = {
      {"norm1", {kWidth}}, {"attn.qkv", {3 * kWidth, kWidth}}, {"attn.proj", {kWidth, kWidth}},
      {"norm2", {kWidth}}, {"mlp.fc1", {2 * kWidth, kWidth}},  {"mlp.fc2", {kWidth, 2 * kWidth}}};
  for (const char* const block : {"blocks.0.", "blocks.1."}) {
    for (const auto& [name, shape] : layers) {
      tensors.push_back({std::string(block) + name + ".weight", shape});
      tensors.push_back({std::string(block) + name + ".bias", {shape[0]}});
    }
  }
  return tensors;
}

/// Hugging Face's names, by its own conversion (transformers, models/ijepa/convert_ijepa_to_hf.py).
std::string portName(std::string name) {
  const std::pair<const char*, const char*> renamed[] = {{"pos_embed", "embeddings.position_embeddings"},
                                                         {"patch_embed.proj", "embeddings.patch_embeddings.projection"},
                                                         {"norm1", "layernorm_before"},
                                                         {"norm2", "layernorm_after"},
                                                         {"attn.proj", "attention.output.dense"},
                                                         {"mlp.fc1", "intermediate.dense"},
                                                         {"mlp.fc2", "output.dense"},
                                                         {"blocks.", "encoder.layer."}};
  for (const auto& [from, to] : renamed)
    if (const auto at = name.find(from); at != std::string::npos) name.replace(at, std::string(from).size(), to);
  return name.starts_with("norm.") ? "layer" + name : name;
}

void addPort(WeightsFile& port, const std::string& prefix, const Tensor& tensor, const std::vector<float>& values) {
  const auto fused = tensor.name.find("attn.qkv");
  if (fused == std::string::npos) return port.add(prefix + portName(tensor.name), tensor.shape, values);
  std::vector<int> shape = tensor.shape;
  shape[0] = kWidth;
  const std::size_t count = values.size() / 3;
  for (std::size_t i = 0; i < 3; ++i) {
    static const char* const parts[] = {"query", "key", "value"};
    std::string name = portName(tensor.name);
    name.replace(name.find("attn.qkv"), 8, std::string("attention.attention.") + parts[i]);
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i * count);
    port.add(prefix + name, shape, std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(count)));
  }
}

/// The same encoder in both layouts.
struct TwoEncoders {
  WeightsFile meta, port;

  explicit TwoEncoders(const std::string& port_prefix = "") {
    std::uint32_t seed = 0;
    for (const Tensor& tensor : encoderTensors()) {
      std::size_t count = 1;
      for (const int side : tensor.shape) count *= static_cast<std::size_t>(side);
      const auto values = scattered(count, ++seed);
      meta.add("target_encoder/module." + tensor.name, tensor.shape, values);
      addPort(port, port_prefix, tensor, values);
    }
  }
};

std::shared_ptr<const Model> loaded(const WeightsFile& weights, const char* facts_name, const char* facts) {
  const TempFolder folder;
  writeFile(folder.file("model.safetensors"), weights.bytes());
  writeFile(folder.file(facts_name), facts);
  const auto checkpoint = Checkpoint::open(folder.path().string());
  return Model::load(checkpoint, describe(*checkpoint), {});
}

std::shared_ptr<const Model> loadedPort(const WeightsFile& weights) {
  return loaded(weights, "config.json", R"({"num_attention_heads": 2, "image_size": 16, "layer_norm_eps": 1e-6})");
}

}  // namespace

TEST_CASE("An I-JEPA encoder in Hugging Face's layout has the features that Meta's file gives", "[model][description]") {
  for (const char* const prefix : {"", "ijepa."}) {
    TwoEncoders files(prefix);
    if (*prefix != '\0') files.port.addLinear("classifier", 7, kWidth);  // a task model's, left over
    const auto meta = loaded(files.meta, "model.safetensors.json", R"({"encoder": {"num_heads": 2}})");
    const auto port = loadedPort(files.port);
    const ModelDescription& d = port->description();
    CHECK((d.family == Family::IJepa && d.layout == Layout::HuggingFace && d.heads_from == "config.json"));
    CHECK((d.crop == kSide && d.frames == 1 && d.tubelet == 1 && d.patch == 4 && d.shared_weights));
    CHECK(d.stored_grid == mask::TokenGrid{1, 4, 4});
    CHECK(port->report().unused.size() == (*prefix == '\0' ? 0 : 2));
    const media::ClipTensor picture{1, kSide, kSide, scattered(std::size_t{3} * kSide * kSide, 42)};
    const Matrix features = port->encode(EncoderRole::Target, picture, {}, {});
    CHECK(features.rows == kPlaces);
    CHECK(features.values == meta->encode(EncoderRole::Target, picture, {}, {}).values);
    CHECK_THAT(d.whyNotPredicted(d.stored_grid).value(), ContainsSubstring("no predictor"));
  }
}

TEST_CASE("Other vision transformers in that layout are no I-JEPA", "[model][description]") {
  TwoEncoders files;
  files.port.add("embeddings.cls_token", {1, 1, kWidth});
  CHECK_THROWS_WITH(loadedPort(files.port), ContainsSubstring("not a world model"));
}
