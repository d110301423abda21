#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"

namespace lacuna {

/// Members of one object of json text that somebody else wrote; names the place of the first thing that is wrong ("The mask's
/// shape 2 has no "form""). `read` keeps what there was where a member is missing, the others need it. For `.cpp` files.
class JsonReader {
 public:
  using Json = nlohmann::json;
  static constexpr std::size_t usual_text_bytes = 1 << 16;

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
    if (!value.is_array()) wrongOf(key, "is not a list");
    if (value.size() < least || value.size() > most)
      wrong("has " + std::to_string(value.size()) + " \"" + key + "\"; " + (least == 0 ? "at most " : std::to_string(least) + " to ") + std::to_string(most) + " are read");
    return value;
  }

  std::string text(const char* key, std::size_t most_bytes = usual_text_bytes) const { return asText(member(key), key, most_bytes); }
  std::string asText(const Json& value, const char* key, std::size_t most_bytes = usual_text_bytes) const {
    if (!value.is_string()) wrongOf(key, "is not a text");
    const std::string& text = value.get_ref<const std::string&>();
    if (text.size() > most_bytes) wrong(std::string("has a \"") + key + "\" over " + std::to_string(most_bytes) + " bytes");
    if (text.find('\0') != std::string::npos) wrong(std::string("has a \"") + key + "\" with a null character in it");
    return text;
  }
  std::string textOr(const char* key, std::size_t most_bytes, const std::string& otherwise) const { return has(key) ? text(key, most_bytes) : otherwise; }

  double number(const char* key, double low = std::numeric_limits<double>::lowest(), double high = std::numeric_limits<double>::max()) const {
    return as<double>(member(key), key, low, high);
  }
  double numberOr(const char* key, double low, double high, double otherwise) const { return has(key) ? number(key, low, high) : otherwise; }
  template <class Number = int>
  Number whole(const char* key, Number low = std::numeric_limits<Number>::lowest(), Number high = std::numeric_limits<Number>::max()) const {
    return as<Number>(member(key), key, low, high);
  }
  int wholeOr(const char* key, int low, int high, int otherwise) const { return has(key) ? whole(key, low, high) : otherwise; }

  /// One value as a number of this type; wide while it is looked at, so that nothing is cut off before.
  template <class Number>
  Number as(const Json& value, const char* key, Number low = std::numeric_limits<Number>::lowest(), Number high = std::numeric_limits<Number>::max()) const {
    using Wide = std::conditional_t<std::is_floating_point_v<Number>, double, std::conditional_t<std::is_unsigned_v<Number>, std::uint64_t, std::int64_t>>;
    if (std::is_floating_point_v<Number> && !value.is_number()) wrongOf(key, "is not a number");
    if (std::is_unsigned_v<Number> && !value.is_number_unsigned()) wrongOf(key, "is not a whole number from 0");
    if (!value.is_number_integer() && !std::is_floating_point_v<Number>) wrongOf(key, "is not a whole number");
    const bool too_wide = std::is_same_v<Wide, std::int64_t> && value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const Wide read = value.get<Wide>();
    if (too_wide || !(read >= static_cast<Wide>(low) && read <= static_cast<Wide>(high))) wrongOf(key, "is not between " + shortly(low) + " and " + shortly(high));
    return static_cast<Number>(read);
  }

  bool flagOr(const char* key, bool otherwise) const {
    if (!has(key)) return otherwise;
    if (!member(key).is_boolean()) wrongOf(key, "is neither true nor false");
    return member(key).get<bool>();
  }

  void read(const char* key, bool& value) const { value = flagOr(key, value); }
  void read(const char* key, std::string& value) const {
    if (has(key)) value = text(key);
  }
  template <class Number>
    requires(std::is_arithmetic_v<Number> && !std::is_same_v<Number, bool>)
  void read(const char* key, Number& value, std::type_identity_t<Number> low = std::numeric_limits<Number>::lowest(),
            std::type_identity_t<Number> high = std::numeric_limits<Number>::max()) const {
    if (has(key)) value = as<Number>(member(key), key, low, high);
  }
  void read(const char* key, std::vector<std::string>& values, std::size_t most) const {
    if (!has(key)) return;
    values.clear();
    for (const Json& one : list(key, 0, most)) values.push_back(asText(one, key));
  }
  /// One of `names`, which stand in the order of the enumerators.
  template <class Choice, class Names>
  void readChoice(const char* key, Choice& value, const Names& names) const {
    if (!has(key)) return;
    const auto found = std::find(std::begin(names), std::end(names), text(key));
    if (found == std::end(names)) wrong(std::string("has an unknown \"") + key + "\"");
    value = static_cast<Choice>(found - std::begin(names));
  }

 private:
  [[noreturn]] void wrongOf(const char* key, const std::string& what) const { wrong(std::string("has a \"") + key + "\" that " + what); }

  template <class Number>
  static std::string shortly(Number value) {
    std::string text = std::to_string(value);
    if (!std::is_floating_point_v<Number>) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  }

  const Json& json_;
  std::string place_, where_;
};

}  // namespace lacuna
