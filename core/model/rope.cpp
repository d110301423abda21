#include "core/model/rope.hpp"

#include <cmath>

namespace lacuna::model {
namespace {

/// How far neighbours are apart when `count` of them are spread over as many places as training had; 1 when they are not.
float spacing(int spread_over, int count) {
  return spread_over > 0 ? static_cast<float>(spread_over - 1) / static_cast<float>(count - 1) : 1.0F;
}

float columnSpacing(const PositionGrid& grid) {
  if (grid.columns_as_rows) return static_cast<float>(grid.rows) / static_cast<float>(grid.cols);
  return spacing(grid.spread_over, grid.cols);
}

}  // namespace

RopeTable ropeTable(Positions kind, std::span<const TokenId> ids, const PositionGrid& grid, int head_dim) {
  if (kind == Positions::StoredTable) return {head_dim, {}, {}};
  const int axis = 2 * ((head_dim / 3) / 2), half = axis / 2;
  std::vector<float> frequencies(static_cast<std::size_t>(half));
  for (int j = 0; j < half; ++j) {
    frequencies[static_cast<std::size_t>(j)] = static_cast<float>(std::pow(10000.0, -static_cast<double>(j) / half));
  }
  const auto dim = static_cast<std::size_t>(head_dim);
  RopeTable table{head_dim, std::vector<float>(ids.size() * dim, 1.0F), std::vector<float>(ids.size() * dim, 0.0F)};
  const int per_step = grid.rows * grid.cols;
  const float row_step = spacing(grid.spread_over, grid.rows), col_step = columnSpacing(grid);
  const bool tiled = kind == Positions::TiledRope;
  for (std::size_t token = 0; token < ids.size(); ++token) {
    const int id = index(ids[token]);
    const float place[3] = {static_cast<float>(id / per_step), static_cast<float>(id % per_step / grid.cols) * row_step,
                            static_cast<float>(id % grid.cols) * col_step};
    for (int a = 0; a < 3; ++a) {
      for (int j = 0; j < half; ++j) {
        const float angle = place[a] * frequencies[static_cast<std::size_t>(j)];
        const float cosine = std::cos(angle), sine = std::sin(angle);
        const int first = a * axis + (tiled ? j : 2 * j);
        for (const int at : {first, first + (tiled ? half : 1)}) {
          const std::size_t k = token * dim + static_cast<std::size_t>(at);
          table.cosines[k] = cosine;
          table.sines[k] = at % 2 == 0 ? -sine : sine;
        }
      }
    }
  }
  return table;
}

void rotateHead(const RopeTable& table, int token, float scale, float* head) {
  if (table.cosines.empty()) {
    for (int j = 0; j < table.head_dim; ++j) head[j] *= scale;
    return;
  }
  const std::size_t start = static_cast<std::size_t>(token) * static_cast<std::size_t>(table.head_dim);
  const float* cosines = table.cosines.data() + start;
  const float* sines = table.sines.data() + start;
  int j = 0;
  for (; j + 1 < table.head_dim; j += 2) {
    const float first = head[j], second = head[j + 1];
    head[j] = (first * cosines[j] + second * sines[j]) * scale;
    head[j + 1] = (second * cosines[j + 1] + first * sines[j + 1]) * scale;
  }
  if (j < table.head_dim) head[j] *= scale;
}

void rotateToken(const RopeTable& table, int token, int width, float* qkv) {
  const float scale = 1.0F / std::sqrt(static_cast<float>(table.head_dim));
  for (int at = 0; at < width; at += table.head_dim) {
    rotateHead(table, token, scale, qkv + at);
    rotateHead(table, token, 1.0F, qkv + width + at);
  }
}

}  // namespace lacuna::model
