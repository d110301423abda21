#pragma once

#include "core/sweep/store.hpp"

namespace lacuna::sweep {

/// A part of a sweep's runs: those whose number leaves `part` when divided by `parts`.
struct Share {
  std::size_t part = 0, parts = 1;
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

/// Makes what is missing of a share, one run after another, each kept as soon as it is there. Runs of one clip and model follow
/// one another, so that its latents are made once. Reports "runs". Throws `CancelledException`, and `Failure` where the store
/// cannot be written; what is wrong with single runs is reported.
SweepReport runSweep(const Spec& spec, Store& store, const Share& share, const jobs::JobContext& context);

/// The runs of one place of the axes over all clips.
struct Place {
  std::vector<std::string> at;  ///< the value of each axis
  std::size_t runs = 0;
  double mean = 0, deviation = 0;  ///< of the runs' mean errors, as trained; the deviation is a sample's, 0 for one run
  double baseline = 0;             ///< mean of the best simple guess of each
  double hidden_share = 0;         ///< mean
};
/// In the order of the axes; places without a run are left out.
std::vector<Place> tableOf(const Spec& spec, const std::vector<Kept>& kept);

/// A row for each run: number, clip, a column for each axis, mask, hidden, errors, baseline, hashes. Throws as `writeWhole`.
void writeRuns(const Spec& spec, const std::vector<Kept>& kept, const std::string& path);
void writeTable(const Spec& spec, const std::vector<Place>& table, const std::string& path);

}  // namespace lacuna::sweep
