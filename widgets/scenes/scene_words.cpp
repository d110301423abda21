#include "widgets/scenes/scene_words.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/scenes/drawn_clip.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

constexpr int most_frames = 16;
constexpr int more_decimals = 2;  ///< than the slider's steps have, of a value that was written by hand

bool isRound(double value, int decimals) {
  const double scaled = value * std::pow(10, decimals);
  return std::abs(scaled - std::round(scaled)) < 1e-6;
}

}  // namespace

QString sceneTitle(world::SceneKind kind) { return coreText(world::titleOf(kind)); }

QString violationWords(world::Violation violation) { return coreText(world::titleOf(violation)); }

QString violationTitle(world::Violation violation) {
  QString title = violationWords(violation);
  title[0] = title[0].toUpper();
  return title;
}

const world::Parameter& parameterOf(world::Knob knob) { return world::parameters()[static_cast<std::size_t>(knob)]; }

QString knobTitle(world::Knob knob) { return coreText(parameterOf(knob).title); }

QString knobHelp(world::Knob knob) { return coreText(parameterOf(knob).help); }

double knobStep(world::Knob knob) {
  if (knob == world::Knob::Things) return 1;
  const world::Parameter& parameter = parameterOf(knob);
  constexpr double fewest = 39.9;  // 40, with room for rounding
  return std::pow(10, std::floor(std::log10((parameter.high - parameter.low) / fewest)));
}

QString knobText(world::Knob knob, double value) {
  const int usual = static_cast<int>(std::lround(-std::log10(knobStep(knob))));
  int decimals = usual;
  while (decimals < usual + more_decimals && !isRound(value, decimals)) ++decimals;
  const QString number = words::number(value, isRound(value, decimals) ? decimals : usual);
  const char* unit = parameterOf(knob).unit;
  return *unit == '\0' ? number : number + QChar(0xa0) + coreText(unit);
}

std::optional<world::SceneSpec> openScene(const session::Session& session) {
  const std::string& path = session.document().clip_path;
  if (!session.window() || !scenes::isDrawnClip(path)) return std::nullopt;
  return world::parseScene(path);
}

session::Session::Input sceneInput(const session::Session& session) {
  if (!session.model()) return {{0, most_frames, world::scene_rate_fps}, session.document().crop};
  const auto& trained = session.model()->description();
  return {{0, std::min(trained.frames, most_frames), trained.rate_fps}, trained.crop};
}

}  // namespace lacuna::widgets
