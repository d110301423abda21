#include "tests/app/picture_difference.hpp"

#include <algorithm>
#include <cstdlib>

namespace lacuna::test {
namespace {

constexpr int block_px = 8;  // at half the size

QImage halved(const QImage& picture) {
  return picture.scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
}

int apart(QRgb a, QRgb b) {
  return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

}  // namespace

PictureDifference differenceOf(const QImage& one, const QImage& other) {
  if (one.size() != other.size() || one.isNull()) return {};
  const QImage a = halved(one), b = halved(other);
  PictureDifference found{0, 0, QImage(a.size(), QImage::Format_RGB32)};
  double all = 0;
  for (int top = 0; top < a.height(); top += block_px)
    for (int left = 0; left < a.width(); left += block_px) {
      double sum = 0;
      int pixels = 0;
      for (int y = top; y < std::min(top + block_px, a.height()); ++y)
        for (int x = left; x < std::min(left + block_px, a.width()); ++x, ++pixels) {
          const int difference = apart(a.pixel(x, y), b.pixel(x, y));
          const int bright = std::min(255, 4 * difference);
          found.shown.setPixel(x, y, qRgb(bright, bright, bright));
          sum += difference;
        }
      all += sum;
      found.worst_block = std::max(found.worst_block, sum / std::max(1, pixels));
    }
  found.mean = all / (static_cast<double>(a.width()) * a.height());
  return found;
}

}  // namespace lacuna::test
