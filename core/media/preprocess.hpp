#pragma once

#include <vector>

#include "core/base/image.hpp"

namespace lacuna::media {

/// A rectangle in the displayed frame, in fractions of its width and height (0..1, y down).
struct RectInFrame {
  double x0 = 0, y0 = 0, x1 = 1, y1 = 1;
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  bool operator==(const RectInFrame&) const = default;
};

/// How a frame becomes the model's square picture: the short side is resized to `resized_*`, then the centre is cropped.
/// Source: facebookresearch/vjepa2, evals/video_classification_frozen (short side int(crop*256/224), centre crop with
/// rounded offset, OpenCV bilinear without antialias).
struct CropGeometry {
  int frame_width = 0, frame_height = 0;      ///< source, pixels
  int resized_width = 0, resized_height = 0;  ///< after the resize, pixels
  int left = 0, top = 0;                      ///< of the crop in the resized picture
  int crop = 0;                               ///< side of the model's picture, pixels

  /// The crop seen in the source frame.
  RectInFrame rectInFrame() const;
};

/// Throws `Failure` (Mismatch) when a side is not positive or the crop exceeds what may be allocated.
CropGeometry cropGeometry(int frame_width, int frame_height, int crop);

/// The whole frame squashed to a square, cut at its middle where it is wider than 1.35 or narrower than 0.75 of its height:
/// what V-JEPA 2-AC was trained on. Source: facebookresearch/vjepa2, app/vjepa_droid/transforms.py, which cuts before it
/// resizes; that differs by parts of a pixel. Throws as `cropGeometry`.
CropGeometry squashedGeometry(int frame_width, int frame_height, int crop);

/// The model's picture of one frame before normalisation: crop x crop RGB.
Image resizeAndCrop(const Image& frame, const CropGeometry& geometry);

/// Mean and standard deviation per channel, for pixels in 0..1.
struct Normalisation {
  float mean[3] = {0.485F, 0.456F, 0.406F};
  float deviation[3] = {0.229F, 0.224F, 0.225F};
};

/// The model's input: normalised values in the order channel, frame, row, column: [3, frames, height, width].
struct ClipTensor {
  int frames = 0, height = 0, width = 0;
  std::vector<float> values;
};

/// (pixel/255 - mean) / deviation for every picture; all pictures have the same size.
ClipTensor normalise(const std::vector<Image>& pictures, const Normalisation& normalisation);

}  // namespace lacuna::media
