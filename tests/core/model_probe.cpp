#include "core/base/error.hpp"
#include "core/model/model.hpp"
#include "core/model/probe_file.hpp"
#include "tests/core/weights_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::model;
using namespace lacuna::test;

namespace {

constexpr int kWidth = 48, kMlp = 96, kClasses = 5;
const std::string kEncoder = sourceFile("tests/data/model/untrained/model.safetensors");

/// The tensors of a probe under the names of both layouts: Meta's fuses what Hugging Face's has apart.
class TwoProbes {
 public:
  WeightsFile meta, port;

  explicit TwoProbes(const std::string& meta_prefix, int queries = 1) : prefix_(meta_prefix) {
    const std::string cross = "pooler.cross_attention_block.", port_cross = "pooler.cross_attention_layer.";
    tensor("pooler.query_tokens", "pooler.query_tokens", {1, queries, kWidth});
    layer("pooler.blocks.0.norm1", "pooler.self_attention_layers.0.layer_norm1", {kWidth});
    fused("pooler.blocks.0.attn.qkv",
          {"pooler.self_attention_layers.0.self_attn.q_proj", "pooler.self_attention_layers.0.self_attn.k_proj",
           "pooler.self_attention_layers.0.self_attn.v_proj"});
    layer("pooler.blocks.0.attn.proj", "pooler.self_attention_layers.0.self_attn.out_proj", {kWidth, kWidth});
    layer("pooler.blocks.0.norm2", "pooler.self_attention_layers.0.layer_norm2", {kWidth});
    mlp("pooler.blocks.0.mlp.", "pooler.self_attention_layers.0.mlp.");
    layer(cross + "norm1", port_cross + "layer_norm1", {kWidth});
    layer(cross + "xattn.q", port_cross + "cross_attn.q_proj", {kWidth, kWidth});
    fused(cross + "xattn.kv", {port_cross + "cross_attn.k_proj", port_cross + "cross_attn.v_proj"});
    layer(cross + "norm2", port_cross + "layer_norm2", {kWidth});
    mlp(cross + "mlp.", port_cross + "mlp.");
    layer("linear", "classifier", {kClasses, kWidth});
  }

 private:
  void tensor(const std::string& meta_name, const std::string& port_name, const std::vector<int>& shape) {
    std::size_t count = 1;
    for (const int side : shape) count *= static_cast<std::size_t>(side);
    const std::vector<float> values = scattered(count, ++seed_);
    meta.add(prefix_ + meta_name, shape, values);
    port.add(port_name, shape, values);
  }

  void layer(const std::string& meta_name, const std::string& port_name, const std::vector<int>& shape) {
    tensor(meta_name + ".weight", port_name + ".weight", shape);
    tensor(meta_name + ".bias", port_name + ".bias", {shape[0]});
  }

  void mlp(const std::string& meta_name, const std::string& port_name) {
    layer(meta_name + "fc1", port_name + "fc1", {kMlp, kWidth});
    layer(meta_name + "fc2", port_name + "fc2", {kWidth, kMlp});
  }

  void fused(const std::string& meta_name, const std::vector<std::string>& port_names) {
    std::vector<float> weight, bias;
    for (const std::string& name : port_names) {
      const auto part = scattered(kWidth * kWidth, ++seed_), offset = scattered(kWidth, ++seed_);
      port.add(name + ".weight", {kWidth, kWidth}, part);
      port.add(name + ".bias", {kWidth}, offset);
      weight.insert(weight.end(), part.begin(), part.end());
      bias.insert(bias.end(), offset.begin(), offset.end());
    }
    const int rows = kWidth * static_cast<int>(port_names.size());
    meta.add(prefix_ + meta_name + ".weight", {rows, kWidth}, weight);
    meta.add(prefix_ + meta_name + ".bias", {rows}, bias);
  }

  std::string prefix_;
  std::uint32_t seed_ = 0;
};

struct ProbeFile {
  TempFolder folder;
  std::shared_ptr<const Checkpoint> checkpoint;

  explicit ProbeFile(const WeightsFile& weights, const std::string& facts = R"({"num_heads": 2})") {
    writeFile(folder.file("classifier.safetensors"), weights.bytes());
    if (!facts.empty()) writeFile(folder.file("classifier.safetensors.json"), facts);
    checkpoint = Checkpoint::open(folder.file("classifier.safetensors"));
  }
};

Matrix someLatents(std::size_t cols, std::uint32_t seed) {
  Matrix latents(7, cols);
  latents.values = scattered(latents.values.size(), seed);
  return latents;
}

/// What the port says with the same weights: a classification model of them and the tests' own encoder.
std::vector<float> portLogits(WeightsFile port, const Matrix& latents) {
  const auto encoder = Checkpoint::open(kEncoder);
  for (const TensorEntry& entry : encoder->tensors())
    port.add(entry.name, std::vector<int>(entry.shape.begin(), entry.shape.end()), encoder->readFloats(entry));
  const TempFolder folder;
  writeFile(folder.file("model.safetensors"), port.bytes());
  writeFile(folder.file("config.json"), encoder->config().value());
  const auto checkpoint = Checkpoint::open(folder.path().string());
  return Model::load(checkpoint, describe(*checkpoint), {})->classify(latents, {}, 1e-5);
}

}  // namespace

TEST_CASE("A probe in Meta's own file says what the port's says with the same weights", "[model][probe]") {
  for (const char* const prefix : {"classifiers/0/module.", "classifier/module.", "module.", ""}) {
    INFO("prefix " << prefix);
    const TwoProbes probes(prefix);
    const ProbeFile file(probes.meta);
    CHECK(holdsProbes(*file.checkpoint));
    const ProbeDescription d = describeProbe(*file.checkpoint, 0);
    CHECK((d.width == kWidth && d.probes == 1 && d.heads_from == "classifier.safetensors.json"));
    CHECK((d.size.depth == 1 && d.size.heads == 2 && d.size.mlp_width == kMlp && d.size.classes == kClasses));
    const Matrix latents = someLatents(kWidth, 99);
    CHECK(Probe::load(*file.checkpoint, d, {})->logits(latents, 1, {}) == portLogits(probes.port, latents));
  }
}

TEST_CASE("Of several probes in a file one is taken by its number", "[model][probe]") {
  WeightsFile both;
  std::vector<std::vector<float>> expected;
  const Matrix latents = someLatents(kWidth, 99);
  for (int number = 0; number < 2; ++number) {
    const TwoProbes probes("classifiers/" + std::to_string(number) + "/module.");
    const ProbeFile one(probes.meta);
    for (const TensorEntry& entry : one.checkpoint->tensors()) {
      auto values = one.checkpoint->readFloats(entry);
      if (number == 1) values[0] += 1;
      both.add(entry.name, std::vector<int>(entry.shape.begin(), entry.shape.end()), values);
    }
  }
  const ProbeFile file(both);
  const auto logits = [&](int number) {
    return Probe::load(*file.checkpoint, describeProbe(*file.checkpoint, number), {})->logits(latents, 1, {});
  };
  CHECK(describeProbe(*file.checkpoint, 1).probes == 2);
  CHECK(logits(0) == portLogits(TwoProbes("").port, latents));
  CHECK(logits(0) != logits(1));
  CHECK_THROWS_WITH(describeProbe(*file.checkpoint, 2), ContainsSubstring("no probe number 2: it holds 2, counted from 0"));
  CHECK_THROWS_AS(describeProbe(*file.checkpoint, -1), Failure);
}

TEST_CASE("Heads of a probe are sixteen, or as the json beside it says", "[model][probe]") {
  const TwoProbes probes("classifiers/0/module.");
  CHECK(describeProbe(*ProbeFile(probes.meta, "").checkpoint, 0).size.heads == 16);
  CHECK_THROWS_WITH(describeProbe(*ProbeFile(probes.meta, R"({"num_heads": 7})").checkpoint, 0),
                    ContainsSubstring("\"classifier.safetensors.json\""));
  const auto labelled = describeProbe(*ProbeFile(probes.meta, R"({"id2label": {"0": "a", "4": "e\n"}})").checkpoint, 0);
  CHECK(labelled.labels == std::vector<std::string>{"a", "1", "2", "3", "e "});
}

TEST_CASE("A probe looks at the deepest of several levels, and at its own width alone", "[model][probe]") {
  const TwoProbes probes("classifiers/0/module.");
  const ProbeFile file(probes.meta);
  const auto probe = Probe::load(*file.checkpoint, describeProbe(*file.checkpoint, 0), {});
  const Matrix deepest = someLatents(kWidth, 99);
  Matrix levels = someLatents(2 * kWidth, 5);
  for (std::size_t row = 0; row < levels.rows; ++row)
    std::copy(deepest.row(row).begin(), deepest.row(row).end(), levels.row(row).begin() + kWidth);
  CHECK(probe->logits(levels, 2, {}) == probe->logits(deepest, 1, {}));
  CHECK_THROWS_WITH(probe->logits(someLatents(24, 1), 1, {}),
                    ContainsSubstring("latents of 48 features; this encoder's have 24. Use the encoder"));
  CHECK_THROWS_AS(probe->logits(Matrix(0, kWidth), 1, {}), Failure);
}

TEST_CASE("Probes that are not read, and files without one, are refused in one line", "[model][probe]") {
  CHECK_THROWS_WITH(describeProbe(*ProbeFile(TwoProbes("classifiers/0/module.", 3).meta).checkpoint, 0),
                    ContainsSubstring("several questions at once"));
  TwoProbes older("classifier/module.");
  older.meta.add("classifier/module.pooler.cross_attention_block.xattn.proj.weight", {kWidth, kWidth});
  CHECK_THROWS_WITH(describeProbe(*ProbeFile(older.meta).checkpoint, 0), ContainsSubstring("V-JEPA 1 probe of several"));
  const auto encoder = Checkpoint::open(kEncoder);
  CHECK_FALSE(holdsProbes(*encoder));
  CHECK_THROWS_WITH(describeProbe(*encoder, 0), ContainsSubstring("holds no attentive probe"));
  TwoProbes port("");
  CHECK_FALSE(holdsProbes(*ProbeFile(port.port).checkpoint));
}

TEST_CASE("A published probe file of the golden data is told and read", "[model][probe]") {
  if (!hasShared("golden/vjepa2-hf-cls")) {
    WARN("golden/vjepa2-hf-cls is absent; skipped");
    return;
  }
  const auto checkpoint = Checkpoint::open(sharedFolder("golden/vjepa2-hf-cls/classifier.pt"));
  CHECK(holdsProbes(*checkpoint));
  const ProbeDescription d = describeProbe(*checkpoint, 0);
  CHECK((d.size.depth == 2 && d.size.heads == 2 && d.size.classes == 11 && d.prefix == "classifiers/0/"));
  CHECK_THROWS_WITH(Probe::load(*checkpoint, describeProbe(*checkpoint, 0), {})->logits(Matrix(1, 3), 1, {}),
                    ContainsSubstring("48 features"));
}
