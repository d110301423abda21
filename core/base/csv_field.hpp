#pragma once

#include <string>

namespace lacuna {

/// A text as one field of a csv file: between quotation marks, its own doubled, where a reader would else take a mark in it for
/// the field's or the line's end (RFC 4180).
inline std::string csvField(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace lacuna
