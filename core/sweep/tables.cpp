#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/quantile.hpp"
#include "core/sweep/portable.hpp"
#include "core/sweep/run_sweep.hpp"

namespace lacuna::sweep {
namespace {

constexpr std::array metrics = {latent::Metric::L1Normed, latent::Metric::L1Raw, latent::Metric::L2Normed, latent::Metric::Cosine};
constexpr std::array names = {"l1_normed", "l1_raw", "l2_normed", "cosine"};

Spread spreadOf(const std::vector<const Kept*>& runs, latent::Metric metric) {
  Spread spread;
  std::vector<double> values;
  const auto count = static_cast<double>(runs.size());
  for (const Kept* run : runs) {
    values.push_back(static_cast<double>(latent::valueOf(run->mean, metric)));
    spread.mean += values.back() / count;
    spread.guess += static_cast<double>(latent::valueOf(run->guess, metric)) / count;
  }
  double squares = 0;
  for (const double value : values) squares += std::pow(value - spread.mean, 2);
  spread.deviation = runs.size() > 1 ? std::sqrt(squares / (count - 1)) : std::numeric_limits<double>::quiet_NaN();
  std::ranges::sort(values);
  spread.low = quantileOfSorted(values, 0.25);
  spread.median = quantileOfSorted(values, 0.5);
  spread.high = quantileOfSorted(values, 0.75);
  return spread;
}

std::string settingsOf(const Spec& spec, const std::string& what) {
  nlohmann::ordered_json json{{"what", what}};
  Spec named = byNames(spec);
  for (std::size_t axis = 0; axis < spec.axes.size(); ++axis) named.axes[axis].values = namesApart(spec.axes[axis].values);
  named.clips = namesApart(spec.clips);
  json["sweep"] = nlohmann::ordered_json::parse(jsonOf(named));
  return json.dump();
}

/// What the values are called in tables.
std::map<std::string, std::string> namesIn(const std::vector<std::string>& values) {
  const std::vector<std::string> apart = namesApart(values);
  std::map<std::string, std::string> names;
  for (std::size_t i = 0; i < values.size(); ++i) names[values[i]] = apart[i];
  return names;
}

/// Numbers as numbers where all values are, else as words.
latent::Column columnOf(const std::string& name, const std::vector<std::string>& texts) {
  latent::Column column{name, {}, {}};
  for (const std::string& text : texts) {
    const auto value = numberIn(text);
    if (!value) return {name, {}, texts};
    column.values.push_back(*value);
  }
  return column;
}

}  // namespace

std::size_t placeOf(const Spec& spec, std::size_t run, const std::set<std::size_t>& over) {
  std::size_t rest = run % spec.places(), place = 0, stride = 1;
  for (std::size_t axis = spec.axes.size(); axis-- > 0;) {
    const std::size_t values = spec.axes[axis].values.size();
    if (!over.contains(axis)) place += stride * (rest % values), stride *= values;
    rest /= values;
  }
  return place;
}

std::vector<Place> tableOf(const Spec& spec, const std::vector<Kept>& kept, const std::set<std::size_t>& over) {
  std::map<std::size_t, std::vector<const Kept*>> by_place;
  for (const Kept& run : kept) by_place[placeOf(spec, run.number, over)].push_back(&run);
  std::vector<Place> table;
  for (const auto& [number, runs] : by_place) {
    Place place{number, {}, runs.size(), 0, {}};
    const Point point = pointAt(spec, runs.front()->number);
    for (std::size_t axis = 0; axis < spec.axes.size(); ++axis)
      if (!over.contains(axis)) place.at.push_back(point.at[axis]);
    for (const Kept* run : runs) place.hidden_share += static_cast<double>(run->hidden) / run->tokens / static_cast<double>(runs.size());
    for (const latent::Metric metric : metrics) place.by_metric[static_cast<std::size_t>(metric)] = spreadOf(runs, metric);
    table.push_back(std::move(place));
  }
  return table;
}

latent::Table runsTable(const Spec& spec, const std::vector<Kept>& kept) {
  latent::Table table{"runs", settingsOf(spec, "Means over hidden tokens of each run, and of the simple guess that is best by each metric"), {}};
  const auto numbers = [&](const std::string& name, const auto& value) {
    latent::Column column{name, {}, {}};
    for (const Kept& run : kept) column.values.push_back(static_cast<double>(value(run)));
    table.columns.push_back(std::move(column));
  };
  const auto words = [&](const std::string& name, const auto& value) {
    latent::Column column{name, {}, {}};
    for (const Kept& run : kept) column.words.push_back(value(run));
    table.columns.push_back(std::move(column));
  };
  numbers("number", [](const Kept& run) { return run.number; });
  const auto clips = namesIn(spec.clips);
  words("clip", [&](const Kept& run) { return clips.at(pointAt(spec, run.number).clip); });
  for (std::size_t axis = 0; axis < spec.axes.size(); ++axis) {
    const auto values = namesIn(spec.axes[axis].values);
    std::vector<std::string> at;
    for (const Kept& run : kept) at.push_back(values.at(pointAt(spec, run.number).at[axis]));
    table.columns.push_back(columnOf(spec.axes[axis].name, at));
  }
  words("applied_mask", [](const Kept& run) { return nameOf(run.mask); });
  numbers("hidden", [](const Kept& run) { return run.hidden; });
  numbers("tokens", [](const Kept& run) { return run.tokens; });
  for (std::size_t i = 0; i < metrics.size(); ++i) numbers(names[i], [i](const Kept& run) { return latent::valueOf(run.mean, metrics[i]); });
  words("best_simple_guess", [](const Kept& run) { return run.baseline; });
  for (std::size_t i = 0; i < metrics.size(); ++i) numbers(std::string("best_simple_guess_") + names[i], [i](const Kept& run) { return latent::valueOf(run.guess, metrics[i]); });
  words("run_hash", [](const Kept& run) { return run.run.hex(); });
  words("model_hash", [](const Kept& run) { return run.model.hex(); });
  words("clip_hash", [](const Kept& run) { return run.clip.hex(); });
  return table;
}

latent::Table placesTable(const Spec& spec, const std::vector<Place>& places, const std::set<std::size_t>& over) {
  latent::Table table{"table", settingsOf(spec, "Over the runs of a place (clips, seeds): mean, sample deviation, quartiles, mean of the best simple guesses"), {}};
  std::size_t place_axis = 0;
  for (std::size_t axis = 0; axis < spec.axes.size(); ++axis) {
    if (over.contains(axis)) continue;
    const auto values = namesIn(spec.axes[axis].values);
    std::vector<std::string> texts;
    for (const Place& place : places) texts.push_back(values.at(place.at[place_axis]));
    table.columns.push_back(columnOf(spec.axes[axis].name, texts));
    ++place_axis;
  }
  const auto add = [&](const std::string& name, const auto& value) {
    latent::Column column{name, {}, {}};
    for (const Place& place : places) column.values.push_back(value(place));
    table.columns.push_back(std::move(column));
  };
  add("runs", [](const Place& place) { return static_cast<double>(place.runs); });
  add("hidden_share", [](const Place& place) { return place.hidden_share; });
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const auto metric = metrics[i];
    const std::string name = names[i];
    add("mean_" + name, [metric](const Place& place) { return place.of(metric).mean; });
    add("deviation_" + name, [metric](const Place& place) { return place.of(metric).deviation; });
    add("low_quartile_" + name, [metric](const Place& place) { return place.of(metric).low; });
    add("median_" + name, [metric](const Place& place) { return place.of(metric).median; });
    add("high_quartile_" + name, [metric](const Place& place) { return place.of(metric).high; });
    add("best_simple_guess_" + name, [metric](const Place& place) { return place.of(metric).guess; });
  }
  return table;
}

void writeTables(const Spec& spec, const std::vector<Kept>& kept, const std::string& folder) {
  latent::writeTableCsv(runsTable(spec, kept), folder + "/runs.csv");
  latent::writeTableCsv(placesTable(spec, tableOf(spec, kept)), folder + "/table.csv");
}

}  // namespace lacuna::sweep
