#pragma once

#include <memory>
#include <optional>

#include "core/latent/run.hpp"
#include "widgets/figures/figure_view.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Every hidden token of a run at once, in Ember: steps to the right, the cells of the picture downwards, row by row. A click, or
/// Enter on the chosen one, picks the token.
class TimeCellImage : public FigureView {
  Q_OBJECT
 public:
  explicit TimeCellImage(ThemeStore& themes, QWidget* parent = nullptr);
  void setRun(const std::shared_ptr<const latent::Run>& run, latent::Metric metric);
  void setPicked(std::optional<TokenId> token);
  Figure figure() const override;
  bool hasFigure() const override;
  QPoint placeOf(TokenId token) const;  ///< the middle of its cell, in the widget
  QSize sizeHint() const override { return {280, 200}; }
  QSize minimumSizeHint() const override { return {160, 120}; }

 Q_SIGNALS:
  void picked(lacuna::TokenId token);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool answersToArrows() const override { return true; }

 private:
  std::optional<TokenId> tokenAt(const QPointF& place) const;
  void hover(std::optional<TokenId> token);
  QString textOf(TokenId token) const;
  void makeImage();

  std::weak_ptr<const latent::Run> run_;  ///< a hidden figure does not keep it
  mask::TokenGrid grid_;                  ///< of the run
  latent::Metric metric_ = latent::Metric::L1Normed;
  ErrorRange range_;
  QImage image_;  ///< a pixel a token, in the theme's colours
  std::optional<TokenId> picked_, hovered_;
};

}  // namespace lacuna::widgets
