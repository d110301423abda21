#include "core/scenes/twin.hpp"

#include "core/scenes/drawn_clip.hpp"
#include "core/world/scene.hpp"

namespace lacuna::scenes {

std::optional<std::string> twinOf(const std::string& path) {
  if (!isDrawnClip(path)) return std::nullopt;
  world::SceneSpec spec = world::parseScene(path);
  const auto violations = world::violationsOf(spec.kind);
  if (violations.size() < 2) return std::nullopt;
  spec.violation = spec.violation == world::Violation::None ? violations[1] : world::Violation::None;
  return world::textOf(spec);
}

}  // namespace lacuna::scenes
