#pragma once

#include "widgets/figures/figure_view.hpp"

namespace lacuna::widgets {

/// Numbers over two axes as a map of cells in Ember.
struct HeatMap {
  QString title{}, x_axis{}, y_axis{}, value_name{};
  QStringList x_names{}, y_names{};
  std::vector<double> values{};  ///< [y][x]; NaN: there is none yet
  bool high_is_worse = true;
  int decimals = 3;
  double at(int x, int y) const { return values[static_cast<std::size_t>(y * x_names.size() + x)]; }
};

void paintHeatMap(QPainter& painter, const QRectF& box, const HeatMap& map, const Theme& theme);

/// A heat map that is read off with the mouse or the arrow keys; a click or Enter takes a cell.
class HeatView : public FigureView {
  Q_OBJECT
 public:
  explicit HeatView(ThemeStore& themes, QWidget* parent = nullptr);
  void setMap(HeatMap map, latent::Table table);
  const HeatMap& map() const { return map_; }
  Figure figure() const override;
  bool hasFigure() const override { return !map_.values.empty(); }
  QPointF cellInWidget(int x, int y) const;
  QSize minimumSizeHint() const override { return {160, 110}; }

 Q_SIGNALS:
  void clicked(int x, int y);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool answersToArrows() const override { return true; }

 private:
  QRectF box() const { return QRectF(rect()).adjusted(8, 4, -8, -4); }
  QPoint cellAt(const QPointF& place) const;  ///< -1, -1: none
  void hover(const QPoint& cell);
  QString textOf(const QPoint& cell) const;
  HeatMap map_;
  latent::Table table_;
  QPoint hovered_{-1, -1};
};

}  // namespace lacuna::widgets
