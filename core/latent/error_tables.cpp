#include "core/latent/error_tables.hpp"

#include <array>
#include <cmath>
#include <iomanip>
#include <limits>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/latent/error_places.hpp"
#include "core/latent/npz_file.hpp"

namespace lacuna::latent {
namespace {

using Json = nlohmann::ordered_json;

struct Named {
  const char* name;
  Metric metric;
};
constexpr std::array metrics = {Named{"l1_normed", Metric::L1Normed}, Named{"l1_raw", Metric::L1Raw}, Named{"l2_normed", Metric::L2Normed},
                                Named{"cosine", Metric::Cosine}};

/// Grows a table row by row.
class Rows {
 public:
  explicit Rows(Table& table) : table_(table) {}
  void number(const std::string& column, double value) { named(column).values.push_back(value); }
  void word(const std::string& column, std::string value) { named(column).words.push_back(std::move(value)); }
  void endRow() { next_ = 0; }

 private:
  Column& named(const std::string& name) {
    if (next_ == table_.columns.size()) table_.columns.push_back({name, {}, {}});
    return table_.columns[next_++];
  }
  Table& table_;
  std::size_t next_ = 0;
};

std::string bestName(const Run& run, Metric metric) {
  const int best = bestBaseline(run, metric);
  return best < 0 ? "none" : run.baselines[static_cast<std::size_t>(best)].name;
}

Json settingsOf(const Run& run) {
  const auto& d = run.model->description();
  Json best = Json::object();
  for (const Named& named : metrics) best[named.name] = bestName(run, named.metric);
  return {{"run", run.hash.hex()},
          {"clip", run.window->info.name},
          {"start_frame", run.window->sampling.start_frame},
          {"model", d.name},
          {"weights", "context from " + (run.settings.context_from_target_encoder ? d.target_weights : d.context_weights) + ", targets from " + d.target_weights},
          {"computed", model::nameOf(run.model->compute())},
          {"mask_hash", run.mask.hash().hex()},
          {"hidden", run.hidden_ids.size()},
          {"mask_token", run.settings.mask_token},
          {"best_simple_guess", std::move(best)}};
}

void addGroup(Rows& rows, const std::string& name, const ErrorGroup& group) {
  rows.number(name + "_mean", group.mean);
  rows.number(name + "_deviation", group.deviation);
  rows.number(name + "_10", group.tenth);
  rows.number(name + "_90", group.ninetieth);
  rows.number(name + "_best_guess", group.baseline);
}

void addDistances(Rows& rows, const Run& run, const char* kind, const std::vector<float>& distances) {
  std::vector<std::vector<ErrorGroup>> groups;
  for (const Named& named : metrics) groups.push_back(errorsByDistance(run, named.metric, distances));
  for (std::size_t i = 0; i < groups.front().size(); ++i) {
    rows.word("distance", kind);
    rows.number("from_cells", groups.front()[i].low);
    rows.number("to_below_cells", groups.front()[i].low + 1);
    rows.number("tokens", groups.front()[i].tokens);
    for (std::size_t metric = 0; metric < metrics.size(); ++metric) addGroup(rows, metrics[metric].name, groups[metric][i]);
    rows.endRow();
  }
}

/// A step without hidden tokens has no errors.
void addStep(Rows& rows, const std::string& name, const StepStatistics& step) {
  const auto known = [&step](double value) { return step.hidden > 0 ? value : std::numeric_limits<double>::quiet_NaN(); };
  rows.number(name + "_mean", known(step.mean));
  rows.number(name + "_10", known(step.tenth));
  rows.number(name + "_median", known(step.median));
  rows.number(name + "_90", known(step.ninetieth));
  rows.number(name + "_best_guess", known(step.baseline));
}

}  // namespace

std::string runSettingsJson(const Run& run) { return settingsOf(run).dump(-1, ' ', false, Json::error_handler_t::replace); }

Table distanceTable(const Run& run) {
  Table table{"by_distance", runSettingsJson(run), {}};
  if (run.errors.empty()) return table;
  Rows rows(table);
  const BorderDistances distances = borderDistances(run.mask);
  addDistances(rows, run, "within step", distances.within_step);
  addDistances(rows, run, "space and time", distances.space_time);
  return table;
}

Table stepTable(const Run& run) {
  Table table{"by_step", runSettingsJson(run), {}};
  Rows rows(table);
  std::vector<std::vector<StepStatistics>> steps;
  for (const Named& named : metrics) steps.push_back(errorsByStep(run, named.metric));
  const auto tubelet = static_cast<std::size_t>(run.model->description().tubelet);
  for (std::size_t i = 0; i < steps.front().size(); ++i) {
    const std::size_t frame = i * tubelet;
    rows.number("step", static_cast<double>(i));
    rows.number("time_s", frame < run.window->time_s.size() ? run.window->time_s[frame] : std::numeric_limits<double>::quiet_NaN());
    rows.number("hidden", steps.front()[i].hidden);
    rows.number("motion", steps.front()[i].motion);
    for (std::size_t metric = 0; metric < metrics.size(); ++metric) addStep(rows, metrics[metric].name, steps[metric][i]);
    rows.endRow();
  }
  return table;
}

void writeTimeByCell(const Run& run, const std::string& path) {
  const mask::TokenGrid& grid = run.grid();
  const std::vector<std::size_t> shape = {static_cast<std::size_t>(grid.steps), static_cast<std::size_t>(grid.rows), static_cast<std::size_t>(grid.cols)};
  NpzFile file;
  for (const Named& named : metrics) file.add(named.name, timeByCell(run, named.metric).values, shape);
  file.add("settings", runSettingsJson(run));
  file.write(path);
}

std::string worstMomentsText(const Run& run) {
  if (run.errors.empty()) return {};
  constexpr std::size_t most_steps = 3, most_tokens = 5;
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << std::fixed << std::setprecision(3);
  const auto steps = worstSteps(run, Metric::L1Normed, most_steps);
  if (!steps.empty()) out << "Worst steps (counted from 1, as in the window), L1 above the median of all steps:\n";
  for (const WorstStep& step : steps) out << "  step " << step.step + 1 << "   L1 " << step.mean << ", " << step.above << " above; best simple guess " << step.baseline << '\n';
  out << "Worst tokens (counted from 1, as in the window; files and options count from 0):\n";
  const int best = bestBaseline(run, Metric::L1Normed);
  for (const std::size_t row : worstTokens(run, Metric::L1Normed, most_tokens)) {
    const mask::Cell cell = run.grid().cell(run.hidden_ids[row]);
    out << "  step " << cell.step + 1 << ", row " << cell.row + 1 << ", column " << cell.col + 1 << "   L1 " << run.errors[row].l1_normed;
    if (best >= 0) out << "; best simple guess " << run.baselines[static_cast<std::size_t>(best)].errors[row].l1_normed;
    out << '\n';
  }
  return out.str();
}

}  // namespace lacuna::latent
