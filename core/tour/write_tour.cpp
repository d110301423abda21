#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/mask/mask_io.hpp"
#include "core/tour/tour.hpp"

namespace lacuna::tour {
namespace {

using Written = nlohmann::ordered_json;

Written maskJson(const std::vector<mask::MaskShape>& shapes) {
  Written mask = Written::parse(mask::shapesToJson(shapes));
  mask.erase("format");
  return mask;
}

Written spotJson(const Spot& spot) {
  return {{"at", {spot.at.x, spot.at.y}}, {"radius", spot.radius}, {"text", spot.text}, {"on", spot.on_beside ? "B" : "A"}};
}

Written conditionsJson(const Conditions& wanted) {
  Written json = Written::object();
  for (const auto& [key, flag] : {std::pair{"painted", wanted.painted}, {"played", wanted.played}, {"turned", wanted.turned}, {"answered", wanted.answered},
                                  {"revealed", wanted.revealed}, {"measured", wanted.measured}, {"compared", wanted.compared}})
    if (flag) json[key] = true;
  for (const auto& [key, bound] : {std::pair{"hidden_above", wanted.hidden_above}, {"hidden_below", wanted.hidden_below},
                                   {"error_over_guess_above", wanted.error_over_guess_above}, {"error_over_guess_below", wanted.error_over_guess_below},
                                   {"playhead_from_s", wanted.playhead_from_s}, {"playhead_to_s", wanted.playhead_to_s}})
    if (bound) json[key] = *bound;
  if (!wanted.workspace.empty()) json["workspace"] = wanted.workspace;
  if (wanted.picked) json["picked"] = *wanted.picked == Pick::Hidden ? "hidden" : *wanted.picked == Pick::Visible ? "visible" : "any";
  if (wanted.picked_within) json["picked_within"] = spotJson(*wanted.picked_within);
  return json;
}

void writeWords(Written& json, const Step& step) {
  json["title"] = step.title;
  json["text"] = step.text;
  if (!step.notes.empty()) json["notes"] = step.notes;
  if (!step.attempt.empty()) json["try"] = step.attempt;
  for (const Conditions& wanted : step.check) json["check"].push_back(conditionsJson(wanted));
  if (!step.question) return;
  Written question{{"text", step.question->text}, {"choices", step.question->choices}};
  if (step.question->right) question["right"] = *step.question->right;
  if (!step.question->answer.empty()) question["answer"] = step.question->answer;
  json["question"] = std::move(question);
}

void writeLook(Written& json, const Step& step) {
  json["show"] = Written::array();
  for (const Panel panel : step.panels) json["show"].push_back(nameOf(panel));
  json["overlays"] = Written::array();
  for (const auto& [name, on] : {std::pair{"mask", step.overlays.mask}, {"error", step.overlays.error}, {"grid", step.overlays.grid},
                                 {"features", step.overlays.features}, {"attention", step.overlays.attention}})
    if (on) json["overlays"].push_back(name);
  json["camera"] = {{"azimuth", step.camera.azimuth_deg}, {"elevation", step.camera.elevation_deg}};
  static constexpr const char* of[] = {"target", "context", "predictor"};
  json["attention"] = {{"of", of[static_cast<int>(step.attention.of)]}, {"layer", step.attention.layer}, {"head", step.attention.head}};
  if (step.spot) json["spotlight"] = spotJson(*step.spot);
  json["spans"] = Written::array();
  for (const Span& span : step.spans) json["spans"].push_back({{"from_s", span.begin_s}, {"to_s", span.end_s}, {"text", span.text}});
  json["names"] = {step.name_a, step.name_b};
  json["captions"] = {step.caption_a, step.caption_b};
}

Written stepJson(const Step& step) {
  Written json;
  writeWords(json, step);
  json["clip"] = step.clip;
  json["model"] = step.model.empty() ? "bundled" : step.model;
  json["window"] = {{"start", step.sampling.start_frame}, {"frames", step.sampling.frames}, {"rate", step.sampling.rate_fps}, {"size", step.crop}};
  json["mask"] = maskJson(step.shapes);
  json["beside"] = nullptr;
  if (step.beside.any()) {
    Written beside = Written::object();
    if (!step.beside.clip.empty()) beside["clip"] = step.beside.clip;
    if (step.beside.shapes) beside["mask"] = maskJson(*step.beside.shapes);
    json["beside"] = std::move(beside);
  }
  json["context"] = step.context_frames;
  json["time"] = step.time_s;
  if (step.token) json["token"] = {step.token->step, step.token->row, step.token->col};
  writeLook(json, step);
  return json;
}

}  // namespace

std::string tourToJson(const Tour& tour) {
  Written json{{"format", "lacuna tour"}, {"version", 1}, {"title", tour.title}, {"line", tour.line}, {"minutes", tour.minutes}};
  json["steps"] = Written::array();
  for (const Step& step : tour.steps) json["steps"].push_back(stepJson(step));
  std::string text = json.dump(1, ' ', false, Written::error_handler_t::replace) + '\n';
  if (text.size() > most_file_bytes) fail(ErrorKind::Refused, "This tour would be over 1 MB, mostly by its painted masks. Begin another one.");
  parseTour(text, tour.title);  // what could not be read back is refused here, while nothing is lost
  return text;
}

}  // namespace lacuna::tour
