#pragma once

#include <memory>

#include "core/mask/rasterise.hpp"
#include "core/media/clip_window.hpp"
#include "widgets/scene/mask_space_content.hpp"

class vtkRenderer;

namespace lacuna::widgets {

/// What of the clip the mask's space shows.
struct SpaceFrames {
  std::shared_ptr<const Image> first, now;
  QRectF part;         ///< of the pictures: what the model's cells cover
  double now_at = 0;   ///< steps
};

/// Turns blocks, frames and the box round them into actors on the GUI thread and owns them.
class MaskSpacePresenter {
 public:
  explicit MaskSpacePresenter(vtkRenderer& renderer);
  ~MaskSpacePresenter();
  void showBlocks(const BlockSpace& space, const Blocks& blocks, const std::vector<Rgba>& colors, const Theme& theme);
  void showBox(const BlockSpace& space, const std::vector<int>& ticks, const Theme& theme);
  void showFrames(const BlockSpace& space, const SpaceFrames& frames, bool pictures, const Theme& theme);
  void setScale(double device_pixel_ratio);
  int faces() const;

 private:
  struct Layers;
  std::unique_ptr<Layers> layers_;
};

}  // namespace lacuna::widgets
