#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lacuna::media {

/// Largest picture that is opened, before any memory is taken for it.
constexpr int max_picture_side = 16384;
constexpr std::int64_t max_picture_pixels = std::int64_t{64} * 1000 * 1000;

struct PictureSize {
  int width = 0, height = 0;
};

/// What a file's first bytes say it is.
struct FileKind {
  std::string container;  ///< as in `ClipInfo::container`
  bool picture = false;   ///< a still picture: goes to the image decoder, not to FFmpeg
};

/// Recognises binary video containers and pictures by their first bytes. Anything else, and above all text (playlists,
/// session descriptions and scripts point FFmpeg to other files and addresses), throws `Failure` with one line.
FileKind sniffFile(const std::string& path);

/// Size that a picture's header claims (PNG, JPEG, BMP, WebP, GIF; TIFF's first directory), if it is one of those.
std::optional<PictureSize> pictureSize(std::span<const std::uint8_t> bytes);

/// Throws `Failure` (Refused) when a picture of this size would not be opened.
void refuseAbsurdSize(std::int64_t width, std::int64_t height, const std::string& path);

/// The first `limit` bytes of a regular file. Throws `Failure` when there is none, or it cannot be read.
std::vector<std::uint8_t> readHead(const std::string& path, std::size_t limit);

}  // namespace lacuna::media
