#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string_view>

#include "core/base/error.hpp"
#include "core/media/video_source.hpp"

namespace lacuna::media {
namespace {

constexpr std::uint64_t longest_index_read = std::uint64_t{64} << 20;

struct IsoIndex {
  bool found = false;
  bool whole = false;
  bool has_video = false;
};

std::uint64_t bigEndian(const unsigned char* bytes, int count) {
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | bytes[i];
  return value;
}

/// Looks for a media handler of type "vide" in the `size` bytes that follow.
bool readsVideoHandler(std::ifstream& file, std::uint64_t size, bool& whole) {
  std::string index(static_cast<std::size_t>(std::min(size, longest_index_read)), '\0');
  file.read(index.data(), static_cast<std::streamsize>(index.size()));
  whole = static_cast<std::size_t>(file.gcount()) == index.size();
  for (std::size_t at = index.find("hdlr"); at != std::string::npos; at = index.find("hdlr", at + 4)) {
    if (index.compare(at + 12, 4, "vide") == 0) return true;
  }
  return false;
}

/// Walks the top-level boxes of an ISO base media file.
IsoIndex isoIndex(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto end = static_cast<std::uint64_t>(std::max<std::streamoff>(0, file.tellg()));
  std::uint64_t at = 0;
  for (int boxes = 0; boxes < 10000 && at + 8 <= end; ++boxes) {
    unsigned char header[16] = {};
    file.clear();
    file.seekg(static_cast<std::streamoff>(at));
    file.read(reinterpret_cast<char*>(header), 8);
    std::uint64_t size = bigEndian(header, 4);
    std::uint64_t header_size = 8;
    if (size == 1 && file.read(reinterpret_cast<char*>(header + 8), 8)) {
      size = bigEndian(header + 8, 8);
      header_size = 16;
    }
    if (size == 0) size = end - at;
    if (size < header_size) break;
    if (std::string_view(reinterpret_cast<char*>(header + 4), 4) == "moov") {
      IsoIndex index{true, false, false};
      index.has_video = readsVideoHandler(file, std::min(size - header_size, end - at - header_size), index.whole);
      index.whole = index.whole && size <= end - at;
      return index;
    }
    if (size > end - at) break;
    at += size;
  }
  return {};
}

}  // namespace

void failToOpenVideo(const std::string& path, const std::string& container) {
  if (container == "mp4/mov") {
    const IsoIndex index = isoIndex(path);
    if (!index.found || !index.whole) {
      fail(ErrorKind::Unreadable, "This file is cut off: its index is missing. Copy or download it again.", path);
    }
    if (!index.has_video) {
      fail(ErrorKind::Unreadable, "This file holds no video track (audio only). Choose a video, a GIF or a folder of images.", path);
    }
  }
  fail(ErrorKind::Unreadable, "No video track that can be decoded was found in this file. It is damaged, audio only or of an unknown codec.",
       path);
}

}  // namespace lacuna::media
