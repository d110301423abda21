#include "core/world/painter.hpp"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <vector>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"
#include "core/world/bodies.hpp"
#include "core/world/canvas.hpp"
#include "core/world/tensor_box.inl"

namespace lacuna::world {
namespace {

using at::Tensor;

constexpr int grain_side = 256;
constexpr double grain_strength = 2.2 / 255;

/// Sum of two uniform numbers, nearly a bell, -1..1, [256, 256].
Tensor grainTile() {
  RandomDraws draws(0x5EED);
  std::vector<float> values(grain_side * grain_side);
  for (float& value : values) value = static_cast<float>(draws.unit() + draws.unit() - 1);
  return at::tensor(values);
}

/// The grain of each picture: the tile, begun elsewhere in every frame, [pictures, 1, side, side].
Tensor grainOf(const Tensor& tile, std::span<const Clip> clips, int side, int first, int count) {
  std::vector<std::int64_t> dx, dy;
  for (const Clip& clip : clips) {
    for (int i = first; i < first + count; ++i) {
      RandomDraws draws(mixedSeed(clip.backdrop.seed, static_cast<std::uint64_t>(i)));
      dx.push_back(static_cast<std::int64_t>(draws.below(grain_side)));
      dy.push_back(static_cast<std::int64_t>(draws.below(grain_side)));
    }
  }
  const auto wrapped = [&](const std::vector<std::int64_t>& from) {
    const Tensor start = uploaded(at::tensor(from, at::kLong).view({-1, 1}), tile.device());
    return at::remainder(start + at::arange(side, start.options()).view({1, -1}), grain_side);
  };
  const Tensor index = wrapped(dy).unsqueeze(2) * grain_side + wrapped(dx).unsqueeze(1);
  return tile.index_select(0, index.flatten()).view({-1, 1, side, side});
}

void checkFrames(std::span<const Clip> clips, int first, int count) {
  for (const Clip& clip : clips) {
    if (first >= 0 && count > 0 && first + count <= clip.frameCount()) continue;
    fail(ErrorKind::Mismatch, "There is no frame " + std::to_string(first + count - 1) + "; the last one is " +
                                  std::to_string(clip.frameCount() - 1) + ".");
  }
}

/// Random brightness of every leaf at every frame over the leafy clips, written into `field` [clips, count, 3, h, w].
void drawLeaves(const CanvasBatch& canvas, std::span<const Clip> clips, int first, int count, Tensor& field) {
  const Tensor &leafy = opened(canvas.leafy), &ids = opened(canvas.leaf_id), &light = opened(canvas.leaf_light);
  const Tensor &color = opened(canvas.leaf_color), &cover = opened(canvas.leaf_cover);
  const Tensor rest = field.index_select(0, leafy) * (1 - cover).unsqueeze(1);
  std::vector<std::int64_t> shift;
  for (const std::int64_t clip : canvas.leafy_clips) {
    for (int frame = first; frame < first + count; ++frame) {
      const std::uint64_t seed = clips[static_cast<std::size_t>(clip)].backdrop.seed;
      shift.push_back(static_cast<std::int64_t>(mixedSeed(seed ^ 0x1EAF, static_cast<std::uint64_t>(frame)) %
                                                static_cast<std::uint64_t>(light.size(1))));
    }
  }
  const Tensor moved = uploaded(at::tensor(shift, at::kLong).view({leafy.size(0), count, 1}), ids.device());
  const Tensor index = at::remainder(ids.unsqueeze(1) + moved, light.size(1));
  const Tensor bright = light.unsqueeze(1).expand({-1, count, -1}).gather(2, index);
  const Tensor lit = color.unsqueeze(1) * (1 + 0.9 * bright.view({leafy.size(0), count, 1, color.size(2), color.size(3)}));
  field.index_copy_(0, leafy, rest + lit);
}

/// Cuts the view out of the field, moved by the camera, [pictures, channels, side, side].
Tensor throughCamera(const Tensor& field, std::span<const Clip> clips, const CanvasBatch& canvas, int side, int first,
                     int count) {
  if (canvas.margin == 0) return field;
  std::vector<float> shifts;
  for (const Clip& clip : clips) {
    for (int i = first; i < first + count; ++i) {
      const Camera& camera = clip.camera[static_cast<std::size_t>(i)];
      shifts.push_back(static_cast<float>(camera.x / canvas.pixel));
      shifts.push_back(static_cast<float>(camera.y / canvas.pixel));
    }
  }
  const double full = side + 2.0 * canvas.margin;
  const Tensor shift = uploaded(at::tensor(shifts).view({-1, 1, 1, 2}), field.device());
  const Tensor pixels = at::arange(side, field.options()) + (canvas.margin + 0.5);
  const Tensor x = pixels.view({1, 1, side, 1}).expand({1, side, side, 1}),
               y = pixels.view({1, side, 1, 1}).expand({1, side, side, 1});
  const Tensor grid = (at::cat({x, y}, 3) + shift) * (2 / full) - 1;
  return at::grid_sampler(field, grid, 0, 1, false);
}

Tensor vignette(const View& view, const at::Device& device) {
  const Tensor steps =
      (at::arange(view.side, at::TensorOptions(device).dtype(at::kFloat)) + 0.5) * ((view.x1 - view.x0) / view.side);
  const Tensor dx = (steps + view.x0 - 0.48).view({1, -1}), dy = (steps + view.y0 - 0.47).view({-1, 1});
  const Tensor t = (((dx.square() + dy.square()).sqrt() - 0.3) / 0.6).clamp(0, 1);
  return 1 - 0.22 * t * t * (3 - 2 * t);
}

/// Pictures [clips * count, 3, side, side] from a canvas that is ready.
Tensor paintOver(const CanvasBatch& canvas, const Tensor& tile, std::span<const Clip> clips, const View& view, int first,
                 int count) {
  const Tensor& back = opened(canvas.back);
  Tensor field = back.unsqueeze(1).expand({-1, count, -1, -1, -1});
  if (!canvas.leafy_clips.empty()) {
    field = field.clone(at::MemoryFormat::Contiguous);  // always a copy: the canvas stays as it is for the next frame
    drawLeaves(canvas, clips, first, count, field);
  }
  Tensor pictures = throughCamera(field.flatten(0, 1), clips, canvas, view.side, first, count).contiguous();
  const BodyBatch bodies = packBodies(clips, first, count, tile.device().str());
  pictures = opened(drawBodies(boxed(pictures), bodies, {view.x0, view.y0, canvas.pixel, view.softness}));
  if (canvas.has_front) {
    const Tensor front = throughCamera(opened(canvas.front).unsqueeze(1).expand({-1, count, -1, -1, -1}).flatten(0, 1),
                                       clips, canvas, view.side, first, count);
    pictures = pictures * (1 - front.narrow(1, 3, 1)) + front.narrow(1, 0, 3);
  }
  const Tensor grain = grainOf(tile, clips, view.side, first, count) * grain_strength;
  return (pictures * vignette(view, tile.device()) + grain).clamp(0, 1);
}

}  // namespace

View View::ofModel(int crop_px) {
  const double rest = (1 - 224.0 / 256) / 2;
  return {crop_px, rest, rest, 1 - rest, 1 - rest, 1};
}

struct Painter::Tables {
  std::string device;
  Tensor grain;
};

Painter::Painter(const std::string& device) {
  tables_ = std::make_unique<const Tables>(Tables{device, grainTile().to(openedDevice(device))});
}

Painter::~Painter() = default;

TensorBox Painter::paint(std::span<const Clip> clips, const View& view, int first, int count) const {
  checkFrames(clips, first, count);
  const at::NoGradGuard no_gradients;
  const CanvasBatch canvas = drawCanvas(clips, view, tables_->device);
  const Tensor pictures = paintOver(canvas, tables_->grain, clips, view, first, count);
  return boxed(pictures.view({static_cast<std::int64_t>(clips.size()), count, 3, view.side, view.side}));
}

struct ClipPainter::Canvas {
  CanvasBatch batch;
};

ClipPainter::ClipPainter(Clip clip, const View& view) : clip_(std::move(clip)), view_(view), painter_("cpu") {
  const at::NoGradGuard no_gradients;
  canvas_ = std::make_unique<const Canvas>(Canvas{drawCanvas({&clip_, 1}, view_, "cpu")});
}

ClipPainter::~ClipPainter() = default;

Image ClipPainter::frame(int index) const {
  const at::NoGradGuard no_gradients;
  checkFrames({&clip_, 1}, index, 1);
  return imageOf(boxed(paintOver(canvas_->batch, painter_.tables_->grain, {&clip_, 1}, view_, index, 1)[0]));
}

Image imageOf(const TensorBox& picture) {
  const Tensor bytes =
      (opened(picture) * 255 + 0.5).clamp(0, 255).to(at::kByte).permute({1, 2, 0}).contiguous().to(at::kCPU);
  Image image{static_cast<int>(bytes.size(1)), static_cast<int>(bytes.size(0)), {}};
  const std::uint8_t* from = bytes.data_ptr<std::uint8_t>();
  image.rgb.assign(from, from + bytes.numel());
  return image;
}

}  // namespace lacuna::world
