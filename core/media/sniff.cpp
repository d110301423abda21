#include "core/media/sniff.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "core/base/error.hpp"

namespace lacuna::media {
namespace {

using Bytes = std::span<const std::uint8_t>;
constexpr std::size_t head_bytes = 4096;

bool hasAt(Bytes bytes, std::size_t at, std::string_view text) {
  return bytes.size() >= at + text.size() &&
         std::equal(text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

bool isIsoMedia(Bytes bytes) {
  static constexpr std::array<std::string_view, 8> boxes = {"ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "styp"};
  return std::any_of(boxes.begin(), boxes.end(), [&](std::string_view box) { return hasAt(bytes, 4, box); });
}

/// Sync bytes every 188 bytes, or every 192 behind a four-byte time code.
bool isTransportStream(Bytes bytes) {
  const auto synced = [&](std::size_t first, std::size_t packet) {
    int found = 0;
    for (std::size_t at = first; at < bytes.size() && found < 5; at += packet, ++found) {
      if (bytes[at] != 0x47) return false;
    }
    return found >= 3;
  };
  return synced(0, 188) || synced(4, 192);
}

std::string videoContainer(Bytes bytes) {
  if (isIsoMedia(bytes)) return "mp4/mov";
  if (hasAt(bytes, 0, "\x1A\x45\xDF\xA3")) return "matroska/webm";
  if (hasAt(bytes, 0, "GIF87a") || hasAt(bytes, 0, "GIF89a")) return "gif";
  if (hasAt(bytes, 0, "RIFF") && hasAt(bytes, 8, "AVI ")) return "avi";
  if (hasAt(bytes, 0, "OggS")) return "ogg";
  if (hasAt(bytes, 0, "FLV\x01")) return "flv";
  if (hasAt(bytes, 0, std::string_view("\x00\x00\x01\xBA", 4))) return "mpeg-ps";
  if (isTransportStream(bytes)) return "mpeg-ts";
  return {};
}

bool isPicture(Bytes bytes) {
  return hasAt(bytes, 0, "\x89PNG\r\n\x1A\n") || hasAt(bytes, 0, "\xFF\xD8\xFF") ||
         (hasAt(bytes, 0, "RIFF") && hasAt(bytes, 8, "WEBP")) || hasAt(bytes, 0, std::string_view("II*\0", 4)) ||
         hasAt(bytes, 0, std::string_view("MM\0*", 4)) || (hasAt(bytes, 0, "BM") && pictureSize(bytes).has_value());
}

/// An SQLite database whose application id is that of sessions (see core/session).
bool isSession(Bytes bytes) { return hasAt(bytes, 0, "SQLite format 3") && hasAt(bytes, 68, "LCSE"); }

bool looksLikeText(Bytes bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b >= 0x20 || (b >= 0x07 && b <= 0x0D); });
}

bool looksLikePlaylist(Bytes bytes) {
  static constexpr std::array<std::string_view, 10> starts = {"#EXTM3U", "ffconcat", "<?xml", "<MPD",       "v=0",
                                                              "file ",   "file:",    "RTSP",  "[playlist]", "#!"};
  Bytes text = bytes;
  if (hasAt(text, 0, "\xEF\xBB\xBF")) text = text.subspan(3);
  while (!text.empty() && (text[0] == ' ' || (text[0] >= 0x09 && text[0] <= 0x0D))) text = text.subspan(1);
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return hasAt(text, 0, start); });
}

}  // namespace

std::vector<std::uint8_t> readHead(const std::string& path, std::size_t limit) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) fail(ErrorKind::NotFound, "There is no such file. Check the path.", path);
  if (!fs::is_regular_file(status))
    fail(ErrorKind::Refused, "This is not a regular file. Choose a video, a GIF or a picture.", path);
  std::ifstream file(path, std::ios::binary);
  const std::uintmax_t size = fs::file_size(path, error);
  if (!file || error) fail(ErrorKind::Unreadable, "The file cannot be read. Check its permissions.", path);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, limit)));
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

FileKind sniffFile(const std::string& path) {
  const std::vector<std::uint8_t> bytes = readHead(path, head_bytes);
  if (bytes.empty()) fail(ErrorKind::Unreadable, "This file is empty. Choose a video, a GIF or a folder of images.", path);
  if (isPicture(bytes)) return {"images", true};
  if (std::string container = videoContainer(bytes); !container.empty()) return {std::move(container), false};
  if (isSession(bytes))
    fail(ErrorKind::Refused, "This is a session of Lacuna, not a clip. Open it with lacuna FILE; lacuna info FILE tells which clip it is of.", path);
  if (looksLikePlaylist(bytes)) {
    fail(ErrorKind::Refused, "This is a playlist or script that points to other files, not a video. Open the video itself.",
         path);
  }
  if (looksLikeText(bytes))
    fail(ErrorKind::Refused, "This is a text file, not a video. Choose a video, a GIF or a folder of images.", path);
  fail(ErrorKind::Unreadable,
       "This is no video or picture format that Lacuna reads (mp4, mov, mkv, webm, avi, gif, png, jpg ...).", path);
}

void refuseAbsurdSize(std::int64_t width, std::int64_t height, const std::string& path) {
  if (width > 0 && height > 0 && width <= max_picture_side && height <= max_picture_side &&
      width * height <= max_picture_pixels)
    return;
  fail(ErrorKind::Refused,
       "The picture size " + std::to_string(width) + " x " + std::to_string(height) + " px is not possible; up to " +
           std::to_string(max_picture_side) + " px a side and " + std::to_string(max_picture_pixels / 1'000'000) +
           " megapixels are opened.",
       path);
}

}  // namespace lacuna::media
