#include <algorithm>
#include <cstdio>
#include <unordered_set>

#include "core/base/free_memory.hpp"
#include "core/model/key_names.hpp"
#include "core/model/model_weights.hpp"
#include "core/model/script_model.hpp"
#include "core/model/slot_loader.hpp"
#include "core/model/tensor_list.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

using Slots = std::vector<WeightSlot>;

/// Where a model's tensors go.
struct Places {
  EncoderWeights &context, &target;
  PredictorWeights& predictor;
  ProbeWeights& probe;
};

/// Slots in the order of loading: encoders, predictor, probe.
struct Plan {
  Slots slots;
  std::size_t encoder_end = 0, predictor_end = 0;
};

Plan planFor(const ModelDescription& d, const Places& to) {
  Plan plan{encoderSlots(d, d.context_weights, to.context), 0};
  const auto append = [&](Slots more) { std::move(more.begin(), more.end(), std::back_inserter(plan.slots)); };
  if (!d.shared_weights) append(encoderSlots(d, d.target_weights, to.target));
  plan.encoder_end = plan.slots.size();
  append(predictorSlots(d, to.predictor));
  plan.predictor_end = plan.slots.size();
  if (d.probe.classes > 0) append(probeSlots(d.encoder.width, d.probe, probeNames(d.layout), to.probe));
  return plan;
}

bool trainingState(const std::string& key) {
  static const std::vector<std::string> tops = {"opt/", "opt", "optimizer/", "scaler/", "scheduler/", "wd_scheduler/"};
  return std::any_of(tops.begin(), tops.end(), [&](const auto& top) {
    return key == top || (top.back() == '/' && key.compare(0, top.size(), top) == 0);
  });
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
  report.missing = missingSlots(plan.slots, index);
  listUnused(plan, index, checkpoint, d.family == Family::VJepa2Ac && d.target_weights == "encoder", report);
  for (std::size_t i = 0; i < plan.slots.size(); ++i) {
    const std::int64_t count = countOf(plan.slots[i].shape).value_or(0);
    (i < plan.encoder_end     ? report.encoder_parameters
     : i < plan.predictor_end ? report.predictor_parameters
                              : report.probe_parameters) += count;
  }
  if (!d.shared_weights) report.encoder_parameters /= 2;  // two encoders of one size: people count one
  return report;
}

void hashDescription(const ModelDescription& d, Hasher& hasher) {
  hasher.text(nameOf(d.family)).value(d.layout).value(d.patch).value(d.tubelet).value(d.mask_tokens).value(d.norm_eps);
  if (d.positions == Positions::StoredTable)
    hasher.value(d.stored_grid.steps).value(d.stored_grid.rows).value(d.stored_grid.cols);
  for (const TransformerSize& size : {d.encoder, d.predictor}) {
    hasher.value(size.width).value(size.depth).value(size.heads).value(size.mlp_width);
  }
}

std::string gigabytes(std::uint64_t bytes) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(bytes) / (1U << 30U));
  return text;
}

/// Before a byte is read: else the system would end the program somewhere on the way.
void refuseTooLarge(const Plan& plan, const Checkpoint& checkpoint) {
  std::uint64_t bytes = 0;
  for (const WeightSlot& slot : plan.slots) bytes += sizeof(float) * static_cast<std::uint64_t>(countOf(slot.shape).value_or(0));
  const std::uint64_t free = freeMemoryBytes();
  if (free == 0 || bytes <= free) return;
  fail(ErrorKind::OutOfMemory, "The weights of this model take " + gigabytes(bytes) + " GB, and " + gigabytes(free) + " GB of memory are free. Close other programs, or open a smaller checkpoint.",
       checkpoint.path());
}

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

std::shared_ptr<const Model> Model::open(const std::string& path, const jobs::JobContext& context) {
  const auto checkpoint = Checkpoint::open(path);
  return load(checkpoint, describe(*checkpoint), context);
}

std::shared_ptr<const Model> Model::load(std::shared_ptr<const Checkpoint> checkpoint, const ModelDescription& description,
                                         const jobs::JobContext& context) {
  useOneBlasThread();
  auto weights = std::make_unique<Weights>();
  weights->description = description;
  const Plan plan = planFor(description, {weights->context_encoder, weights->target_encoder, weights->predictor, weights->probe});
  weights->report = inspectPlan(plan, *checkpoint, description);
  Hasher hasher;
  hashDescription(description, hasher);
  if (weights->report.missing.empty()) refuseTooLarge(plan, *checkpoint);
  SlotLoader loader(*checkpoint, context);
  loader.load(plan.slots, hasher);
  weights->report.zero_mask_tokens = zeroMaskTokens(weights->predictor, description);
  weights->hash = hasher.digest();
  weights->bytes = loader.bytes();
  return std::shared_ptr<const Model>(new Model(std::move(weights)));
}

std::shared_ptr<const Model> Model::loadScript(const std::string& path, const jobs::JobContext& context) {
  useOneBlasThread();
  context.progress({"Checking the program", 0, 0, ""});
  const ScriptArchive archive(path);
  auto weights = std::make_unique<Weights>();
  ModelDescription& d = weights->description = describeScript(archive);
  Hasher hasher;
  hashDescription(d, hasher);  // a json beside the file changes what its numbers mean
  weights->script = ScriptModel::load(archive, context);
  if (d.encoder.width == 0) d.encoder.width = weights->script->measuredWidth(d, context);
  d.predicted_width = d.encoder.width;
  d.predictor = {d.encoder.width, weights->script->predicts() ? 1 : 0, 0, 0};
  weights->report.encoder_parameters = static_cast<std::int64_t>(weights->script->values());
  const Hash128 program = weights->script->hash();
  weights->hash = hasher.value(program.high).value(program.low).digest();
  weights->bytes = weights->script->bytes();
  return std::shared_ptr<const Model>(new Model(std::move(weights)));
}

}  // namespace lacuna::model
