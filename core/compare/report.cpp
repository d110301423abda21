#include "core/compare/report.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/file_name.hpp"
#include "core/latent/errors.hpp"

namespace lacuna::compare {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

Json jsonOf(const Subject& s) {
  return {{"run_hash", s.run_hash.hex()},
          {"clip", s.clip},
          {"clip_file", fileNameOf(s.clip_path)},
          {"clip_hash", s.clip_hash.hex()},
          {"start_frame", s.sampling.start_frame},
          {"frames", s.sampling.frames},
          {"rate_fps", s.sampling.rate_fps},
          {"size_px", s.crop},
          {"model", s.model},
          {"model_file", fileNameOf(s.model_path)},
          {"model_hash", s.model_hash.hex()},
          {"weights", s.weights},
          {"computed", s.computed},
          {"mask", fileNameOf(s.mask)},
          {"mask_hash", s.mask_hash.hex()},
          {"hidden", s.hidden_ids.size()},
          {"mask_token", s.settings.mask_token},
          {"context_from_target_encoder", s.settings.context_from_target_encoder}};
}

Json jsonOf(const SideFigures& figures, const Comparison& made) {
  const mask::Cell cell = made.grid.cell(figures.worst_token);
  return {{"mean", figures.mean},
          {"nine_of_ten_no_worse_than", figures.nine_of_ten},
          {"worst", figures.worst},
          {"worst_token", {{"step", cell.step}, {"row", cell.row}, {"column", cell.col}}},
          {"mean_cosine", figures.cosine},
          {"divided_by", figures.divided_by}};
}

Json jsonOf(const std::optional<Interval>& interval) {
  if (!interval) return {};
  return {{"low", interval->low}, {"high", interval->high}, {"clusters", interval->clusters}};
}

Json jsonOf(const PartFigures& part) {
  if (part.tokens == 0) return {{"tokens", 0}};
  return {{"tokens", part.tokens}, {"mean_a", part.a}, {"mean_b", part.b}, {"mean_gain", part.gain}};
}

Json partsJson(const std::vector<PartFigures>& parts) {
  Json all = Json::array();
  for (const PartFigures& part : parts) {
    Json one = jsonOf(part);
    if (!part.name.empty()) one["name"] = part.name;
    all.push_back(std::move(one));
  }
  return all;
}

Json matchJson(const Match& match) {
  return {{"meaning", "share of A's variance of true tokens that B's, turned and scaled, has too (orthogonal Procrustes)"},
          {"match", match.match}, {"by_chance", match.chance}, {"shuffles", match.shuffles}, {"seed", match.seed},
          {"tokens", match.tokens}, {"of_tokens", match.of_tokens}, {"width_a", match.width_a}, {"width_b", match.width_b}};
}

Json settingsOf(const Subject& a, const Subject& b, const Comparison& made) {
  return {{"format", "lacuna compare"},
          {"version", 1},
          {"metric", latent::keyOf(made.settings.metric)},
          {"metric_name", latent::nameOf(made.settings.metric)},
          {"divided_by_own_spread", made.divided},
          {"gain", made.settings.metric == latent::Metric::Cosine ? "B minus A: positive where B is better" : "A minus B: positive where B is better"},
          {"seed", made.settings.seed},
          {"draws", made.settings.draws},
          {"a", jsonOf(a)},
          {"b", jsonOf(b)}};
}

latent::Column column(std::string name) { return {std::move(name), {}, {}}; }

/// Where the shared tokens are.
std::vector<latent::Column> placeColumns(const Comparison& made) {
  latent::Column step = column("step"), row = column("row"), col = column("column"), id = column("id");
  for (const TokenId token : made.tokens) {
    const mask::Cell cell = made.grid.cell(token);
    step.values.push_back(cell.step);
    row.values.push_back(cell.row);
    col.values.push_back(cell.col);
    id.values.push_back(index(token));
  }
  return {step, row, col, id};
}

}  // namespace

std::string settingsJson(const Subject& a, const Subject& b, const Comparison& made) { return textOf(settingsOf(a, b, made), -1); }

std::string comparisonJson(const Subject& a, const Subject& b, const Comparison& made, const std::optional<Match>& match) {
  Json json = settingsOf(a, b, made);
  json["verdict"] = verdictText(made);
  json["reason"] = reasonText(made);
  json["grid"] = {made.grid.steps, made.grid.rows, made.grid.cols};
  json["shared_tokens"] = made.tokens.size();
  json["figures_a"] = jsonOf(made.figures_a, made);
  json["figures_b"] = jsonOf(made.figures_b, made);
  json["mean_of_all_hidden"] = {latent::valueOf(a.mean, made.settings.metric), latent::valueOf(b.mean, made.settings.metric)};
  json["tokens_where_a_is_better"] = made.a_better;
  json["tokens_where_b_is_better"] = made.b_better;
  json["ties"] = made.ties;
  json["mean_gain"] = made.mean_gain;
  json["interval"] = {{"share", 0.95},
                      {"of", "mean gain"},
                      {"main", made.interval() ? (made.intervalIsBySteps() ? "by_steps" : "by_places") : "none"},
                      {"by_steps", jsonOf(made.by_steps)},
                      {"by_places", jsonOf(made.by_places)},
                      {"if_tokens_were_independent", jsonOf(made.if_independent)}};
  json["notes"] = notesOf(made);
  json["steps"] = partsJson(made.steps);
  json["regions"] = partsJson(made.regions);
  if (match) json["latent_match"] = matchJson(*match);
  return textOf(json, 2);
}

latent::Table tokenTable(const Subject& a, const Subject& b, const Comparison& made) {
  const std::string metric = latent::keyOf(made.settings.metric), unit = made.divided ? "_by_spread" : "";
  latent::Table table{"tokens", settingsJson(a, b, made), placeColumns(made)};
  table.columns.push_back({metric + unit + "_a", made.a, {}});
  table.columns.push_back({metric + unit + "_b", made.b, {}});
  table.columns.push_back({"gain", made.gain, {}});
  return table;
}

latent::Table spaceTable(const Subject& a, const Subject& b, const Comparison& made, const SharedSpace& space) {
  Json settings = settingsOf(a, b, made);
  settings["axes"] = "first principal components of A's true tokens, layer-normed";
  settings["explained_variance"] = {space.explained[0], space.explained[1]};
  settings["b_turned_onto_a"] = space.turned;
  latent::Table table{"latents", textOf(settings, -1), placeColumns(made)};
  const std::pair<const char*, const Matrix*> kinds[] = {{"true_a", &space.true_a}, {"predicted_a", &space.predicted_a}, {"true_b", &space.true_b}, {"predicted_b", &space.predicted_b}};
  for (const auto& [name, points] : kinds)
    for (const std::size_t axis : {std::size_t{0}, std::size_t{1}}) {
      latent::Column values = column(std::string(name) + (axis == 0 ? "_1" : "_2"));
      for (std::size_t row = 0; row < points->rows; ++row) values.values.push_back(points->row(row)[axis]);
      table.columns.push_back(std::move(values));
    }
  return table;
}

latent::Table stepTable(const Subject& a, const Subject& b, const Comparison& made) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const std::string metric = latent::keyOf(made.settings.metric), unit = made.divided ? "_by_spread" : "";
  latent::Column step = column("step"), tokens = column("tokens"), mean_a = column("mean_" + metric + unit + "_a"),
                 mean_b = column("mean_" + metric + unit + "_b"), gain = column("mean_gain");
  for (std::size_t i = 0; i < made.steps.size(); ++i) {
    const PartFigures& part = made.steps[i];
    step.values.push_back(static_cast<double>(i));
    tokens.values.push_back(part.tokens);
    mean_a.values.push_back(part.tokens > 0 ? part.a : none);
    mean_b.values.push_back(part.tokens > 0 ? part.b : none);
    gain.values.push_back(part.tokens > 0 ? part.gain : none);
  }
  return {"steps", settingsJson(a, b, made), {step, tokens, mean_a, mean_b, gain}};
}

}  // namespace lacuna::compare
