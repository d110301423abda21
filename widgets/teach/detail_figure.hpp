#pragma once

#include <QWidget>
#include <memory>

#include "widgets/figures/plot.hpp"
#include "widgets/teach/tour_session.hpp"

namespace lacuna::widgets {

/// How far pixels and latents move where the clip is changed, as the detail lab measures it, drawn for the back of the room.
class DetailFigure : public QWidget {
  Q_OBJECT
 public:
  DetailFigure(TourSession& tour, ThemeStore& themes, QWidget* parent = nullptr);
  const Plot& plot() const { return plot_; }
  QSize minimumSizeHint() const override { return {300, 160}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void read();
  TourSession& tour_;
  ThemeStore& themes_;
  Plot plot_;
  std::weak_ptr<const detail::Result> drawn_;
};

}  // namespace lacuna::widgets
