#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <optional>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/mask_statistics.hpp"

namespace lacuna::mask {
namespace {

/// "mask_%03d.png" in its parts.
struct Pattern {
  std::string before, after;
  std::size_t digits = 1;  ///< at least so many, with zeros in front
};

std::optional<Pattern> patternOf(const std::string& path) {
  const std::size_t percent = path.find('%');
  if (percent == std::string::npos) return std::nullopt;
  std::size_t at = percent + 1;
  while (at < path.size() && path[at] >= '0' && path[at] <= '9') ++at;
  if (at >= path.size() || path[at] != 'd' || at - percent > 3) return std::nullopt;
  Pattern pattern{path.substr(0, percent), path.substr(at + 1), 1};
  std::from_chars(path.data() + percent + 1, path.data() + at, pattern.digits);
  return pattern;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "step_9" before "step_10": stretches of digits by their value.
bool naturallyBefore(const std::string& a, const std::string& b) {
  const auto digitsFrom = [](const std::string& text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end])) ++end;
    const std::size_t first = std::min(text.find_first_not_of('0', at), end);
    return std::pair(text.substr(first, end - first), end);
  };
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (!isDigit(a[i]) || !isDigit(b[j])) {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i, ++j;
      continue;
    }
    const auto [number_a, end_a] = digitsFrom(a, i);
    const auto [number_b, end_b] = digitsFrom(b, j);
    if (number_a.size() != number_b.size()) return number_a.size() < number_b.size();
    if (number_a != number_b) return number_a < number_b;
    i = end_a, j = end_b;
  }
  return a.size() - i < b.size() - j;
}

void checkCount(std::size_t count, const std::string& where) {
  if (count > most_mask_pictures)
    fail(ErrorKind::Refused,
         "There are more than " + std::to_string(most_mask_pictures) + " PNG pictures. A mask has at most so many.", where);
}

template <class Use>
void eachFile(const std::filesystem::path& folder, const std::string& where, Use use) {
  std::error_code error;
  std::filesystem::directory_iterator files(folder, error);
  for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) use(files->path());
  if (error) fail(ErrorKind::NotFound, "This folder cannot be read: " + error.message() + ".", where);
}

std::vector<std::string> picturesIn(const std::string& folder) {
  std::vector<std::string> files;
  eachFile(folder, folder, [&](const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    if (extension == ".png") files.push_back(file.string());
    checkCount(files.size(), folder);
  });
  if (files.empty())
    fail(ErrorKind::NotFound, "This folder has no PNG picture. A mask's folder has one a step or frame.", folder);
  std::sort(files.begin(), files.end(), naturallyBefore);
  return files;
}

/// The number in a name of the pattern; nothing for another name.
std::optional<int> numberIn(const std::string& name, const Pattern& pattern) {
  if (name.size() <= pattern.before.size() + pattern.after.size()) return std::nullopt;
  if (!name.starts_with(pattern.before) || !name.ends_with(pattern.after)) return std::nullopt;
  const char *begin = name.data() + pattern.before.size(), *end = name.data() + name.size() - pattern.after.size();
  int number = 0;
  const auto read = std::from_chars(begin, end, number);
  const bool whole = read.ec == std::errc{} && read.ptr == end && number >= 0;
  return whole && static_cast<std::size_t>(end - begin) >= pattern.digits ? std::optional(number) : std::nullopt;
}

std::vector<std::string> picturesOf(const std::string& path) {
  const std::filesystem::path whole(path);
  const Pattern pattern = *patternOf(whole.filename().string());
  const std::filesystem::path folder = whole.has_parent_path() ? whole.parent_path() : std::filesystem::path(".");
  std::map<int, std::string> files;
  eachFile(folder, path, [&](const std::filesystem::path& file) {
    if (const auto number = numberIn(file.filename().string(), pattern)) files[*number] = file.string();
    checkCount(files.size(), path);
  });
  if (files.empty()) fail(ErrorKind::NotFound, "There is no picture of this pattern. The first may have any number.", path);
  std::vector<std::string> list;
  for (const auto& [number, file] : files) {
    const int expected = files.begin()->first + static_cast<int>(list.size());
    if (number != expected)
      fail(ErrorKind::NotFound,
           "Picture " + std::to_string(expected) + " of this pattern is missing, though later ones are there.", path);
    list.push_back(file);
  }
  return list;
}

void writePicture(const Mask& mask, int step, const std::string& path) {
  const TokenGrid& grid = mask.grid();
  cv::Mat picture(grid.rows, grid.cols, CV_8U);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col)
      picture.at<unsigned char>(row, col) = mask.hidden(grid.id({step, row, col})) ? 255 : 0;
  std::vector<unsigned char> bytes;
  cv::imencode(".png", picture, bytes);
  writeWhole(path, [&](std::ostream& file) {
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  });
}

/// Makes the folder where there is none; the pattern of names in it.
std::string patternIn(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) fail(ErrorKind::Unreadable, "This folder cannot be made: " + error.message() + ".", path);
  return (std::filesystem::path(path) / "step_%03d.png").string();
}

}  // namespace

bool isPattern(const std::string& path) { return patternOf(std::filesystem::path(path).filename().string()).has_value(); }

std::string numbered(const std::string& path, int number) {
  const std::filesystem::path whole(path);
  const Pattern pattern = *patternOf(whole.filename().string());
  std::string digits = std::to_string(number);
  if (digits.size() < pattern.digits) digits.insert(0, pattern.digits - digits.size(), '0');
  return (whole.parent_path() / (pattern.before + digits + pattern.after)).string();
}

PaintedCells cellsFromPictures(const std::string& folder_or_pattern) {
  const bool pattern = isPattern(folder_or_pattern);
  const std::vector<std::string> files = pattern ? picturesOf(folder_or_pattern) : picturesIn(folder_or_pattern);
  // All together at most 16 M cells, which is finer than any token grid.
  const int most_side = std::min(512, static_cast<int>(std::sqrt((16 << 20) / static_cast<double>(files.size()))));
  PaintedCells cells;
  PictureSize size;
  for (const std::string& file : files) {
    const std::string bytes = readWhole(file, most_mask_file_bytes);
    const PictureSize own = pngSize(bytes, file);
    if (cells.steps > 0 && own != size)
      fail(ErrorKind::Mismatch,
           "This picture has " + std::to_string(own.width) + " x " + std::to_string(own.height) +
               " pixels, those before it have " + std::to_string(size.width) + " x " + std::to_string(size.height) +
               ". All pictures of a mask must be of one size.",
           file);
    size = own;
    const PaintedCells picture = cellsFromPng(bytes, file, most_side);
    cells.rows = picture.rows;
    cells.cols = picture.cols;
    ++cells.steps;
    cells.hidden.insert(cells.hidden.end(), picture.hidden.begin(), picture.hidden.end());
  }
  return cells;
}

int writePng(const Mask& mask, const std::string& path, std::optional<int> step) {
  const int steps = mask.grid().steps;
  if (mask.grid().size() == 0) fail(ErrorKind::Mismatch, "A mask without tokens makes no picture.", path);
  if (step && (*step < 0 || *step >= steps))
    fail(ErrorKind::Mismatch,
         "The mask has steps 0 to " + std::to_string(steps - 1) + ", so none of number " + std::to_string(*step) + ".",
         path);
  const bool folder =
      !isPattern(path) && (!std::filesystem::path(path).has_extension() || std::filesystem::is_directory(path));
  const std::string target = folder ? patternIn(path) : path;
  const auto nameOf = [&](int of_step) { return isPattern(target) ? numbered(target, of_step) : target; };
  if (!step && isPattern(target)) {
    for (int i = 0; i < steps; ++i) writePicture(mask, i, nameOf(i));
    return steps;
  }
  if (!step && !sameInAllSteps(mask))
    fail(ErrorKind::Mismatch, "The steps of this mask differ. Name one step, a folder, or a pattern such as mask_%03d.png.",
         path);
  writePicture(mask, step.value_or(0), nameOf(step.value_or(0)));
  return 1;
}

}  // namespace lacuna::mask
