#pragma once

#include <QImage>
#include <QRegion>

namespace lacuna::widgets {

/// Where two pictures differ, in squares of `tile` pixels; all of `now` when size or format differ. Pixels of `now`.
QRegion changedTiles(const QImage& before, const QImage& now, int tile);

}  // namespace lacuna::widgets
