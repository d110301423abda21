#pragma once

#include <cstdint>
#include <string>

#include "core/mask/mask_shape.hpp"

namespace lacuna::mask {

constexpr std::uintmax_t most_mask_file_bytes = std::uintmax_t{64} << 20;
constexpr std::uintmax_t most_mask_text_bytes = std::uintmax_t{8} << 20;
/// Of json files: version 2 is written, 1 (without poses, keys, modifiers and parameters) is read too.
constexpr int mask_json_version = 2;
constexpr std::size_t most_shapes = 2000, most_points = 50000, most_keys = 20000;
constexpr int most_cells_a_side = 16384;
constexpr std::int64_t most_cells = std::int64_t{64} << 20;

/// Whether steps x rows x cols is a size a mask may have: every side 1..16384, 64 M cells together.
inline bool plausibleCells(std::int64_t steps, std::int64_t rows, std::int64_t cols) {
  const auto side = [](std::int64_t count) { return count >= 1 && count <= most_cells_a_side; };
  return side(steps) && side(rows) && side(cols) && steps * rows * cols <= most_cells;
}

/// The cells in the bytes of a file; `where` names the file in errors. Both throw `Failure`. A larger picture is averaged
/// down to `most_side` cells a side.
PaintedCells cellsFromNpy(const std::string& bytes, const std::string& where);
PaintedCells cellsFromPng(const std::string& bytes, const std::string& where, int most_side = 512);

/// Pixels of a PNG by its header, in the sizes that a mask may have.
struct PictureSize {
  int width = 0, height = 0;
  bool operator==(const PictureSize&) const = default;
};
PictureSize pngSize(const std::string& bytes, const std::string& where);

/// Pictures of one mask, one a step or frame, in their order.
constexpr std::size_t most_mask_pictures = 2000;

/// Whether a path is a pattern of names with a number: "mask_%03d.png" or "mask_%d.png".
bool isPattern(const std::string& path);

/// The name that a pattern gives a number.
std::string numbered(const std::string& pattern, int number);

/// The cells of a folder of PNG pictures (by name, numbers in it by value) or of a pattern (by number, none left out between
/// the first and the last). Throws `Failure` in one line where there are none, over 2,000, or pictures of several sizes.
PaintedCells cellsFromPictures(const std::string& folder_or_pattern);

}  // namespace lacuna::mask
