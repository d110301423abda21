#include "core/analysis/object_points.inl"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace lacuna::analysis {
namespace {

constexpr int fewest_points = 6, enough_for_scale = 12;
constexpr double comes_back_px = 1;

struct Move {
  cv::Point2d from, to;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<cv::Point2f> pointsOn(const cv::Mat& grey, const cv::Mat& silhouette) {
  std::vector<cv::Point2f> points;
  cv::goodFeaturesToTrack(grey, points, 50, 0.01, 3, silhouette, 3);
  const cv::Rect box = cv::boundingRect(silhouette);
  const int gap = std::max(3, std::max(box.width, box.height) / 7);
  for (int y = box.y + gap / 2; y < box.y + box.height; y += gap)
    for (int x = box.x + gap / 2; x < box.x + box.width; x += gap)
      if (silhouette.at<unsigned char>(y, x) != 0) points.emplace_back(static_cast<float>(x), static_cast<float>(y));
  return points;
}

std::vector<Move> movesOf(const cv::Mat& grey, const cv::Mat& next_grey, const std::vector<cv::Point2f>& points,
                          const cv::Point2f& shift) {
  std::vector<cv::Point2f> there, back = points;
  for (const cv::Point2f& point : points) there.push_back(point + shift);
  std::vector<unsigned char> went, came;
  std::vector<float> errors;
  const cv::Size around(15, 15);
  const cv::TermCriteria until(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 20, 0.02);
  cv::calcOpticalFlowPyrLK(grey, next_grey, points, there, went, errors, around, 3, until, cv::OPTFLOW_USE_INITIAL_FLOW);
  cv::calcOpticalFlowPyrLK(next_grey, grey, there, back, came, errors, around, 3, until, cv::OPTFLOW_USE_INITIAL_FLOW);
  std::vector<Move> moves;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const cv::Point2d off = back[i] - points[i];
    if (went[i] != 0 && came[i] != 0 && std::hypot(off.x, off.y) < comes_back_px) moves.push_back({points[i], there[i]});
  }
  return moves;
}

/// Scale and turn as medians over all pairs of points that are not too close to tell.
void scaleAndTurn(const std::vector<Move>& moves, bool turns, double& scale, double& turn_rad) {
  std::vector<double> ratios, angles;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    for (std::size_t j = i + 1; j < moves.size(); ++j) {
      const cv::Point2d before = moves[j].from - moves[i].from, after = moves[j].to - moves[i].to;
      const double length = std::hypot(before.x, before.y);
      if (length < 4) continue;
      ratios.push_back(std::hypot(after.x, after.y) / length);
      angles.push_back(std::atan2(before.x * after.y - before.y * after.x, before.dot(after)));
    }
  }
  if (ratios.size() < enough_for_scale) return;
  scale = std::clamp(median(std::move(ratios)), 0.8, 1.25);
  if (turns) turn_rad = median(std::move(angles));
}

}  // namespace

std::optional<PointsMove> followPoints(const cv::Mat& grey, const cv::Mat& next_grey, const cv::Mat& silhouette,
                                       const Spot& spot, const cv::Point2d& expected, bool turns) {
  const std::vector<cv::Point2f> points = pointsOn(grey, silhouette);
  if (points.size() < fewest_points) return std::nullopt;
  const std::vector<Move> moves = movesOf(grey, next_grey, points, expected - spot.centre);
  if (moves.size() < fewest_points) return std::nullopt;
  double scale = 1, turn_rad = 0;
  if (moves.size() >= enough_for_scale) scaleAndTurn(moves, turns, scale, turn_rad);
  const cv::Point2d centre = spot.centre - cv::Point2d(0.5, 0.5);  // points count from the middle of the first pixel
  const double along = scale * std::cos(turn_rad), across = scale * std::sin(turn_rad);
  const auto carried = [&](const cv::Point2d& arm) {
    return cv::Point2d(along * arm.x - across * arm.y, across * arm.x + along * arm.y);
  };
  std::vector<double> xs, ys;
  for (const Move& move : moves) {
    const cv::Point2d there = move.to - carried(move.from - centre);
    xs.push_back(there.x);
    ys.push_back(there.y);
  }
  const cv::Point2d there(median(std::move(xs)), median(std::move(ys)));
  const auto agrees = [&](const Move& move) {
    const cv::Point2d off = move.to - there - carried(move.from - centre);
    return std::hypot(off.x, off.y) < 1.5;
  };
  const int support = static_cast<int>(std::count_if(moves.begin(), moves.end(), agrees));
  if (support < fewest_points || 2 * support < static_cast<int>(moves.size())) return std::nullopt;
  return PointsMove{{there + cv::Point2d(0.5, 0.5), spot.scale * scale, spot.turn_rad + turn_rad}, support};
}

}  // namespace lacuna::analysis
