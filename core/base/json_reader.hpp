#pragma once

#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"

namespace lacuna::tour {

/// Members of one object of a tour's file; names the place of the first thing that is wrong. For `.cpp` files of this layer.
class JsonReader {
 public:
  using Json = nlohmann::json;

  JsonReader(const Json& json, std::string place, std::string where) : json_(json), place_(std::move(place)), where_(std::move(where)) {
    if (!json_.is_object()) wrong("is not an object");
  }

  [[noreturn]] void wrong(const std::string& what, ErrorKind kind = ErrorKind::Unreadable) const {
    fail(kind, "The " + place_ + " " + oneLine(what, 300) + ".", where_);
  }
  bool has(const char* key) const { return json_.contains(key); }
  const std::string& where() const { return where_; }
  const std::string& place() const { return place_; }

  /// A slip of the pen in a name must not go unnoticed.
  void allowOnly(std::initializer_list<std::string_view> names) const {
    for (const auto& entry : json_.items())
      if (std::find(names.begin(), names.end(), entry.key()) == names.end()) wrong("has a \"" + entry.key() + "\", which is not known here");
  }
  const Json& member(const char* key) const {
    const auto found = json_.find(key);
    if (found == json_.end()) wrong(std::string("has no \"") + key + "\"");
    return *found;
  }
  JsonReader object(const char* key) const { return {member(key), place_ + "'s " + key, where_}; }
  const Json& list(const char* key, std::size_t least, std::size_t most) const {
    const Json& value = member(key);
    if (!value.is_array()) wrong(std::string("has a \"") + key + "\" that is not a list");
    if (value.size() < least || value.size() > most)
      wrong(std::string("has ") + std::to_string(value.size()) + " \"" + key + "\"; " + std::to_string(least) + " to " + std::to_string(most) + " are read");
    return value;
  }
  std::string text(const char* key, std::size_t most_bytes) const {
    const Json& value = member(key);
    if (!value.is_string()) wrong(std::string("has a \"") + key + "\" that is not a text");
    std::string text = value.get<std::string>();
    if (text.size() > most_bytes) wrong(std::string("has a \"") + key + "\" over " + std::to_string(most_bytes) + " bytes");
    if (text.find('\0') != std::string::npos) wrong(std::string("has a \"") + key + "\" with a null character in it");
    return text;
  }
  std::string textOr(const char* key, std::size_t most_bytes, const std::string& otherwise) const { return has(key) ? text(key, most_bytes) : otherwise; }
  double number(const char* key, double low, double high) const { return asNumber(member(key), key, low, high); }
  double asNumber(const Json& value, const char* key, double low, double high) const {
    if (!value.is_number()) wrong(std::string("has a \"") + key + "\" that is not a number");
    const double number = value.get<double>();
    if (!(number >= low && number <= high)) wrong(std::string("has a \"") + key + "\" that is not between " + shortly(low) + " and " + shortly(high));
    return number;
  }
  double numberOr(const char* key, double low, double high, double otherwise) const { return has(key) ? number(key, low, high) : otherwise; }
  int whole(const char* key, int low, int high) const { return asWhole(member(key), key, low, high); }
  int asWhole(const Json& value, const char* key, int low, int high) const {
    if (!value.is_number_integer()) wrong(std::string("has a \"") + key + "\" that is not a whole number");
    return static_cast<int>(asNumber(value, key, low, high));
  }
  int wholeOr(const char* key, int low, int high, int otherwise) const { return has(key) ? whole(key, low, high) : otherwise; }
  bool flagOr(const char* key, bool otherwise) const {
    if (!has(key)) return otherwise;
    if (!member(key).is_boolean()) wrong(std::string("has a \"") + key + "\" that is neither true nor false");
    return member(key).get<bool>();
  }

 private:
  static std::string shortly(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  }

  const Json& json_;
  std::string place_, where_;
};

}  // namespace lacuna::tour
