#pragma once

#include <QImage>

#include "core/base/image.hpp"

namespace lacuna::widgets {

/// With even sides, as films must have: a last row or column that is one too many is left out.
Image imageOf(const QImage& picture);

}  // namespace lacuna::widgets
