#include "widgets/canvas/changed_region.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

namespace lacuna::widgets {
namespace {

bool differ(const QImage& before, const QImage& now, const QRect& tile) {
  const auto pixel_bytes = static_cast<std::size_t>(now.depth()) / 8;
  const std::size_t begin = static_cast<std::size_t>(tile.left()) * pixel_bytes;
  const std::size_t bytes = static_cast<std::size_t>(tile.width()) * pixel_bytes;
  for (int row = tile.top(); row <= tile.bottom(); ++row)
    if (std::memcmp(before.constScanLine(row) + begin, now.constScanLine(row) + begin, bytes) != 0) return true;
  return false;
}

}  // namespace

QRegion changedTiles(const QImage& before, const QImage& now, int tile) {
  if (before.size() != now.size() || before.format() != now.format()) return now.rect();
  std::vector<QRect> rects;  // by rows from left to right, as QRegion keeps them
  for (int y = 0; y < now.height(); y += tile) {
    bool goes_on = false;
    for (int x = 0; x < now.width(); x += tile) {
      const QRect here(x, y, std::min(tile, now.width() - x), std::min(tile, now.height() - y));
      const bool changed = differ(before, now, here);
      if (changed && goes_on)
        rects.back().setRight(here.right());
      else if (changed)
        rects.push_back(here);
      goes_on = changed;
    }
  }
  QRegion region;
  region.setRects(rects.data(), static_cast<int>(rects.size()));
  return region;
}

}  // namespace lacuna::widgets
