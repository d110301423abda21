#include "core/probe/reading.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "core/base/error.hpp"
#include "core/latent/errors.hpp"

namespace lacuna::probe {
namespace {

using RowOf = std::function<std::span<const float>(std::size_t)>;  ///< the latent that stands for hidden token number i

void checkFits(const LinearProbe& probe, const latent::Run& run) {
  if (probe.labels.clipGrid() != run.grid()) fail(ErrorKind::Mismatch, "The probe was fitted on another grid of tokens. Fit it on this clip.");
  if (probe.whole.weights.cols != run.targets_normed->cols)
    fail(ErrorKind::Mismatch, "The probe is for " + std::to_string(probe.whole.weights.cols) + " features, the model has " + std::to_string(run.targets_normed->cols) + ".");
  if (!run.predicted) fail(ErrorKind::Mismatch, "Nothing is hidden, so there is no prediction to read. Hide something.");
  if (run.predicted->values.cols != run.targets_normed->cols)
    fail(ErrorKind::Mismatch, "This model predicts another model's latents, which a probe of its own cannot read.");
}

/// The commonest label of the visible tokens.
int visibleMajority(const LinearProbe& probe, const latent::Run& run) {
  std::vector<int> counts(probe.labels.classes.size(), 0);
  for (const TokenId id : run.mask.visibleIds()) {
    const int label = probe.labels.of_token[static_cast<std::size_t>(index(id))];
    if (label != unlabelled) ++counts[static_cast<std::size_t>(label)];
  }
  return static_cast<int>(std::ranges::max_element(counts) - counts.begin());
}

class Reader {
 public:
  Reader(const LinearProbe& probe, HiddenReading& reading, const jobs::JobContext& context)
      : probe_(probe), reading_(reading), context_(context) {}

  void read(HiddenWay way, const RowOf& row_of) {
    way.shares = Matrix(reading_.ids.size(), probe_.labels.classes.size());
    for (std::size_t i = 0; i < reading_.ids.size(); ++i) {
      if (i % 64 == 0) context_.throwIfStopped();
      const std::vector<double> shares = probe_.readerOf(reading_.ids[i]).shares(row_of(i));
      std::ranges::copy(shares, way.shares.row(i).begin());
      way.said.push_back(static_cast<int>(std::ranges::max_element(shares) - shares.begin()));
    }
    addJudged(std::move(way));
  }

  void addJudged(HiddenWay way) {
    Said said;
    for (std::size_t i = 0; i < reading_.ids.size(); ++i) {
      if (reading_.label[i] == unlabelled) continue;
      said.label.push_back(reading_.label[i]);
      said.said.push_back(way.said[i]);
      said.group.push_back(groupOf(reading_.ids[i]));
    }
    const int groups = said.numberGroups();
    const Tally tally(said, groups, probe_.labels.classCount());
    const ProbeSettings& s = probe_.settings;
    way.accuracy = groupwise(groups, s.resamples, s.seed, [&](std::span<const int> times) { return tally.accuracy(times); }, context_);
    way.balanced = groupwise(groups, s.resamples, s.seed, [&](std::span<const int> times) { return tally.balanced(times); }, context_);
    way.right_share = rightShares(way);
    reading_.ways.push_back(std::move(way));
  }

 private:
  /// What is drawn anew for an interval; where whole clips were left out, steps of this one.
  int groupOf(TokenId token) const {
    if (probe_.folds.by == FoldBy::Clips) return probe_.labels.grid.cell(token).step;
    return probe_.folds.group_of_token[static_cast<std::size_t>(index(token))];
  }

  std::vector<double> rightShares(const HiddenWay& way) const {
    std::vector<double> sums(probe_.labels.classes.size(), 0), counts(sums.size(), 0);
    for (std::size_t i = 0; i < reading_.ids.size(); ++i) {
      if (reading_.label[i] == unlabelled) continue;
      const auto label = static_cast<std::size_t>(reading_.label[i]);
      sums[label] += static_cast<double>(way.shares.row(i)[label]);
      ++counts[label];
    }
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] = counts[k] > 0 ? sums[k] / counts[k] : std::numeric_limits<double>::quiet_NaN();
    return sums;
  }

  const LinearProbe& probe_;
  HiddenReading& reading_;
  const jobs::JobContext& context_;
};

HiddenWay alwaysSaid(int said, std::size_t tokens, std::size_t classes) {
  HiddenWay way{"Majority", "The commonest label of the visible tokens", std::vector<int>(tokens, said), Matrix(tokens, classes), {}, {}, {}};
  for (std::size_t i = 0; i < tokens; ++i) way.shares.row(i)[static_cast<std::size_t>(said)] = 1;
  return way;
}

}  // namespace

HiddenReading readHidden(const LinearProbe& probe, const latent::Run& run, const jobs::JobContext& context) {
  checkFits(probe, run);
  HiddenReading reading;
  reading.ids = run.hidden_ids;
  for (const TokenId id : reading.ids) {
    reading.label.push_back(probe.labels.of_token[static_cast<std::size_t>(index(id))]);
    if (reading.label.back() != unlabelled) ++reading.labelled;
  }
  const std::vector<TokenId> nearest = latent::nearestVisible(run.mask);
  const Matrix& truth = *run.targets_normed;
  Reader reader(probe, reading, context);
  reader.read({"True latents", "What the probe says from the latents that are hidden: as good as it gets", {}, {}, {}, {}, {}},
              [&](std::size_t i) { return truth.row(static_cast<std::size_t>(index(reading.ids[i]))); });
  reader.read({"Predicted latents", "What it says from the predictions in their place", {}, {}, {}, {}, {}},
              [&](std::size_t i) { return run.predicted->values.row(i); });
  reader.read({"Copied latents", "What it says from the true latent of the nearest visible token", {}, {}, {}, {}, {}}, [&](std::size_t i) {
    return truth.row(static_cast<std::size_t>(index(nearest[static_cast<std::size_t>(index(reading.ids[i]))])));
  });
  reader.addJudged(alwaysSaid(visibleMajority(probe, run), reading.ids.size(), probe.labels.classes.size()));
  return reading;
}

TokenReading readTokens(const LinearProbe& probe, const Matrix& latents_normed, const jobs::JobContext& context) {
  TokenReading reading;
  for (std::size_t i = 0; i < latents_normed.rows; ++i) {
    if (i % 64 == 0) context.throwIfStopped();
    const std::vector<double> shares = probe.readerOf(TokenId{static_cast<std::int32_t>(i)}).shares(latents_normed.row(i));
    const auto most = std::ranges::max_element(shares);
    reading.said.push_back(static_cast<int>(most - shares.begin()));
    reading.share.push_back(*most);
  }
  return reading;
}

}  // namespace lacuna::probe
