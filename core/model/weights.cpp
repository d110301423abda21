#include "core/model/weights.hpp"

#include <map>

#include "core/model/key_names.hpp"
#include "core/model/tensor_list.hpp"

namespace lacuna::model {
namespace {

class SlotList {
 public:
  SlotList(std::string prefix) : prefix_(std::move(prefix)) {}

  void linear(const std::string& key, LinearWeights& weights, std::vector<std::int64_t> shape) {
    slots_.push_back({prefix_ + key + ".weight", shape, &weights.weight});
    slots_.push_back({prefix_ + key + ".bias", {shape[0]}, &weights.bias});
  }

  void norm(const std::string& key, NormWeights& weights, std::int64_t width) {
    slots_.push_back({prefix_ + key + ".weight", {width}, &weights.gain});
    slots_.push_back({prefix_ + key + ".bias", {width}, &weights.offset});
  }

  void tensor(const std::string& key, std::vector<float>& place, std::vector<std::int64_t> shape) {
    slots_.push_back({prefix_ + key, std::move(shape), &place});
  }

  void blocks(const std::string& prefix, const BlockNames& names, const TransformerSize& size,
              std::vector<BlockWeights>& weights) {
    weights.resize(static_cast<std::size_t>(size.depth));
    const std::int64_t width = size.width, mlp = size.mlp_width;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const std::string block = prefix + std::to_string(i) + ".";
      BlockWeights& w = weights[i];
      norm(block + names.norm1, w.norm1, width);
      const auto rows = 3 * width / static_cast<std::int64_t>(names.qkv.size());
      for (const std::string& part : names.qkv) linear(block + part, w.qkv, {rows, width});
      linear(block + names.proj, w.proj, {width, width});
      norm(block + names.norm2, w.norm2, width);
      linear(block + names.fc1, w.fc1, {mlp, width});
      linear(block + names.fc2, w.fc2, {width, mlp});
    }
  }

  std::vector<WeightSlot> take() { return std::move(slots_); }

 private:
  std::string prefix_;
  std::vector<WeightSlot> slots_;
};

void offsetSlots(SlotList& list, const KeyNames& names, ModalityOffsets& offsets, std::int64_t width) {
  list.tensor(names.video_offset, offsets.video, {1, 1, width});
  list.tensor(names.picture_offset, offsets.picture, {1, 1, width});
}

}  // namespace

std::vector<WeightSlot> encoderSlots(const ModelDescription& d, const std::string& part, EncoderWeights& weights) {
  const KeyNames& names = keyNames(d.layout, d.family);
  SlotList list(partPrefix(d.layout, part));
  std::vector<std::int64_t> patch = {d.encoder.width, 3, d.tubelet, d.patch, d.patch};
  if (d.tubelet == 1) patch.erase(patch.begin() + 2);  // built for single pictures: a two-dimensional convolution
  list.linear(names.patch, weights.patch, patch);
  const std::int64_t width = d.encoder.width;
  if (d.pictures_too) {
    list.linear(names.picture_patch, weights.picture_patch, {width, 3, 1, d.patch, d.patch});
    offsetSlots(list, names, weights.offsets, width);
  }
  if (d.positions == Positions::StoredTable) {
    weights.positions.grid = d.stored_grid;
    list.tensor(names.positions, weights.positions.values, {1, d.stored_grid.size(), width});
  }
  list.blocks(names.encoder_block, names.block, d.encoder, weights.blocks);
  weights.norms.resize(static_cast<std::size_t>(d.norms));
  for (std::size_t k = 0; k < weights.norms.size(); ++k)
    list.norm(d.norms == 1 ? names.encoder_norm : names.level_norms + std::to_string(k), weights.norms[k], width);
  return list.take();
}

std::vector<WeightSlot> predictorSlots(const ModelDescription& d, PredictorWeights& weights) {
  if (d.predictor.depth == 0) return {};
  const KeyNames& names = keyNames(d.layout, d.family);
  SlotList list(partPrefix(d.layout, "predictor"));
  const std::int64_t outer = d.encoder.width, inner = d.predictor.width, count = d.mask_tokens;
  if (d.levels > 1) list.linear(names.embed + ".0", weights.embed_levels, {outer, d.latentWidth()});
  list.linear(d.levels > 1 ? names.embed + ".2" : names.embed, weights.embed, {inner, outer});
  if (d.actions.action > 0) list.linear("action_encoder", weights.action, {inner, d.actions.action});
  if (d.actions.state > 0) list.linear("state_encoder", weights.state, {inner, d.actions.state});
  if (d.actions.extrinsics > 0) list.linear("extrinsics_encoder", weights.extrinsics, {inner, d.actions.extrinsics});
  if (d.positions == Positions::StoredTable) {
    weights.positions.grid = d.stored_grid;
    list.tensor(names.predictor_positions, weights.positions.values, {1, d.stored_grid.size(), inner});
  }
  if (d.pictures_too) offsetSlots(list, names, weights.offsets, inner);
  if (names.stacked_mask_tokens) {
    list.tensor(names.mask_tokens, weights.mask_tokens, {count, 1, 1, inner});
  } else if (d.family == Family::IJepa) {
    list.tensor("mask_token", weights.mask_tokens, {1, 1, inner});
  } else {
    for (std::int64_t k = 0; k < count; ++k) {
      list.tensor(names.mask_tokens + "." + std::to_string(k), weights.mask_tokens, {1, 1, inner});
    }
  }
  list.blocks(names.predictor_block, names.block, d.predictor, weights.blocks);
  list.norm(names.predictor_norm, weights.norm, inner);
  list.linear(names.predictor_proj, weights.proj, {d.predicted_width, inner});
  if (d.pictures_too) list.linear(names.predictor_proj + "_context", weights.proj_context, {d.predicted_width, inner});
  return list.take();
}

std::vector<WeightSlot> probeSlots(int width, const ProbeSize& size, const ProbeNames& names, ProbeWeights& weights) {
  const std::int64_t features = width, mlp = size.mlp_width;
  SlotList list(names.prefix);
  list.blocks(names.blocks, names.block, {width, size.depth, size.heads, size.mlp_width}, weights.blocks);
  list.tensor("pooler.query_tokens", weights.query, {1, 1, features});
  list.norm(names.cross + names.block.norm1, weights.norm1, features);
  list.linear(names.cross + names.query, weights.queries, {features, features});
  const auto rows = 2 * features / static_cast<std::int64_t>(names.keys_values.size());
  for (const std::string& part : names.keys_values) list.linear(names.cross + part, weights.keys_values, {rows, features});
  list.norm(names.cross + names.block.norm2, weights.norm2, features);
  list.linear(names.cross + names.block.fc1, weights.fc1, {mlp, features});
  list.linear(names.cross + names.block.fc2, weights.fc2, {features, mlp});
  list.linear(names.classifier, weights.classifier, {size.classes, features});
  return list.take();
}

void reserveSlots(const std::vector<WeightSlot>& slots) {
  std::map<std::vector<float>*, std::size_t> sizes;
  for (const WeightSlot& slot : slots) sizes[slot.place] += static_cast<std::size_t>(countOf(slot.shape).value_or(0));
  for (const auto& [place, size] : sizes) place->reserve(size);
}

}  // namespace lacuna::model
