#pragma once

#include <memory>
#include <span>
#include <string>

#include "core/base/image.hpp"
#include "core/world/scene.hpp"
#include "core/world/tensor_box.hpp"

namespace lacuna::world {

/// Which part of the scene's square is drawn, and how large.
struct View {
  int side = 512;  ///< of the picture, pixels
  double x0 = 0, y0 = 0, x1 = 1, y1 = 1;
  double softness = 1;  ///< width of edges, pixels

  static View whole(int side_px) { return {side_px, 0, 0, 1, 1, 1}; }

  /// What the models' preparation leaves of a picture: the short side becomes crop*256/224, then the centre is cut out.
  static View ofModel(int crop_px);
};

/// Draws clips by LibTorch operations alone, whole batches at once, on whatever device it is made for. The same clips give
/// the same pictures, since all chance comes from their own seeds; drawn in other company they differ in their last bits.
class Painter {
 public:
  /// `device` as LibTorch names it: "cpu", "cuda". Throws `Failure` (Mismatch) for a device that is not there.
  explicit Painter(const std::string& device);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  /// [clips, frames, 3, side, side], float32, display sRGB 0..1, frames `first` .. `first + count - 1` of each clip.
  /// All clips have as many frames. Throws `Failure` (Mismatch) for frames that are not there.
  TensorBox paint(std::span<const Clip> clips, const View& view, int first, int count) const;

 private:
  friend class ClipPainter;
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

/// One clip, frame by frame, on the CPU: what stands still is drawn once.
class ClipPainter {
 public:
  ClipPainter(Clip clip, const View& view);
  ~ClipPainter();
  const Clip& clip() const { return clip_; }

  /// Throws `Failure` (Mismatch) when there is no such frame.
  Image frame(int index) const;

 private:
  Clip clip_;
  View view_;
  Painter painter_;
  struct Canvas;
  std::unique_ptr<const Canvas> canvas_;
};

/// A [3, side, side] picture, 0..1, as bytes.
Image imageOf(const TensorBox& picture);

}  // namespace lacuna::world
