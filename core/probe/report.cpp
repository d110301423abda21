#include "core/probe/report.hpp"

#include <cmath>
#include <iomanip>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/file_name.hpp"
#include "core/model/compute.hpp"

namespace lacuna::probe {
namespace {

using Json = nlohmann::ordered_json;

Json numberOr(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json jsonOf(const Estimate& e) { return {{"value", numberOr(e.value)}, {"low", numberOr(e.low)}, {"high", numberOr(e.high)}}; }

Json originJson(const Origin& origin) {
  const mask::TokenGrid& grid = origin.mask.grid();
  return {{"clip", {{"name", origin.window->info.name}, {"file", fileNameOf(origin.window->info.path)}, {"hash", origin.window->hash.hex()}}},
          {"window", {{"start_frame", origin.window->sampling.start_frame}, {"frames", origin.window->sampling.frames}, {"rate_fps", origin.window->sampling.rate_fps}, {"picture_side_px", origin.window->geometry.crop}}},
          {"model", {{"name", origin.model->description().name}, {"hash", origin.model->hash().hex()}, {"computed", model::nameOf(origin.model->compute())}}},
          {"mask", {{"grid", {grid.steps, grid.rows, grid.cols}}, {"hidden", origin.mask.hiddenCount()}, {"hash", origin.mask.hash().hex()}}},
          {"mask_token", origin.settings.mask_token},
          {"context_from_target_encoder", origin.settings.context_from_target_encoder},
          {"counted_from", 0}};
}

Json besideOf(const LinearProbe& probe) {
  Json clips = Json::array();
  for (std::size_t i = 0; i < probe.beside.size(); ++i) clips.push_back({{"file", fileNameOf(probe.beside[i])}, {"hash", probe.beside_hashes[i].hex()}});
  return clips;
}

Json settingsJson(const LinearProbe& probe) {
  const ProbeSettings& s = probe.settings;
  return {{"kind", "multinomial logistic regression of layer-normed true latents, standardised on the fitted tokens"},
          {"penalty", s.logistic.penalty},
          {"labels", probe.labels.from},
          {"clips", probe.labels.clips},
          {"clips_beside", besideOf(probe)},
          {"classes", probe.labels.classes},
          {"tokens_of_class", probe.labels.counts()},
          {"contested_tokens", probe.labels.contested},
          {"folds", s.folds},
          {"folds_are_whole", nameOf(s.fold_by)},
          {"groups", probe.folds.groups},
          {"seed", s.seed},
          {"position_penalty", position_settings.penalty},
          {"resamples", s.resamples},
          {"interval", "95 %, whole groups drawn with replacement, nothing fitted again"}};
}

Json settingsJson(const ClassProbe& probe, const model::Model& model) {
  Json json{{"kind", "attentive probe"}, {"from", probe.from_file ? "a file of its own" : "the model"}};
  if (probe.from_file) json["file"] = fileNameOf(probe.path), json["hash"] = probe.from_file->hash().hex();
  json["classes"] = probe.classes(model);
  return json;
}

std::string dumped(const Json& json, int indent = -1) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

template <class... Probe>
std::string tableSettings(const Origin& origin, const Probe&... probe) {
  Json json = originJson(origin);
  json["probe"] = settingsJson(probe...);
  return dumped(json);
}

Json guessesJson(const LinearProbe& probe) {
  Json list = Json::array();
  for (const Guess& guess : probe.guesses)
    list.push_back({{"name", guess.name}, {"meaning", guess.meaning}, {"accuracy", jsonOf(guess.accuracy)}, {"balanced_accuracy", jsonOf(guess.balanced)}});
  return list;
}

Json hiddenJson(const HiddenReading& reading) {
  Json ways = Json::array();
  for (const HiddenWay& way : reading.ways) {
    Json shares = Json::array();
    for (const double share : way.right_share) shares.push_back(numberOr(share));
    ways.push_back({{"name", way.name}, {"meaning", way.meaning}, {"accuracy", jsonOf(way.accuracy)}, {"balanced_accuracy", jsonOf(way.balanced)}, {"share_of_right_class", std::move(shares)}});
  }
  return {{"tokens", reading.ids.size()}, {"labelled", reading.labelled}, {"ways", std::move(ways)}};
}

std::vector<double> filled(std::size_t rows) { return std::vector<double>(rows, std::numeric_limits<double>::quiet_NaN()); }

std::string wordOf(const LinearProbe& probe, int label) { return label < 0 ? std::string() : probe.labels.classes[static_cast<std::size_t>(label)]; }

/// "predicted_said", "predicted_share": of hidden tokens alone.
void addHidden(latent::Table& table, const LinearProbe& probe, const HiddenReading& reading, std::size_t way, const std::string& name) {
  const auto tokens = static_cast<std::size_t>(probe.labels.clipGrid().size());
  latent::Column said{name + "_said", {}, std::vector<std::string>(tokens)}, share{name + "_share", filled(tokens), {}};
  for (std::size_t i = 0; i < reading.ids.size(); ++i) {
    const auto token = static_cast<std::size_t>(index(reading.ids[i]));
    const int class_said = reading.ways[way].said[i];
    said.words[token] = wordOf(probe, class_said);
    share.values[token] = static_cast<double>(reading.ways[way].shares.row(i)[static_cast<std::size_t>(class_said)]);
  }
  table.columns.push_back(std::move(said));
  table.columns.push_back(std::move(share));
}

}  // namespace

std::string probeJson(const Origin& origin, const LinearProbe& probe, const HiddenReading* reading) {
  Json json{{"format", "lacuna probe"}, {"version", 1}, {"from", originJson(origin)}, {"probe", settingsJson(probe)}};
  json["held_out"] = {{"guesses", guessesJson(probe)}, {"best_simple_guess", probe.guesses[probe.best_simple].name}, {"balanced_accuracy_over_it", jsonOf(probe.gain)}, {"confusion_rows_are_labels", probe.confusion}};
  if (reading != nullptr) json["hidden_tokens"] = hiddenJson(*reading);
  return dumped(json, 2) + "\n";
}

std::string probeJson(const Origin& origin, const ClassProbe& probe, const ClipClasses& classes) {
  Json json{{"format", "lacuna probe"}, {"version", 1}, {"from", originJson(origin)}, {"probe", settingsJson(probe, *origin.model)}};
  const std::vector<std::string> labels = probe.labels(*origin.model);
  for (const Way way : all_ways) {
    Json top = Json::array();
    for (const std::size_t k : likeliest(classes.by(way), 5)) top.push_back({{"class", labels[k]}, {"share", classes.by(way)[k]}});
    json["ways"].push_back({{"name", nameOf(way)}, {"meaning", meaningOf(way)}, {"likeliest", std::move(top)}});
  }
  if (!classes.why_not_predicted.empty()) json["why_not_predicted"] = classes.why_not_predicted;
  return dumped(json, 2) + "\n";
}

latent::Table tokenTable(const Origin& origin, const LinearProbe& probe, const TokenReading& tokens, const HiddenReading* reading) {
  latent::Table table{"classes", tableSettings(origin, probe), {}};
  const mask::TokenGrid grid = probe.labels.clipGrid();  // of the clip that is looked at, the first
  latent::Column token{"token", {}, {}}, step{"step", {}, {}}, row{"row", {}, {}}, column{"column", {}, {}}, hidden{"hidden", {}, {}}, fold{"fold", {}, {}}, label{"label", {}, {}}, said{"true_said", {}, {}}, share{"true_share", tokens.share, {}};
  for (int i = 0; i < grid.size(); ++i) {
    const mask::Cell cell = grid.cell(TokenId{i});
    const auto n = static_cast<std::size_t>(i);
    token.values.push_back(i);
    step.values.push_back(cell.step);
    row.values.push_back(cell.row);
    column.values.push_back(cell.col);
    hidden.values.push_back(origin.mask.hidden(TokenId{i}) ? 1 : 0);
    fold.values.push_back(probe.folds.of_token[n]);
    label.words.push_back(wordOf(probe, probe.labels.of_token[n]));
    said.words.push_back(wordOf(probe, tokens.said[n]));
  }
  table.columns = {token, step, row, column, hidden, fold, label, said, share};
  if (reading == nullptr) return table;
  addHidden(table, probe, *reading, HiddenReading::Predicted, "predicted");
  addHidden(table, probe, *reading, HiddenReading::Copied, "copied");
  return table;
}

latent::Table classTable(const Origin& origin, const ClassProbe& probe, const ClipClasses& classes) {
  latent::Table table{"classes", tableSettings(origin, probe, *origin.model), {}};
  const std::vector<std::string> labels = probe.labels(*origin.model);
  table.columns.push_back({"class", {}, labels});
  const char* const names[] = {"whole_clip", "visible_alone", "predicted_filled_in", "true_filled_in"};
  for (const Way way : all_ways) {
    const std::vector<double>& shares = classes.by(way);
    table.columns.push_back({names[static_cast<std::size_t>(way)], shares.empty() ? filled(labels.size()) : shares, {}});
  }
  return table;
}

latent::Table foldTable(const Origin& origin, const LinearProbe& probe) {
  latent::Table table{"folds", tableSettings(origin, probe), {}};
  latent::Column fold{"fold", {}, {}}, fitted{"fitted_on", {}, {}}, tested{"tested_on", {}, {}}, iterations{"iterations", {}, {}}, converged{"converged", {}, {}};
  std::vector<latent::Column> accuracy{{"accuracy_probe", {}, {}}, {"accuracy_same_place", {}, {}}, {"accuracy_position", {}, {}}, {"accuracy_majority", {}, {}}};
  for (std::size_t i = 0; i < probe.by_fold.size(); ++i) {
    const FoldFigures& figures = probe.by_fold[i];
    fold.values.push_back(static_cast<double>(i));
    fitted.values.push_back(figures.fitted_on);
    tested.values.push_back(figures.tested_on);
    for (std::size_t g = 0; g < accuracy.size(); ++g) accuracy[g].values.push_back(figures.accuracy[g]);
    iterations.values.push_back(figures.iterations);
    converged.values.push_back(figures.converged ? 1 : 0);
  }
  table.columns = {fold, fitted, tested};
  table.columns.insert(table.columns.end(), accuracy.begin(), accuracy.end());
  table.columns.push_back(iterations);
  table.columns.push_back(converged);
  return table;
}

latent::Table curveTable(const Origin& origin, const Curve& curve, const std::vector<std::size_t>& classes) {
  Json settings = originJson(origin);
  const CurveSettings& s = curve.settings;
  settings["curve"] = {{"probe", curve.linear ? "linear" : "attentive"}, {"family", s.family}, {"points", s.points}, {"from", s.from}, {"to", s.to}, {"seeds", s.seeds}, {"first_seed", s.first_seed}};
  if (curve.by_linear) settings["probe"] = settingsJson(*curve.by_linear);
  if (curve.by_attentive) settings["probe"] = settingsJson(*curve.by_attentive, *origin.model);
  settings["shares"] = curve.linear ? "of a class: the mean share that its hidden tokens give it" : "of the clip's classes";
  latent::Table table{"curve", dumped(settings), {{"wanted_share", {}, {}}, {"hidden_share", {}, {}}, {"hidden", {}, {}}, {"seed", {}, {}}}};
  for (const CurvePoint& point : curve.points) {
    const double values[] = {point.wanted_share, point.hidden_share, static_cast<double>(point.hidden), static_cast<double>(point.seed)};
    for (std::size_t i = 0; i < std::size(values); ++i) table.columns[i].values.push_back(values[i]);
  }
  const auto add = [&](const std::string& name, const auto& value_of) {
    latent::Column column{name, {}, {}};
    for (const CurvePoint& point : curve.points) column.values.push_back(value_of(point));
    table.columns.push_back(std::move(column));
  };
  for (std::size_t w = 0; w < curve.ways.size(); ++w) {
    if (curve.linear) {
      add(curve.ways[w] + ": accuracy", [w](const CurvePoint& point) { return point.ways[w].accuracy; });
      add(curve.ways[w] + ": balanced accuracy", [w](const CurvePoint& point) { return point.ways[w].balanced; });
    }
    for (const std::size_t k : classes)
      add(curve.ways[w] + ": " + curve.classes[k], [w, k](const CurvePoint& point) { return point.ways[w].shares.empty() ? std::numeric_limits<double>::quiet_NaN() : point.ways[w].shares[k]; });
  }
  return table;
}

std::string textOf(const Estimate& e, int digits) {
  if (!std::isfinite(e.value)) return "\u2013";
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << std::fixed << std::setprecision(digits) << e.value;
  if (std::isfinite(e.low)) out << " (95 %: " << e.low << " to " << e.high << ")";
  return out.str();
}

}  // namespace lacuna::probe
