#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace lacuna {

/// Content key of clips, models, masks and runs (XXH3, 128 bits). Not cryptographic.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Hash128&) const = default;

  /// 32 lower-case hexadecimal digits.
  std::string hex() const;
};

/// Feeds values into one `Hash128`. Numbers are hashed by their bytes, so only same-endian machines agree.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  Hasher& bytes(const void* data, std::size_t size);
  Hasher& text(std::string_view text);
  template <class T>
  Hasher& values(std::span<const T> values) {
    return bytes(values.data(), values.size_bytes());
  }
  template <class T>
  Hasher& value(const T& value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>, "hash members one by one: padding is not content");
    return bytes(&value, sizeof value);
  }
  Hash128 digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lacuna
