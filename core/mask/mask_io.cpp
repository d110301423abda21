#include "core/mask/mask_io.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/mask/mask_files.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::mask {
namespace {

std::string lowerExtension(const std::string& path) {
  std::string extension = std::filesystem::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
  return extension;
}

MaskShape asShape(PaintedCells cells, const std::string& path) {
  MaskShape shape;
  shape.id = ShapeId{1};
  const std::filesystem::path named(path);
  shape.name = (named.has_filename() ? named : named.parent_path()).filename().string();  // a folder may end in "/"
  shape.form = std::move(cells);
  return shape;
}

}  // namespace

std::vector<MaskShape> readMask(const std::string& path) {
  if (isPattern(path) || std::filesystem::is_directory(path)) return {asShape(cellsFromPictures(path), path)};
  if (path.ends_with('/')) fail(ErrorKind::NotFound, "There is no such folder.", path);
  const std::string extension = lowerExtension(path);
  if (extension != ".json" && extension != ".npy" && extension != ".png") {
    fail(ErrorKind::Refused,
         "Masks are read from .json, .npy and .png files and folders of .png, not from \"" + extension + "\".", path);
  }
  const std::string bytes = readWhole(path, extension == ".json" ? most_mask_text_bytes : most_mask_file_bytes);
  if (extension == ".json") return parseShapes(bytes, path);
  return {asShape(extension == ".npy" ? cellsFromNpy(bytes, path) : cellsFromPng(bytes, path), path)};
}

}  // namespace lacuna::mask
