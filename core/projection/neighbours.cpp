#include "core/projection/neighbours.hpp"

#include <ATen/Parallel.h>
#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFFlat.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/base/error.hpp"
#include "core/model/threads.hpp"

namespace lacuna::projection {
namespace {

constexpr std::size_t chunk_rows = 512;  // between two looks at Cancel
constexpr std::size_t piece_rows = 128;  // that a thread takes: the same pieces, so the same sums, for any number of threads

/// The nearest of `index` for some rows, on all threads: FAISS brings its own, but not to the matrix product that most of
/// the time goes into.
void search(const faiss::Index& index, const float* rows, std::size_t count, std::size_t nearest, float* distances,
            std::int64_t* ids) {
  const auto width = static_cast<std::size_t>(index.d);
  const auto pieces = static_cast<std::int64_t>((count + piece_rows - 1) / piece_rows);
  at::parallel_for(0, pieces, 1, [&](std::int64_t begin, std::int64_t end) {
    for (auto first = static_cast<std::size_t>(begin) * piece_rows;
         first < std::min(count, static_cast<std::size_t>(end) * piece_rows); first += piece_rows)
      index.search(static_cast<std::int64_t>(std::min(piece_rows, count - first)), rows + first * width,
                   static_cast<std::int64_t>(nearest), distances + first * nearest, ids + first * nearest);
  });
}

/// Rows that stand for all, by Lloyd's rounds over a sample. FAISS's own training could not be stopped.
Matrix centresOf(const Matrix& latents, std::size_t count, const jobs::JobContext& context) {
  constexpr std::size_t sampled_a_centre = 64;
  constexpr int rounds = 8;
  const std::size_t sampled = std::min(latents.rows, sampled_a_centre * count), width = latents.cols;
  Matrix centres(count, width);
  for (std::size_t c = 0; c < count; ++c) std::ranges::copy(latents.row(c * latents.rows / count), centres.row(c).begin());
  for (int round = 0; round < rounds; ++round) {
    faiss::IndexFlatL2 index(static_cast<std::int64_t>(width));
    index.add(static_cast<std::int64_t>(count), centres.values.data());
    std::vector<double> sums(count * width);
    std::vector<std::size_t> members(count);
    Matrix chunk(chunk_rows, width);
    std::array<float, chunk_rows> distances{};
    std::array<std::int64_t, chunk_rows> nearest{};
    for (std::size_t first = 0; first < sampled; first += chunk_rows) {
      context.throwIfStopped();
      const std::size_t rows = std::min(chunk_rows, sampled - first);
      for (std::size_t r = 0; r < rows; ++r)
        std::ranges::copy(latents.row((first + r) * latents.rows / sampled), chunk.row(r).begin());
      search(index, chunk.values.data(), rows, 1, distances.data(), nearest.data());
      for (std::size_t r = 0; r < rows; ++r) {
        const auto c = static_cast<std::size_t>(nearest[r]);
        ++members[c];
        for (std::size_t f = 0; f < width; ++f) sums[c * width + f] += chunk.row(r)[f];
      }
    }
    for (std::size_t c = 0; c < count; ++c)
      for (std::size_t f = 0; f < width && members[c] > 0; ++f)
        centres.row(c)[f] = static_cast<float>(sums[c * width + f] / static_cast<double>(members[c]));
  }
  return centres;
}

}  // namespace

struct NeighbourIndex::Parts {
  explicit Parts(std::size_t width) : flat(static_cast<std::int64_t>(width)) {}
  faiss::IndexFlatL2 flat;  ///< all rows, or the centres of the lists
  std::unique_ptr<faiss::IndexIVFFlat> lists;
  std::size_t rows = 0;
  const faiss::Index& index() const { return lists ? static_cast<const faiss::Index&>(*lists) : flat; }

  /// Where nearly all rows are equal, the lists near another one can hold too few; what was not found has the id -1.
  void searchAllWhereTooFew(const Matrix& latents, std::size_t first, std::size_t last, std::size_t count, float* distances,
                            std::int64_t* ids) const {
    faiss::SearchParametersIVF all;
    all.nprobe = lists->nlist;
    for (std::size_t row = first; row < last; ++row) {
      const std::size_t at = (row - first) * count;
      if (ids[at + count - 1] < 0)
        lists->search(1, latents.row(row).data(), static_cast<std::int64_t>(count), distances + at, ids + at, &all);
    }
  }
};

NeighbourIndex::NeighbourIndex(const Matrix& latents, const jobs::JobContext& context, std::size_t exact_up_to)
    : parts_(std::make_unique<Parts>(latents.cols)) {
  if (latents.rows == 0 || latents.cols == 0) fail(ErrorKind::Mismatch, "There are no tokens to find neighbours among.");
  model::useOneBlasThread();  // each of our threads makes its own products
  parts_->rows = latents.rows;
  if (latents.rows <= exact_up_to) {
    parts_->flat.add(static_cast<std::int64_t>(latents.rows), latents.values.data());
    return;
  }
  const auto count = static_cast<std::size_t>(std::sqrt(static_cast<double>(latents.rows)));
  parts_->flat.add(static_cast<std::int64_t>(count), centresOf(latents, count, context).values.data());
  parts_->lists = std::make_unique<faiss::IndexIVFFlat>(&parts_->flat, latents.cols, count);
  parts_->lists->is_trained = true;
  parts_->lists->nprobe = std::min(count, std::max<std::size_t>(8, count / 12));
  constexpr std::size_t added_at_once = 16'384;
  for (std::size_t first = 0; first < latents.rows; first += added_at_once) {
    context.throwIfStopped();
    parts_->lists->add(static_cast<std::int64_t>(std::min(added_at_once, latents.rows - first)), latents.row(first).data());
  }
}

NeighbourIndex::~NeighbourIndex() = default;
NeighbourIndex::NeighbourIndex(NeighbourIndex&&) noexcept = default;
NeighbourIndex& NeighbourIndex::operator=(NeighbourIndex&&) noexcept = default;

std::size_t NeighbourIndex::rows() const { return parts_->rows; }
bool NeighbourIndex::exact() const { return parts_->lists == nullptr; }

Neighbours NeighbourIndex::nearest(const Matrix& latents, std::size_t count, const jobs::JobContext& context) const {
  if (static_cast<std::int64_t>(latents.cols) != parts_->index().d)
    fail(ErrorKind::Mismatch, "The tokens have " + std::to_string(latents.cols) +
                                  " features, those they are compared with " + std::to_string(parts_->index().d) + ".");
  Neighbours found;
  found.rows = latents.rows;
  found.count = std::min(count, rows());
  found.ids.resize(found.rows * found.count);
  found.distances.resize(found.ids.size());
  std::vector<std::int64_t> ids(chunk_rows * found.count);
  for (std::size_t first = 0; first < latents.rows; first += chunk_rows) {
    context.throwIfStopped();
    const std::size_t last = std::min(first + chunk_rows, latents.rows);
    float* distances = found.distances.data() + first * found.count;
    search(parts_->index(), latents.row(first).data(), last - first, found.count, distances, ids.data());
    if (parts_->lists) parts_->searchAllWhereTooFew(latents, first, last, found.count, distances, ids.data());
    for (std::size_t i = 0; i < (last - first) * found.count; ++i) {
      if (ids[i] < 0) fail(ErrorKind::Mismatch, "The latents hold values that are not numbers.");
      found.ids[first * found.count + i] = static_cast<int>(ids[i]);
      distances[i] = std::sqrt(std::max(0.0F, distances[i]));
    }
    context.progress({"Finding neighbours", static_cast<double>(last), static_cast<double>(latents.rows), "tokens"});
  }
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
