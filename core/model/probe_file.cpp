#include "core/model/probe_file.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/model/slot_loader.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

constexpr double kEps = 1e-5;

Matrix deepestLevel(const Matrix& latents, std::size_t width) {
  Matrix deepest(latents.rows, width);
  for (std::size_t row = 0; row < latents.rows; ++row) {
    const auto from = latents.row(row).last(width);
    std::copy(from.begin(), from.end(), deepest.row(row).begin());
  }
  return deepest;
}

}  // namespace

std::shared_ptr<const Probe> Probe::load(const Checkpoint& checkpoint, const ProbeDescription& description,
                                         const jobs::JobContext& context) {
  useOneBlasThread();
  const std::shared_ptr<Probe> probe(new Probe(description));
  Hasher hasher;
  SlotLoader(checkpoint, context)
      .load(probeSlots(description.width, description.size, probeNames(Layout::Meta, description.prefix), probe->weights_),
            hasher);
  probe->hash_ = hasher.digest();
  return probe;
}

std::vector<float> Probe::logits(const Matrix& latents, int levels, const jobs::JobContext& context,
                                 ProbeTrace* trace) const {
  const auto width = static_cast<std::size_t>(description_.width);
  if (latents.rows == 0 || latents.cols != width * static_cast<std::size_t>(levels)) {
    fail(ErrorKind::Mismatch, "The probe wants latents of " + std::to_string(width) + " features; this encoder's have " +
                                  std::to_string(latents.cols / static_cast<std::size_t>(levels)) +
                                  ". Use the encoder that it was trained on.");
  }
  if (levels == 1) return probeLogits(description_.size, weights_, latents, kEps, context, trace);
  return probeLogits(description_.size, weights_, deepestLevel(latents, width), kEps, context, trace);
}

}  // namespace lacuna::model
