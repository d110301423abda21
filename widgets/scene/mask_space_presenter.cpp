#include "widgets/scene/mask_space_presenter.hpp"

#include <vtkRenderer.h>

#include "widgets/scene/block_layer.hpp"
#include "widgets/scene/frame_plane.hpp"
#include "widgets/scene/scene_layers.hpp"

namespace lacuna::widgets {
namespace {

constexpr double now_opacity = 0.42, first_light_dark = 0.66;
// Heat must stay readable on every side; violet says "hidden" at any brightness.
constexpr BlockLight heat_light{{0.80F, 0.86F, 0.72F, 1.0F, 0.80F, 0.92F}};

}  // namespace

struct MaskSpacePresenter::Layers {
  explicit Layers(vtkRenderer& renderer)
      : box(renderer, true), walls(renderer, true), blocks(renderer), first(renderer, 1.0), now(renderer, now_opacity), rim(renderer, true) {}
  LineLayer box, walls;
  BlockLayer blocks;
  FramePlane first, now;
  LineLayer rim;
  BlockFaces faces;
};

MaskSpacePresenter::MaskSpacePresenter(vtkRenderer& renderer) : layers_(std::make_unique<Layers>(renderer)) {}
MaskSpacePresenter::~MaskSpacePresenter() = default;

void MaskSpacePresenter::showBlocks(const BlockSpace& space, const Blocks& blocks, const std::vector<Rgba>& colors, const Theme& theme) {
  fillFaces(layers_->faces, space, blocks, colors, colors.size() > 1 ? heat_light : BlockLight{});
  layers_->blocks.set(layers_->faces);
  layers_->blocks.setEdge(theme.dark ? 0.45F : 0.62F);
}

void MaskSpacePresenter::showBox(const BlockSpace& space, const std::vector<int>& ticks, const Theme& theme) {
  const auto& [grid, half] = space;
  const Rgba edge = rgba(theme.line2), faint = rgba(theme.floor_grid);
  LineLayer &box = layers_->box, &walls = layers_->walls;
  box.clear();
  walls.clear();
  const auto corners = space.box();
  for (const auto& [from, to] : box_edges)
    if (grid.size() > 0) box.add(corners[static_cast<std::size_t>(from)], corners[static_cast<std::size_t>(to)], edge, edge);
  const auto across = [&](const QVector3D& from, const QVector3D& to) { walls.add(from, to, faint, faint); };
  for (const int tick : ticks) {
    across(space.at(tick, grid.rows, 0), space.at(tick, grid.rows, grid.cols));  // floor
    across(space.at(tick, grid.rows, grid.cols), space.at(tick, 0, grid.cols));  // far wall
  }
  constexpr int lines = 4;
  for (int i = 1; i < lines && grid.size() > 0; ++i) {
    const double row = grid.rows * i / static_cast<double>(lines), col = grid.cols * i / static_cast<double>(lines);
    across(space.at(0, row, grid.cols), space.at(grid.steps, row, grid.cols));
    across(space.at(0, grid.rows, col), space.at(grid.steps, grid.rows, col));
  }
  box.finish();
  walls.finish();
}

void MaskSpacePresenter::showFrames(const BlockSpace& space, const SpaceFrames& frames, bool pictures, const Theme& theme) {
  Layers& l = *layers_;
  if (pictures) {
    l.first.setPicture(frames.first, frames.part);
    l.now.setPicture(frames.now, frames.part);
  }
  const float z = space.at(frames.now_at, 0, 0).z();
  l.first.place(space.half, -space.half.z());
  l.first.setLight(theme.dark ? first_light_dark : 1.0);
  l.now.place(space.half, z);
  l.first.setVisible(pictures && frames.first);
  l.now.setVisible(pictures && frames.now);
  l.rim.clear();
  constexpr float rim_share = 1.012F;  // just outside of the picture, which would dim half of it
  const QVector3D x(rim_share * space.half.x(), 0, 0), y(0, rim_share * space.half.y(), 0), middle(0, 0, z);
  const std::array<QVector3D, 4> corners = {middle - x - y, middle + x - y, middle + x + y, middle - x + y};
  const Rgba color = rgba(theme.select);
  for (std::size_t i = 0; i < 4 && space.grid.size() > 0; ++i) l.rim.add(corners[i], corners[(i + 1) % 4], color, color);
  l.rim.finish();
}

void MaskSpacePresenter::setScale(double device_pixel_ratio) {
  layers_->box.setWidth(device_pixel_ratio);
  layers_->walls.setWidth(device_pixel_ratio);
  layers_->rim.setWidth(2 * device_pixel_ratio);
}

int MaskSpacePresenter::faces() const { return layers_->blocks.size(); }

}  // namespace lacuna::widgets
