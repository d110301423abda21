#include "core/projection/neighbours.hpp"

#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFFlat.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/base/error.hpp"

namespace lacuna::projection {
namespace {

constexpr std::size_t chunk_rows = 512;  // searched between two looks at Cancel

/// Reports and stops between chunks of rows: `work(first, rows)`.
template <class Work>
void forChunks(std::size_t rows, const jobs::JobContext& context, Work work) {
  for (std::size_t first = 0; first < rows; first += chunk_rows) {
    context.throwIfStopped();
    work(first, std::min(chunk_rows, rows - first));
    context.progress({"Finding neighbours", static_cast<double>(std::min(first + chunk_rows, rows)), static_cast<double>(rows), "tokens"});
  }
}

}  // namespace

struct NeighbourIndex::Parts {
  explicit Parts(std::size_t width) : flat(static_cast<std::int64_t>(width)) {}
  faiss::IndexFlatL2 flat;
  std::unique_ptr<faiss::IndexIVFFlat> lists;  ///< for many rows; its lists are told apart by `flat`
  std::size_t rows = 0;
  const faiss::Index& index() const { return lists ? static_cast<const faiss::Index&>(*lists) : flat; }
};

NeighbourIndex::NeighbourIndex(const Matrix& latents, const jobs::JobContext& context) : parts_(std::make_unique<Parts>(latents.cols)) {
  if (latents.rows == 0 || latents.cols == 0) fail(ErrorKind::Mismatch, "There are no tokens to find neighbours among.");
  parts_->rows = latents.rows;
  const auto rows = static_cast<std::int64_t>(latents.rows);
  if (exact()) {
    parts_->flat.add(rows, latents.values.data());
    return;
  }
  context.throwIfStopped();
  const auto lists = static_cast<std::size_t>(std::sqrt(static_cast<double>(latents.rows)));
  parts_->lists = std::make_unique<faiss::IndexIVFFlat>(&parts_->flat, latents.cols, lists);
  parts_->lists->nprobe = std::max<std::size_t>(8, lists / 12);
  parts_->lists->train(rows, latents.values.data());
  parts_->lists->add(rows, latents.values.data());
}

NeighbourIndex::~NeighbourIndex() = default;
NeighbourIndex::NeighbourIndex(NeighbourIndex&&) noexcept = default;
NeighbourIndex& NeighbourIndex::operator=(NeighbourIndex&&) noexcept = default;

std::size_t NeighbourIndex::rows() const { return parts_->rows; }

Neighbours NeighbourIndex::nearest(const Matrix& latents, std::size_t count, const jobs::JobContext& context) const {
  if (static_cast<std::int64_t>(latents.cols) != parts_->index().d)
    fail(ErrorKind::Mismatch, "The tokens have " + std::to_string(latents.cols) + " features, those they are compared with " +
                                  std::to_string(parts_->index().d) + ".");
  Neighbours found;
  found.rows = latents.rows;
  found.count = std::min(count, rows());
  found.ids.resize(found.rows * found.count);
  found.distances.resize(found.ids.size());
  std::vector<std::int64_t> ids(chunk_rows * found.count);
  forChunks(latents.rows, context, [&](std::size_t first, std::size_t rows_here) {
    float* distances = found.distances.data() + first * found.count;
    parts_->index().search(static_cast<std::int64_t>(rows_here), latents.values.data() + first * latents.cols,
                           static_cast<std::int64_t>(found.count), distances, ids.data());
    for (std::size_t i = 0; i < rows_here * found.count; ++i) {
      if (ids[i] < 0) fail(ErrorKind::Internal, "Too few neighbours were found.");
      found.ids[first * found.count + i] = static_cast<int>(ids[i]);
      distances[i] = std::sqrt(std::max(0.0F, distances[i]));
    }
  });
  return found;
}

Neighbours NeighbourIndex::nearestOthers(const Matrix& latents, std::size_t count, const jobs::JobContext& context) const {
  const Neighbours with_itself = nearest(latents, count + 1, context);
  Neighbours others;
  others.rows = with_itself.rows;
  others.count = with_itself.count - 1;
  for (std::size_t row = 0; row < others.rows; ++row) {
    const int* ids = with_itself.idsOf(row);
    // Among rows that are equal, a row need not be its own first neighbour, or be found at all: then the farthest goes.
    const auto own = static_cast<std::size_t>(std::find(ids, ids + others.count, static_cast<int>(row)) - ids);
    for (std::size_t i = 0; i <= others.count; ++i) {
      if (i == own) continue;
      others.ids.push_back(ids[i]);
      others.distances.push_back(with_itself.distancesOf(row)[i]);
    }
  }
  return others;
}

}  // namespace lacuna::projection
