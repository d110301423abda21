#pragma once

#include <memory>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// The nearest rows of each row by Euclidean distance, nearest first.
struct Neighbours {
  std::size_t rows = 0, count = 0;  ///< `count` of them for each row
  std::vector<int> ids;             ///< [rows, count]
  std::vector<float> distances;     ///< [rows, count], not squared

  const int* idsOf(std::size_t row) const { return ids.data() + row * count; }
  const float* distancesOf(std::size_t row) const { return distances.data() + row * count; }
};

/// Finds the rows of one matrix that are nearest to others. Exact up to `exact_rows`; beyond them rows are
/// searched in lists, by the centre they are nearest to, and each row's neighbours in the lists near its own: nearly all are
/// found in latents of models. The distances are FAISS's. The same answers for the same rows, with any number of threads.
class NeighbourIndex {
 public:
  static constexpr std::size_t exact_rows = 20'000;
  /// Keeps a copy of the rows. Throws `Failure` (Mismatch) without rows or features.
  NeighbourIndex(const Matrix& latents, const jobs::JobContext& context, std::size_t exact_up_to = exact_rows);
  ~NeighbourIndex();
  NeighbourIndex(NeighbourIndex&&) noexcept;
  NeighbourIndex& operator=(NeighbourIndex&&) noexcept;

  std::size_t rows() const;
  bool exact() const;
  /// `count` is held to the rows there are. Throws `Failure` (Mismatch) for latents of another width.
  Neighbours nearest(const Matrix& latents, std::size_t count, const jobs::JobContext& context) const;
  /// Of the index's own rows (which are `latents`), each without itself.
  Neighbours nearestOthers(const Matrix& latents, std::size_t count, const jobs::JobContext& context) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lacuna::projection
