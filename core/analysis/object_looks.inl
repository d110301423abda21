#pragma once
// How a followed object looks, for .cpp files.
#include <opencv2/core.hpp>
#include <vector>

namespace lacuna::analysis {

/// Where an object is in a working picture. `centre` is in pixels, of which the first covers 0..1; scale and turn are
/// relative to the frame that showed what the object is.
struct Spot {
  cv::Point2d centre;
  double scale = 1;
  double turn_rad = 0;
};

/// A working picture with what the tracker reads from it.
struct Seen {
  cv::Mat rgb;         ///< 8 bit
  cv::Mat grey;        ///< 8 bit
  cv::Mat grey_float;  ///< 0..255
  cv::Mat likelihood;  ///< 0..1: how much the colour of a pixel is the object's
};

/// Colours inside a form against those outside: a histogram of 16 levels a channel each, the share of the inside at each.
class ObjectColours {
 public:
  ObjectColours() = default;
  /// `inside` and `ring`: 0..1 for each pixel of the picture; the ring is the object's surroundings.
  ObjectColours(const cv::Mat& rgb, const cv::Mat& inside, const cv::Mat& ring);
  cv::Mat likelihood(const cv::Mat& rgb) const;

 private:
  std::vector<float> of_object_;
};

/// Colours and picture of an object, and how well a place in a frame agrees with them.
class ObjectLooks {
 public:
  struct Match {
    Spot spot;
    double score = 0;  ///< 0..1
  };
  struct Search {
    double radius = 0;                 ///< pixels around the expected centre
    std::vector<double> scales = {1};  ///< relative to the expected scale
  };

  /// `inside`: share of each pixel that is inside the form, on a canvas whose middle is the object's centre.
  ObjectLooks(const cv::Mat& rgb, const cv::Mat& inside, const Spot& spot);

  Seen see(const cv::Mat& rgb) const;
  /// The best place for the object, of equally good ones the nearest to the expected.
  Match best(const Seen& seen, const Spot& expected, const Search& search) const;
  double score(const Seen& seen, const Spot& spot) const;
  /// Takes over a part of how the object looks now.
  void learn(const Seen& seen, const Spot& spot);
  /// The form as it stands on a picture of this size: 255 inside.
  cv::Mat silhouette(const Spot& spot, const cv::Size& size) const;
  /// Side of a square as large as the object, in pixels.
  double side(const Spot& spot) const;

 private:
  struct Kernel;
  Kernel kernelOf(const Spot& spot) const;
  Match bestOf(const Seen& seen, const Spot& expected, const Spot& as, double radius, double& preference) const;
  cv::Mat responses(const Seen& seen, const Kernel& kernel, const cv::Rect& area) const;
  cv::Mat onCanvas(const cv::Mat& picture, const Spot& spot, int border) const;

  cv::Size canvas_;
  cv::Mat inside_, ring_, outlined_;  // of the canvas, 0..1; the last is the form with its edge
  ObjectColours colours_;
  cv::Mat first_, recent_;  // grey pictures of the object on the canvas
  double contrast_ = 0;     // of the likelihood inside against around, at the start
  double colour_weight_ = 0, picture_weight_ = 1;
};

}  // namespace lacuna::analysis
