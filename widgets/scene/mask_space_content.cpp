#include "widgets/scene/mask_space_content.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lacuna::widgets {
namespace {

constexpr double step_length = 1.7, longest_time = 3.2;  // a step in widths of a cell; of all steps, in scene units

struct Side {
  int step, row, col;             // the neighbour
  std::array<int, 4> corners;     // of the cell, as BlockSpace::corners counts them
};

// -x, +x, bottom, top, earlier, later. Rows run down, so the higher row is the lower edge.
constexpr std::array<Side, 6> sides = {{{0, 0, -1, {0, 2, 6, 4}},
                                        {0, 0, +1, {5, 7, 3, 1}},
                                        {0, +1, 0, {2, 3, 7, 6}},
                                        {0, -1, 0, {4, 5, 1, 0}},
                                        {-1, 0, 0, {1, 3, 2, 0}},
                                        {+1, 0, 0, {4, 6, 7, 5}}}};

std::uint8_t lit(std::uint8_t part, float share) {
  const auto value = static_cast<float>(part);
  const float result = share <= 1 ? value * share : value + (255 - value) * (share - 1);
  return static_cast<std::uint8_t>(std::lround(std::clamp(result, 0.0F, 255.0F)));
}

Rgba lit(const Rgba& color, float share) { return {lit(color[0], share), lit(color[1], share), lit(color[2], share), color[3]}; }

/// Writes faces one after the other; counts them first, so that nothing grows on the way.
class FaceWriter {
 public:
  FaceWriter(BlockFaces& faces, const BlockSpace& space, const Blocks& blocks, const std::vector<Rgba>& colors,
             const BlockLight& light)
      : space_(space), blocks_(blocks), colors_(colors), light_(light) {
    const auto count = static_cast<std::size_t>(countFaces());
    faces.points.resize(count * 12);
    faces.colors.resize(count * 16);
    point_ = faces.points.data();
    color_ = faces.colors.data();
    for (std::size_t side = 0; side < sides.size(); ++side)
      if (!colors.empty()) one_color_[side] = lit(colors.front(), light.shares[side]);
    cut(x_, space.grid.cols, [&space](int i) { return space.at(0, 0, i).x(); });
    cut(y_, space.grid.rows, [&space](int i) { return space.at(0, i, 0).y(); });
    cut(z_, space.grid.steps, [&space](int i) { return space.at(i, 0, 0).z(); });
  }

  void write() {
    eachFace([this](const mask::Cell& cell, std::size_t side) { writeFace(cell, side); });
  }

 private:
  template <class Place>
  static void cut(std::vector<float>& places, int count, const Place& place) {
    for (int i = 0; i <= count; ++i) places.push_back(place(i));
  }

  int countFaces() const {
    int count = 0;
    eachFace([&count](const mask::Cell&, std::size_t) { ++count; });
    return count;
  }

  template <class Visit>
  void eachFace(const Visit& visit) const {
    const mask::TokenGrid& grid = blocks_.grid;
    const unsigned char* solid = blocks_.solid.data();
    const std::array<int, 6> away = {-1, 1, grid.cols, -grid.cols, -grid.perStep(), grid.perStep()};
    int token = 0;
    for (int step = 0; step < grid.steps; ++step)
      for (int row = 0; row < grid.rows; ++row)
        for (int col = 0; col < grid.cols; ++col, ++token) {
          if (!solid[token]) continue;
          const std::array<bool, 6> at_rim = {col == 0,           col == grid.cols - 1, row == grid.rows - 1,
                                              row == 0,           step == 0,            step == grid.steps - 1};
          for (std::size_t side = 0; side < 6; ++side)
            if (at_rim[side] || !solid[token + away[side]]) visit(mask::Cell{step, row, col}, side);
        }
  }

  void writeFace(const mask::Cell& cell, std::size_t side) {
    const auto token = static_cast<std::size_t>(index(blocks_.grid.id(cell)));
    const Rgba color = colors_.size() > 1 ? lit(colors_[token], light_.shares[side]) : one_color_[side];
    for (const int corner : sides[side].corners) {
      *point_++ = x_[static_cast<std::size_t>(cell.col + (corner & 1))];
      *point_++ = y_[static_cast<std::size_t>(cell.row + ((corner >> 1) & 1))];
      *point_++ = z_[static_cast<std::size_t>(cell.step + (corner >> 2))];
      color_ = std::copy(color.begin(), color.end(), color_);
    }
  }

  const BlockSpace& space_;
  const Blocks& blocks_;
  const std::vector<Rgba>& colors_;
  const BlockLight& light_;
  std::array<Rgba, 6> one_color_{};
  std::vector<float> x_, y_, z_;
  float* point_ = nullptr;
  std::uint8_t* color_ = nullptr;
};

/// A ray through the cells of a box, from one to the next.
struct CellWalk {
  std::array<int, 3> cell{};          // column, row, step
  std::array<int, 3> stride{};
  std::array<double, 3> next{}, gap{};  // where the next wall is along the ray, and how far apart walls are

  CellWalk(const std::array<double, 3>& start, const std::array<double, 3>& direction, const std::array<int, 3>& counts) {
    for (std::size_t i = 0; i < 3; ++i) {
      cell[i] = std::clamp(static_cast<int>(std::floor(start[i])), 0, counts[i] - 1);
      stride[i] = direction[i] > 0 ? 1 : -1;
      const bool along = std::abs(direction[i]) < 1e-12;
      gap[i] = along ? std::numeric_limits<double>::infinity() : 1 / std::abs(direction[i]);
      const double wall = cell[i] + (stride[i] > 0 ? 1 : 0);
      next[i] = along ? gap[i] : (wall - start[i]) / direction[i];
    }
  }

  void go() {
    const auto axis = static_cast<std::size_t>(std::min_element(next.begin(), next.end()) - next.begin());
    cell[axis] += stride[axis];
    next[axis] += gap[axis];
  }
};

std::array<double, 3> parts(const QVector3D& v) {
  return {static_cast<double>(v.x()), static_cast<double>(v.y()), static_cast<double>(v.z())};
}

/// Where a ray enters a box from 0 to `counts`; nothing when it misses.
std::optional<double> entry(const std::array<double, 3>& from, const std::array<double, 3>& direction, const std::array<int, 3>& counts) {
  double enter = 0, leave = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < 3; ++i) {
    if (std::abs(direction[i]) < 1e-12) {
      if (from[i] < 0 || from[i] > counts[i]) return std::nullopt;
      continue;
    }
    const double a = -from[i] / direction[i], b = (counts[i] - from[i]) / direction[i];
    enter = std::max(enter, std::min(a, b));
    leave = std::min(leave, std::max(a, b));
  }
  return enter <= leave ? std::optional(enter) : std::nullopt;
}

}  // namespace

const std::array<std::pair<int, int>, 12> box_edges = {
    {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}}};

BlockSpace BlockSpace::of(const mask::TokenGrid& grid, double aspect) {
  BlockSpace space{grid, {1, 1, 1}};
  if (grid.size() == 0) return space;
  space.half.setX(static_cast<float>(std::min(1.0, aspect)));
  space.half.setY(static_cast<float>(std::min(1.0, 1 / aspect)));
  const double cell = std::max(2.0 * space.half.x() / grid.cols, 2.0 * space.half.y() / grid.rows);
  space.half.setZ(static_cast<float>(std::min(longest_time, step_length * cell * grid.steps) / 2));
  return space;
}

QVector3D BlockSpace::at(double step, double row, double col) const {
  const QVector3D share(static_cast<float>(2 * col / grid.cols - 1), static_cast<float>(1 - 2 * row / grid.rows),
                        static_cast<float>(2 * step / grid.steps - 1));
  return share * half;
}

QVector3D BlockSpace::cellSize() const {
  return 2 * half / QVector3D(static_cast<float>(grid.cols), static_cast<float>(grid.rows), static_cast<float>(grid.steps));
}

QVector3D BlockSpace::cellsAt(const QVector3D& point) const {
  const QVector3D from_corner = (point - QVector3D(-half.x(), half.y(), -half.z())) * QVector3D(1, -1, 1);
  return from_corner / cellSize();
}

std::array<QVector3D, 8> BlockSpace::corners(double step_low, double step_high, double row_low, double row_high, double col_low,
                                             double col_high) const {
  std::array<QVector3D, 8> result;
  for (unsigned i = 0; i < 8; ++i)
    result[i] = at(i & 4U ? step_high : step_low, i & 2U ? row_high : row_low, i & 1U ? col_high : col_low);
  return result;
}

std::array<QVector3D, 8> BlockSpace::cornersOf(const mask::Cell& cell) const {
  return corners(cell.step, cell.step + 1, cell.row, cell.row + 1, cell.col, cell.col + 1);
}

std::array<QVector3D, 8> BlockSpace::box() const { return corners(0, grid.steps, 0, grid.rows, 0, grid.cols); }

std::vector<int> timeTicks(const mask::TokenGrid& grid) {
  const int stride = std::max(1, static_cast<int>(std::lround(grid.steps / 5.0)));
  std::vector<int> ticks;
  for (int step = 0; step < grid.steps; step += stride) ticks.push_back(step);
  return ticks;
}

bool Blocks::has(int step, int row, int col) const {
  const bool inside = step >= 0 && step < grid.steps && row >= 0 && row < grid.rows && col >= 0 && col < grid.cols;
  return inside && solid[static_cast<std::size_t>(index(grid.id({step, row, col})))] != 0;
}

Blocks blocksOf(const mask::Mask& mask, BlockSteps steps, int step) {
  Blocks blocks{mask.grid(), std::vector<unsigned char>(static_cast<std::size_t>(mask.grid().size()), 0)};
  const bool earlier = steps == BlockSteps::All || steps == BlockSteps::UpToThis;
  const bool later = steps == BlockSteps::All || steps == BlockSteps::FromThis;
  const int first = earlier ? 0 : step, last = later ? mask.grid().steps - 1 : std::min(step, mask.grid().steps - 1);
  for (int token = first * mask.grid().perStep(); token < (last + 1) * mask.grid().perStep(); ++token) {
    if (!mask.hidden(TokenId{token})) continue;
    blocks.solid[static_cast<std::size_t>(token)] = 1;
    ++blocks.count;
  }
  return blocks;
}

void fillFaces(BlockFaces& faces, const BlockSpace& space, const Blocks& blocks, const std::vector<Rgba>& colors,
               const BlockLight& light) {
  FaceWriter(faces, space, blocks, colors, light).write();
}

std::optional<TokenId> firstBlock(const BlockSpace& space, const Blocks& blocks, const Ray& ray) {
  if (blocks.count == 0) return std::nullopt;
  const mask::TokenGrid& grid = blocks.grid;
  const std::array<int, 3> counts = {grid.cols, grid.rows, grid.steps};
  std::array<double, 3> place = parts(space.cellsAt(ray.origin));
  const std::array<double, 3> direction = parts(ray.direction * QVector3D(1, -1, 1) / space.cellSize());
  const std::optional<double> enter = entry(place, direction, counts);
  if (!enter) return std::nullopt;
  for (std::size_t i = 0; i < 3; ++i) place[i] += direction[i] * *enter;
  for (CellWalk walk(place, direction, counts);; walk.go()) {
    for (std::size_t i = 0; i < 3; ++i)
      if (walk.cell[i] < 0 || walk.cell[i] >= counts[i]) return std::nullopt;
    const mask::Cell cell{walk.cell[2], walk.cell[1], walk.cell[0]};
    if (blocks.has(cell.step, cell.row, cell.col)) return grid.id(cell);
  }
}

std::optional<float> planeOnRay(const BlockSpace& space, double step, const Ray& ray) {
  if (std::abs(ray.direction.z()) < 1e-6F) return std::nullopt;
  const float along = (space.at(step, 0, 0).z() - ray.origin.z()) / ray.direction.z();
  const QVector3D hit = ray.origin + ray.direction * along;
  const bool inside = along > 0 && std::abs(hit.x()) <= space.half.x() && std::abs(hit.y()) <= space.half.y();
  return inside ? std::optional(along) : std::nullopt;
}

std::optional<double> stepNearest(const BlockSpace& space, const QVector3D& point, const Ray& ray) {
  // Of two lines p + s z and o + t d the nearest places have their join square to both.
  const QVector3D between = ray.origin - point;
  const double along = static_cast<double>(ray.direction.z()), square = 1 - along * along;
  if (square < 1e-4) return std::nullopt;
  const double z = (static_cast<double>(between.z()) - along * static_cast<double>(QVector3D::dotProduct(between, ray.direction))) / square;
  return static_cast<double>(space.cellsAt(point + QVector3D(0, 0, static_cast<float>(z))).z());
}

}  // namespace lacuna::widgets
