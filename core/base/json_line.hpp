#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace lacuna {

/// Of a text that did not parse: the line, from 1, from which it is no json, for people who wrote it by hand. Keeps nothing of it.
class BrokenJsonLine : public nlohmann::json_sax<nlohmann::json> {
 public:
  static std::string of(const std::string& text) {
    BrokenJsonLine finder;
    nlohmann::json::sax_parse(text, &finder);
    const std::size_t end = std::min(finder.byte_, text.size());
    return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t byte, const std::string&, const nlohmann::detail::exception&) override {
    byte_ = byte > 0 ? byte - 1 : 0;  // the last one that was read is the wrong one
    return false;
  }

 private:
  std::size_t byte_ = 0;
};

}  // namespace lacuna
