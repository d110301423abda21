#pragma once

#include <span>

namespace lacuna::widgets {

/// Lines in which the core says what it does or what is wrong: the part of `coreTexts` that grows with the core's sources.
std::span<const char* const> coreErrors();

}  // namespace lacuna::widgets
