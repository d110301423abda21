#include "core/session/session_json.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/base/json_guard.hpp"
#include "core/base/json_reader.hpp"
#include "core/base/one_line.hpp"

namespace lacuna::session {
namespace {

using Json = nlohmann::json;

constexpr int deepest_value = 8, most_axis_tokens = 16384;
constexpr std::size_t most_values = 4'000'000, most_paths = 1000, most_contexts = 64;
constexpr double far = 1e9;

// The words of each choice, in the order of its enumerators.
constexpr std::array coverage_names = {"touched", "half", "full"};
constexpr std::array method_names = {"pca", "umap", "tsne", "error"};
constexpr std::array fit_on_names = {"all", "hidden", "step"};
constexpr std::array metric_names = {"l1_normed", "l1_raw", "l2_normed", "cosine"};
constexpr std::array scale_names = {"auto", "as_is", "own_spread"};
constexpr std::array attention_names = {"target", "context", "predictor"};
constexpr std::array probe_names = {"attentive", "linear"};
constexpr std::array label_names = {"names", "scene", "scene_forms", "file"};
constexpr std::array fold_names = {"steps", "places", "clips"};

template <class Choice, class Names>
const char* nameIn(const Names& names, Choice choice) {
  return names.at(static_cast<std::size_t>(choice));
}

/// How a value of the session is called in errors.
std::string placeOf(const std::string& name) { return "session's \"" + oneLine(name, 60) + "\""; }

Json jsonOf(const latent::RunSettings& settings) {
  return {{"mask_token", settings.mask_token}, {"context_from_target_encoder", settings.context_from_target_encoder}};
}

void read(latent::RunSettings& settings, const JsonReader& reader) {
  reader.read("mask_token", settings.mask_token, 0, 1'000'000);
  reader.read("context_from_target_encoder", settings.context_from_target_encoder);
}

Json documentJson(const Document& document) {
  Json json = jsonOf(document.run_settings);
  json["start_frame"] = document.sampling.start_frame;
  json["frames"] = document.sampling.frames;
  json["rate_fps"] = document.sampling.rate_fps;
  json["size_px"] = document.crop;
  json["coverage"] = nameOf(document.coverage);
  return json;
}

void readDocument(Document& document, const JsonReader& reader) {
  read(document.run_settings, reader);
  reader.read("start_frame", document.sampling.start_frame, 0, std::numeric_limits<std::int32_t>::max());
  reader.read("frames", document.sampling.frames, 1, 100'000);
  reader.read("rate_fps", document.sampling.rate_fps, 1e-6, 1e6);
  reader.read("size_px", document.crop, 1, most_axis_tokens);
  reader.readChoice("coverage", document.coverage, coverage_names);
}

Json layoutJson(const SavedSession& session) {
  const auto& settings = session.layout.settings;
  const LatentChoice& latents = session.layout.latents;
  return {{"method", nameIn(method_names, settings.method)}, {"dimensions", settings.dimensions}, {"neighbours", settings.neighbours},
          {"min_dist", settings.min_dist}, {"perplexity", settings.perplexity}, {"epochs", settings.epochs}, {"seed", settings.seed},
          {"block", latents.block}, {"context", latents.context}, {"beside", latents.beside}, {"models", latents.models},
          {"fit_on", nameIn(fit_on_names, latents.fit_on)}, {"fit_step", latents.fit_step}, {"clusters", session.clusters}};
}

void readLayout(SavedSession& session, const JsonReader& reader) {
  auto& settings = session.layout.settings;
  LatentChoice& latents = session.layout.latents;
  reader.readChoice("method", settings.method, method_names);
  reader.read("dimensions", settings.dimensions, 2, 3);
  reader.read("neighbours", settings.neighbours, 2, 1000);
  reader.read("min_dist", settings.min_dist, 0.0, 1.0);
  reader.read("perplexity", settings.perplexity, 1.0, 10'000.0);
  reader.read("epochs", settings.epochs, 0, 1'000'000);
  reader.read("seed", settings.seed);
  reader.read("block", latents.block, 0, 1000);
  reader.read("context", latents.context);
  reader.read("beside", latents.beside, most_paths);
  reader.read("models", latents.models, most_paths);
  reader.readChoice("fit_on", latents.fit_on, fit_on_names);
  reader.read("fit_step", latents.fit_step, 0, most_axis_tokens);
  reader.read("clusters", session.clusters, 0, analysis::most_clusters);
  if (session.clusters == 1) reader.wrong("has a \"clusters\" that is out of range");
}

Json compareJson(const SavedSession& session) {
  const compare::Settings& settings = session.studies.compare;
  Json json{{"metric", nameIn(metric_names, settings.metric)}, {"scale", nameIn(scale_names, settings.scale)}, {"seed", settings.seed}, {"draws", settings.draws}};
  if (session.pinned_a) json["a"] = static_cast<std::uint32_t>(*session.pinned_a);
  if (session.pinned_b) json["b"] = static_cast<std::uint32_t>(*session.pinned_b);
  return json;
}

void readCompare(SavedSession& session, const JsonReader& reader) {
  compare::Settings& settings = session.studies.compare;
  reader.readChoice("metric", settings.metric, metric_names);
  reader.readChoice("scale", settings.scale, scale_names);
  reader.read("seed", settings.seed);
  reader.read("draws", settings.draws, 1, 100'000);
  for (const auto& [key, pin] : {std::pair{"a", &session.pinned_a}, std::pair{"b", &session.pinned_b}}) {
    std::uint32_t number = 0;
    reader.read(key, number, 0, std::numeric_limits<std::int32_t>::max());
    if (number > 0) *pin = RunId{number};
  }
}

Json attentionJson(const AttentionWish& wish) {
  return {{"of", nameIn(attention_names, wish.of)}, {"read_by", wish.read_by}, {"rollout", wish.rollout}, {"survey", wish.survey}};
}

void readAttention(AttentionWish& wish, const JsonReader& reader) {
  reader.readChoice("of", wish.of, attention_names);
  reader.read("read_by", wish.read_by);
  reader.read("rollout", wish.rollout);
  reader.read("survey", wish.survey);
}

Json probeJson(const ProbeStudy::Wish& wish) {
  const auto& [kind, labels, rest, settings, curve] = wish;
  return {{"kind", nameIn(probe_names, kind)}, {"labels", nameIn(label_names, labels)}, {"rest", rest},
          {"fold_by", nameIn(fold_names, settings.fold_by)}, {"folds", settings.folds}, {"penalty", settings.logistic.penalty},
          {"most_iterations", settings.logistic.most_iterations}, {"tolerance", settings.logistic.tolerance}, {"seed", settings.seed},
          {"resamples", settings.resamples},
          {"curve", {{"family", curve.family}, {"points", curve.points}, {"from", curve.from}, {"to", curve.to}, {"seeds", curve.seeds}, {"first_seed", curve.first_seed}}}};
}

void readProbe(ProbeStudy::Wish& wish, const JsonReader& reader) {
  reader.readChoice("kind", wish.kind, probe_names);
  reader.readChoice("labels", wish.labels, label_names);
  reader.read("rest", wish.rest);
  reader.readChoice("fold_by", wish.settings.fold_by, fold_names);
  reader.read("folds", wish.settings.folds, 2, 1000);
  reader.read("penalty", wish.settings.logistic.penalty, 0.0, far);
  reader.read("most_iterations", wish.settings.logistic.most_iterations, 1, 1'000'000);
  reader.read("tolerance", wish.settings.logistic.tolerance, 0.0, 1.0);
  reader.read("seed", wish.settings.seed);
  reader.read("resamples", wish.settings.resamples, 0, 1'000'000);
  if (reader.has("curve")) {
    const JsonReader curve(reader.member("curve"), placeOf("probe/curve"), reader.where());
    curve.read("family", wish.curve.family);
    curve.read("points", wish.curve.points, 1, 1000);
    curve.read("from", wish.curve.from, 0.0, 1.0);
    curve.read("to", wish.curve.to, 0.0, 1.0);
    curve.read("seeds", wish.curve.seeds, 1, 1000);
    curve.read("first_seed", wish.curve.first_seed);
  }
}

Json surpriseJson(const StudySettings& studies) {
  Json json{{"beside", studies.surprise_beside}};
  if (!studies.surprise) return json;
  const surprise::Settings& s = *studies.surprise;
  json["settings"] = jsonOf(s.run);
  json["settings"].update(Json{{"window_frames", s.window_frames}, {"context_frames", s.context_frames}, {"stride_frames", s.stride_frames}, {"rate_fps", s.rate_fps}, {"size_px", s.crop}});
  return json;
}

void readSurprise(StudySettings& studies, const JsonReader& reader) {
  reader.read("beside", studies.surprise_beside);
  if (!reader.has("settings")) return;
  const JsonReader inner(reader.member("settings"), placeOf("surprise/settings"), reader.where());
  surprise::Settings settings;
  read(settings.run, inner);
  inner.read("window_frames", settings.window_frames, 1, 100'000);
  inner.read("stride_frames", settings.stride_frames, 1, 100'000);
  inner.read("rate_fps", settings.rate_fps, 1e-6, 1e6);
  inner.read("size_px", settings.crop, 1, most_axis_tokens);
  if (inner.has("context_frames")) {
    settings.context_frames.clear();
    for (const Json& one : inner.list("context_frames", 0, most_contexts)) settings.context_frames.push_back(inner.as<int>(one, "context_frames", 1, 100'000));
  }
  studies.surprise = settings;
}

Json lookingJson(const Looking& looking) {
  Json json{{"playhead", looking.playhead}, {"grid", {looking.grid.steps, looking.grid.rows, looking.grid.cols}}, {"selection", Json::array()}};
  if (looking.picked) json["picked"] = index(*looking.picked);
  for (const TokenId token : looking.selection) json["selection"].push_back(index(token));
  return json;
}

void readLooking(Looking& looking, const JsonReader& reader) {
  reader.read("playhead", looking.playhead, 0, 100'000);
  if (reader.has("grid")) {
    const Json& sides = reader.list("grid", 3, 3);
    const auto side = [&](std::size_t i) { return reader.as<int>(sides[i], "grid", 0, most_axis_tokens); };
    looking.grid = {side(0), side(1), side(2)};
  }
  if (reader.has("picked")) looking.picked = TokenId{reader.whole<std::int32_t>("picked", 0)};
  if (!reader.has("selection")) return;
  for (const Json& token : reader.list("selection", 0, most_values)) looking.selection.push_back(TokenId{reader.as<std::int32_t>(token, "selection", 0)});
}

Json parsed(const std::string& name, const std::string& text, const std::string& where) {
  const auto refuse = [&](const std::string& what) { fail(ErrorKind::Unreadable, "The " + placeOf(name) + " " + oneLine(what, 200) + ".", where); };
  Json json = Json::parse(text, JsonGuard(deepest_value, refuse), false);
  if (json.is_discarded()) refuse("is not whole json text");
  return json;
}

}  // namespace

const char* nameOf(mask::CoverageRule rule) { return nameIn(coverage_names, rule); }

mask::CoverageRule coverageNamed(const std::string& name, const std::string& where) {
  const auto found = std::ranges::find(coverage_names, name);
  if (found == coverage_names.end()) fail(ErrorKind::Unreadable, "A run of the session has an unknown rule of coverage.", where);
  return static_cast<mask::CoverageRule>(found - coverage_names.begin());
}

std::map<std::string, std::string> valuesOf(const SavedSession& session) {
  const auto text = [](const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); };
  std::map<std::string, std::string> values = {
      {"saved", text({{"at_s", session.saved_at_s}, {"belongs_to", session.belongs_to}})},
      {"document", text(documentJson(session.document))},
      {"layout", text(layoutJson(session))},
      {"compare", text(compareJson(session))},
      {"attention", text(attentionJson(session.studies.attention))},
      {"probe", text(probeJson(session.studies.probe))},
      {"surprise", text(surpriseJson(session.studies))},
      {"looking", text(lookingJson(session.looking))}};
  if (!session.view_json.empty()) values["view"] = session.view_json;
  return values;
}

void readValues(SavedSession& session, const std::map<std::string, std::string>& values, const std::string& where) {
  const auto with = [&](const char* name, const auto& use) {
    const auto found = values.find(name);
    if (found == values.end()) return;
    const Json json = parsed(name, found->second, where);
    use(JsonReader(json, placeOf(name), where));
  };
  with("saved", [&](const JsonReader& reader) {
    reader.read("at_s", session.saved_at_s, 0, std::int64_t{1} << 40);
    reader.read("belongs_to", session.belongs_to);
  });
  with("document", [&](const JsonReader& reader) { readDocument(session.document, reader); });
  with("layout", [&](const JsonReader& reader) { readLayout(session, reader); });
  with("compare", [&](const JsonReader& reader) { readCompare(session, reader); });
  with("attention", [&](const JsonReader& reader) { readAttention(session.studies.attention, reader); });
  with("probe", [&](const JsonReader& reader) { readProbe(session.studies.probe, reader); });
  with("surprise", [&](const JsonReader& reader) { readSurprise(session.studies, reader); });
  with("looking", [&](const JsonReader& reader) { readLooking(session.looking, reader); });
  with("view", [](const JsonReader&) {});  // only whether it can be read at all
  if (const auto view = values.find("view"); view != values.end()) session.view_json = view->second;
}

}  // namespace lacuna::session
