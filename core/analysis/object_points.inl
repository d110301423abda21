#pragma once
// Points on a followed object, for .cpp files.
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "core/analysis/object_looks.inl"

namespace lacuna::analysis {

/// How the points of an object moved from one picture to the next.
struct PointsMove {
  Spot spot;
  int support = 0;  ///< points that agree
};

/// Follows corners and a lattice of points inside the silhouette by pyramidal Lucas-Kanade, keeps those that come back to
/// where they began, and takes medians of their moves (Kalal et al., "Forward-backward error", 2010). `expected` is where
/// the search begins. Nothing when too few points agree.
std::optional<PointsMove> followPoints(const cv::Mat& grey, const cv::Mat& next_grey, const cv::Mat& silhouette,
                                       const Spot& spot, const cv::Point2d& expected, bool turns);

}  // namespace lacuna::analysis
