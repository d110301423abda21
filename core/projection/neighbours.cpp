#include "core/projection/neighbours.hpp"

#include <ATen/Parallel.h>
#include <faiss/IndexFlat.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <stop_token>

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

/// The number of its nearest centre for each row.
std::vector<int> listsOf(const Matrix& latents, const faiss::Index& centres, const jobs::JobContext& context) {
  std::vector<int> lists(latents.rows);
  std::array<float, chunk_rows> distances{};
  std::array<std::int64_t, chunk_rows> nearest{};
  for (std::size_t first = 0; first < latents.rows; first += chunk_rows) {
    context.throwIfStopped();
    const std::size_t rows = std::min(chunk_rows, latents.rows - first);
    search(centres, latents.row(first).data(), rows, 1, distances.data(), nearest.data());
    // Among features that are no numbers nothing is nearest.
    for (std::size_t r = 0; r < rows; ++r) lists[first + r] = static_cast<int>(std::max<std::int64_t>(0, nearest[r]));
  }
  return lists;
}

/// Rows by list, in their order.
std::vector<std::vector<int>> membersOf(const std::vector<int>& lists, std::size_t count) {
  std::vector<std::vector<int>> members(count);
  for (std::size_t row = 0; row < lists.size(); ++row) members[static_cast<std::size_t>(lists[row])].push_back(static_cast<int>(row));
  return members;
}

Matrix rowsAt(const Matrix& latents, std::span<const int> rows) {
  Matrix some(rows.size(), latents.cols);
  for (std::size_t i = 0; i < rows.size(); ++i) std::ranges::copy(latents.row(static_cast<std::size_t>(rows[i])), some.row(i).begin());
  return some;
}

}  // namespace

struct NeighbourIndex::Parts {
  explicit Parts(std::size_t width) : flat(static_cast<std::int64_t>(width)) {}
  faiss::IndexFlatL2 flat;  ///< all rows, or the centres of the lists
  std::size_t rows = 0;

  // Beyond the exact rows:
  struct List {
    std::vector<int> rows;
    Matrix latents;         ///< of these rows
    std::vector<int> near;  ///< lists: itself, then the nearest first
  };
  std::vector<List> lists;

  void makeLists(const Matrix& all, const jobs::JobContext& context) {
    const auto count = static_cast<std::size_t>(std::sqrt(static_cast<double>(all.rows)));
    const Matrix centres = centresOf(all, count, context);
    flat.add(static_cast<std::int64_t>(count), centres.values.data());
    std::vector<std::vector<int>> members = membersOf(listsOf(all, flat, context), count);
    // Of 50,000 rows a quarter, of a million an eighth: that finds nearly all neighbours in latents of models.
    const std::size_t near = std::min(count, static_cast<std::size_t>(4 * std::sqrt(static_cast<double>(count))));
    std::vector<float> distances(count * near);
    std::vector<std::int64_t> nearest(count * near);
    search(flat, centres.values.data(), count, near, distances.data(), nearest.data());
    lists.resize(count);
    for (std::size_t list = 0; list < count; ++list) {
      lists[list].rows = std::move(members[list]);
      lists[list].latents = rowsAt(all, lists[list].rows);
      lists[list].near = {static_cast<int>(list)};
      for (std::size_t i = 0; i < near; ++i)
        if (const std::int64_t other = nearest[list * near + i]; other >= 0 && other != static_cast<std::int64_t>(list)) lists[list].near.push_back(static_cast<int>(other));
    }
  }

  /// Itself and those near it; all where these hold too few rows, as where nearly all rows are equal.
  std::vector<int> searched(const List& list, std::size_t least) const {
    std::size_t held = 0;
    for (const int near : list.near) held += lists[static_cast<std::size_t>(near)].rows.size();
    if (held >= least) return list.near;
    std::vector<int> all(lists.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
  }

  /// The neighbours of rows that are all nearest to one list's centre; ends early when told to stop.
  void searchList(const List& list, std::span<const int> asked_rows, const Matrix& asked, Neighbours& found, const std::stop_token& stop) const {
    faiss::IndexFlatL2 index(flat.d);
    std::vector<int> row_of;
    for (const int number : searched(list, found.count)) {
      const List& near = lists[static_cast<std::size_t>(number)];
      index.add(static_cast<std::int64_t>(near.rows.size()), near.latents.values.data());
      row_of.insert(row_of.end(), near.rows.begin(), near.rows.end());
    }
    std::vector<float> distances(piece_rows * found.count);
    std::vector<std::int64_t> ids(distances.size());
    for (std::size_t first = 0; first < asked_rows.size() && !stop.stop_requested(); first += piece_rows) {
      const auto piece = asked_rows.subspan(first, std::min(piece_rows, asked_rows.size() - first));
      index.search(static_cast<std::int64_t>(piece.size()), rowsAt(asked, piece).values.data(), static_cast<std::int64_t>(found.count),
                   distances.data(), ids.data());
      for (std::size_t i = 0; i < piece.size(); ++i)
        for (std::size_t k = 0; k < found.count; ++k) {
          const std::size_t from = i * found.count + k, to = static_cast<std::size_t>(piece[i]) * found.count + k;
          found.ids[to] = ids[from] < 0 ? -1 : row_of[static_cast<std::size_t>(ids[from])];
          found.distances[to] = distances[from];
        }
    }
  }

  void searchLists(const Matrix& asked, Neighbours& found, const jobs::JobContext& context) const {
    constexpr std::size_t lists_at_once = 8;
    const std::vector<std::vector<int>> asked_of = membersOf(listsOf(asked, flat, context), lists.size());
    for (std::size_t first = 0; first < lists.size(); first += lists_at_once) {
      const std::size_t last = std::min(first + lists_at_once, lists.size());
      at::parallel_for(static_cast<std::int64_t>(first), static_cast<std::int64_t>(last), 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto list = static_cast<std::size_t>(begin); list < static_cast<std::size_t>(end); ++list)
          if (!asked_of[list].empty()) searchList(lists[list], asked_of[list], asked, found, context.stop);
      });
      context.throwIfStopped();
      context.progress({"Finding neighbours", static_cast<double>(last), static_cast<double>(lists.size()), "parts"});
    }
  }

  void searchAll(const Matrix& asked, Neighbours& found, const jobs::JobContext& context) const {
    std::vector<std::int64_t> ids(chunk_rows * found.count);
    for (std::size_t first = 0; first < asked.rows; first += chunk_rows) {
      context.throwIfStopped();
      const std::size_t last = std::min(first + chunk_rows, asked.rows);
      search(flat, asked.row(first).data(), last - first, found.count, found.distances.data() + first * found.count, ids.data());
      for (std::size_t i = 0; i < (last - first) * found.count; ++i) found.ids[first * found.count + i] = static_cast<int>(ids[i]);
      context.progress({"Finding neighbours", static_cast<double>(last), static_cast<double>(asked.rows), "tokens"});
    }
  }
};

NeighbourIndex::NeighbourIndex(const Matrix& latents, const jobs::JobContext& context, std::size_t exact_up_to)
    : parts_(std::make_unique<Parts>(latents.cols)) {
  if (latents.rows == 0 || latents.cols == 0) fail(ErrorKind::Mismatch, "There are no tokens to find neighbours among.");
  model::useOneBlasThread();  // each of our threads makes its own products
  parts_->rows = latents.rows;
  if (latents.rows > exact_up_to) parts_->makeLists(latents, context);
  else parts_->flat.add(static_cast<std::int64_t>(latents.rows), latents.values.data());
}

NeighbourIndex::~NeighbourIndex() = default;
NeighbourIndex::NeighbourIndex(NeighbourIndex&&) noexcept = default;
NeighbourIndex& NeighbourIndex::operator=(NeighbourIndex&&) noexcept = default;

std::size_t NeighbourIndex::rows() const { return parts_->rows; }
bool NeighbourIndex::exact() const { return parts_->lists.empty(); }

Neighbours NeighbourIndex::nearest(const Matrix& latents, std::size_t count, const jobs::JobContext& context) const {
  if (static_cast<std::int64_t>(latents.cols) != parts_->flat.d)
    fail(ErrorKind::Mismatch, "The tokens have " + std::to_string(latents.cols) +
                                  " features, those they are compared with " + std::to_string(parts_->flat.d) + ".");
  Neighbours found;
  found.rows = latents.rows;
  found.count = std::min(count, rows());
  found.ids.resize(found.rows * found.count);
  found.distances.resize(found.ids.size());
  exact() ? parts_->searchAll(latents, found, context) : parts_->searchLists(latents, found, context);
  if (std::ranges::any_of(found.ids, [](int id) { return id < 0; })) fail(ErrorKind::Mismatch, "The latents hold values that are not numbers.");
  for (float& distance : found.distances) distance = std::sqrt(std::max(0.0F, distance));
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
