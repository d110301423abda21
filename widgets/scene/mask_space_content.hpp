#pragma once

#include <QVector3D>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/mask/mask.hpp"
#include "widgets/scene/mask_space_style.hpp"
#include "widgets/scene/scene_camera.hpp"
#include "widgets/scene/scene_content.hpp"

namespace lacuna::widgets {

/// Where the cells of a grid lie in the scene: columns along x, rows down y, steps along z, the middle at 0. The longer
/// side of a frame is 2 long.
struct BlockSpace {
  mask::TokenGrid grid;
  QVector3D half;  ///< of the whole box

  /// `aspect`: width / height of what a step's cells cover of the frame.
  static BlockSpace of(const mask::TokenGrid& grid, double aspect);
  /// A place in cells: corner (0, 0, 0) is the first cell's, cell n reaches from n to n + 1.
  QVector3D at(double step, double row, double col) const;
  QVector3D cellSize() const;
  /// The place in cells of a point of the scene, as column, row, step.
  QVector3D cellsAt(const QVector3D& point) const;
  std::array<QVector3D, 8> corners(double step_low, double step_high, double row_low, double row_high, double col_low,
                                   double col_high) const;  ///< bit 0 of the index: column, bit 1: row, bit 2: step
  std::array<QVector3D, 8> cornersOf(const mask::Cell& cell) const;
  std::array<QVector3D, 8> box() const;
};

/// The edges of a box as pairs of corner indices of `BlockSpace::corners`.
extern const std::array<std::pair<int, int>, 12> box_edges;

/// The steps that the axis of time names: about five.
std::vector<int> timeTicks(const mask::TokenGrid& grid);

/// The cells that are drawn as blocks: hidden ones of the steps on show.
struct Blocks {
  mask::TokenGrid grid;
  std::vector<unsigned char> solid;  ///< by token
  int count = 0;
  bool has(int step, int row, int col) const;
};
Blocks blocksOf(const mask::Mask& mask, BlockSteps steps, int step);

/// Faces between blocks and what is none, four corners each, counter-clockwise from outside.
struct BlockFaces {
  std::vector<float> points;         ///< 12 a face
  std::vector<std::uint8_t> colors;  ///< RGBA of each corner, 16 a face
  int count() const { return static_cast<int>(points.size() / 12); }
};

/// How bright the sides of a block are: every side flat, the top lightest.
struct BlockLight {
  /// Share of the colour by side: -x, +x, bottom, top, earlier, later; above 1 mixes white in.
  std::array<float, 6> shares{0.55F, 0.66F, 0.46F, 1.04F, 0.58F, 0.76F};
};

/// Fills `faces`, whose memory is kept from one call to the next. `colors`: one a token; or one for all.
void fillFaces(BlockFaces& faces, const BlockSpace& space, const Blocks& blocks, const std::vector<Rgba>& colors,
               const BlockLight& light);

/// The first block on a ray.
std::optional<TokenId> firstBlock(const BlockSpace& space, const Blocks& blocks, const Ray& ray);

/// Where a ray crosses the plane across time at `step` (in cells): the distance along the ray; nothing beside the box.
std::optional<float> planeOnRay(const BlockSpace& space, double step, const Ray& ray);

/// The place along the line in time through `point` that is nearest to a ray, in steps; nothing where they are parallel.
std::optional<double> stepNearest(const BlockSpace& space, const QVector3D& point, const Ray& ray);

}  // namespace lacuna::widgets
