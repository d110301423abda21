#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/mask/mask_files.hpp"

namespace lacuna::mask {
namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);

std::uint32_t bigEndianAt(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Sizes from the header before anything is decoded: a small file may claim a picture that fills the memory.
void checkHeader(const std::string& bytes, const std::string& where) {
  constexpr std::size_t header_end = 33;
  if (bytes.size() < header_end || bytes.compare(0, signature.size(), signature) != 0 || bytes.compare(12, 4, "IHDR") != 0) {
    fail(ErrorKind::Unreadable, "This is not a PNG file: it does not start as one.", where);
  }
  const std::uint32_t width = bigEndianAt(bytes, 16), height = bigEndianAt(bytes, 20);
  if (!plausibleCells(1, height, width)) {
    fail(ErrorKind::Refused,
         "The PNG says it has " + std::to_string(width) + " x " + std::to_string(height) +
             " pixels. A mask has 1 to 16384 a side and at most 64 million.",
         where);
  }
}

/// Decoders return what they have of a truncated file; a mask that is partly missing must not pass for a whole one.
void checkWhole(const std::string& bytes, const std::string& where) {
  constexpr std::size_t chunk_overhead = 12;
  std::size_t at = signature.size();
  while (bytes.size() - at >= chunk_overhead) {
    const std::uint32_t length = bigEndianAt(bytes, at);
    if (length > bytes.size() - at - chunk_overhead) break;
    if (bytes.compare(at + 4, 4, "IEND") == 0) return;
    at += chunk_overhead + length;
  }
  fail(ErrorKind::Unreadable, "The PNG is cut short.", where);
}

cv::Mat decoded(const std::string& bytes, const std::string& where) {
  const std::vector<unsigned char> buffer(bytes.begin(), bytes.end());
  cv::Mat picture;
  try {
    picture = cv::imdecode(buffer, cv::IMREAD_UNCHANGED);
  } catch (const cv::Exception&) {
    fail(ErrorKind::Unreadable, "The PNG is damaged.", where);
  }
  if (picture.empty()) fail(ErrorKind::Unreadable, "The PNG is damaged.", where);
  if (picture.depth() == CV_16U) picture.convertTo(picture, CV_8U, 1.0 / 257);
  if (picture.depth() != CV_8U) fail(ErrorKind::Unreadable, "The PNG has values of an unknown size.", where);
  return picture;
}

/// One channel, 255 = hidden: the opacity where the picture has any, else its brightness.
cv::Mat hiddenness(const cv::Mat& picture) {
  cv::Mat one;
  if (picture.channels() == 4) {
    cv::extractChannel(picture, one, 3);
    if (cv::countNonZero(one < 255) > 0) return one;
    cv::cvtColor(picture, one, cv::COLOR_BGRA2GRAY);
    return one;
  }
  if (picture.channels() == 3) {
    cv::cvtColor(picture, one, cv::COLOR_BGR2GRAY);
    return one;
  }
  return picture;
}

}  // namespace

PictureSize pngSize(const std::string& bytes, const std::string& where) {
  checkHeader(bytes, where);
  return {static_cast<int>(bigEndianAt(bytes, 16)), static_cast<int>(bigEndianAt(bytes, 20))};
}

PaintedCells cellsFromPng(const std::string& bytes, const std::string& where, int most_side) {
  checkHeader(bytes, where);
  checkWhole(bytes, where);
  cv::Mat picture = hiddenness(decoded(bytes, where));
  // Cells are resampled by nearest later: a large picture is averaged first, so that its detail counts by area.
  const cv::Size kept(std::min(picture.cols, most_side), std::min(picture.rows, most_side));
  if (kept != picture.size()) cv::resize(picture, picture, kept, 0, 0, cv::INTER_AREA);
  PaintedCells cells{1, picture.rows, picture.cols, {}};
  cells.hidden.reserve(picture.total());
  for (int y = 0; y < picture.rows; ++y) {
    const unsigned char* row = picture.ptr<unsigned char>(y);
    for (int x = 0; x < picture.cols; ++x) cells.hidden.push_back(row[x] >= 128 ? 1 : 0);
  }
  return cells;
}

}  // namespace lacuna::mask
