#include "core/model/value_reader.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <type_traits>

#include "core/base/error.hpp"
#include "core/model/tensor_list.hpp"

namespace lacuna::model {
namespace {

struct Half {
  std::uint16_t bits;
};
struct BrainFloat {
  std::uint16_t bits;
};

float floatOf(Half half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half.bits & 0x8000U) << 16U;
  const std::uint32_t exponent = (half.bits >> 10U) & 0x1FU;
  const std::uint32_t fraction = half.bits & 0x3FFU;
  if (exponent == 0) {
    const float magnitude = static_cast<float>(fraction) * 0x1p-24F;
    return sign != 0 ? -magnitude : magnitude;
  }
  const std::uint32_t widened = exponent == 31 ? 255U : exponent + 112U;
  return std::bit_cast<float>(sign | widened << 23U | fraction << 13U);
}

float floatOf(BrainFloat value) { return std::bit_cast<float>(static_cast<std::uint32_t>(value.bits) << 16U); }

template <class Stored>
float floatOf(Stored value) {
  return static_cast<float>(value);
}

/// Stored values [first, first + count) counted from the tensor's first one.
template <class Stored, class Value, class Convert>
void readRun(const File& file, std::uint64_t offset, std::span<Value> into, Convert convert) {
  if constexpr (std::is_same_v<Stored, Value>) {
    file.read(offset, into.data(), into.size_bytes());
    return;
  }
  std::vector<Stored> part(std::min<std::size_t>(into.size(), 1U << 18U));
  for (std::size_t at = 0; at < into.size(); at += part.size()) {
    const std::size_t count = std::min(part.size(), into.size() - at);
    file.read(offset + at * sizeof(Stored), part.data(), count * sizeof(Stored));
    std::transform(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count),
                   into.begin() + static_cast<std::ptrdiff_t>(at), convert);
  }
}

/// Puts values that lie `strides` apart into row-major order.
template <class Value>
std::vector<Value> gathered(const std::vector<Value>& span, const TensorEntry& entry) {
  std::vector<Value> values(static_cast<std::size_t>(entry.count()));
  std::vector<std::int64_t> at(entry.shape.size(), 0), strides = entry.strides;
  for (std::size_t axis = 0; axis < strides.size(); ++axis) {
    if (entry.shape[axis] < 2) strides[axis] = 0;  // never walked, so a file may say anything there
  }
  std::int64_t place = 0;
  for (Value& value : values) {
    value = span[static_cast<std::size_t>(place)];
    for (std::size_t axis = at.size(); axis-- > 0;) {
      place += strides[axis];
      if (++at[axis] < entry.shape[axis]) break;
      place -= strides[axis] * entry.shape[axis];
      at[axis] = 0;
    }
  }
  return values;
}

bool contiguous(const TensorEntry& entry) {
  std::int64_t expected = 1;
  for (std::size_t i = entry.shape.size(); i-- > 0;) {
    if (entry.shape[i] != 1 && entry.strides[i] != expected) return false;
    expected *= entry.shape[i];
  }
  return true;
}

template <class Stored, class Value, class Convert>
std::vector<Value> readValues(const File& file, const TensorEntry& entry, Convert convert) {
  const auto count = countOf(entry.shape);
  const auto last = lastIndexOf(entry.shape, entry.strides);
  if (!count || !last) fail(ErrorKind::Unreadable, "Tensor \"" + entry.name + "\" has an impossible shape.", file.path());
  if (*count == 0) return {};
  const auto span = static_cast<std::uint64_t>(*last) + 1;
  if (span > file.bytes() / sizeof(Stored) || static_cast<std::uint64_t>(*count) > file.bytes() ||
      entry.offset > file.bytes() - span * sizeof(Stored)) {
    fail(ErrorKind::Unreadable, "Tensor \"" + entry.name + "\" does not lie inside the file. Download it again.",
         file.path());
  }
  std::vector<Value> values(span);
  readRun<Stored>(file, entry.offset, std::span<Value>(values), convert);
  if (contiguous(entry)) return values;
  return gathered(values, entry);
}

template <class Stored>
std::vector<float> readFloatsOf(const File& file, const TensorEntry& entry) {
  return readValues<Stored, float>(file, entry, [](Stored value) { return floatOf(value); });
}

template <class Stored>
std::vector<std::int64_t> readIntsOf(const File& file, const TensorEntry& entry) {
  return readValues<Stored, std::int64_t>(file, entry, [](Stored value) { return static_cast<std::int64_t>(value); });
}

}  // namespace

std::vector<float> readAsFloats(const File& file, const TensorEntry& entry) {
  switch (entry.dtype) {
    case DType::F64:
      return readFloatsOf<double>(file, entry);
    case DType::F32:
      return readFloatsOf<float>(file, entry);
    case DType::F16:
      return readFloatsOf<Half>(file, entry);
    case DType::BF16:
      return readFloatsOf<BrainFloat>(file, entry);
    case DType::I64:
      return readFloatsOf<std::int64_t>(file, entry);
    case DType::I32:
      return readFloatsOf<std::int32_t>(file, entry);
    case DType::I16:
      return readFloatsOf<std::int16_t>(file, entry);
    case DType::I8:
      return readFloatsOf<std::int8_t>(file, entry);
    default:
      return readFloatsOf<std::uint8_t>(file, entry);
  }
}

std::vector<std::int64_t> readAsInts(const File& file, const TensorEntry& entry) {
  switch (entry.dtype) {
    case DType::I64:
      return readIntsOf<std::int64_t>(file, entry);
    case DType::I32:
      return readIntsOf<std::int32_t>(file, entry);
    case DType::I16:
      return readIntsOf<std::int16_t>(file, entry);
    case DType::I8:
      return readIntsOf<std::int8_t>(file, entry);
    case DType::U8:
    case DType::Bool:
      return readIntsOf<std::uint8_t>(file, entry);
    default:
      fail(ErrorKind::Mismatch, "Tensor \"" + entry.name + "\" holds no whole numbers.", file.path());
  }
}

}  // namespace lacuna::model
