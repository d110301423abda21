#include "core/media/iso_index.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <functional>
#include <numbers>
#include <string_view>

namespace lacuna::media {
namespace {

constexpr std::uint64_t longest_index_read = std::uint64_t{64} << 20;

std::uint64_t bigEndian(std::string_view bytes, std::size_t at, int count) {
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

/// Calls `use(type, payload)` for each box; a box that runs past the end is passed over.
void eachBox(std::string_view bytes, const std::function<void(std::string_view, std::string_view)>& use) {
  while (bytes.size() >= 8) {
    std::uint64_t size = bigEndian(bytes, 0, 4);
    std::size_t header = 8;
    if (size == 1 && bytes.size() >= 16) {
      size = bigEndian(bytes, 8, 8);
      header = 16;
    }
    if (size == 0) size = bytes.size();
    if (size < header || size > bytes.size()) return;
    use(bytes.substr(4, 4), bytes.substr(header, static_cast<std::size_t>(size) - header));
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

/// The quarter turns of a track header's matrix {a b u, c d v, x y w}: clockwise by atan2(b, a).
int rotationOf(std::string_view track_header) {
  const bool long_times = !track_header.empty() && track_header[0] == 1;
  const std::size_t matrix = long_times ? 52 : 40;
  if (track_header.size() < matrix + 36) return 0;
  const double a = static_cast<std::int32_t>(bigEndian(track_header, matrix, 4));
  const double b = static_cast<std::int32_t>(bigEndian(track_header, matrix + 4, 4));
  const auto quarters = std::lround(std::atan2(b, a) / (std::numbers::pi / 2));
  return static_cast<int>((quarters + 4) % 4 * 90);
}

void readTrack(std::string_view track, IsoIndex& index) {
  int rotation = 0;
  bool video = false;
  eachBox(track, [&](std::string_view type, std::string_view payload) {
    if (type == "tkhd") rotation = rotationOf(payload);
    if (type != "mdia") return;
    eachBox(payload, [&](std::string_view inner, std::string_view handler) {
      if (inner == "hdlr" && handler.size() >= 12 && handler.substr(8, 4) == "vide") video = true;
    });
  });
  if (video && !index.has_video) index.rotation_deg = rotation;
  index.has_video = index.has_video || video;
}

IsoIndex readIndex(std::ifstream& file, std::uint64_t size, std::uint64_t available) {
  IsoIndex index;
  index.found = true;
  std::string bytes(static_cast<std::size_t>(std::min({size, available, longest_index_read})), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  index.whole = size <= available && static_cast<std::size_t>(file.gcount()) == bytes.size();
  eachBox(bytes, [&](std::string_view type, std::string_view payload) {
    if (type == "trak") readTrack(payload, index);
  });
  return index;
}

}  // namespace

IsoIndex readIsoIndex(const std::string& path) {
  constexpr int most_boxes = 100000;  // a fragmented recording has two for every second
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto end = static_cast<std::uint64_t>(std::max<std::streamoff>(0, file.tellg()));
  std::uint64_t at = 0;
  for (int boxes = 0; boxes < most_boxes && at + 8 <= end; ++boxes) {
    std::string header(16, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(at));
    file.read(header.data(), 8);
    std::uint64_t size = bigEndian(header, 0, 4);
    std::uint64_t header_size = 8;
    if (size == 1 && file.read(header.data() + 8, 8)) {
      size = bigEndian(header, 8, 8);
      header_size = 16;
    }
    if (size == 0) size = end - at;
    if (size < header_size || at + header_size > end) break;
    if (std::string_view(header).substr(4, 4) == "moov") return readIndex(file, size - header_size, end - at - header_size);
    if (size > end - at) break;
    at += size;
  }
  return {};
}

}  // namespace lacuna::media
