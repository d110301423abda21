#pragma once

#include <QPixmap>
#include <functional>
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
  /// `table`: the numbers behind it, for whoever takes them away; a function makes them only then.
  void setPlot(Plot plot, latent::Table table);
  void setPlot(Plot plot, std::function<latent::Table()> table);
  const Plot& plot() const { return plot_; }
  Figure figure() const override;
  bool hasFigure() const override;
  void setEmptyText(const QString& text);  ///< said while there are no numbers
  const QString& emptyText() const { return empty_text_; }
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
  bool answersToArrows() const override { return true; }

 private:
  struct Point {
    int series = -1, point = -1;
    bool operator==(const Point&) const = default;
  };
  QRectF box() const { return QRectF(rect()).adjusted(8, 4, -4, -4); }
  bool holds(const Point& point) const;
  Point nearest(const QPointF& place) const;
  Point firstHeld() const;
  Point along(const Point& from, int step) const;   ///< the next held one of its series, or `from`
  Point across(const Point& from, int step) const;  ///< of the next series that has one, the nearest in x, or `from`
  void draw();
  void paintTag(QPainter& painter) const;
  void hover(const Point& point);
  QString textOf(const Point& point) const;
  Plot plot_;
  std::function<latent::Table()> table_;
  QPixmap drawn_;  ///< all but what follows the mouse; null: it has to be drawn anew
  Point hovered_, ringed_;
  QString empty_text_;
};

}  // namespace lacuna::widgets
