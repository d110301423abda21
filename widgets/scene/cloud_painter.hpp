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
/// can stop after any few hundred points. What it has drawn so far is a picture of a fair sample; going on adds to it. Each thread
/// draws all things into some rows of the picture; however it is cut into turns and rows, the end is the same, byte for byte.
/// Solid things come first and hide by depth; after them those that let light through, which are mixed as VTK mixes them,
/// whatever their order: by the mean of their colours, weighted by opacity.
class CloudPainter {
 public:
  /// `threads`: 1 or more.
  explicit CloudPainter(int threads = usualThreads());
  void setCloud(Cloud cloud);
  const Cloud& cloud() const { return cloud_; }
  /// Begins anew if the cloud is seen otherwise than before.
  void look(const CloudSight& sight);
  /// Goes on for so long, or to the end. False: there was nothing left to do.
  bool paint(std::chrono::microseconds time);
  bool isComplete() const { return done() == cloud_.size(); }
  std::size_t done() const;  ///< things that are drawn in all rows

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

  /// Rows `low` to under `high`, and how many things they show.
  struct Band {
    int low = 0, high = 0;
    std::size_t done = 0;
    CloudStamps spheres{CloudStamps::Shape::Sphere}, rings{CloudStamps::Shape::Ring};
  };

  static int usualThreads();
  static Ink inkOf(const Rgba& color);
  void clear();
  void paintBand(Band& band, std::chrono::steady_clock::time_point end);
  void paintBlock(Band& band);
  void paintPoints(const CloudPoints& points, std::size_t from, std::size_t to, Band& band, CloudStamps& stamps, bool solid);
  void paintLines(const std::vector<ErrorLine>& lines, std::size_t from, std::size_t to, const Band& band, bool solid);
  void fetch(float x, float y, const Band& band) const;
  template <bool solid> void lay(const CloudStamp& stamp, const Place& place, const Band& band, const Rgba& color);
  template <bool solid> void drawLine(const ErrorLine& line, const Band& band);
  template <bool solid> void drawSlope(const Slope& slope, bool flat, float half, const Band& band, const Rgba& color);
  template <bool solid> static void put(Pixel& pixel, float depth, const Ink& ink);

  Cloud cloud_;
  CloudSight sight_;
  std::vector<Band> bands_;

  std::vector<Pixel> pixels_;
  std::vector<Rgba> picture_;
  std::vector<float> depths_;
};

}  // namespace lacuna::widgets
