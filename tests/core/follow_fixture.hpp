#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "core/analysis/follow.hpp"
#include "core/mask/pose.hpp"
#include "core/media/clip_reader.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/world/scene.hpp"

namespace lacuna::test {

/// A drawn clip with the truth about it, all frames.
struct DrawnTruth {
  world::Clip clip;
  std::shared_ptr<const media::ClipWindow> window;
};

inline std::shared_ptr<const media::ClipWindow> readAll(media::FrameSource& source, int frames, double rate_fps) {
  media::FrameCache cache(std::size_t{256} << 20);
  return media::readWindow(source, {0, frames, rate_fps}, 256, {}, cache, {});
}

inline DrawnTruth drawnTruth(const std::string& name) {
  const auto source = scenes::openDrawnClip(name);
  const int frames = static_cast<int>(source->info().frames);
  return {world::makeClip(world::parseScene(name)), readAll(*source, frames, source->info().rate_fps)};
}

inline const world::Body& bodyAt(const DrawnTruth& drawn, int frame, std::size_t body = 0) {
  return drawn.clip.frames[static_cast<std::size_t>(frame)][body];
}

/// Where a body is on the picture.
inline mask::PointInFrame placeOf(const DrawnTruth& drawn, int frame, std::size_t body = 0) {
  const world::Camera& camera = drawn.clip.camera[static_cast<std::size_t>(frame)];
  return {bodyAt(drawn, frame, body).x - camera.x, bodyAt(drawn, frame, body).y - camera.y};
}

/// An ellipse round a place, as a person draws it.
inline mask::MaskShape ellipseRound(const mask::PointInFrame& place, double half_width, double half_height) {
  mask::MaskShape shape;
  shape.form = mask::Ellipse{{place.x - half_width, place.y - half_height}, {place.x + half_width, place.y + half_height}};
  return shape;
}

inline mask::MaskShape ellipseRoundBody(const DrawnTruth& drawn, int frame, std::size_t body = 0) {
  const world::Body& it = bodyAt(drawn, frame, body);
  return ellipseRound(placeOf(drawn, frame, body), it.half_width * 1.1, it.half_height * 1.1);
}

/// The followed centre of the form.
inline mask::PointInFrame centreOf(const mask::MaskShape& shape, const mask::Pose& pose) {
  const mask::PointInFrame centre = mask::boxAround(shape.form, 1).centre();
  return {centre.x + pose.dx, centre.y + pose.dy};
}

inline double distance(const mask::PointInFrame& a, const mask::PointInFrame& b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// The frame in which a body is seen best; the first of them.
inline int clearestFrame(const DrawnTruth& drawn, std::size_t body = 0) {
  int best = 0;
  for (int frame = 0; frame < drawn.clip.frameCount(); ++frame)
    if (bodyAt(drawn, frame, body).visible > bodyAt(drawn, best, body).visible) best = frame;
  return best;
}

/// Steps of two frames each, as a model with a tubelet of 2 has them.
inline mask::GridPlacement stepsOfTwo(const media::ClipWindow& window) {
  mask::GridPlacement placement;
  const std::size_t steps = window.frames.size() / 2;
  placement.grid = {static_cast<int>(steps), 16, 16};
  for (std::size_t i = 0; i < steps; ++i)
    placement.steps.push_back(
        {window.time_s[2 * i], 2 * i + 2 < window.time_s.size() ? window.time_s[2 * i + 2] : window.end_s()});
  return placement;
}

}  // namespace lacuna::test
