#include <algorithm>
#include <filesystem>
#include <set>
#include <span>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/one_line.hpp"
#include "core/base/whole_file.hpp"
#include "core/library/clip_list.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/pose.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/sweep/portable.hpp"

namespace lacuna::sweep {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& what) { fail(ErrorKind::Refused, "This is no sweep: " + oneLine(what, 400)); }

std::vector<std::string> withFoldersOpened(const std::vector<std::string>& named, const jobs::JobContext& context) {
  std::vector<std::string> clips;
  for (const std::string& path : named) {
    std::error_code ignored;
    if (scenes::isDrawnClip(path) || !fs::is_directory(path, ignored)) clips.push_back(path);
    else
      for (const std::string& inside : library::clipsIn(path, context)) clips.push_back((fs::path(path) / inside).string());
  }
  if (clips.empty()) refuse("there is no clip in the folders that it names.");
  return clips;
}

/// A folder of pictures may be named as a generator could be; one with a slip stays, and is told to be none.
std::string withMaskFound(const std::string& mask, const std::string& folder) {
  const std::string kind = mask.substr(0, mask.find(','));
  if (mask::generatorOf(kind) != nullptr || fs::path(mask).is_absolute()) return mask;
  const std::string path = fs::absolute(fs::path(folder) / mask).lexically_normal().string();
  std::error_code ignored;
  return fs::exists(path, ignored) ? path : mask;
}

std::string hashOfMask(const std::string& path) {
  Hasher hasher;
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored)) return hasher.text(readWhole(path, mask::most_mask_file_bytes)).digest().hex();
  const mask::PaintedCells cells = mask::cellsFromPictures(path);  // a folder of pictures, or their pattern
  return hasher.value(cells.steps).value(cells.rows).value(cells.cols).values(std::span(cells.hidden)).digest().hex();
}

/// Every mask is read.
void checkMasks(const Spec& spec) {
  const bool moves = std::ranges::any_of(spec.axes, [](const Axis& axis) { return axis.name == "x" || axis.name == "y" || axis.name == "scale"; });
  std::set<std::string> masks;
  for (std::size_t place = 0; place < spec.places(); ++place) {
    const Point point = pointAt(spec, place);
    if (!masks.insert(point.mask).second) continue;
    const std::vector<mask::MaskShape> shapes = mask::shapesFromText(point.mask);
    const bool drawn = std::ranges::any_of(shapes, [](const mask::MaskShape& shape) { return mask::drawn(shape.form); });
    if (moves && !drawn) refuse("the mask " + point.mask + " has no drawn shape that x, y or scale could move.");
  }
}

}  // namespace

Spec readSpec(const std::string& path, const std::string& otherwise, const jobs::JobContext& context) {
  const std::string text = readWhole(path, most_spec_bytes);
  return parseSpec(text, fs::absolute(path).parent_path().string(), otherwise, context);
}

Spec parseSpec(const std::string& json, const std::string& folder, const std::string& otherwise, const jobs::JobContext& context) {
  return lookedUp(withMovedFound(parseSpecText(json, folder, otherwise), folder, otherwise), folder, context);
}

Spec lookedUp(Spec spec, const std::string& folder, const jobs::JobContext& context) {
  spec.clips = withFoldersOpened(spec.clips, context);
  spec.mask = withMaskFound(spec.mask, folder);
  for (Axis& axis : spec.axes)
    if (axis.name == "mask")
      for (std::string& mask : axis.values) mask = withMaskFound(mask, folder);
  if (spec.clips.size() * static_cast<std::size_t>(spec.seeds) > most_points / spec.places())
    refuse("it has more than " + std::to_string(most_points) + " runs.");
  checkMasks(spec);
  return spec;
}

std::vector<std::string> maskHashes(const Spec& spec) {
  std::vector<std::string> hashes;
  const auto add = [&hashes](const std::string& mask) {
    if (fs::path(mask).is_absolute()) hashes.push_back(hashOfMask(mask));
  };
  add(spec.mask);
  for (const Axis& axis : spec.axes)
    if (axis.name == "mask") std::ranges::for_each(axis.values, add);
  return hashes;
}

std::vector<mask::MaskShape> shapesOf(const Point& point) {
  std::vector<mask::MaskShape> shapes = mask::shapesFromText(point.mask);
  for (mask::MaskShape& shape : shapes) {
    const auto move = [&point](mask::Pose& pose) {
      pose.dx += point.dx;
      pose.dy += point.dy;
      pose.scale_x *= point.scale;
      pose.scale_y *= point.scale;
    };
    move(shape.pose);
    for (mask::Key& key : shape.keys) move(key.pose);
  }
  return shapes;
}

}  // namespace lacuna::sweep
