#include "core/model/inflate.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace lacuna::model {
namespace {

constexpr int kLongestCode = 15;

/// Thrown and caught in this file alone.
struct Damaged {};

/// A canonical Huffman code: codes of one length are consecutive, in the order of their symbols.
class Code {
 public:
  explicit Code(const std::vector<int>& lengths) : symbols_(lengths.size()) {
    for (const int length : lengths) ++count_[static_cast<std::size_t>(length)];
    count_[0] = 0;
    int left = 1;  // codes of this length that are still free
    for (std::size_t length = 1; length <= kLongestCode; ++length) {
      left = 2 * left - count_[length];
      if (left < 0) throw Damaged();
    }
    std::array<int, kLongestCode + 2> place{};
    for (std::size_t length = 1; length <= kLongestCode; ++length) place[length + 1] = place[length] + count_[length];
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
      const auto length = static_cast<std::size_t>(lengths[symbol]);
      if (length > 0) symbols_[static_cast<std::size_t>(place[length]++)] = static_cast<int>(symbol);
    }
  }

  template <class Bit>
  int next(const Bit& bit) const {
    int code = 0, first = 0, before = 0;
    for (std::size_t length = 1; length <= kLongestCode; ++length) {
      code |= bit();
      const int count = count_[length];
      if (code - first < count) return symbols_[static_cast<std::size_t>(before + code - first)];
      before += count;
      first = 2 * (first + count);
      code *= 2;
    }
    throw Damaged();
  }

 private:
  std::array<int, kLongestCode + 1> count_{};
  std::vector<int> symbols_;
};

class Inflater {
 public:
  Inflater(std::string_view from, std::size_t bytes) : from_(from), bytes_(bytes) { out_.reserve(bytes); }

  std::string run() {
    for (bool last = false; !last;) {
      last = bits(1) == 1;
      const int kind = bits(2);
      if (kind == 0)
        stored();
      else if (kind == 1)
        coded(Code(fixedLengths()), Code(std::vector<int>(30, 5)));
      else if (kind == 2)
        ownCodes();
      else
        throw Damaged();
    }
    if (out_.size() != bytes_) throw Damaged();
    return std::move(out_);
  }

 private:
  int bits(int count) {
    while (held_count_ < count) {
      if (at_ == from_.size()) throw Damaged();
      held_ |= static_cast<std::uint32_t>(static_cast<unsigned char>(from_[at_++])) << held_count_;
      held_count_ += 8;
    }
    const std::uint32_t value = held_ & ((1U << count) - 1);
    held_ >>= count;
    held_count_ -= count;
    return static_cast<int>(value);
  }

  int symbol(const Code& code) {
    return code.next([this] { return bits(1); });
  }

  void put(char c) {
    if (out_.size() == bytes_) throw Damaged();
    out_ += c;
  }

  void stored() {
    held_ = 0;
    held_count_ = 0;  // whole bytes are never held, so only the rest of one is dropped
    const int size = bits(16), check = bits(16);
    if (size != (check ^ 0xFFFF)) throw Damaged();
    for (int i = 0; i < size; ++i) put(static_cast<char>(bits(8)));
  }

  static std::vector<int> fixedLengths() {
    std::vector<int> lengths(288, 8);
    std::fill(lengths.begin() + 144, lengths.begin() + 256, 9);
    std::fill(lengths.begin() + 256, lengths.begin() + 280, 7);
    return lengths;
  }

  /// A block that brings its codes, whose lengths are coded themselves.
  void ownCodes() {
    static constexpr std::array<std::size_t, 19> order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    const int literals = bits(5) + 257, distances = bits(5) + 1, of_lengths = bits(4) + 4;
    std::vector<int> first(order.size(), 0);
    for (int i = 0; i < of_lengths; ++i) first[order[static_cast<std::size_t>(i)]] = bits(3);
    const Code code(first);
    std::vector<int> lengths;
    const auto wanted = static_cast<std::size_t>(literals + distances);
    while (lengths.size() < wanted) {
      const int symbol_read = symbol(code);
      if (symbol_read < 16) {
        lengths.push_back(symbol_read);
        continue;
      }
      if (symbol_read == 16 && lengths.empty()) throw Damaged();
      const int repeated = symbol_read == 16 ? lengths.back() : 0;
      const int times = symbol_read == 16 ? 3 + bits(2) : symbol_read == 17 ? 3 + bits(3) : 11 + bits(7);
      lengths.insert(lengths.end(), static_cast<std::size_t>(times), repeated);
    }
    if (lengths.size() != wanted) throw Damaged();
    const auto middle = lengths.begin() + literals;
    coded(Code(std::vector<int>(lengths.begin(), middle)), Code(std::vector<int>(middle, lengths.end())));
  }

  /// Letters, and copies of what came before: how long, from how far back.
  void coded(const Code& literals, const Code& distances) {
    static constexpr std::array<int, 29> length_base = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                        31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    static constexpr std::array<int, 30> distance_base = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                                          33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                                          1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    for (;;) {
      const int letter = symbol(literals);
      if (letter == 256) return;
      if (letter < 256) {
        put(static_cast<char>(letter));
        continue;
      }
      const auto at = static_cast<std::size_t>(letter - 257);
      if (at >= length_base.size()) throw Damaged();
      const int length = length_base[at] + bits(at < 8 || at == 28 ? 0 : static_cast<int>(at / 4) - 1);
      const auto far = static_cast<std::size_t>(symbol(distances));
      if (far >= distance_base.size()) throw Damaged();
      const auto back = static_cast<std::size_t>(distance_base[far] + bits(far < 4 ? 0 : static_cast<int>(far / 2) - 1));
      if (back > out_.size()) throw Damaged();
      for (int i = 0; i < length; ++i) put(out_[out_.size() - back]);
    }
  }

  std::string_view from_;
  std::size_t bytes_, at_ = 0;
  std::uint32_t held_ = 0;
  int held_count_ = 0;
  std::string out_;
};

}  // namespace

std::optional<std::string> inflated(std::string_view deflated, std::size_t bytes) {
  try {
    return Inflater(deflated, bytes).run();
  } catch (const Damaged&) {
    return std::nullopt;
  }
}

}  // namespace lacuna::model
