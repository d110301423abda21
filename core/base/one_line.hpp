#pragma once

#include <cstddef>
#include <string>

namespace lacuna {

/// Text from a file or a person as it may stand in a line for people: control characters become blanks, the rest of what is
/// too long is left out.
inline std::string oneLine(std::string text, std::size_t longest) {
  if (text.size() > longest) text.resize(longest);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
  return text;
}

}  // namespace lacuna
