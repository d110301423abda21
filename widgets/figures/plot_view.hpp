#pragma once

#include <optional>

#include "widgets/figures/figure_view.hpp"
#include "widgets/figures/plot.hpp"

namespace lacuna::widgets {

/// A plot that answers: the nearest point under the mouse, or chosen with the arrow keys, is ringed and read out; a click or
/// Enter takes it.
class PlotView : public FigureView {
  Q_OBJECT
 public:
  explicit PlotView(ThemeStore& themes, QWidget* parent = nullptr);
  /// `table`: the numbers behind it, for whoever takes them away.
  void setPlot(Plot plot, latent::Table table);
  const Plot& plot() const { return plot_; }
  Figure figure() const override;
  void setRinged(int series, int point);  ///< what is picked elsewhere; -1: nothing
  QPointF pointInWidget(int series, int point) const;
  QSize sizeHint() const override { return {320, 200}; }
  QSize minimumSizeHint() const override { return {160, 110}; }

 Q_SIGNALS:
  void clicked(int series, int point);
  void hovered(int series, int point);  ///< -1, -1: nothing any more

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Point {
    int series = -1, point = -1;
    bool operator==(const Point&) const = default;
  };
  QRectF box() const { return QRectF(rect()).adjusted(8, 4, -4, -4); }
  bool holds(const Point& point) const;
  Point nearest(const QPointF& place) const;
  void hover(const Point& point);
  QString textOf(const Point& point) const;
  Plot plot_;
  latent::Table table_;
  Point hovered_, ringed_;
};

}  // namespace lacuna::widgets
