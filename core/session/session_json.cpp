#include "core/session/session_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
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

/// Reads members of one value; what is missing keeps what it was.
class Reader {
 public:
  Reader(const Json& json, std::string name, const std::string& where) : json_(json), name_(std::move(name)), where_(where) {
    if (!json_.is_object()) wrong("is not an object");
  }
  [[noreturn]] void wrong(const std::string& what) const {
    fail(ErrorKind::Unreadable, "The session's \"" + oneLine(name_, 60) + "\" " + what + ".", where_);
  }
  const Json* member(const char* key) const {
    const auto found = json_.find(key);
    return found != json_.end() ? &*found : nullptr;
  }
  /// A number from `low` to `high`.
  template <class Number>
  void number(const char* key, Number& value, Number low, Number high) const {
    const Json* json = member(key);
    if (json == nullptr) return;
    const bool is_such = std::is_unsigned_v<Number> ? json->is_number_unsigned() : std::is_integral_v<Number> ? json->is_number_integer() : json->is_number();
    if (!is_such) wrong(std::string("has a \"") + key + "\" that is no such number");
    using Wide = std::conditional_t<std::is_unsigned_v<Number>, std::uint64_t, std::conditional_t<std::is_integral_v<Number>, std::int64_t, double>>;
    const Wide read = json->template get<Wide>();  // wide, so that nothing is cut off before it is looked at
    const bool too_wide = std::is_signed_v<Wide> && json->is_number_unsigned() && json->template get<std::uint64_t>() > std::uint64_t{1} << 53;
    if (too_wide || !(read >= static_cast<Wide>(low) && read <= static_cast<Wide>(high))) wrong(std::string("has a \"") + key + "\" that is out of range");
    value = static_cast<Number>(read);
  }
  void seed(const char* key, std::uint64_t& value) const { number<std::uint64_t>(key, value, 0, std::numeric_limits<std::uint64_t>::max()); }
  void flag(const char* key, bool& value) const {
    const Json* json = member(key);
    if (json == nullptr) return;
    if (!json->is_boolean()) wrong(std::string("has a \"") + key + "\" that is neither true nor false");
    value = json->get<bool>();
  }
  void text(const char* key, std::string& value) const {
    const Json* json = member(key);
    if (json == nullptr) return;
    if (!json->is_string()) wrong(std::string("has a \"") + key + "\" that is not a text");
    value = json->get<std::string>();
  }
  void texts(const char* key, std::vector<std::string>& values) const {
    const Json* json = list(key, most_paths);
    if (json == nullptr) return;
    values.clear();
    for (const Json& one : *json) {
      if (!one.is_string()) wrong(std::string("has a \"") + key + "\" with something that is not a text");
      values.push_back(one.get<std::string>());
    }
  }
  const Json* list(const char* key, std::size_t most) const {
    const Json* json = member(key);
    if (json == nullptr) return nullptr;
    if (!json->is_array() || json->size() > most) wrong(std::string("has a \"") + key + "\" that is no list of at most " + std::to_string(most));
    return json;
  }
  template <class Choice, class Names>
  void choice(const char* key, Choice& value, const Names& names) const {
    std::string name;
    text(key, name);
    if (member(key) == nullptr) return;
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) wrong(std::string("has an unknown \"") + key + "\"");
    value = static_cast<Choice>(found - names.begin());
  }
  Reader inside(const char* key, const Json& json) const { return {json, name_ + "/" + key, where_}; }

 private:
  const Json& json_;
  std::string name_;
  const std::string& where_;
};

Json jsonOf(const latent::RunSettings& settings) {
  return {{"mask_token", settings.mask_token}, {"context_from_target_encoder", settings.context_from_target_encoder}};
}

void read(latent::RunSettings& settings, const Reader& reader) {
  reader.number("mask_token", settings.mask_token, 0, 1'000'000);
  reader.flag("context_from_target_encoder", settings.context_from_target_encoder);
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

void readDocument(Document& document, const Reader& reader) {
  read(document.run_settings, reader);
  reader.number<std::int64_t>("start_frame", document.sampling.start_frame, 0, std::numeric_limits<std::int32_t>::max());
  reader.number("frames", document.sampling.frames, 1, 100'000);
  reader.number("rate_fps", document.sampling.rate_fps, 1e-6, 1e6);
  reader.number("size_px", document.crop, 1, most_axis_tokens);
  reader.choice("coverage", document.coverage, coverage_names);
}

Json layoutJson(const SavedSession& session) {
  const auto& settings = session.layout.settings;
  const LatentChoice& latents = session.layout.latents;
  return {{"method", nameIn(method_names, settings.method)}, {"dimensions", settings.dimensions}, {"neighbours", settings.neighbours},
          {"min_dist", settings.min_dist}, {"perplexity", settings.perplexity}, {"epochs", settings.epochs}, {"seed", settings.seed},
          {"block", latents.block}, {"context", latents.context}, {"beside", latents.beside}, {"models", latents.models},
          {"fit_on", nameIn(fit_on_names, latents.fit_on)}, {"fit_step", latents.fit_step}, {"clusters", session.clusters}};
}

void readLayout(SavedSession& session, const Reader& reader) {
  auto& settings = session.layout.settings;
  LatentChoice& latents = session.layout.latents;
  reader.choice("method", settings.method, method_names);
  reader.number("dimensions", settings.dimensions, 2, 3);
  reader.number("neighbours", settings.neighbours, 2, 1000);
  reader.number("min_dist", settings.min_dist, 0.0, 1.0);
  reader.number("perplexity", settings.perplexity, 1.0, 10'000.0);
  reader.number("epochs", settings.epochs, 0, 1'000'000);
  reader.seed("seed", settings.seed);
  reader.number("block", latents.block, 0, 1000);
  reader.flag("context", latents.context);
  reader.texts("beside", latents.beside);
  reader.texts("models", latents.models);
  reader.choice("fit_on", latents.fit_on, fit_on_names);
  reader.number("fit_step", latents.fit_step, 0, most_axis_tokens);
  reader.number("clusters", session.clusters, 0, analysis::most_clusters);
  if (session.clusters == 1) reader.wrong("has a \"clusters\" that is out of range");
}

Json compareJson(const SavedSession& session) {
  const compare::Settings& settings = session.studies.compare;
  Json json{{"metric", nameIn(metric_names, settings.metric)}, {"scale", nameIn(scale_names, settings.scale)}, {"seed", settings.seed}, {"draws", settings.draws}};
  if (session.pinned_a) json["a"] = static_cast<std::uint32_t>(*session.pinned_a);
  if (session.pinned_b) json["b"] = static_cast<std::uint32_t>(*session.pinned_b);
  return json;
}

void readCompare(SavedSession& session, const Reader& reader) {
  compare::Settings& settings = session.studies.compare;
  reader.choice("metric", settings.metric, metric_names);
  reader.choice("scale", settings.scale, scale_names);
  reader.seed("seed", settings.seed);
  reader.number("draws", settings.draws, 1, 100'000);
  for (const auto& [key, pin] : {std::pair{"a", &session.pinned_a}, std::pair{"b", &session.pinned_b}}) {
    std::uint32_t number = 0;
    reader.number<std::uint32_t>(key, number, 0, std::numeric_limits<std::int32_t>::max());
    if (number > 0) *pin = RunId{number};
  }
}

Json attentionJson(const AttentionWish& wish) {
  return {{"of", nameIn(attention_names, wish.of)}, {"read_by", wish.read_by}, {"rollout", wish.rollout}, {"survey", wish.survey}};
}

void readAttention(AttentionWish& wish, const Reader& reader) {
  reader.choice("of", wish.of, attention_names);
  reader.flag("read_by", wish.read_by);
  reader.flag("rollout", wish.rollout);
  reader.flag("survey", wish.survey);
}

Json probeJson(const ProbeStudy::Wish& wish) {
  const auto& [kind, labels, rest, settings, curve] = wish;
  return {{"kind", nameIn(probe_names, kind)}, {"labels", nameIn(label_names, labels)}, {"rest", rest},
          {"fold_by", nameIn(fold_names, settings.fold_by)}, {"folds", settings.folds}, {"penalty", settings.logistic.penalty},
          {"most_iterations", settings.logistic.most_iterations}, {"tolerance", settings.logistic.tolerance}, {"seed", settings.seed},
          {"resamples", settings.resamples},
          {"curve", {{"family", curve.family}, {"points", curve.points}, {"from", curve.from}, {"to", curve.to}, {"seeds", curve.seeds}, {"first_seed", curve.first_seed}}}};
}

void readProbe(ProbeStudy::Wish& wish, const Reader& reader) {
  reader.choice("kind", wish.kind, probe_names);
  reader.choice("labels", wish.labels, label_names);
  reader.flag("rest", wish.rest);
  reader.choice("fold_by", wish.settings.fold_by, fold_names);
  reader.number("folds", wish.settings.folds, 2, 1000);
  reader.number("penalty", wish.settings.logistic.penalty, 0.0, far);
  reader.number("most_iterations", wish.settings.logistic.most_iterations, 1, 1'000'000);
  reader.number("tolerance", wish.settings.logistic.tolerance, 0.0, 1.0);
  reader.seed("seed", wish.settings.seed);
  reader.number("resamples", wish.settings.resamples, 0, 1'000'000);
  if (const Json* json = reader.member("curve")) {
    const Reader curve = reader.inside("curve", *json);
    curve.text("family", wish.curve.family);
    curve.number("points", wish.curve.points, 1, 1000);
    curve.number("from", wish.curve.from, 0.0, 1.0);
    curve.number("to", wish.curve.to, 0.0, 1.0);
    curve.number("seeds", wish.curve.seeds, 1, 1000);
    curve.seed("first_seed", wish.curve.first_seed);
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

void readSurprise(StudySettings& studies, const Reader& reader) {
  reader.text("beside", studies.surprise_beside);
  const Json* json = reader.member("settings");
  if (json == nullptr) return;
  const Reader inner = reader.inside("settings", *json);
  surprise::Settings settings;
  read(settings.run, inner);
  inner.number("window_frames", settings.window_frames, 1, 100'000);
  inner.number("stride_frames", settings.stride_frames, 1, 100'000);
  inner.number("rate_fps", settings.rate_fps, 1e-6, 1e6);
  inner.number("size_px", settings.crop, 1, most_axis_tokens);
  if (const Json* contexts = inner.list("context_frames", most_contexts)) {
    settings.context_frames.clear();
    for (const Json& one : *contexts) {
      if (!one.is_number_integer() || one.get<std::int64_t>() < 1 || one.get<std::int64_t>() > 100'000) inner.wrong("has a length that cannot be");
      settings.context_frames.push_back(one.get<int>());
    }
  }
  studies.surprise = settings;
}

Json lookingJson(const Looking& looking) {
  Json json{{"playhead", looking.playhead}, {"grid", {looking.grid.steps, looking.grid.rows, looking.grid.cols}}, {"selection", Json::array()}};
  if (looking.picked) json["picked"] = index(*looking.picked);
  for (const TokenId token : looking.selection) json["selection"].push_back(index(token));
  return json;
}

void readLooking(Looking& looking, const Reader& reader) {
  constexpr std::int32_t last_token = std::numeric_limits<std::int32_t>::max();
  reader.number("playhead", looking.playhead, 0, 100'000);
  if (const Json* grid = reader.list("grid", 3)) {
    int sides[3] = {};
    for (std::size_t i = 0; i < grid->size(); ++i) {
      const Json& side = (*grid)[i];
      if (!side.is_number_integer() || side.get<std::int64_t>() < 0 || side.get<std::int64_t>() > most_axis_tokens) reader.wrong("has a \"grid\" that cannot be");
      sides[i] = side.get<int>();
    }
    looking.grid = {sides[0], sides[1], sides[2]};
  }
  std::int32_t picked = -1;
  reader.number<std::int32_t>("picked", picked, 0, last_token);
  if (picked >= 0) looking.picked = TokenId{picked};
  if (const Json* tokens = reader.list("selection", most_values))
    for (const Json& token : *tokens) {
      if (!token.is_number_integer() || token.get<std::int64_t>() < 0 || token.get<std::int64_t>() > last_token) reader.wrong("has a \"selection\" that cannot be");
      looking.selection.push_back(TokenId{token.get<std::int32_t>()});
    }
}

Json parsed(const std::string& name, const std::string& text, const std::string& where) {
  const auto refuse = [&](const char* what) { fail(ErrorKind::Unreadable, "The session's \"" + oneLine(name, 60) + "\" " + what + ".", where); };
  std::size_t values = 0;
  try {
    return Json::parse(text, [&](int depth, Json::parse_event_t, Json&) {
      if (depth > deepest_value || ++values > most_values) refuse("is nested or filled beyond reason");
      return true;
    });
  } catch (const Json::exception&) {
    refuse("is not whole json text");
  }
  return {};
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
    use(Reader(json, name, where));
  };
  with("saved", [&](const Reader& reader) {
    reader.number<std::int64_t>("at_s", session.saved_at_s, 0, std::int64_t{1} << 40);
    reader.text("belongs_to", session.belongs_to);
  });
  with("document", [&](const Reader& reader) { readDocument(session.document, reader); });
  with("layout", [&](const Reader& reader) { readLayout(session, reader); });
  with("compare", [&](const Reader& reader) { readCompare(session, reader); });
  with("attention", [&](const Reader& reader) { readAttention(session.studies.attention, reader); });
  with("probe", [&](const Reader& reader) { readProbe(session.studies.probe, reader); });
  with("surprise", [&](const Reader& reader) { readSurprise(session.studies, reader); });
  with("looking", [&](const Reader& reader) { readLooking(session.looking, reader); });
  with("view", [](const Reader&) {});  // only whether it can be read at all
  if (const auto view = values.find("view"); view != values.end()) session.view_json = view->second;
}

}  // namespace lacuna::session
