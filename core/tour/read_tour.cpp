#include <algorithm>
#include <array>
#include <filesystem>

#include "core/base/json_guard.hpp"
#include "core/base/json_line.hpp"
#include "core/base/json_reader.hpp"
#include "core/base/whole_file.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_io.hpp"
#include "core/tour/facts.hpp"
#include "core/tour/tour.hpp"

namespace lacuna::tour {
namespace {

using Json = nlohmann::json;

constexpr int deepest_value = 12;
constexpr double longest_s = 1e6;

struct Names {
  Panel panel;
  const char* name;
};
constexpr std::array<Names, 7> panel_names = {{{Panel::Clip, "clip"},
                                               {Panel::Beside, "beside"},
                                               {Panel::Latent, "latent"},
                                               {Panel::Attention, "attention"},
                                               {Panel::Surprise, "surprise"},
                                               {Panel::Error, "error"},
                                               {Panel::Detail, "detail"}}};

constexpr std::array<const char*, 4> workspace_names = {"explore", "masks", "attention", "compare"};

/// A path as it can be opened; nothing on a network is.
std::string pathFrom(const JsonReader& reader, const char* key, const std::string& folder) {
  const std::string path = reader.text(key, most_path_bytes);
  if (path.find("://") != std::string::npos) reader.wrong(std::string("has a \"") + key + "\" that is an address; Lacuna opens files of this machine alone", ErrorKind::Refused);
  const bool stays = path.empty() || folder.empty() || path.starts_with("world:") || std::filesystem::path(path).is_absolute();
  return stays ? path : (std::filesystem::path(folder) / path).lexically_normal().string();
}

/// A generator's text, or the object that mask files hold.
std::vector<mask::MaskShape> shapesFrom(const JsonReader& reader, const char* key) {
  const Json& value = reader.member(key);
  if (value.is_null()) return {};
  if (value.is_object()) {
    Json file = value;
    file["format"] = "lacuna mask";
    if (!file.contains("version")) file["version"] = 2;
    return mask::parseShapes(file.dump(), reader.where() + ", " + reader.place());
  }
  mask::MaskShape shape;
  shape.name = reader.text(key, most_line_bytes);
  shape.form = mask::parseGenerator(shape.name);
  shape.id = ShapeId{1};
  return {shape};
}

media::Sampling samplingFrom(const JsonReader& reader, media::Sampling sampling, int& crop) {
  reader.allowOnly({"start", "frames", "rate", "size"});
  sampling.start_frame = reader.wholeOr("start", 0, 1'000'000'000, static_cast<int>(sampling.start_frame));
  sampling.frames = reader.wholeOr("frames", 1, 512, sampling.frames);
  sampling.rate_fps = reader.numberOr("rate", 0.001, 1000, sampling.rate_fps);
  crop = reader.wholeOr("size", 16, 2048, crop);
  return sampling;
}

mask::PointInFrame pointFrom(const JsonReader& reader, const char* key) {
  const Json& pair = reader.list(key, 2, 2);
  return {reader.as<double>(pair[0], key, -1, 2), reader.as<double>(pair[1], key, -1, 2)};
}

Spot spotFrom(const JsonReader& reader) {
  reader.allowOnly({"at", "radius", "text", "on"});
  Spot spot;
  spot.at = pointFrom(reader, "at");
  spot.radius = reader.numberOr("radius", 0.01, 2, spot.radius);
  spot.text = reader.textOr("text", most_title_bytes, {});
  const std::string on = reader.textOr("on", 1, "A");
  if (on != "A" && on != "B") reader.wrong("has an \"on\" that is neither A nor B");
  spot.on_beside = on == "B";
  return spot;
}

Attention attentionFrom(const JsonReader& reader) {
  reader.allowOnly({"of", "layer", "head"});
  const std::string of = reader.text("of", 16);
  if (of != "target" && of != "context" && of != "predictor") reader.wrong("has an \"of\" that is not target, context or predictor");
  return {of == "target" ? Attention::Of::Target : of == "context" ? Attention::Of::Context : Attention::Of::Predictor, reader.whole("layer", 1, 1000), reader.whole("head", 1, 1000)};
}

Token tokenFrom(const JsonReader& reader, const char* key) {
  const Json& list = reader.list(key, 3, 3);
  return {reader.as<int>(list[0], key, 0, 4096), reader.as<int>(list[1], key, 0, 4096), reader.as<int>(list[2], key, 0, 4096)};
}

std::vector<Panel> panelsFrom(const JsonReader& reader) {
  std::vector<Panel> panels;
  int pictures = 0, plots = 0;
  for (const Json& value : reader.list("show", 1, most_panels)) {
    const auto found = std::ranges::find_if(panel_names, [&](const Names& row) { return value.is_string() && value.get_ref<const std::string&>() == row.name; });
    if (found == panel_names.end()) reader.wrong("shows something that is not known: clip, beside, latent, attention, surprise, error, detail are");
    if (std::ranges::find(panels, found->panel) != panels.end()) reader.wrong("shows \"" + std::string(found->name) + "\" twice");
    ++(isPlot(found->panel) ? plots : pictures);
    panels.push_back(found->panel);
  }
  if (pictures < 1 || pictures > 2 || plots > 1) reader.wrong("has to show 1 or 2 of clip, beside, latent, attention and at most 1 of surprise, error, detail");
  return panels;
}

Overlays overlaysFrom(const JsonReader& reader) {
  Overlays overlays{false, false, false, false, false};
  for (const Json& value : reader.list("overlays", 0, 5)) {
    const std::string name = value.is_string() ? value.get<std::string>() : std::string();
    bool* flag = name == "mask" ? &overlays.mask : name == "error" ? &overlays.error : name == "grid" ? &overlays.grid : name == "features" ? &overlays.features : name == "attention" ? &overlays.attention : nullptr;
    if (flag == nullptr) reader.wrong("has an overlay that is not known: mask, error, grid, features, attention are");
    *flag = true;
  }
  return overlays;
}

Question questionFrom(const JsonReader& reader) {
  reader.allowOnly({"text", "choices", "right", "answer"});
  Question question;
  question.text = reader.text("text", most_line_bytes);
  for (const Json& choice : reader.list("choices", 2, most_choices)) {
    if (!choice.is_string() || choice.get_ref<const std::string&>().size() > most_title_bytes) reader.wrong("has a choice that is no text, or too long");
    question.choices.push_back(choice.get<std::string>());
  }
  if (reader.has("right")) question.right = reader.whole("right", 0, static_cast<int>(question.choices.size()) - 1);
  question.answer = reader.textOr("answer", most_text_bytes, {});
  return question;
}

std::optional<double> boundFrom(const JsonReader& reader, const char* key, double low, double high) {
  return reader.has(key) ? std::optional(reader.number(key, low, high)) : std::nullopt;
}

Conditions conditionsFrom(const JsonReader& reader) {
  reader.allowOnly({"painted", "played", "turned", "answered", "revealed", "measured", "hidden_above", "hidden_below", "error_over_guess_above",
                    "error_over_guess_below", "playhead_from_s", "playhead_to_s", "picked", "picked_within", "compared", "workspace"});
  Conditions wanted;
  for (const auto& [key, flag] : {std::pair{"painted", &wanted.painted}, {"played", &wanted.played}, {"turned", &wanted.turned}, {"answered", &wanted.answered},
                                  {"revealed", &wanted.revealed}, {"measured", &wanted.measured}, {"compared", &wanted.compared}})
    *flag = reader.flagOr(key, false);
  wanted.hidden_above = boundFrom(reader, "hidden_above", 0, 1);
  wanted.hidden_below = boundFrom(reader, "hidden_below", 0, 1);
  wanted.error_over_guess_above = boundFrom(reader, "error_over_guess_above", 0, 1000);
  wanted.error_over_guess_below = boundFrom(reader, "error_over_guess_below", 0, 1000);
  wanted.playhead_from_s = boundFrom(reader, "playhead_from_s", 0, longest_s);
  wanted.playhead_to_s = boundFrom(reader, "playhead_to_s", 0, longest_s);
  if (reader.has("picked")) {
    const std::string picked = reader.text("picked", 16);
    if (picked != "any" && picked != "hidden" && picked != "visible") reader.wrong("has a \"picked\" that is not any, hidden or visible");
    wanted.picked = picked == "hidden" ? Pick::Hidden : picked == "visible" ? Pick::Visible : Pick::Any;
  }
  if (reader.has("picked_within")) wanted.picked_within = spotFrom(reader.object("picked_within"));
  if (reader.has("workspace")) {
    wanted.workspace = reader.text("workspace", 16);
    if (std::ranges::find(workspace_names, wanted.workspace) == workspace_names.end()) reader.wrong("has a \"workspace\" that is not explore, masks, attention or compare");
  }
  if (wanted.empty()) reader.wrong("asks for nothing");
  return wanted;
}

/// One object, or a list of which one is enough.
Check checkFrom(const JsonReader& reader) {
  const Json& value = reader.member("check");
  if (!value.is_array()) return {conditionsFrom(reader.object("check"))};
  Check check;
  for (const Json& one : reader.list("check", 1, most_choices)) check.push_back(conditionsFrom({one, reader.place() + "'s check", reader.where()}));
  return check;
}

std::vector<Span> spansFrom(const JsonReader& reader) {
  std::vector<Span> spans;
  for (const Json& json : reader.list("spans", 0, most_spans)) {
    const JsonReader inner(json, reader.place() + "'s span", reader.where());
    inner.allowOnly({"from_s", "to_s", "text"});
    Span span{inner.number("from_s", 0, longest_s), inner.number("to_s", 0, longest_s), inner.textOr("text", most_title_bytes, {})};
    if (span.end_s < span.begin_s) inner.wrong("ends before it begins");
    spans.push_back(std::move(span));
  }
  return spans;
}

Beside besideFrom(const JsonReader& reader, const std::string& folder) {
  reader.allowOnly({"clip", "mask"});
  Beside beside;
  if (reader.has("clip")) beside.clip = pathFrom(reader, "clip", reader.text("clip", most_path_bytes) == "twin" ? std::string() : folder);
  if (reader.has("mask")) beside.shapes = shapesFrom(reader, "mask");
  return beside;
}

void readWords(Step& step, const JsonReader& reader) {
  step.title = reader.text("title", most_title_bytes);
  step.text = reader.text("text", most_text_bytes);
  step.notes = reader.textOr("notes", most_text_bytes, {});
  step.attempt = reader.textOr("try", most_line_bytes, {});
  step.check = reader.has("check") ? checkFrom(reader) : Check();
  step.question = reader.has("question") ? std::optional(questionFrom(reader.object("question"))) : std::nullopt;
  std::vector<std::string> texts = {step.title, step.text, step.attempt};
  if (step.question) texts.push_back(step.question->answer);
  for (const std::string& text : texts)
    if (const std::string unknown = unknownFactIn(text); !unknown.empty()) reader.wrong("names {" + unknown + "}, which is no number of a tour (docs/tours.md lists them)");
}

void readNames(Step& step, const JsonReader& reader) {
  const auto pair = [&](const char* key, std::string& a, std::string& b) {
    if (!reader.has(key)) return;
    const Json& list = reader.list(key, 1, 2);
    for (const Json& name : list)
      if (!name.is_string() || name.get_ref<const std::string&>().size() > most_title_bytes) reader.wrong(std::string("has \"") + key + "\" that are no texts, or too long");
    a = list[0].get<std::string>();
    b = list.size() > 1 ? list[1].get<std::string>() : std::string();
  };
  pair("names", step.name_a, step.name_b);
  pair("captions", step.caption_a, step.caption_b);
}

/// What a step says of its own; the rest is that of the step before.
void readScene(Step& step, const JsonReader& reader, const std::string& folder) {
  if (reader.has("clip")) step.clip = pathFrom(reader, "clip", folder);
  if (reader.has("model")) step.model = reader.text("model", most_path_bytes) == "bundled" ? std::string() : pathFrom(reader, "model", folder);
  if (reader.has("window")) step.sampling = samplingFrom(reader.object("window"), step.sampling, step.crop);
  if (reader.has("mask")) step.shapes = shapesFrom(reader, "mask");
  if (reader.has("beside")) step.beside = reader.member("beside").is_null() ? Beside() : besideFrom(reader.object("beside"), folder);
  step.context_frames = reader.wholeOr("context", 1, 511, step.context_frames);
  step.time_s = reader.numberOr("time", 0, longest_s, step.time_s);
  step.token = reader.has("token") ? std::optional(tokenFrom(reader, "token")) : std::nullopt;
  if (reader.has("show")) step.panels = panelsFrom(reader);
  if (reader.has("overlays")) step.overlays = overlaysFrom(reader);
  if (reader.has("camera")) {
    const JsonReader camera = reader.object("camera");
    camera.allowOnly({"azimuth", "elevation"});
    step.camera = {camera.number("azimuth", -360, 360), camera.number("elevation", -90, 90)};
  }
  if (reader.has("attention")) step.attention = attentionFrom(reader.object("attention"));
  step.spot = reader.has("spotlight") ? std::optional(spotFrom(reader.object("spotlight"))) : std::nullopt;
  if (reader.has("spans")) step.spans = spansFrom(reader);
}

Step stepFrom(const JsonReader& reader, Step before, const std::string& folder) {
  reader.allowOnly({"title", "text", "notes", "try", "check", "question", "clip", "model", "window", "mask", "beside", "context", "time", "token", "show",
                    "overlays", "camera", "attention", "spotlight", "spans", "names", "captions"});
  readWords(before, reader);
  readNames(before, reader);
  readScene(before, reader, folder);
  if (before.clip.empty()) reader.wrong("has no \"clip\", and no step before it has one");
  const bool has_beside = std::ranges::find(before.panels, Panel::Beside) != before.panels.end();
  if (has_beside && !before.beside.any()) reader.wrong("shows \"beside\", and nothing is beside: it needs a \"beside\" with a clip or a mask");
  return before;
}

}  // namespace

const char* nameOf(Panel panel) {
  return std::ranges::find_if(panel_names, [&](const Names& row) { return row.panel == panel; })->name;
}

std::span<const char* const> workspaces() { return workspace_names; }

bool isPlot(Panel panel) { return panel == Panel::Surprise || panel == Panel::Error || panel == Panel::Detail; }

Tour parseTour(const std::string& json_text, const std::string& where, const std::string& folder) {
  if (json_text.size() > most_file_bytes) fail(ErrorKind::Refused, "This tour is over 1 MB. Leave out what is not text.", where);
  const auto damaged = [&](const std::string& what) { fail(ErrorKind::Refused, "This is no tour: it " + oneLine(what, 300) + ".", where); };
  const Json json = Json::parse(json_text, JsonGuard(deepest_value, damaged), false);
  if (json.is_discarded()) fail(ErrorKind::Unreadable, "This is no tour: it is no json from line " + BrokenJsonLine::of(json_text) + " on. Correct it there.", where);
  const JsonReader reader(json, "tour", where);
  if (!reader.has("format") || reader.text("format", 64) != "lacuna tour") reader.wrong("does not say \"format\": \"lacuna tour\"");
  reader.allowOnly({"format", "version", "title", "line", "minutes", "steps"});
  if (reader.whole("version", 1, 1'000'000) != 1) reader.wrong("is of a newer version than this program reads");
  Tour tour{reader.text("title", most_title_bytes), reader.text("line", most_line_bytes), reader.wholeOr("minutes", 1, 600, 10), {}};
  Step before;
  for (const Json& step : reader.list("steps", 1, most_steps)) {
    before = stepFrom({step, "step " + std::to_string(tour.steps.size() + 1), where}, before, folder);
    tour.steps.push_back(before);
  }
  return tour;
}

Tour readTour(const std::string& path) {
  return parseTour(readWhole(path, most_file_bytes), path, std::filesystem::path(path).parent_path().string());
}

}  // namespace lacuna::tour
