#pragma once

#include <QImage>

namespace lacuna::test {

/// How far two pictures are apart, 0 to 255: graded, so that a letter that is drawn a little bolder is not a missing panel.
struct PictureDifference {
  double mean = 255;         ///< over all pixels
  double worst_block = 255;  ///< mean over the block of 16 x 16 pixels that differs most
  QImage shown;              ///< brighter where they differ more; empty for pictures of different sizes
};

/// Both are compared at half their size, where the fine grain of fonts is gone.
PictureDifference differenceOf(const QImage& one, const QImage& other);

}  // namespace lacuna::test
