#pragma once

#include <string>

namespace lacuna {

/// A text as one word of a command for a POSIX shell, whatever is in it.
inline std::string shellWord(const std::string& text) {
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

}  // namespace lacuna
