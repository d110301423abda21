#pragma once

#include <memory>
#include <vector>

namespace lacuna::widgets {

/// A point of one size as pixels, ready to be laid on a picture whose rows go up.
struct CloudStamp {
  struct Dot {
    int col = 0, row = 0;  ///< from the pixel that holds the middle
    float cover = 0;       ///< 0..1
    float light = 1, shine = 0;  ///< the colour is multiplied by the one, then white is added by the other
  };
  std::vector<Dot> dots;
  int reach = 0;  ///< pixels from the middle that dots lie at most
};

/// Stamps by radius and place within a pixel, made when first wanted. They look as shaders/points_*.glsl draw points.
class CloudStamps {
 public:
  enum class Shape { Sphere, Ring };
  explicit CloudStamps(Shape shape) : shape_(shape) {}
  /// `x` and `y`: of the middle within its pixel, 0..1.
  const CloudStamp& at(float radius, float x, float y);

  static constexpr float smallest = 0.75F, largest = 96;  ///< radii beyond are drawn as these

 private:
  static constexpr int parts = 4;         ///< of a pixel, each way, and of a radius
  static constexpr float coarse_from = 12;  ///< larger ones are told apart by whole pixels

  Shape shape_;
  std::vector<std::unique_ptr<CloudStamp>> fine_, coarse_;
};

}  // namespace lacuna::widgets
