#include "core/probe/linear_probe.hpp"

#include <algorithm>
#include <limits>

#include "core/base/error.hpp"

namespace lacuna::probe {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Step, row and column from -1 to 1, with squares and products: a smooth map of where a label lies.
Matrix positionFeatures(const TokenLabels& labels) {
  const mask::TokenGrid& grid = labels.grid;
  const int steps = labels.clipGrid().steps;
  Matrix features(static_cast<std::size_t>(grid.size()), 9);
  const auto spread = [](int i, int count) { return count > 1 ? 2.0F * static_cast<float>(i) / static_cast<float>(count - 1) - 1 : 0.0F; };
  for (int i = 0; i < grid.size(); ++i) {
    const mask::Cell cell = grid.cell(TokenId{i});
    const float t = spread(cell.step % steps, steps), y = spread(cell.row, grid.rows), x = spread(cell.col, grid.cols);
    const float all[] = {t, y, x, t * t, y * y, x * x, t * y, t * x, y * x};
    std::ranges::copy(all, features.row(static_cast<std::size_t>(i)).begin());
  }
  return features;
}

int commonest(const std::vector<int>& counts) {
  return static_cast<int>(std::ranges::max_element(counts) - counts.begin());
}

/// One class alone: what is always said.
Logistic constant(int class_said, int classes, std::size_t width) {
  Logistic logistic{Matrix(static_cast<std::size_t>(classes), width), std::vector<double>(static_cast<std::size_t>(classes), -100.0), 0, true};
  logistic.offsets[static_cast<std::size_t>(class_said)] = 0;
  return logistic;
}

/// Labelled tokens inside or outside a fold; -1: all.
struct Part {
  std::vector<int> rows, classes;
  std::vector<int> counts;  // by class
};

Part partOf(const LinearProbe& probe, int fold, bool inside) {
  Part part;
  part.counts.assign(probe.labels.classes.size(), 0);
  for (std::size_t i = 0; i < probe.folds.of_token.size(); ++i) {
    const int of_token = probe.folds.of_token[i];
    if (of_token < 0 || (fold >= 0 && (of_token == fold) != inside)) continue;
    part.rows.push_back(static_cast<int>(i));
    part.classes.push_back(probe.labels.of_token[i]);
    ++part.counts[static_cast<std::size_t>(part.classes.back())];
  }
  return part;
}

Logistic fitOn(const Matrix& features, const Part& part, int classes, const LogisticSettings& settings, const jobs::JobContext& context) {
  const auto borne = std::ranges::count_if(part.counts, [](int count) { return count > 0; });
  if (borne == 1) return constant(commonest(part.counts), classes, features.cols);
  return fitLogistic(features, part.rows, part.classes, classes, settings, context);
}

/// The commonest label at each place, or the majority where none is.
std::vector<int> samePlace(const Part& part, const mask::TokenGrid& grid) {
  const std::size_t classes = part.counts.size(), places = static_cast<std::size_t>(grid.perStep());
  std::vector<std::vector<int>> counts(places, std::vector<int>(classes, 0));
  for (std::size_t i = 0; i < part.rows.size(); ++i)
    ++counts[static_cast<std::size_t>(part.rows[i]) % places][static_cast<std::size_t>(part.classes[i])];
  std::vector<int> said;
  for (const std::vector<int>& here : counts)
    said.push_back(std::ranges::all_of(here, [](int count) { return count == 0; }) ? commonest(part.counts) : commonest(here));
  return said;
}

/// Fits and tests one fold after another.
class Folding {
 public:
  Folding(LinearProbe& probe, const Matrix& latents, const jobs::JobContext& context)
      : probe_(probe), latents_(latents), position_(positionFeatures(probe.labels)), context_(context) {
    const std::vector<int> unsaid(probe.labels.of_token.size(), unlabelled);
    probe_.guesses = {{"Probe", "Linear probe of the true latents, fitted without the token's fold", unsaid, {}, {}},
                      {"Same place", "The commonest label at the same row and column in the other folds", unsaid, {}, {}},
                      {"Position", "Logistic regression with a penalty of 1 on step, row and column, their squares and products", unsaid, {}, {}},
                      {"Majority", "The commonest label of the other folds", unsaid, {}, {}}};
  }

  void run() {
    for (int fold = 0; fold < probe_.folds.count; ++fold) {
      report(fold);
      test(fold);
    }
    report(probe_.folds.count);
    probe_.whole = fitOn(latents_, partOf(probe_, -1, true), classes(), probe_.settings.logistic, context_);
  }

 private:
  int classes() const { return probe_.labels.classCount(); }
  void report(int done) const { context_.progress({"Fitting the probe", static_cast<double>(done), probe_.folds.count + 1.0, "fits"}); }

  void test(int fold) {
    const Part others = partOf(probe_, fold, false), inside = partOf(probe_, fold, true);
    const Logistic fitted = fitOn(latents_, others, classes(), probe_.settings.logistic, context_);
    const Logistic by_position = fitOn(position_, others, classes(), position_settings, context_);
    const std::vector<int> by_place = samePlace(others, probe_.labels.grid);
    const auto places = static_cast<std::size_t>(probe_.labels.grid.perStep());
    FoldFigures figures{static_cast<int>(others.rows.size()), static_cast<int>(inside.rows.size()), std::vector<double>(probe_.guesses.size(), 0), fitted.iterations, fitted.converged};
    for (std::size_t i = 0; i < inside.rows.size(); ++i) {
      const auto token = static_cast<std::size_t>(inside.rows[i]);
      const int said[] = {fitted.read(latents_.row(token)), by_place[token % places], by_position.read(position_.row(token)), commonest(others.counts)};
      for (std::size_t g = 0; g < probe_.guesses.size(); ++g) {
        probe_.guesses[g].of_token[token] = said[g];
        figures.accuracy[g] += said[g] == inside.classes[i] ? 1.0 / static_cast<double>(inside.rows.size()) : 0;
      }
    }
    probe_.by_fold.push_back(std::move(figures));
    probe_.without.push_back(fitted);
  }

  LinearProbe& probe_;
  const Matrix& latents_;
  const Matrix position_;
  const jobs::JobContext& context_;
};

Said saidBy(const Guess& guess, const LinearProbe& probe) {
  Said said;
  for (std::size_t i = 0; i < guess.of_token.size(); ++i) {
    if (probe.labels.of_token[i] == unlabelled) continue;
    said.label.push_back(probe.labels.of_token[i]);
    said.said.push_back(guess.of_token[i]);
    said.group.push_back(probe.folds.group_of_token[i]);
  }
  return said;
}

void judge(LinearProbe& probe, const jobs::JobContext& context) {
  const int classes = probe.labels.classCount();
  int groups = 0;
  const ProbeSettings& s = probe.settings;
  std::vector<Tally> all;
  for (Guess& guess : probe.guesses) {
    Said said = saidBy(guess, probe);
    groups = said.numberGroups();
    const Tally& tally = all.emplace_back(said, groups, classes);
    guess.accuracy = groupwise(groups, s.resamples, s.seed, [&](std::span<const int> times) { return tally.accuracy(times); }, context);
    guess.balanced = groupwise(groups, s.resamples, s.seed, [&](std::span<const int> times) { return tally.balanced(times); }, context);
  }
  for (std::size_t g = 2; g < probe.guesses.size(); ++g)
    if (probe.guesses[g].balanced.value > probe.guesses[probe.best_simple].balanced.value) probe.best_simple = g;
  const auto gain = [&](std::span<const int> times) { return all[0].balanced(times) - all[probe.best_simple].balanced(times); };
  probe.gain = groupwise(groups, s.resamples, s.seed, gain, context);
  probe.confusion.assign(probe.labels.classes.size(), std::vector<int>(probe.labels.classes.size(), 0));
  const Said by_probe = saidBy(probe.guesses[0], probe);
  for (std::size_t i = 0; i < by_probe.label.size(); ++i)
    ++probe.confusion[static_cast<std::size_t>(by_probe.label[i])][static_cast<std::size_t>(by_probe.said[i])];
}

}  // namespace

int Said::numberGroups() {
  std::vector<int> known = group;
  std::ranges::sort(known);
  known.erase(std::ranges::unique(known).begin(), known.end());
  for (int& one : group) one = static_cast<int>(std::ranges::lower_bound(known, one) - known.begin());
  return static_cast<int>(known.size());
}

Tally::Tally(const Said& said, int groups, int classes)
    : classes_(static_cast<std::size_t>(classes)), count_(static_cast<std::size_t>(groups) * classes_, 0), right_(count_), borne_(classes_, false) {
  for (std::size_t i = 0; i < said.label.size(); ++i) {
    const auto label = static_cast<std::size_t>(said.label[i]);
    const std::size_t at = static_cast<std::size_t>(said.group[i]) * classes_ + label;
    ++count_[at];
    if (said.label[i] == said.said[i]) ++right_[at];
    borne_[label] = true;
  }
}

double Tally::accuracy(std::span<const int> times) const {
  double right = 0, count = 0;
  for (std::size_t at = 0; at < count_.size(); ++at) {
    count += times[at / classes_] * count_[at];
    right += times[at / classes_] * right_[at];
  }
  return count > 0 ? right / count : nothing;
}

double Tally::balanced(std::span<const int> times) const {
  double sum = 0, borne = 0;
  for (std::size_t k = 0; k < classes_; ++k) {
    if (!borne_[k]) continue;
    double right = 0, count = 0;
    for (std::size_t group = 0; group < times.size(); ++group) {
      count += times[group] * count_[group * classes_ + k];
      right += times[group] * right_[group * classes_ + k];
    }
    if (count == 0) return nothing;  // a mean over fewer classes would be another figure
    sum += right / count;
    ++borne;
  }
  return borne > 0 ? sum / borne : nothing;
}

const Logistic& LinearProbe::readerOf(TokenId token) const {
  const int fold = folds.of_token[static_cast<std::size_t>(index(token))];
  return fold < 0 ? whole : without[static_cast<std::size_t>(fold)];
}

LinearProbe fitProbe(const Matrix& latents_normed, const TokenLabels& labels, const ProbeSettings& settings, const jobs::JobContext& context) {
  checkLabels(labels);
  if (latents_normed.rows != labels.of_token.size())
    fail(ErrorKind::Mismatch, "The labels are of " + std::to_string(labels.of_token.size()) + " tokens, and clip and model make " + std::to_string(latents_normed.rows) + ". Label this clip's tokens.");
  LinearProbe probe;
  probe.labels = labels;
  probe.settings = settings;
  probe.folds = foldsOf(labels, settings.fold_by, settings.folds, settings.seed);
  Folding(probe, latents_normed, context).run();
  judge(probe, context);
  return probe;
}

}  // namespace lacuna::probe
