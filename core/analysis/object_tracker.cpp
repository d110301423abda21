#include "core/analysis/object_tracker.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/analysis/object_looks.inl"
#include "core/analysis/object_points.inl"
#include "core/base/error.hpp"
#include "core/mask/coverage.hpp"

namespace lacuna::analysis {
namespace {

// Scores: from which an object in sight counts as lost, as found again, and as seen well enough to learn from.
constexpr double lost_below = 0.56, found_from = 0.65, sure_from = 0.75;

/// A score as confidence, where half is what is just not lost.
double confidenceOf(double score) {
  return score < lost_below ? score / lost_below / 2 : 0.5 + (score - lost_below) / (1 - lost_below) / 2;
}

[[noreturn]] void refuseNothing(const std::string& why) {
  fail(ErrorKind::Refused, "Draw round something first: " + why + " and there is nothing to follow.");
}

/// The side in pixels to which pictures are brought: the object then is large enough to be told and small enough to be
/// quick.
cv::Size workingSize(const Image& frame, const mask::BoxInFrame& box) {
  constexpr double object_px = 28, longest_px = 480, shortest_px = 16;
  const auto visible = [](double low, double high) { return std::min(high, 1.0) - std::max(low, 0.0); };
  const double area = visible(box.low.x, box.high.x) * frame.width * visible(box.low.y, box.high.y) * frame.height;
  const double longest = std::max(frame.width, frame.height), shortest = std::min(frame.width, frame.height);
  const double wanted = std::max(object_px / std::sqrt(std::max(area, 1.0)), shortest_px / shortest);
  const double scale = std::min({1.0, wanted, longest_px / longest});
  return {std::max(1, static_cast<int>(std::lround(frame.width * scale))),
          std::max(1, static_cast<int>(std::lround(frame.height * scale)))};
}

cv::Mat workingPicture(const Image& frame, const cv::Size& size) {
  // OpenCV only reads it: a constant picture cannot be wrapped otherwise.
  const cv::Mat source(frame.height, frame.width, CV_8UC3, const_cast<std::uint8_t*>(frame.rgb.data()));
  cv::Mat picture;
  cv::resize(source, picture, size, 0, 0, cv::INTER_AREA);
  return picture;
}

/// A form that stands in a picture of this size, on a canvas with its centre in the middle: the share of each pixel inside.
cv::Mat canvasOf(const mask::Form& standing, const mask::PointInFrame& centre, const cv::Size& picture,
                 double frame_aspect) {
  const mask::BoxInFrame box = mask::boxAround(standing, frame_aspect);
  const auto pixels = [](double low, double high, double middle, int side) {
    const double half = std::max(std::min(high, 1.0) - middle, middle - std::max(low, 0.0)) * side;
    return 2 * static_cast<int>(std::ceil(std::clamp(half, 0.0, 2.0 * side) * 1.35 + 2)) + 1;  // with its surroundings
  };
  const cv::Size size(pixels(box.low.x, box.high.x, centre.x, picture.width),
                      pixels(box.low.y, box.high.y, centre.y, picture.height));
  mask::GridPlacement cells;
  cells.grid = {1, size.height, size.width};
  const double half_width = size.width / 2.0 / picture.width, half_height = size.height / 2.0 / picture.height;
  cells.x0 = centre.x - half_width;
  cells.x1 = centre.x + half_width;
  cells.y0 = centre.y - half_height;
  cells.y1 = centre.y + half_height;
  cells.frame_aspect = frame_aspect;
  cells.steps.resize(1);
  const mask::Coverage coverage = mask::coverageOf(standing, cells);
  cv::Mat canvas(size, CV_32F);
  for (int i = 0; i < cells.grid.size(); ++i)
    canvas.at<float>(i / size.width, i % size.width) =
        static_cast<float>(std::popcount(coverage.samples[static_cast<std::size_t>(i)])) / 64;
  return canvas;
}

/// Turning a round thing changes nothing that could be seen of its form.
bool isRound(const mask::Form& form, const mask::Pose& pose, double frame_aspect) {
  if (const auto* stroke = std::get_if<mask::Stroke>(&form)) return stroke->points.size() == 1;
  if (!std::holds_alternative<mask::Ellipse>(form)) return false;
  const mask::BoxInFrame box = mask::boxAround(form, frame_aspect);
  const double width = (box.high.x - box.low.x) * frame_aspect * std::abs(pose.scale_x);
  const double height = (box.high.y - box.low.y) * std::abs(pose.scale_y);
  return std::max(width, height) < 1.25 * std::min(width, height);
}

double meanScale(const mask::Pose& pose) { return std::sqrt(std::abs(pose.scale_x * pose.scale_y)); }

/// An object on its way through the frames.
struct Going {
  Spot spot;
  Spot last_seen;
  std::optional<cv::Point2d> velocity;  ///< pixels a frame
  int lost = 0;                         ///< frames since it was last seen
  double score = 1;
};

}  // namespace

class ObjectTracker::Impl {
 public:
  Impl(std::shared_ptr<const media::ClipWindow> window, const mask::Form& form, const mask::Pose& pose, int frame);
  std::vector<ObjectPlace> track(int from, int to, const mask::Pose& pose, const std::function<void()>& next_frame) const;

 private:
  cv::Mat picture(int frame) const { return workingPicture(*window_->frames[static_cast<std::size_t>(frame)], size_); }
  Spot spotOf(const mask::Pose& pose) const;
  mask::Pose poseOf(const Spot& spot, const mask::Pose& start_pose, const Spot& start) const;
  void step(Going& going, ObjectLooks& looks, const Seen& before, const Seen& now) const;
  ObjectLooks::Match choose(const Going& going, const ObjectLooks& looks, const Spot& expected, const Seen& before,
                            const Seen& now) const;
  ObjectLooks::Search searchFor(const Going& going, const ObjectLooks& looks) const;
  double neededFor(const Spot& spot, const Going& going, const Spot& expected, const ObjectLooks& looks) const;
  void goOnUnseen(Going& going, const Spot& expected) const;

  std::shared_ptr<const media::ClipWindow> window_;
  mask::PointInFrame form_centre_;
  mask::Pose marked_;  // the pose that showed the object
  bool turns_ = false;
  cv::Size size_;
  std::optional<ObjectLooks> looks_;
};

ObjectTracker::Impl::Impl(std::shared_ptr<const media::ClipWindow> window, const mask::Form& form, const mask::Pose& pose,
                          int frame)
    : window_(std::move(window)), marked_(pose) {
  if (!mask::drawn(form)) refuseNothing("this mask is not drawn");
  const Image& first = *window_->frames[static_cast<std::size_t>(frame)];
  const double aspect = static_cast<double>(window_->info.width) / window_->info.height;
  form_centre_ = mask::boxAround(form, aspect).centre();
  const mask::Form standing = mask::posed(form, pose, aspect);
  size_ = workingSize(first, mask::boxAround(standing, aspect));
  const Spot spot = spotOf(pose);
  const mask::PointInFrame centre{form_centre_.x + pose.dx, form_centre_.y + pose.dy};
  const cv::Mat canvas = canvasOf(standing, centre, size_, aspect);
  if (cv::countNonZero(canvas) == 0) refuseNothing("the form has no area in the picture");
  looks_.emplace(picture(frame), canvas, spot);
  if (looks_->side(spot) < 1) refuseNothing("the form has no area in the picture");
  turns_ = !isRound(form, pose, aspect);
}

Spot ObjectTracker::Impl::spotOf(const mask::Pose& pose) const {
  const cv::Point2d centre((form_centre_.x + pose.dx) * size_.width, (form_centre_.y + pose.dy) * size_.height);
  const double marked = meanScale(marked_);
  return {centre, marked > 0 ? meanScale(pose) / marked : 1, pose.turn_rad - marked_.turn_rad};
}

mask::Pose ObjectTracker::Impl::poseOf(const Spot& spot, const mask::Pose& start_pose, const Spot& start) const {
  const double scale = start.scale > 0 ? spot.scale / start.scale : 1;
  return {spot.centre.x / size_.width - form_centre_.x, spot.centre.y / size_.height - form_centre_.y,
          start_pose.scale_x * scale, start_pose.scale_y * scale, start_pose.turn_rad + spot.turn_rad - start.turn_rad};
}

std::vector<ObjectPlace> ObjectTracker::Impl::track(int from, int to, const mask::Pose& pose,
                                                    const std::function<void()>& next_frame) const {
  const auto frameAt = [&](int frame) { return window_->frames[static_cast<std::size_t>(frame)].get(); };
  const int stride = to < from ? -1 : 1;
  std::vector<ObjectPlace> places;
  ObjectLooks looks = *looks_;
  const Spot start = spotOf(pose);
  Going going{start, start, std::nullopt, 0, 1};
  Seen before = looks.see(picture(from));
  if (looks.score(before, start) >= lost_below) looks.learn(before, start);
  for (int frame = from; frame != to;) {
    next_frame();
    const int next = frame + stride;
    if (frameAt(next) != frameAt(frame)) {  // a frame that is repeated shows the same
      Seen now = looks.see(picture(next));
      step(going, looks, before, now);
      before = std::move(now);
    }
    places.push_back({poseOf(going.spot, pose, start), confidenceOf(going.score)});
    frame = next;
  }
  return places;
}

ObjectLooks::Search ObjectTracker::Impl::searchFor(const Going& going, const ObjectLooks& looks) const {
  const double longest = std::max(size_.width, size_.height), side = looks.side(going.spot);
  const double near = std::max(8.0, side * 0.75);
  ObjectLooks::Search search;
  search.radius = going.velocity ? std::max(near, 0.1 * longest) : std::max(near, 0.25 * longest);
  if (going.lost > 0) search.radius = std::max(search.radius, (0.2 + 0.1 * going.lost) * longest);
  search.radius = std::min(search.radius, longest);
  if (going.lost == 0 && going.score > sure_from) search.scales = {1, 1 / 1.06, 1.06};  // what is half covered looks smaller
  return search;
}

ObjectLooks::Match ObjectTracker::Impl::choose(const Going& going, const ObjectLooks& looks, const Spot& expected,
                                               const Seen& before, const Seen& now) const {
  ObjectLooks::Match match = looks.best(now, expected, searchFor(going, looks));
  match.spot.scale = expected.scale * std::sqrt(match.spot.scale / expected.scale);  // by and by
  if (going.lost > 0) return match;
  if (match.score < found_from) {  // it may have bounced off something
    const ObjectLooks::Match far = looks.best(now, expected, {0.35 * std::max(size_.width, size_.height)});
    if (far.score >= found_from) match = far;
  }
  const auto moved =
      followPoints(before.grey, now.grey, looks.silhouette(going.spot, size_), going.spot, expected.centre, turns_);
  if (!moved) return match;
  Spot spot = moved->spot;
  spot.scale = match.spot.scale;
  const cv::Point2d between = match.spot.centre - spot.centre;
  const double side = looks.side(going.spot), score = looks.score(now, spot);
  if (std::hypot(between.x, between.y) < 0.25 * side) {
    // Points are exact from frame to frame and drift in the long run; looks are coarse and do not.
    constexpr double of_looks = 0.4;
    spot.centre += between * of_looks;
    match.spot = spot;
    match.score = std::max(match.score, score);
  } else if (score > match.score) {
    match = {spot, score};
  }
  return match;
}

void ObjectTracker::Impl::step(Going& going, ObjectLooks& looks, const Seen& before, const Seen& now) const {
  Spot expected = going.spot;
  if (going.velocity) expected.centre += *going.velocity;
  const ObjectLooks::Match match = choose(going, looks, expected, before, now);
  going.score = match.score;
  if (match.score < neededFor(match.spot, going, expected, looks)) return goOnUnseen(going, expected);
  const cv::Point2d moved = match.spot.centre - going.last_seen.centre;
  if (going.lost > 0)
    going.velocity = moved / (going.lost + 1);
  else if (!going.velocity)
    going.velocity = moved;
  else if (match.score > found_from)
    *going.velocity += (moved - *going.velocity) * 0.7;
  going.spot = going.last_seen = match.spot;
  going.lost = 0;
  if (match.score > sure_from) looks.learn(now, match.spot);
}

/// What covers an object part by part seems to hold it back: a surprise has to be the surer.
double ObjectTracker::Impl::neededFor(const Spot& spot, const Going& going, const Spot& expected,
                                      const ObjectLooks& looks) const {
  if (going.lost > 0) return found_from;
  if (!going.velocity) return lost_below;
  const cv::Point2d off = spot.centre - expected.centre;
  return lost_below + 0.2 * std::min(1.0, std::hypot(off.x, off.y) / looks.side(expected));
}

/// With the last velocity, but not far out of the picture.
void ObjectTracker::Impl::goOnUnseen(Going& going, const Spot& expected) const {
  ++going.lost;
  going.spot = expected;
  going.score = std::min(going.score, lost_below - 0.01);
  const double half = looks_->side(expected) / 2;
  going.spot.centre.x = std::clamp(going.spot.centre.x, -half, size_.width + half);
  going.spot.centre.y = std::clamp(going.spot.centre.y, -half, size_.height + half);
}

ObjectTracker::ObjectTracker(std::shared_ptr<const media::ClipWindow> window, const mask::Form& form, const mask::Pose& pose,
                             int frame)
    : impl_(std::make_unique<Impl>(std::move(window), form, pose, frame)) {}

ObjectTracker::~ObjectTracker() = default;

std::vector<ObjectPlace> ObjectTracker::track(int from, int to, const mask::Pose& pose,
                                              const std::function<void()>& next_frame) const {
  return impl_->track(from, to, pose, next_frame);
}

}  // namespace lacuna::analysis
