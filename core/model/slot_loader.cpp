#include "core/model/slot_loader.hpp"

#include <algorithm>
#include <bit>

#include "core/base/error.hpp"
#include "core/model/file.hpp"
#include "core/model/tensor_list.hpp"

namespace lacuna::model {
namespace {

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

double megabytes(const WeightSlot& slot) {
  return static_cast<double>(countOf(slot.shape).value_or(0)) * sizeof(float) / 1e6;
}

std::int64_t nonFinite(const std::vector<float>& values) {
  std::int64_t count = 0;
  for (const float value : values) count += (std::bit_cast<std::uint32_t>(value) & 0x7F800000U) == 0x7F800000U ? 1 : 0;
  return count;
}

/// Places that several tensors fill; all others take over the vector that was read.
void reserveShared(const std::vector<WeightSlot>& slots) {
  std::vector<WeightSlot> shared;
  for (const WeightSlot& slot : slots) {
    const bool again = std::any_of(slots.begin(), slots.end(),
                                   [&](const WeightSlot& other) { return &other != &slot && other.place == slot.place; });
    if (again) shared.push_back(slot);
  }
  reserveSlots(shared);
}

}  // namespace

std::vector<std::string> missingSlots(const std::vector<WeightSlot>& slots, const TensorIndex& index) {
  std::vector<std::string> missing;
  for (const WeightSlot& slot : slots) {
    const TensorEntry* entry = index.find(slot.key);
    if (entry == nullptr) {
      missing.push_back(slot.key);
    } else if (entry->shape != slot.shape) {
      missing.push_back(slot.key + " (found " + shapeText(entry->shape) + ", wanted " + shapeText(slot.shape) + ")");
    }
  }
  return missing;
}

void SlotLoader::load(const std::vector<WeightSlot>& slots, Hasher& hasher) {
  const TensorIndex index(checkpoint_);
  const std::vector<std::string> missing = missingSlots(slots, index);
  if (!missing.empty()) {
    const std::string more = missing.size() > 1 ? " and " + std::to_string(missing.size() - 1) + " more" : "";
    fail(ErrorKind::Mismatch,
         "This file does not fit the model: it lacks " + missing.front() + more + ". Download it again.",
         checkpoint_.path());
  }
  double total = 0, done = 0;
  for (const WeightSlot& slot : slots) total += megabytes(slot);
  reserveShared(slots);
  for (const WeightSlot& slot : slots) {
    context_.throwIfStopped();
    context_.progress({"Reading weights", done, total, "MB"});
    bring(*index.find(slot.key), slot, hasher);
    done += megabytes(slot);
  }
  context_.progress({"Reading weights", total, total, "MB"});
  refuseNonFinite();
}

void SlotLoader::bring(const TensorEntry& entry, const WeightSlot& slot, Hasher& hasher) {
  std::vector<float> values = checkpoint_.readFloats(entry);
  const std::int64_t bad = nonFinite(values);
  if (bad > 0 && non_finite_ == 0) first_bad_ = entry.name;
  non_finite_ += bad;
  bytes_ += values.size() * sizeof(float);
  hasher.text(slot.key).bytes(values.data(), values.size() * sizeof(float));
  if (slot.place->capacity() == 0) {
    *slot.place = std::move(values);
  } else {
    slot.place->insert(slot.place->end(), values.begin(), values.end());
  }
}

void SlotLoader::refuseNonFinite() const {
  if (non_finite_ == 0) return;
  fail(ErrorKind::Mismatch,
       grouped(static_cast<std::uint64_t>(non_finite_)) + " weights are not finite numbers, the first in " + first_bad_ +
           ". The file is damaged or its training failed; use another one.",
       checkpoint_.path());
}

}  // namespace lacuna::model
