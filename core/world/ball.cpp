#include "core/world/ball.hpp"

#include <array>

namespace lacuna::world {
namespace {

constexpr double gravity = 2.2;  // picture sides a second squared

/// One leg of the way: from the floor (or, for the first, from a height) to the next touch.
struct Leg {
  double start_s, x, speed, up;
};

constexpr double start_height = 0.44;
constexpr double roll_slowing = 0.012;
// Times follow from gravity and the upward speeds: a leg lasts 2*up/gravity, the fall sqrt(2*start_height/gravity).
constexpr std::array<Leg, 5> legs = {{{0.0, 0.035, 0.375, 0.0},
                                      {0.632456, 0.272171, 0.255, 1.02},
                                      {1.559729, 0.508626, 0.168, 0.70},
                                      {2.196093, 0.615535, 0.160, 0.42},
                                      {2.577911, 0.676626, 0.156, 0.20}}};
constexpr double rolls_from_s = 2.759729;

struct Vector {
  float x, y, z;
};

float dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Vector unit(Vector v) {
  const float length = std::sqrt(dot(v, v));
  return {v.x / length, v.y / length, v.z / length};
}

/// The surface point in the ball's own axes: undo the roll (about the view axis), then a fixed tilt.
Vector inBallAxes(Vector n, float turn) {
  const float c = std::cos(turn), s = std::sin(turn);
  const Vector rolled = {c * n.x + s * n.y, -s * n.x + c * n.y, n.z};
  constexpr float tilt_cos = 0.82F, tilt_sin = 0.5724F, yaw_cos = 0.78F, yaw_sin = 0.6258F;
  const Vector tilted = {rolled.x, tilt_cos * rolled.y - tilt_sin * rolled.z, tilt_sin * rolled.y + tilt_cos * rolled.z};
  return {yaw_cos * tilted.x + yaw_sin * tilted.z, tilted.y, -yaw_sin * tilted.x + yaw_cos * tilted.z};
}

/// Distance on the unit sphere to the nearest seam: two great circles and the two curved seams beside one of them.
float seamDistance(Vector p) {
  const float curve = std::abs(p.x) - (0.40F + 0.32F * p.z * p.z);
  return std::min({std::abs(p.x), std::abs(p.y), std::abs(curve) * 0.9F});
}

Color leather(Vector own, float seam_softness) {
  const Color orange = fromHex(0xE0702A);
  const Color groove = fromHex(0x2E1710);
  const float pebbles = valueNoise(own.x * 34 + own.z * 11, own.y * 34 - own.z * 17, 91);
  const float patches = fractalNoise(own.x * 3 + 5, own.y * 3 + own.z * 2, 92, 3);
  const Color base = orange * (0.80F + 0.22F * pebbles + 0.2F * (patches - 0.5F));
  const float seam = 1 - smoothStep(0.030F, 0.030F + seam_softness, seamDistance(own));
  return mix(base, groove, 0.88F * seam);
}

Color lit(Vector n, Color surface, float height) {
  const Vector light = unit({-0.55F, -0.68F, 0.62F});
  const Vector half = unit({light.x, light.y, light.z + 1});
  const float wrapped = saturate((dot(n, light) + 0.22F) / 1.22F);
  const float sky = 0.5F - 0.5F * n.y;
  const float floor_light = saturate(n.y) * 0.34F * (1 - 0.5F * smoothStep(0.0F, 0.2F, height));
  const float closeness = 1 - smoothStep(0.0F, 0.10F, height);
  const float occluded = 1 - 0.45F * closeness * smoothStep(0.45F, 1.0F, n.y);
  const Color ambient = Color{0.20F, 0.19F, 0.20F} * (0.55F + 0.6F * sky) + Color{0.62F, 0.36F, 0.18F} * floor_light;
  const Color sun = Color{1.30F, 1.16F, 0.96F} * (wrapped * wrapped * 1.0F + wrapped * 0.15F);
  const float shine = 0.16F * std::pow(saturate(dot(n, half)), 26.0F) + 0.05F * std::pow(1 - n.z, 3.0F);
  return surface * (ambient + sun) * occluded + Color{1, 0.95F, 0.86F} * shine * occluded;
}

}  // namespace

BallPose ballPoseAt(double time_s) {
  std::size_t leg = legs.size();
  while (leg > 1 && legs[leg - 1].start_s > time_s) --leg;
  const Leg& now = legs[leg - 1];
  const double t = time_s - now.start_s;
  const double from = leg == 1 ? start_height : 0;
  double x = now.x + now.speed * t;
  double height = from + now.up * t - gravity * t * t / 2;
  if (time_s >= rolls_from_s) {
    const double rolled = time_s - rolls_from_s;
    x -= roll_slowing * rolled * rolled;
    height = 0;
  }
  height = std::max(height, 0.0);
  BallPose pose;
  pose.x = static_cast<float>(x);
  pose.height = static_cast<float>(height);
  pose.y = ball_floor - ball_radius - pose.height;
  pose.turn = static_cast<float>((x - legs[0].x) / ball_radius);
  return pose;
}

Painted ballAt(float x, float y, const BallPose& ball, float pixel) {
  const float nx = (x - ball.x) / ball_radius, ny = (y - ball.y) / ball_radius;
  const float square = nx * nx + ny * ny;
  if (square > 1.1F) return {};
  const float alpha = coverage((std::sqrt(square) - 1) * ball_radius, pixel);
  if (alpha <= 0) return {};
  const float inside = std::min(square, 0.998F);
  const Vector n = unit({nx, ny, std::sqrt(1 - inside)});
  const float softness = std::min(0.35F, 1.6F * pixel / ball_radius / std::max(n.z, 0.15F));
  return {lit(n, leather(inBallAxes(n, ball.turn), softness), ball.height), alpha};
}

float ballShadowAt(float x, float y, const BallPose& ball) {
  if (y < ball_floor - 0.12F) return 0;
  const float lift = ball.height;
  // The window is at the upper left: the shadow moves right and fades as the ball rises.
  const float cx = ball.x + 0.022F + 0.35F * lift, cy = ball_floor + 0.001F + 0.04F * lift;
  const float wide = ball_radius * (1.2F + 2.4F * lift), flat = wide * 0.30F;
  const float soft = std::hypot((x - cx) / wide, (y - cy) / flat);
  const float contact = std::hypot((x - ball.x - 0.004F) / (0.62F * ball_radius), (y - ball_floor) / (0.13F * ball_radius));
  const float fade = 1 / (1 + 7 * lift);
  const float touching = 1 - smoothStep(0.0F, 0.035F, lift);
  const float broad = 0.70F * fade * (1 - smoothStep(0.15F, 1.45F, soft));
  const float tight = 0.75F * touching * (1 - smoothStep(0.3F, 1.5F, contact));
  return 1 - (1 - broad) * (1 - tight);
}

}  // namespace lacuna::world
