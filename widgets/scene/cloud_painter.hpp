#pragma once

#include <QSize>
#include <chrono>
#include <vector>

#include "widgets/scene/cloud.hpp"
#include "widgets/scene/cloud_stamps.hpp"

namespace lacuna::widgets {

/// From where and how large a cloud is seen.
struct CloudSight {
  QMatrix4x4 view_from_scene;
  QSize size;             ///< device pixels
  double unit = 0.01;     ///< scene units of one point size
  double pixel_ratio = 1; ///< device pixels of a logical one: how wide lines are
  bool operator==(const CloudSight&) const = default;
};

/// Draws a cloud into memory, a little at a time: without a graphics card that takes a tenth of the time that OpenGL does, and it
/// can stop after any few hundred points. What it has drawn so far is a picture of a fair sample; going on adds to it. However it is
/// cut into turns, the end is the same, byte for byte.
/// Solid things come first and hide by depth; after them those that let light through, which are mixed as VTK mixes them,
/// whatever their order: by the mean of their colours, weighted by opacity.
class CloudPainter {
 public:
  void setCloud(Cloud cloud);
  const Cloud& cloud() const { return cloud_; }
  /// Begins anew if the cloud is seen otherwise than before.
  void look(const CloudSight& sight);
  /// Goes on for so long, or to the end. False: there was nothing left to do.
  bool paint(std::chrono::microseconds time);
  bool isComplete() const { return done_ == cloud_.size(); }
  std::size_t done() const { return done_; }

  /// Of what is drawn so far; rows go up, colours are multiplied by their alpha.
  const std::vector<Rgba>& picture();
  /// Of the solid things in it, 0 near to 1 far. As `picture` was last asked for.
  const std::vector<float>& depths() const { return depths_; }
  const QSize& size() const { return sight_.size; }

 private:
  /// All of a pixel side by side, since points are all over the picture and each line of memory fetched counts.
  struct alignas(32) Pixel {
    float red = 0, green = 0, blue = 0, weight = 0;  ///< sums over what lets light through
    float through = 1;                               ///< the share of light that it lets through
    float depth = 1;                                 ///< of what is solid
    Rgba solid{};                                    ///< multiplied by alpha
  };
  struct Place;
  struct Ink;
  struct Slope;

  static Ink inkOf(const Rgba& color);
  void clear();
  void paintBlock();
  void paintPoints(const CloudPoints& points, std::size_t from, std::size_t to, CloudStamps& stamps, bool solid);
  void paintLines(const std::vector<ErrorLine>& lines, std::size_t from, std::size_t to, bool solid);
  void fetch(float x, float y) const;
  template <bool solid> void lay(const CloudStamp& stamp, const Place& place, const Rgba& color);
  template <bool solid> void drawLine(const ErrorLine& line);
  template <bool solid> void drawSlope(const Slope& slope, bool flat, float half, const Rgba& color);
  template <bool solid> static void put(Pixel& pixel, float depth, const Ink& ink);

  Cloud cloud_;
  CloudSight sight_;
  std::size_t done_ = 0;
  CloudStamps spheres_{CloudStamps::Shape::Sphere}, rings_{CloudStamps::Shape::Ring};

  std::vector<Pixel> pixels_;
  std::vector<Rgba> picture_;
  std::vector<float> depths_;
};

}  // namespace lacuna::widgets
