#include <algorithm>
#include <bit>
#include <unordered_set>

#include "core/base/error.hpp"
#include "core/model/file.hpp"
#include "core/model/key_names.hpp"
#include "core/model/model_weights.hpp"
#include "core/model/tensor_list.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

using Slots = std::vector<WeightSlot>;

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

/// Where a model's tensors go.
struct Places {
  EncoderWeights &context, &target;
  PredictorWeights& predictor;
  ProbeWeights& probe;
};

/// Slots in the order of loading: encoders, predictor, probe.
struct Plan {
  Slots slots;
  std::size_t encoder_end = 0;
};

Plan planFor(const ModelDescription& d, const Places& to) {
  Plan plan{encoderSlots(d, d.context_weights, to.context), 0};
  const auto append = [&](Slots more) { std::move(more.begin(), more.end(), std::back_inserter(plan.slots)); };
  if (!d.shared_weights) append(encoderSlots(d, d.target_weights, to.target));
  plan.encoder_end = plan.slots.size();
  append(predictorSlots(d, to.predictor));
  append(probeSlots(d, to.probe));
  return plan;
}

bool trainingState(const std::string& key) {
  static const std::vector<std::string> tops = {"opt/", "opt", "optimizer/", "scaler/", "scheduler/", "wd_scheduler/"};
  return std::any_of(tops.begin(), tops.end(), [&](const auto& top) {
    return key == top || (top.back() == '/' && key.compare(0, top.size(), top) == 0);
  });
}

void listMissing(const Plan& plan, const TensorIndex& index, WeightsReport& report) {
  for (const WeightSlot& slot : plan.slots) {
    const TensorEntry* entry = index.find(slot.key);
    if (entry == nullptr) {
      report.missing.push_back(slot.key);
    } else if (entry->shape != slot.shape) {
      report.missing.push_back(slot.key + " (found " + shapeText(entry->shape) + ", wanted " + shapeText(slot.shape) + ")");
    }
  }
}

void listUnused(const Plan& plan, const TensorIndex& index, const Checkpoint& checkpoint, bool one_encoder,
                WeightsReport& report) {
  std::unordered_set<std::string> used;
  for (const WeightSlot& slot : plan.slots) used.insert(slot.key);
  std::size_t of_twin = 0;  // an averaged encoder that the published code does not read either: one line for all of it
  for (const TensorEntry& entry : checkpoint.tensors()) {
    const std::string key = index.layoutKey(entry);
    if (used.count(key) > 0 || trainingState(key)) continue;
    if (one_encoder && key.rfind("target_encoder/", 0) == 0)
      ++of_twin;
    else
      report.unused.push_back(entry.name);
  }
  if (of_twin > 0) report.unused.push_back("target_encoder (" + std::to_string(of_twin) + " tensors)");
}

WeightsReport inspectPlan(const Plan& plan, const Checkpoint& checkpoint, const ModelDescription& d) {
  const TensorIndex index(checkpoint);
  WeightsReport report;
  listMissing(plan, index, report);
  listUnused(plan, index, checkpoint, d.family == Family::VJepa2Ac && d.target_weights == "encoder", report);
  for (std::size_t i = 0; i < plan.slots.size(); ++i) {
    const std::int64_t count = countOf(plan.slots[i].shape).value_or(0);
    (i < plan.encoder_end ? report.encoder_parameters : report.predictor_parameters) += count;
  }
  if (!d.shared_weights) report.encoder_parameters /= 2;  // two encoders of one size: people count one
  return report;
}

std::int64_t nonFinite(const std::vector<float>& values) {
  std::int64_t count = 0;
  for (const float value : values) count += (std::bit_cast<std::uint32_t>(value) & 0x7F800000U) == 0x7F800000U ? 1 : 0;
  return count;
}

void hashDescription(const ModelDescription& d, Hasher& hasher) {
  hasher.text(nameOf(d.family)).value(d.layout).value(d.patch).value(d.tubelet).value(d.mask_tokens).value(d.norm_eps);
  if (d.positions == Positions::StoredTable)
    hasher.value(d.stored_grid.steps).value(d.stored_grid.rows).value(d.stored_grid.cols);
  for (const TransformerSize& size : {d.encoder, d.predictor}) {
    hasher.value(size.width).value(size.depth).value(size.heads).value(size.mlp_width);
  }
}

/// Brings the tensors of a plan to their places, one after the other, so that memory peaks near the bytes of the weights.
class Loader {
 public:
  Loader(const Checkpoint& checkpoint, const jobs::JobContext& context) : checkpoint_(checkpoint), context_(context) {}

  void load(const Plan& plan, const ModelDescription& d) {
    const TensorIndex index(checkpoint_);
    hashDescription(d, hasher_);
    double total = 0;
    for (const WeightSlot& slot : plan.slots) total += megabytes(slot);
    reserveShared(plan.slots);
    double done = 0;
    for (const WeightSlot& slot : plan.slots) {
      context_.throwIfStopped();
      context_.progress({"Reading weights", done, total, "MB"});
      bring(*index.find(slot.key), slot);
      done += megabytes(slot);
    }
    context_.progress({"Reading weights", total, total, "MB"});
  }

  std::int64_t non_finite = 0;
  std::uint64_t bytes = 0;
  std::string first_bad;
  Hash128 hash() const { return hasher_.digest(); }

 private:
  static double megabytes(const WeightSlot& slot) {
    return static_cast<double>(countOf(slot.shape).value_or(0)) * sizeof(float) / 1e6;
  }

  static void reserveShared(const Slots& slots) {
    Slots shared;  // places that several tensors fill; all others take over the vector that was read
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const bool again = std::any_of(slots.begin(), slots.end(), [&](const auto& other) {
        return &other != &slots[i] && other.place == slots[i].place;
      });
      if (again) shared.push_back(slots[i]);
    }
    reserveSlots(shared);
  }

  void bring(const TensorEntry& entry, const WeightSlot& slot) {
    std::vector<float> values = checkpoint_.readFloats(entry);
    const std::int64_t bad = nonFinite(values);
    if (bad > 0 && non_finite == 0) first_bad = entry.name;
    non_finite += bad;
    bytes += values.size() * sizeof(float);
    hasher_.text(slot.key).bytes(values.data(), values.size() * sizeof(float));
    if (slot.place->capacity() == 0) {
      *slot.place = std::move(values);
    } else {
      slot.place->insert(slot.place->end(), values.begin(), values.end());
    }
  }

  const Checkpoint& checkpoint_;
  const jobs::JobContext& context_;
  Hasher hasher_;
};

std::vector<int> zeroMaskTokens(const PredictorWeights& predictor, const ModelDescription& d) {
  std::vector<int> zero;
  for (int k = 0; k < d.mask_tokens; ++k) {
    const auto begin = predictor.mask_tokens.begin() + static_cast<std::ptrdiff_t>(k) * d.predictor.width;
    if (std::all_of(begin, begin + d.predictor.width, [](float value) { return value == 0.0F; })) zero.push_back(k);
  }
  return zero;
}

}  // namespace

WeightsReport inspectWeights(const Checkpoint& checkpoint, const ModelDescription& description) {
  EncoderWeights context, target;
  PredictorWeights predictor;
  ProbeWeights probe;
  return inspectPlan(planFor(description, {context, target, predictor, probe}), checkpoint, description);
}

std::shared_ptr<const Model> Model::load(std::shared_ptr<const Checkpoint> checkpoint, const ModelDescription& description,
                                         const jobs::JobContext& context) {
  useOneBlasThread();
  auto weights = std::make_unique<Weights>();
  weights->description = description;
  const Plan plan = planFor(description, {weights->context_encoder, weights->target_encoder, weights->predictor, weights->probe});
  weights->report = inspectPlan(plan, *checkpoint, description);
  const auto& missing = weights->report.missing;
  if (!missing.empty()) {
    const std::string more = missing.size() > 1 ? " and " + std::to_string(missing.size() - 1) + " more" : "";
    fail(ErrorKind::Mismatch,
         "This file does not fit the model: it lacks " + missing.front() + more + ". Download it again.",
         checkpoint->path());
  }
  Loader loader(*checkpoint, context);
  loader.load(plan, description);
  if (loader.non_finite > 0) {
    fail(ErrorKind::Mismatch,
         grouped(static_cast<std::uint64_t>(loader.non_finite)) + " weights are not finite numbers, the first in " +
             loader.first_bad + ". The file is damaged or its training failed; use another one.",
         checkpoint->path());
  }
  weights->report.zero_mask_tokens = zeroMaskTokens(weights->predictor, description);
  weights->hash = loader.hash();
  weights->bytes = loader.bytes;
  return std::shared_ptr<const Model>(new Model(std::move(weights)));
}

}  // namespace lacuna::model
