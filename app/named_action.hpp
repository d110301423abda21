#pragma once

#include <optional>
#include <string>

#include "app/studio.hpp"

namespace lacuna::app {

/// Runs the action of this id. One that makes a mask takes what --mask takes after its name: mask.generate.tube,seed=3,ratio=0.5.
/// Returns what is wrong: there is no such action, it is disabled now, or what follows its name is not so.
std::optional<Error> triggerNamed(Studio& studio, const std::string& id);

}  // namespace lacuna::app
