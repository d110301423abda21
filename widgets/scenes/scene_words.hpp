#pragma once

#include <QString>
#include <optional>

#include "core/session/session.hpp"
#include "core/world/scene.hpp"

namespace lacuna::widgets {

QString sceneTitle(world::SceneKind kind);           ///< "Behind the card"
QString violationTitle(world::Violation violation);  ///< "It vanishes"
QString violationWords(world::Violation violation);  ///< "it vanishes", inside a sentence
QString knobTitle(world::Knob knob);                 ///< "Speed"
QString knobHelp(world::Knob knob);
QString knobText(world::Knob knob, double value);  ///< "0.40 sides a second"

/// How far one press of an arrow key moves a knob: a number that reads well, at least 40 of them from end to end.
double knobStep(world::Knob knob);

const world::Parameter& parameterOf(world::Knob knob);

/// The scene that is open; nothing when the clip is not drawn by the program.
std::optional<world::SceneSpec> openScene(const session::Session& session);

/// What a scene is first opened with: what the model was trained with, at most 16 frames.
session::Session::Input sceneInput(const session::Session& session);

}  // namespace lacuna::widgets
