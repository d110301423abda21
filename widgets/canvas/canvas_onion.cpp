#include "widgets/canvas/canvas_onion.hpp"

#include <cstdlib>

#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr double near_opacity = 0.85, far_opacity = 0.45, casing_share = 0.6;

/// Lines between hidden and visible of one step; neighbours in a row or column are one line, so that dashes go on.
class StepOutline {
 public:
  StepOutline(const mask::Mask& mask, int step, const std::function<QRectF(TokenId)>& cell)
      : mask_(mask), grid_(mask.grid()), step_(step), first_(cell(grid_.id({step, 0, 0}))) {}

  std::vector<QLineF> lines() const {
    std::vector<QLineF> result;
    for (int edge = 0; edge <= grid_.rows; ++edge)
      addRuns(result, grid_.cols, [&](int col) { return differ(edge - 1, col, edge, col); },
              [&](int from, int to) { return QLineF(corner(edge, from), corner(edge, to)); });
    for (int edge = 0; edge <= grid_.cols; ++edge)
      addRuns(result, grid_.rows, [&](int row) { return differ(row, edge - 1, row, edge); },
              [&](int from, int to) { return QLineF(corner(from, edge), corner(to, edge)); });
    return result;
  }

 private:
  bool hidden(int row, int col) const {
    const bool inside = row >= 0 && row < grid_.rows && col >= 0 && col < grid_.cols;
    return inside && mask_.hidden(grid_.id({step_, row, col}));
  }
  bool differ(int row, int col, int other_row, int other_col) const { return hidden(row, col) != hidden(other_row, other_col); }
  QPointF corner(int row, int col) const { return first_.topLeft() + QPointF(col * first_.width(), row * first_.height()); }

  template <class On, class Line>
  static void addRuns(std::vector<QLineF>& lines, int count, const On& on, const Line& line) {
    for (int from = 0; from < count; ++from) {
      if (!on(from)) continue;
      int to = from + 1;
      while (to < count && on(to)) ++to;
      lines.push_back(line(from, to));
      from = to;
    }
  }

  const mask::Mask& mask_;
  const mask::TokenGrid& grid_;
  const int step_;
  const QRectF first_;
};

}  // namespace

std::vector<OnionOutline> onionOutlines(const mask::Mask& mask, int step, const std::function<QRectF(TokenId)>& cell) {
  std::vector<OnionOutline> outlines;
  for (const int away : {-2, 2, -1, 1}) {
    const int other = step + away;
    if (other < 0 || other >= mask.grid().steps || mask.hiddenCountInStep(other) == 0) continue;
    outlines.push_back({away, StepOutline(mask, other, cell).lines()});
  }
  return outlines;
}

void paintOnion(QPainter& painter, const std::vector<OnionOutline>& outlines) {
  painter.save();
  for (const OnionOutline& outline : outlines) {
    const double opacity = std::abs(outline.away) == 1 ? near_opacity : far_opacity;
    const QColor casing = inks::casing(opacity * casing_share);
    QColor color = outline.away < 0 ? inks::before() : inks::after();
    color.setAlphaF(static_cast<float>(opacity));
    const QList<qreal> pixels = outline.away < 0 ? QList<qreal>{8, 5} : QList<qreal>{2, 4};
    for (const auto& [ink, width] : {std::pair{casing, 3.0}, std::pair{color, 1.5}}) {
      QPen pen(ink, width, Qt::CustomDashLine, Qt::FlatCap);
      pen.setDashPattern({pixels[0] / width, pixels[1] / width});  // Qt counts dashes in widths of the pen
      painter.setPen(pen);
      painter.drawLines(outline.lines.data(), static_cast<int>(outline.lines.size()));
    }
  }
  painter.restore();
}

}  // namespace lacuna::widgets
