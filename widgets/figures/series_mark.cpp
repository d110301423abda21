#include "widgets/figures/series_mark.hpp"

namespace lacuna::widgets {

void paintMark(QPainter& painter, Series::Mark mark, const QPointF& middle, double radius) {
  const double half = 0.88 * radius, reach = 1.25 * radius;  // of one area with the round mark
  switch (mark) {
    case Series::Mark::Round: return painter.drawEllipse(middle, radius, radius);
    case Series::Mark::Square: return painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half));
    case Series::Mark::Diamond: {
      const QPointF corners[] = {middle + QPointF(0, -reach), middle + QPointF(reach, 0), middle + QPointF(0, reach), middle + QPointF(-reach, 0)};
      return painter.drawPolygon(corners, 4);
    }
  }
}

}  // namespace lacuna::widgets
