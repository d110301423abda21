#include "app/world_command.hpp"

#include <iomanip>
#include <ostream>

#include "app/commands.hpp"
#include "app/json_copy.hpp"
#include "core/base/error.hpp"
#include "core/media/clip_writer.hpp"
#include "core/scenes/truth.hpp"
#include "core/world/painter.hpp"

namespace lacuna::app {
namespace {

world::SceneSpec specFrom(const WorldOptions& options) {
  std::string text = options.scene;
  if (options.seed > 0) text += ",seed=" + std::to_string(options.seed);
  if (options.frames > 0) text += ",frames=" + std::to_string(options.frames);
  if (!options.violation.empty()) text += ",violation=" + options.violation;
  for (const std::string& knob : options.knobs) text += "," + knob;
  return world::parseScene(text);
}

void printList(std::ostream& out) {
  for (const world::SceneKind kind : world::sceneKinds()) {
    out << std::left << std::setw(8) << world::nameOf(kind) << world::titleOf(kind) << "\n  can go wrong:";
    for (const world::Violation violation : world::violationsOf(kind)) out << ' ' << world::nameOf(violation);
    out << "\n  knobs:";
    for (const world::Knob knob : world::knobsOf(kind))
      out << ' ' << world::parameters()[static_cast<std::size_t>(knob)].name;
    out << '\n';
  }
  out << '\n';
  for (const world::Parameter& p : world::parameters())
    out << std::left << std::setw(12) << p.name << p.low << " to " << p.high << ' ' << p.unit << ": " << p.help << '\n';
}

void describe(const world::SceneSpec& spec, const world::Clip& clip, std::ostream& out) {
  out << world::textOf(spec) << "\n"
      << world::titleOf(spec.kind) << ", " << clip.frameCount() << " frames at " << world::scene_rate_fps << " a second";
  if (clip.cut >= 0) out << "; impossible from frame " << clip.cut + 1 << " on: " << world::titleOf(spec.violation);
  out << '\n';
}

}  // namespace

int worldCommand(const WorldOptions& options, std::ostream& out) {
  if (options.list) {
    printList(out);
    return Success;
  }
  if (options.side_px % 2 != 0) fail(ErrorKind::Mismatch, "--size must be even: mp4 holds no odd sides.");
  const world::SceneSpec spec = specFrom(options);
  const world::Clip clip = world::makeClip(spec);
  describe(spec, clip, out);
  if (!options.truth.empty()) {
    writeTextTo(options.truth, scenes::truthJson(spec, clip));
    if (options.truth != "-") out << "truth in " << options.truth << '\n';
  }
  if (!options.out.empty()) {
    const world::ClipPainter painter(clip, world::View::whole(options.side_px));
    media::writeClip(options.out, world::scene_rate_fps, clip.frameCount(), [&](int i) { return painter.frame(i); }, {});
    out << "clip in " << options.out << '\n';
  }
  return Success;
}

}  // namespace lacuna::app
