#pragma once

#include <cstddef>

#include "core/world/scene.hpp"

namespace lacuna::world {

/// What is seen at a point of a picture.
struct Shown {
  enum class What { Backdrop, Block, Body, Card };
  What what = What::Backdrop;
  int body = -1;  ///< which one of the frame's bodies, where one is seen
};

/// At a point of the scene's picture (fractions of its side, as the camera sees it, y down): the card, else the nearest body, else the
/// block, else what is behind all. Shadows are none of these. Throws nothing; `frame` must be one of the clip's.
Shown shownAt(const Clip& clip, std::size_t frame, double x_in_picture, double y_in_picture);

}  // namespace lacuna::world
