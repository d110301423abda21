#pragma once

#include <string>

#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {

/// Core's words on a pair, with the window's space before a per cent sign.
inline QString pairWords(const std::string& text) { return coreText(text).replace(" %", QString::fromUtf8("\u00a0%")); }

}  // namespace lacuna::widgets
