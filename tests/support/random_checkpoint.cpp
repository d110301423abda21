#include "tests/support/random_checkpoint.hpp"

#include <cmath>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/model/published_models.hpp"
#include "core/model/tensor_list.hpp"
#include "core/model/weights.hpp"

namespace lacuna::test {
namespace {

constexpr float kWeightDeviation = 0.02F, kBiasDeviation = 0.002F;

bool endsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Uniform numbers of a mean of 0 and this deviation, fast enough for a billion of them. Source of the steps: SplitMix64.
std::vector<float> uniform(std::size_t count, float deviation, std::uint64_t seed) {
  const float scale = deviation * std::sqrt(12.0F) / 16777216.0F;
  std::vector<float> values(count);
  for (float& value : values) {
    std::uint64_t bits = seed += 0x9E3779B97F4A7C15U;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
    value = (static_cast<float>(bits >> 40U) - 8388607.5F) * scale;
  }
  return values;
}

}  // namespace

model::ModelDescription videoModel(const std::string& name, const model::TransformerSize& encoder, int crop, int frames) {
  model::ModelDescription d;
  d.name = name;
  d.encoder = encoder;
  d.predictor = {model::kPublishedPredictorWidth, 12, model::kPublishedPredictorHeads, 4 * model::kPublishedPredictorWidth};
  d.predicted_width = encoder.width;
  d.crop = crop;
  d.frames = frames;
  d.mask_tokens = 10;
  d.heads_from = "published sizes";
  d.context_weights = d.target_weights = "encoder";
  d.shared_weights = true;
  return d;
}

RandomCheckpoint::RandomCheckpoint(const model::ModelDescription& description, std::uint64_t seed)
    : path_("random weights of " + description.name), seed_(seed) {
  model::EncoderWeights encoder;  // its places stay empty: names and shapes are what is wanted
  model::PredictorWeights predictor;
  std::vector<model::WeightSlot> slots = model::encoderSlots(description, description.context_weights, encoder);
  for (model::WeightSlot& slot : model::predictorSlots(description, predictor)) slots.push_back(std::move(slot));
  for (const model::WeightSlot& slot : slots) {
    tensors_.push_back({slot.key, model::DType::F32, slot.shape, model::contiguousStrides(slot.shape), bytes_});
    bytes_ += static_cast<std::uint64_t>(tensors_.back().count()) * sizeof(float);
  }
}

std::vector<float> RandomCheckpoint::readFloats(const model::TensorEntry& entry) const {
  const auto count = static_cast<std::size_t>(entry.count());
  const bool bias = endsWith(entry.name, ".bias"), gain = entry.shape.size() == 1 && !bias;
  if (gain) return std::vector<float>(count, 1.0F);
  const Hash128 stream = Hasher().value(seed_).text(entry.name).digest();
  return uniform(count, bias ? kBiasDeviation : kWeightDeviation, stream.low);
}

std::vector<std::int64_t> RandomCheckpoint::readInts(const model::TensorEntry& entry) const {
  fail(ErrorKind::Mismatch, "Tensor " + entry.name + " holds no whole numbers.", path_);
}

}  // namespace lacuna::test
