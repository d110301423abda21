#pragma once

#include <chrono>
#include <memory>

#include "widgets/scene/scene_content.hpp"

class vtkRenderer;

namespace lacuna::widgets {

struct CloudSight;

/// Turns the content of a result into actors and owns them. Works without a context: VTK uploads at the next frame.
/// More than `most_in_vtk` marks are drawn by a painter of clouds instead, a little each frame: see `goOn`.
class ProjectionPresenter {
 public:
  explicit ProjectionPresenter(vtkRenderer& renderer);
  ~ProjectionPresenter();

  /// Fills the actors anew, in place.
  void show(const SceneContent& content, const SceneStyle& style, const Theme& theme);
  /// Scene units of one logical pixel at the cloud, and device pixels of one logical pixel.
  void setScale(double units_per_pixel, double device_pixel_ratio);
  /// Draws for so long on what is seen from there; anew, if that has changed.
  void goOn(const CloudSight& sight, std::chrono::microseconds time);
  void release();           ///< before the OpenGL context goes, which is current
  bool isComplete() const;  ///< nothing is left to draw for `goOn`

  static constexpr std::size_t most_in_vtk = 30'000;

  /// What is drawn, for tests and the frame readout.
  struct Counts {
    int bright = 0, dim = 0, rings = 0, bright_lines = 0, dim_lines = 0, path_lines = 0, picked = 0;
    int points() const { return bright + dim + rings; }
  };
  Counts counts() const;

  static constexpr float picked_radius = 2.5F;  ///< in point sizes

 private:
  struct Layers;
  std::unique_ptr<Layers> layers_;
};

}  // namespace lacuna::widgets
