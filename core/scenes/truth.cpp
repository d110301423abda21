#include "core/scenes/truth.hpp"

#include <nlohmann/json.hpp>

namespace lacuna::scenes {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const world::Rgb& c) { return {c.r, c.g, c.b}; }

Json jsonOf(const std::vector<world::Panel>& panels) {
  Json list = Json::array();
  for (const auto& p : panels)
    list.push_back({{"x0", p.x0}, {"y0", p.y0}, {"x1", p.x1}, {"y1", p.y1}, {"color", jsonOf(p.color)}});
  return list;
}

Json jsonOf(const world::Body& b) {
  return {{"present", b.present},
          {"form", world::nameOf(b.form)},
          {"x", b.x},
          {"y", b.y},
          {"vx", b.vx},
          {"vy", b.vy},
          {"angle_rad", b.angle},
          {"half_width", b.half_width},
          {"half_height", b.half_height},
          {"ground", b.ground},
          {"visible", b.visible},
          {"color", jsonOf(b.color)}};
}

}  // namespace

std::string truthJson(const world::SceneSpec& spec, const world::Clip& clip) {
  Json knobs = Json::object();
  for (const world::Knob knob : world::knobsOf(spec.kind))
    knobs[world::parameters()[static_cast<std::size_t>(knob)].name] = world::knobValue(spec, knob);
  Json frames = Json::array();
  for (std::size_t i = 0; i < clip.frames.size(); ++i) {
    Json bodies = Json::array();
    for (const auto& body : clip.frames[i]) bodies.push_back(jsonOf(body));
    frames.push_back({{"time_s", static_cast<double>(i) / world::scene_rate_fps},
                      {"camera", {{"x", clip.camera[i].x}, {"y", clip.camera[i].y}}},
                      {"bodies", std::move(bodies)}});
  }
  const Json truth = {{"scene", world::textOf(spec)},
                      {"violation", world::nameOf(spec.violation)},
                      {"first_impossible_frame", clip.cut < 0 ? Json(nullptr) : Json(clip.cut)},
                      {"rate_fps", world::scene_rate_fps},
                      {"units", "fractions of the scene's side, y down; seconds; sRGB 0..1; bodies from far to near"},
                      {"knobs", std::move(knobs)},
                      {"cards", jsonOf(clip.cards)},
                      {"blocks", jsonOf(clip.blocks)},
                      {"frames", std::move(frames)}};
  return truth.dump(1) + "\n";
}

}  // namespace lacuna::scenes
