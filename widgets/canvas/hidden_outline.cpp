#include "widgets/canvas/hidden_outline.hpp"

namespace lacuna::widgets {
namespace {

template <class On, class Line>
void addRuns(std::vector<QLineF>& lines, int count, const On& on, const Line& line) {
  for (int from = 0; from < count; ++from) {
    if (!on(from)) continue;
    int to = from + 1;
    while (to < count && on(to)) ++to;
    lines.push_back(line(from, to));
    from = to;
  }
}

}  // namespace

std::vector<QLineF> hiddenOutline(const mask::Mask& mask, int step, const QRectF& first_cell) {
  const mask::TokenGrid& grid = mask.grid();
  const auto hidden = [&](int row, int col) {
    return row >= 0 && row < grid.rows && col >= 0 && col < grid.cols && mask.hidden(grid.id({step, row, col}));
  };
  const auto corner = [&](int row, int col) { return first_cell.topLeft() + QPointF(col * first_cell.width(), row * first_cell.height()); };
  std::vector<QLineF> lines;
  for (int edge = 0; edge <= grid.rows; ++edge)
    addRuns(lines, grid.cols, [&](int col) { return hidden(edge - 1, col) != hidden(edge, col); },
            [&](int from, int to) { return QLineF(corner(edge, from), corner(edge, to)); });
  for (int edge = 0; edge <= grid.cols; ++edge)
    addRuns(lines, grid.rows, [&](int row) { return hidden(row, edge - 1) != hidden(row, edge); },
            [&](int from, int to) { return QLineF(corner(from, edge), corner(to, edge)); });
  return lines;
}

}  // namespace lacuna::widgets
