#pragma once

#include <vector>

#include "core/latent/attention_survey.hpp"
#include "widgets/figures/figure_view.hpp"

namespace lacuna::widgets {

/// Mean distance of what is read, a bar a layer: readable in little room, for the value of the layer under the mouse, else of the
/// chosen one, is written out. A click or an arrow key chooses a layer. Taken away it is a plot with axes.
class ReachBars : public FigureView {
  Q_OBJECT
 public:
  explicit ReachBars(ThemeStore& themes, QWidget* parent = nullptr);
  void setHeads(const std::vector<latent::HeadFigures>& heads, latent::Table table);
  void setChosen(int block);  ///< from 1
  const std::vector<double>& cells() const { return cells_; }  ///< of each layer, the mean over its heads
  QString readout() const;
  QRectF bar(int block) const;  ///< in this widget; empty for a layer that there is not
  Figure figure() const override;
  bool hasFigure() const override { return !cells_.empty(); }
  QSize sizeHint() const override { return {190, 96}; }
  QSize minimumSizeHint() const override { return {120, 72}; }

 Q_SIGNALS:
  void chosen(int block);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool answersToArrows() const override { return true; }

 private:
  int blockAt(const QPointF& pos) const;  ///< 0: none
  void tell();
  std::vector<double> cells_;
  latent::Table table_;
  int chosen_ = 1, hovered_ = 0;
  int pressed_ = 0;  ///< where the mouse went down
};

}  // namespace lacuna::widgets
