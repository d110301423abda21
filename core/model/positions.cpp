#include "core/model/positions.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::model {
namespace {

/// Where one step along an axis of the wanted grid lies in the stored one.
struct Between {
  int low = 0, high = 0;
  float share = 0;  ///< of `high`
};

std::vector<Between> placesAlong(int stored, int wanted) {
  std::vector<Between> places;
  const double scale = static_cast<double>(wanted) / stored;
  const auto step = static_cast<float>(1.0 / scale);
  for (int i = 0; i < wanted; ++i) {
    const float at = std::max(step * (static_cast<float>(i) + 0.5F) - 0.5F, 0.0F);
    const int low = std::min(static_cast<int>(at), stored - 1);
    places.push_back({low, std::min(low + 1, stored - 1), at - static_cast<float>(low)});
  }
  return places;
}

}  // namespace

PositionTable resized(const PositionTable& table, const mask::TokenGrid& grid) {
  if (table.grid == grid) return table;
  const auto steps = placesAlong(table.grid.steps, grid.steps), rows = placesAlong(table.grid.rows, grid.rows),
             cols = placesAlong(table.grid.cols, grid.cols);
  const int width = table.width();
  PositionTable out{grid, std::vector<float>(static_cast<std::size_t>(grid.size()) * static_cast<std::size_t>(width))};
  float* to = out.values.data();
  const auto row = [&](int s, int r, int c) {
    return table.values.data() + static_cast<std::ptrdiff_t>((s * table.grid.rows + r) * table.grid.cols + c) * width;
  };
  for (const Between& s : steps) {
    for (const Between& r : rows) {
      for (const Between& c : cols) {
        std::fill(to, to + width, 0.0F);
        for (int corner = 0; corner < 8; ++corner) {
          const bool in_s = (corner & 4) != 0, in_r = (corner & 2) != 0, in_c = (corner & 1) != 0;
          const float share =
              (in_s ? s.share : 1 - s.share) * (in_r ? r.share : 1 - r.share) * (in_c ? c.share : 1 - c.share);
          if (share == 0) continue;
          const float* from = row(in_s ? s.high : s.low, in_r ? r.high : r.low, in_c ? c.high : c.low);
          for (int i = 0; i < width; ++i) to[i] += share * from[i];
        }
        to += width;
      }
    }
  }
  return out;
}

Matrix positionsOf(const PositionTable& table, std::span<const TokenId> ids) {
  const int width = table.width();
  Matrix rows(ids.size(), static_cast<std::size_t>(width));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const float* from = table.values.data() + static_cast<std::ptrdiff_t>(index(ids[i])) * width;
    std::copy(from, from + width, rows.row(i).begin());
  }
  return rows;
}

void add(const Matrix& more, Matrix& x) {
  for (std::size_t i = 0; i < x.values.size(); ++i) x.values[i] += more.values[i];
}

}  // namespace lacuna::model
