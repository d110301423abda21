#pragma once

#include <string>

#include "core/compare/paired.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Core's words on a pair, with the window's space before a per cent sign.
inline QString pairWords(const std::string& text) { return coreText(text).replace(" %", QString::fromUtf8("\u00a0%")); }

/// The colour of the side that is better.
inline QColor Theme::* roleOf(compare::Verdict verdict) {
  if (verdict == compare::Verdict::ABetter) return &Theme::run_a;
  return verdict == compare::Verdict::BBetter ? &Theme::run_b : &Theme::text;
}

}  // namespace lacuna::widgets
