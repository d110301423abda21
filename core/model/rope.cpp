#include "core/model/rope.hpp"

#include <cmath>

namespace lacuna::model {

RopeTable ropeTable(std::span<const TokenId> ids, PositionGrid positions, int head_dim) {
  const int axis = 2 * ((head_dim / 3) / 2), half = axis / 2;
  std::vector<float> frequencies(static_cast<std::size_t>(half));
  for (int j = 0; j < half; ++j) {
    frequencies[static_cast<std::size_t>(j)] = static_cast<float>(std::pow(10000.0, -static_cast<double>(j) / half));
  }
  const auto dim = static_cast<std::size_t>(head_dim);
  RopeTable table{head_dim, std::vector<float>(ids.size() * dim, 1.0F), std::vector<float>(ids.size() * dim, 0.0F)};
  const int per_step = positions.rows * positions.cols;
  for (std::size_t token = 0; token < ids.size(); ++token) {
    const int id = index(ids[token]);
    const int place[3] = {id / per_step, id % per_step / positions.cols, id % positions.cols};
    for (int a = 0; a < 3; ++a) {
      for (int j = 0; j < half; ++j) {
        const float angle = static_cast<float>(place[a]) * frequencies[static_cast<std::size_t>(j)];
        const float cosine = std::cos(angle), sine = std::sin(angle);
        for (const int at : {a * axis + j, a * axis + half + j}) {
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

}  // namespace lacuna::model
