#pragma once

#include <vector>

#include "core/base/image.hpp"
#include "core/world/ball.hpp"
#include "core/world/shading.hpp"

namespace lacuna::world {

/// The scene of the drawn clip. What stands still is drawn once, behind and in front of the ball.
class BehindTheCard {
 public:
  static constexpr int side = 512;
  static constexpr int frames = 32;
  static constexpr double rate_fps = 8;

  BehindTheCard();

  Image draw(int frame) const;

 private:
  /// Premultiplied colour and coverage.
  struct Covered {
    Color color;
    float alpha = 0;
  };

  void drawStill();
  Color withBall(int x, int y, const BallPose& ball) const;

  std::vector<Color> behind_;
  std::vector<Covered> front_;
};

}  // namespace lacuna::world
