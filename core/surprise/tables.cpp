#include "core/surprise/tables.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/file_name.hpp"
#include "core/surprise/statistics.hpp"

namespace lacuna::surprise {
namespace {

using Json = nlohmann::ordered_json;
using latent::Column;
using latent::Metric;
using latent::Table;

/// "Copy nearest visible" -> "copy_nearest_visible".
std::string asColumn(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::isalnum(c) ? static_cast<char>(std::tolower(c)) : '_'; });
  return name;
}

/// Of all pictures that were measured: one window's as every file has it, several windows' of theirs in order.
Hash128 clipHash(const Measurement& m) {
  if (m.windows.size() == 1) return m.windows.front()->clip;
  Hasher hasher;
  for (const auto& window : m.windows) hasher.value(window->clip.high).value(window->clip.low);
  return hasher.digest();
}

std::string contextName(int frames) { return "context_" + std::to_string(frames); }

Json settingsOf(const Measurement& m) {
  const Plan& plan = m.plan;
  return {{"clip", m.clip.name},
          {"clip_file", fileNameOf(m.clip.path)},
          {"clip_hash", clipHash(m).hex()},
          {"clip_hash_is_of", m.windows.size() == 1 ? "the window's pictures" : "the windows' clip_hash, in order"},
          {"clip_frames", m.clip.frames},
          {"clip_rate_fps", m.clip.rate_fps},
          {"model", m.model_name},
          {"model_hash", m.model.hex()},
          {"weights", m.weights},
          {"computed", m.computed},
          {"window_frames", m.settings.window_frames},
          {"context_frames", m.settings.context_frames},
          {"stride_frames", m.settings.stride_frames},
          {"rate_fps", m.settings.rate_fps},
          {"frame_step", plan.frame_step},
          {"size_px", m.settings.crop},
          {"mask_token", m.settings.run.mask_token},
          {"context_from_target_encoder", m.settings.run.context_from_target_encoder},
          {"windows", m.windows.size()},
          {"windows_in_clip", plan.windows}};
}

std::string inOneLine(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(); }

template <class Of>
Column columnOf(std::string name, const Measurement& m, Of of) {
  Column column{std::move(name), {}, {}};
  for (const auto& window : m.windows) column.values.push_back(static_cast<double>(of(*window)));
  return column;
}

struct Measure {
  const char* name;
  float latent::TokenErrors::*value;
};
constexpr std::array measures = {Measure{"l1_normed", &latent::TokenErrors::l1_normed}, Measure{"l1_raw", &latent::TokenErrors::l1_raw},
                                 Measure{"l2_normed", &latent::TokenErrors::l2_normed}, Measure{"cosine", &latent::TokenErrors::cosine}};

void addContext(Table& table, const Measurement& m, std::size_t context) {
  const std::string name = contextName(m.settings.context_frames[context]);
  table.columns.push_back(columnOf(name + "_motion", m, [context](const Window& w) {
    return meanOf({w.motion.begin() + w.futures[context].context_steps, w.motion.end()});
  }));
  for (const Measure& measure : measures)
    table.columns.push_back(columnOf(name + '_' + measure.name, m, [&](const Window& w) { return w.futures[context].model.mean.*measure.value; }));
  for (std::size_t guess = 0; guess < m.guesses.size(); ++guess) {
    for (const Measure& measure : measures) {
      table.columns.push_back(columnOf(name + '_' + measure.name + '_' + asColumn(m.guesses[guess]), m,
                                       [&](const Window& w) { return w.futures[context].guesses[guess].mean.*measure.value; }));
    }
  }
}

std::vector<double> asNumbers(const std::vector<int>& values) { return {values.begin(), values.end()}; }

Json jsonOf(const Peak& peak, const Measurement& m) {
  return {{"time_s", peak.time_s},
          {"step", peak.step},
          {"surprise", peak.surprise},
          {"deviations", peak.deviations},
          {"window", peak.window},
          {"window_start_frame", m.plan.startFrame(peak.window)}};
}

Json jsonOf(const ContextSummary& context, const Measurement& m) {
  Json json{{"context_frames", context.context_frames},
            {"mean", context.mean},
            {"most", context.most},
            {"most_window", context.most_window},
            {"most_window_start_frame", m.plan.startFrame(context.most_window)}};
  if (context.guess < 0) return json;
  json["best_simple_guess"] = m.guesses[static_cast<std::size_t>(context.guess)];
  json["best_simple_guess_mean"] = context.guess_mean;
  json["motion_r_windows"] = number(context.motion_r_windows);
  json["motion_r_steps"] = number(context.motion_r_steps);
  json["peaks"] = Json::array();
  for (const Peak& peak : context.peaks) json["peaks"].push_back(jsonOf(peak, m));
  return json;
}

Json jsonOf(const Measurement& m, const Summary& summary) {
  Json json{{"format", "lacuna surprise"}, {"version", 1}, {"settings", settingsOf(m)}, {"metric", nameOfSurprise(summary.metric)}};
  json["contexts"] = Json::array();
  for (const ContextSummary& context : summary.contexts) json["contexts"].push_back(jsonOf(context, m));
  if (summary.least) json["least_of_contexts"] = jsonOf(*summary.least, m);
  json["motion_mean"] = summary.motion_mean;
  return json;
}

}  // namespace

std::string settingsJson(const Measurement& measurement) { return inOneLine(settingsOf(measurement)); }

Table windowTable(const Measurement& m) {
  Table table{"surprise", settingsJson(m), {}};
  table.columns.push_back(columnOf("window", m, [](const Window& w) { return w.number; }));
  table.columns.push_back(columnOf("start_frame", m, [](const Window& w) { return w.start_frame; }));
  table.columns.push_back(columnOf("begin_s", m, [](const Window& w) { return w.begin_s; }));
  table.columns.push_back(columnOf("end_s", m, [](const Window& w) { return w.end_s; }));
  table.columns.push_back(columnOf("motion", m, [](const Window& w) { return meanOf(w.motion); }));
  for (std::size_t context = 0; context < m.settings.context_frames.size(); ++context) addContext(table, m, context);
  Column hashes{"clip_hash", {}, {}};
  for (const auto& window : m.windows) hashes.words.push_back(window->clip.hex());
  table.columns.push_back(std::move(hashes));
  return table;
}

Table timeTable(const Measurement& m, const Summary& summary) {
  Json settings = settingsOf(m);
  settings["metric"] = nameOfSurprise(summary.metric);
  Table table{"times", inOneLine(settings), {{"step", {}, {}}, {"time_s", {}, {}}, {"frame", {}, {}}, {"motion", summary.motion, {}}}};
  for (std::size_t step = 0; step < summary.motion.size(); ++step) {
    table.columns[0].values.push_back(static_cast<double>(step));
    table.columns[1].values.push_back(m.step_s[step]);
    table.columns[2].values.push_back(static_cast<double>(static_cast<std::int64_t>(step) * m.plan.clip_frames_a_step));
  }
  for (const ContextSummary& context : summary.contexts) {
    const std::string name = contextName(context.context_frames);
    const Curve& curve = context.curve;
    table.columns.push_back({name + "_windows", asNumbers(curve.windows), {}});
    table.columns.push_back({name + "_surprise", curve.surprise, {}});
    table.columns.push_back({name + '_' + asColumn(m.guesses[static_cast<std::size_t>(context.guess)]), curve.guess, {}});
    if (curve.usual.empty()) continue;
    table.columns.push_back({name + "_usual", curve.usual, {}});
    table.columns.push_back({name + "_usual_high", curve.usual_high, {}});
  }
  return table;
}

Table pairTable(const Measurement& a, const Measurement& b, const Summary& of_a, const Summary& of_b) {
  const Pair pair = compare(of_a, of_b);
  const std::size_t steps = std::min(of_a.motion.size(), of_b.motion.size());
  const auto first = [steps](const std::vector<double>& values) { return std::vector<double>(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(steps)); };
  Json settings{{"a", settingsOf(a)}, {"b", settingsOf(b)}, {"metric", nameOfSurprise(of_a.metric)}};
  Table table{"pair", inOneLine(settings), {{"step", {}, {}}, {"time_s", first(a.step_s), {}}, {"motion_a", first(of_a.motion), {}}, {"motion_b", first(of_b.motion), {}}}};
  for (std::size_t step = 0; step < steps; ++step) table.columns[0].values.push_back(static_cast<double>(step));
  for (std::size_t i = 0; i < pair.difference.size(); ++i) {
    const int frames = pair.rows[i].context_frames;
    const auto of = [frames](const Summary& s) { return std::ranges::find(s.contexts, frames, &ContextSummary::context_frames)->curve.surprise; };
    table.columns.push_back({contextName(frames) + "_a", first(of(of_a)), {}});
    table.columns.push_back({contextName(frames) + "_b", first(of(of_b)), {}});
    table.columns.push_back({contextName(frames) + "_b_minus_a", pair.difference[i], {}});
  }
  return table;
}

std::string summaryJson(const Measurement& measurement, const Summary& summary) {
  return jsonOf(measurement, summary).dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string pairJson(const Measurement& a, const Measurement& b, const Summary& of_a, const Summary& of_b) {
  const Pair pair = compare(of_a, of_b);
  Json json = jsonOf(a, of_a);
  json["beside"] = jsonOf(b, of_b);
  Json rows = Json::array();
  for (const PairRow& row : pair.rows) {
    Json line{{"context_frames", row.context_frames}, {"mean_a", row.mean_a}, {"mean_b", row.mean_b}, {"most_a", row.most_a}, {"most_b", row.most_b}};
    if (row.context_frames == 0) line["context_frames"] = "least of all";
    rows.push_back(std::move(line));
  }
  json["pair"] = {{"rows", std::move(rows)}, {"motion_a", pair.motion_a}, {"motion_b", pair.motion_b}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lacuna::surprise
