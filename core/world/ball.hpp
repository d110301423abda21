#pragma once

#include "core/world/shading.hpp"

namespace lacuna::world {

/// A colour and how much of the pixel it covers.
struct Painted {
  Color color;
  float alpha = 0;
};

/// Where the ball is, in fractions of the picture's side (y down).
struct BallPose {
  float x = 0, y = 0;  ///< centre
  float height = 0;    ///< of its lowest point above the floor
  float turn = 0;      ///< rolled so far, radians
};

constexpr float ball_radius = 0.0635F;
constexpr float ball_floor = 0.742F;  ///< where it touches the floor

/// Falls in from the left, bounces lower and lower, passes behind the card and rolls out.
BallPose ballPoseAt(double time_s);

Painted ballAt(float x, float y, const BallPose& ball, float pixel);

/// How much light the ball keeps from the floor and from the wall, 0..1.
float ballShadowAt(float x, float y, const BallPose& ball);

}  // namespace lacuna::world
