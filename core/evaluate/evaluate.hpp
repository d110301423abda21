#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/evaluate/latent_model.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::evaluate {

/// How much is measured; all scenes are held out: training never sees their seeds.
struct Amount {
  int clips = 1000;     ///< for prediction errors
  int pairs = 200;      ///< of each kind, for surprise
  int probe_fit = 1000;  ///< clips the position probe is fitted on; 1,000 need about 3 GB of memory
  int probe_test = 250;
  int leaf_clips = 100;
  std::uint64_t seed = 1;  ///< moves all of them to other scenes
};

/// One figure with a 95 % interval over clips (bootstrap, 1,000 draws; for accuracies Wilson's). Not a number: nothing to
/// measure on, or no interval.
struct Figure {
  std::string measure;  ///< "future_ratio"
  std::string meaning;  ///< one line
  double value = 0, low = 0, high = 0;
  int samples = 0;
};

/// Measures a model. Reports "clips". Throws `Failure` (Refused) for an amount below 1 or too
/// few clips for the probe. The same model, amount and seed give the same figures but for rounding.
std::vector<Figure> evaluate(const LatentModel& model, const Amount& amount, const jobs::JobContext& context);

/// What a figure should reach; measures without a wish have none.
struct Wish {
  std::string measure;
  bool at_most = false;  ///< else at least
  double floor = 0, goal = 0;
};
const std::vector<Wish>& wishes();

/// The figures of a model beside those of an untrained one of the same shape, and the wishes.
struct Table {
  std::string model, untrained;  ///< what was measured, in words
  Amount amount;
  std::vector<Figure> figures, untrained_figures;
  bool floorsHold() const;
};
std::string textOf(const Table& table);
std::string csvOf(const Table& table);
std::string jsonOf(const Table& table);

}  // namespace lacuna::evaluate
