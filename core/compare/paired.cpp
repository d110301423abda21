#include "core/compare/paired.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "core/base/error.hpp"
#include "core/base/quantile.hpp"
#include "core/base/random_draws.hpp"
#include "core/latent/error_places.hpp"

namespace lacuna::compare {
namespace {

std::string sizeText(const mask::TokenGrid& grid) {
  return std::to_string(grid.steps) + " x " + std::to_string(grid.rows) + " x " + std::to_string(grid.cols);
}

std::vector<TokenId> sharedTokens(const Subject& a, const Subject& b) {
  if (a.grid != b.grid)
    fail(ErrorKind::Mismatch, "These runs have different grids, A " + sizeText(a.grid) + " and B " + sizeText(b.grid) +
                                  " (steps x rows x columns), so no token of one is a token of the other. Give both models the same frames and picture size in tokens.");
  std::vector<TokenId> shared;
  std::ranges::set_intersection(a.hidden_ids, b.hidden_ids, std::back_inserter(shared));
  if (shared.empty())
    fail(ErrorKind::Mismatch, "No token is hidden in both runs (A hides " + std::to_string(a.hidden_ids.size()) + ", B " +
                                  std::to_string(b.hidden_ids.size()) + "). Choose masks that overlap.");
  return shared;
}

/// What a side's errors are divided by.
double divisorOf(const Subject& subject, const Settings& settings, bool divided, const char* side) {
  if (!divided) return 1;
  const double spread = valueOf(subject.spread, settings.metric);
  if (!std::isfinite(spread) || spread <= 0)
    fail(ErrorKind::Mismatch, std::string("All true tokens of run ") + side + " are the same, so its errors have no scale. Compare them as they are (--scale as-is), or choose cosine similarity.");
  return spread;
}

std::vector<double> valuesOf(const Subject& subject, const std::vector<TokenId>& tokens, latent::Metric metric, double divisor, const char* side) {
  std::vector<double> values;
  values.reserve(tokens.size());
  std::size_t row = 0;
  for (const TokenId token : tokens) {
    while (subject.hidden_ids[row] != token) ++row;
    const double value = static_cast<double>(latent::valueOf(subject.errors[row], metric)) / divisor;
    if (!std::isfinite(value)) fail(ErrorKind::Mismatch, std::string("Run ") + side + " has errors that are not numbers, so it cannot be compared.");
    values.push_back(value);
  }
  return values;
}

SideFigures figuresOf(const Subject& subject, const std::vector<TokenId>& tokens, const std::vector<double>& values, const Settings& settings,
                      double divisor, const char* side) {
  SideFigures figures;
  figures.divided_by = divisor;
  figures.mean = meanOf(values);
  std::vector<double> sorted = values;
  std::ranges::sort(sorted);
  figures.nine_of_ten = quantileOfSorted(sorted, latent::higherIsWorse(settings.metric) ? 0.9 : 0.1);
  const auto worst = latent::higherIsWorse(settings.metric) ? std::ranges::max_element(values) : std::ranges::min_element(values);
  figures.worst = *worst;
  figures.worst_token = tokens[static_cast<std::size_t>(worst - values.begin())];
  figures.cosine = meanOf(valuesOf(subject, tokens, latent::Metric::Cosine, 1, side));
  return figures;
}

void countBetter(Comparison& made) {
  for (const double gain : made.gain) {
    if (gain > 0) ++made.b_better;
    else if (gain < 0) ++made.a_better;
    else ++made.ties;
  }
}

void drawIntervals(Comparison& made, const jobs::JobContext& context) {
  std::vector<int> step_of, place_of;
  for (const TokenId token : made.tokens) {
    step_of.push_back(index(token) / made.grid.perStep());
    place_of.push_back(index(token) % made.grid.perStep());
  }
  const Settings& settings = made.settings;
  made.by_steps = clusterInterval(made.gain, step_of, settings.draws, mixedSeed(settings.seed, 1), context);
  made.by_places = clusterInterval(made.gain, place_of, settings.draws, mixedSeed(settings.seed, 2), context);
  made.if_independent = independentInterval(made.gain);
}

/// Adds up one token, to be divided by the count at the end.
void count(PartFigures& part, const Comparison& made, std::size_t row) {
  ++part.tokens;
  part.a += made.a[row];
  part.b += made.b[row];
  part.gain += made.gain[row];
}

void finish(PartFigures& part) {
  if (part.tokens == 0) return;
  for (double* sum : {&part.a, &part.b, &part.gain}) *sum /= part.tokens;
}

void splitBySteps(Comparison& made) {
  made.steps.resize(static_cast<std::size_t>(made.grid.steps));
  for (std::size_t row = 0; row < made.tokens.size(); ++row)
    count(made.steps[static_cast<std::size_t>(index(made.tokens[row]) / made.grid.perStep())], made, row);
  for (PartFigures& step : made.steps) finish(step);
}

void splitByRegions(Comparison& made, const std::vector<Region>& regions) {
  for (const Region& region : regions) {
    PartFigures part;
    part.name = region.name;
    for (const TokenId token : region.tokens)
      if (const int row = made.rowOf(token); row >= 0) count(part, made, static_cast<std::size_t>(row));
    finish(part);
    if (part.tokens > 0) made.regions.push_back(std::move(part));
  }
}

}  // namespace

std::optional<Interval> Comparison::interval() const { return intervalIsBySteps() ? by_steps : by_places; }

bool Comparison::intervalIsBySteps() const { return by_steps && (!by_places || by_steps->width() >= by_places->width()); }

Verdict Comparison::verdict() const {
  if (ties == static_cast<int>(tokens.size())) return Verdict::Same;
  const auto known = interval();
  if (!known) return Verdict::Unclear;
  if (known->low > 0) return Verdict::BBetter;
  return known->high < 0 ? Verdict::ABetter : Verdict::Unclear;
}

int Comparison::rowOf(TokenId token) const {
  const auto found = std::ranges::lower_bound(tokens, token);
  return found != tokens.end() && *found == token ? static_cast<int>(found - tokens.begin()) : -1;
}

Comparison compareRuns(const Subject& a, const Subject& b, const Settings& settings, const std::vector<Region>& regions,
                       const jobs::JobContext& context) {
  Comparison made;
  made.settings = settings;
  made.tokens = sharedTokens(a, b);
  made.grid = a.grid;
  made.hidden_a = static_cast<int>(a.hidden_ids.size());
  made.hidden_b = static_cast<int>(b.hidden_ids.size());
  made.same_clip = a.clip_hash == b.clip_hash;
  made.same_model = a.model_hash == b.model_hash;
  made.same_mask = a.mask_hash == b.mask_hash;
  const bool wanted = settings.scale == Scale::OwnSpread || (settings.scale == Scale::Auto && !made.same_model);
  made.divided = wanted && settings.metric != latent::Metric::Cosine;
  const double by_a = divisorOf(a, settings, made.divided, "A"), by_b = divisorOf(b, settings, made.divided, "B");
  made.a = valuesOf(a, made.tokens, settings.metric, by_a, "A");
  made.b = valuesOf(b, made.tokens, settings.metric, by_b, "B");
  context.throwIfStopped();
  for (std::size_t row = 0; row < made.tokens.size(); ++row)
    made.gain.push_back(latent::higherIsWorse(settings.metric) ? made.a[row] - made.b[row] : made.b[row] - made.a[row]);
  made.figures_a = figuresOf(a, made.tokens, made.a, settings, by_a, "A");
  made.figures_b = figuresOf(b, made.tokens, made.b, settings, by_b, "B");
  made.mean_gain = meanOf(made.gain);
  countBetter(made);
  drawIntervals(made, context);
  splitBySteps(made);
  splitByRegions(made, regions);
  return made;
}

}  // namespace lacuna::compare
