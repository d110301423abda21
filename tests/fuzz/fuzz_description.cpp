#include "tests/fuzz/fuzz_checkpoint.hpp"

namespace {

using namespace lacuna;

/// Names and shapes without values, for readers that ask for no more.
class ListedCheckpoint : public model::Checkpoint {
 public:
  ListedCheckpoint(std::string path, std::vector<std::pair<std::string, std::vector<std::int64_t>>> tensors)
      : path_(std::move(path)) {
    for (auto& [name, shape] : tensors) {
      model::TensorEntry entry;
      entry.name = name;
      entry.shape = shape;
      entries_.push_back(std::move(entry));
    }
  }

  void setConfig(std::string_view text) { config_ = std::string(text); }

  const std::string& path() const override { return path_; }
  const char* format() const override { return "listed"; }
  std::uint64_t fileBytes() const override { return 0; }
  const std::vector<model::TensorEntry>& tensors() const override { return entries_; }
  const std::optional<std::string>& config() const override { return config_; }
  std::vector<float> readFloats(const model::TensorEntry&) const override { std::abort(); }
  std::vector<std::int64_t> readInts(const model::TensorEntry&) const override { std::abort(); }

 private:
  std::string path_;
  std::vector<model::TensorEntry> entries_;
  std::optional<std::string> config_;
};

ListedCheckpoint portModel(const std::string& path) {
  return {path,
          {{"encoder.embeddings.patch_embeddings.proj.weight", {48, 3, 2, 16, 16}},
           {"encoder.layer.0.mlp.fc1.weight", {192, 48}},
           {"predictor.layer.0.mlp.fc1.weight", {160, 40}},
           {"predictor.embeddings.mask_tokens", {3, 1, 1, 40}},
           {"pooler.cross_attention_layer.mlp.fc1.weight", {192, 48}},
           {"classifier.weight", {7, 48}}}};
}

ListedCheckpoint portPictureModel(const std::string& path) {
  return {path,
          {{"embeddings.patch_embeddings.projection.weight", {48, 3, 16, 16}},
           {"embeddings.position_embeddings", {1, 9, 48}},
           {"encoder.layer.0.intermediate.dense.weight", {192, 48}}}};
}

ListedCheckpoint metaModel(const std::string& path, bool stored_positions) {
  std::vector<std::pair<std::string, std::vector<std::int64_t>>> tensors = {
      {"encoder/patch_embed.proj.weight", {48, 3, 2, 16, 16}},
      {"encoder/blocks.0.mlp.fc1.weight", {192, 48}},
      {"predictor/predictor_blocks.0.mlp.fc1.weight", {160, 40}},
      {"predictor/mask_tokens.0", {1, 1, 40}}};
  if (stored_positions) {
    tensors.push_back({"encoder/pos_embed", {1, 72, 48}});
    tensors.push_back({"predictor/predictor_pos_embed", {1, 72, 40}});
  }
  return {path, tensors};
}

ListedCheckpoint probe(const std::string& path) {
  return {path,
          {{"classifiers/0/pooler.query_tokens", {1, 1, 48}},
           {"classifiers/0/pooler.cross_attention_block.mlp.fc1.weight", {192, 48}},
           {"classifiers/0/linear.weight", {7, 48}}}};
}

/// A description that was accepted must hold for what is asked of it later.
void use(const model::ModelDescription& d) {
  if (d.encoder.heads < 1 || d.encoder.width % d.encoder.heads != 0) std::abort();
  if (!(d.norm_eps > 0)) std::abort();
  if (d.crop < 1 || d.frames < 1 || d.frames > 512 || d.name.find('\n') != std::string::npos) std::abort();
  for (const std::string& label : d.labels)
    if (label.find('\n') != std::string::npos) std::abort();
  const auto grid = d.gridFor(d.frames, d.crop, d.crop);
  if (d.takes(d.frames, d.crop)) d.whyNotPredicted(grid);
}

}  // namespace

/// The input is what lies beside weights: a config.json, or "<file>.json".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const fuzz::Folder folder;
  const std::string_view text = fuzz::textOf(bytes, size);
  for (ListedCheckpoint checkpoint : {portModel(folder.file("p")), portPictureModel(folder.file("p"))}) {
    checkpoint.setConfig(text);
    fuzz::allowFailure([&] { use(model::describe(checkpoint)); });
  }
  const std::string beside = folder.file("m");
  folder.write("m.json", text);
  for (const bool stored_positions : {false, true})
    fuzz::allowFailure([&] { use(model::describe(metaModel(beside, stored_positions))); });
  fuzz::allowFailure([&] {
    const model::ProbeDescription d = model::describeProbe(probe(beside), 0);
    if (d.width % d.size.heads != 0) std::abort();
  });
  return 0;
}
