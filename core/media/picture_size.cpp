#include <algorithm>

#include "core/media/sniff.hpp"

namespace lacuna::media {
namespace {

using Bytes = std::span<const std::uint8_t>;

std::int64_t bigEndian(Bytes bytes, std::size_t at, int count) {
  std::int64_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | bytes[at + static_cast<std::size_t>(i)];
  return value;
}

std::int64_t littleEndian(Bytes bytes, std::size_t at, int count) {
  std::int64_t value = 0;
  for (int i = count; i-- > 0;) value = value << 8 | bytes[at + static_cast<std::size_t>(i)];
  return value;
}

PictureSize sized(std::int64_t width, std::int64_t height) {
  const auto side = [](std::int64_t v) { return static_cast<int>(std::clamp<std::int64_t>(v, 0, 0x7FFFFFFF)); };
  return {side(width), side(height)};
}

bool startsWith(Bytes bytes, std::initializer_list<int> start) {
  return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

/// Walks the segments up to the frame header (SOF0..SOF15 without DHT, JPG and DAC).
std::optional<PictureSize> jpegSize(Bytes bytes) {
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (bytes[at] != 0xFF) return std::nullopt;
    const int marker = bytes[at + 1];
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool frame_header = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame_header) return sized(bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2));
    const bool bare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    at += bare ? 2 : 2 + static_cast<std::size_t>(bigEndian(bytes, at + 2, 2));
  }
  return std::nullopt;
}

std::optional<PictureSize> webpSize(Bytes bytes) {
  if (bytes.size() < 30) return std::nullopt;
  if (bytes[15] == 'X') return sized(littleEndian(bytes, 24, 3) + 1, littleEndian(bytes, 27, 3) + 1);
  if (bytes[15] == 'L') {
    const std::int64_t bits = littleEndian(bytes, 21, 4);
    return sized((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
  }
  return sized(littleEndian(bytes, 26, 2) & 0x3FFF, littleEndian(bytes, 28, 2) & 0x3FFF);
}

std::optional<PictureSize> bmpSize(Bytes bytes) {
  if (bytes.size() < 26) return std::nullopt;
  const std::int64_t header = littleEndian(bytes, 14, 4);
  if (header == 12) return sized(littleEndian(bytes, 18, 2), littleEndian(bytes, 20, 2));
  if (header < 40 || header > 256) return std::nullopt;
  const auto height = static_cast<std::int32_t>(littleEndian(bytes, 22, 4));  // negative: rows from the top
  return sized(littleEndian(bytes, 18, 4), std::abs(std::int64_t{height}));
}

std::optional<PictureSize> tiffSize(Bytes bytes) {
  const bool little = bytes[0] == 'I';
  const auto number = [&](std::size_t at, int count) {
    return little ? littleEndian(bytes, at, count) : bigEndian(bytes, at, count);
  };
  const auto directory = static_cast<std::size_t>(number(4, 4));
  if (directory + 2 > bytes.size()) return std::nullopt;
  std::int64_t width = 0, height = 0;
  const std::int64_t entries = number(directory, 2);
  for (std::int64_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * static_cast<std::size_t>(i);
    if (entry + 12 > bytes.size()) break;
    const std::int64_t value = number(entry + 8, number(entry + 2, 2) == 3 ? 2 : 4);
    if (number(entry, 2) == 256) width = value;
    if (number(entry, 2) == 257) height = value;
  }
  if (width == 0 || height == 0) return std::nullopt;
  return sized(width, height);
}

}  // namespace

std::optional<PictureSize> pictureSize(Bytes bytes) {
  if (bytes.size() < 16) return std::nullopt;
  if (startsWith(bytes, {0x89, 'P', 'N', 'G'})) {
    if (bytes.size() < 24) return std::nullopt;
    return sized(bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4));
  }
  if (startsWith(bytes, {'G', 'I', 'F', '8'})) return sized(littleEndian(bytes, 6, 2), littleEndian(bytes, 8, 2));
  if (startsWith(bytes, {0xFF, 0xD8})) return jpegSize(bytes);
  if (startsWith(bytes, {'R', 'I', 'F', 'F'})) return webpSize(bytes);
  if (startsWith(bytes, {'B', 'M'})) return bmpSize(bytes);
  if (startsWith(bytes, {'I', 'I', '*', 0}) || startsWith(bytes, {'M', 'M', 0, '*'})) return tiffSize(bytes);
  return std::nullopt;
}

}  // namespace lacuna::media
