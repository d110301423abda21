#pragma once

#include <array>
#include <functional>
#include <set>

#include "core/latent/table.hpp"
#include "core/sweep/store.hpp"

namespace lacuna::sweep {

/// A part of a sweep's runs: those whose number leaves `part` when divided by `parts`.
struct Share {
  std::size_t part = 0, parts = 1;
  std::set<std::size_t> elsewhere{};  ///< finished in another store
};

struct SweepReport {
  std::size_t done = 0;    ///< made now
  std::size_t known = 0;   ///< that were there before, of this share
  struct Failed {
    std::size_t number = 0;
    Error error;
  };
  std::vector<Failed> failed;  ///< left out: they are tried again the next time
};

/// Told of each run that is kept, on the thread that makes them.
using OnKept = std::function<void(const Kept&)>;

/// Makes what is missing of a share, one run after another, each kept as soon as it is there. Runs of one clip and model follow
/// one another, so that its latents are made once. Reports "runs". Throws `CancelledException`, and `Failure` where the store
/// cannot be written; what is wrong with single runs is reported.
SweepReport runSweep(const Spec& spec, Store& store, const Share& share, const jobs::JobContext& context, const OnKept& on_kept = {});

/// Of the runs' means over hidden tokens, by one metric.
struct Spread {
  double mean = 0, deviation = 0;  ///< a sample's; NaN for one run
  double low = 0, median = 0, high = 0;  ///< quartiles, between runs by straight lines
  double guess = 0;                ///< mean of the best simple guesses of the runs, by this metric
};

/// The runs of one place of the axes over all clips and seeds.
struct Place {
  std::size_t number = 0;       ///< `placeOf` its runs
  std::vector<std::string> at;  ///< the value of each axis
  std::size_t runs = 0;
  double hidden_share = 0;      ///< mean
  std::array<Spread, 4> by_metric{};
  const Spread& of(latent::Metric metric) const { return by_metric[static_cast<std::size_t>(metric)]; }
};
/// Where a run lies among the places, counted in the order of the axes. `over` as in `tableOf`.
std::size_t placeOf(const Spec& spec, std::size_t run, const std::set<std::size_t>& over = {});
/// In the order of the axes; places without a run are left out. `over`: axes, by number, whose values are taken together too,
/// as clips and seeds are; they have no value in `at`.
std::vector<Place> tableOf(const Spec& spec, const std::vector<Kept>& kept, const std::set<std::size_t>& over = {});

/// A row for each run: number, clip, a column for each axis, mask, hidden, errors, best simple guesses, hashes.
latent::Table runsTable(const Spec& spec, const std::vector<Kept>& kept);
/// A row for each place. `over` as in `tableOf`.
latent::Table placesTable(const Spec& spec, const std::vector<Place>& table, const std::set<std::size_t>& over = {});

/// Writes runs.csv and table.csv to a folder. Throws as `writeTableCsv`.
void writeTables(const Spec& spec, const std::vector<Kept>& kept, const std::string& folder);

}  // namespace lacuna::sweep
