#include "widgets/teach/detail_figure.hpp"

#include "core/session/studies.hpp"
#include "widgets/detail/detail_page.hpp"
#include "widgets/teach/large_type.hpp"

namespace lacuna::widgets {

DetailFigure::DetailFigure(TourSession& tour, ThemeStore& themes, QWidget* parent) : QWidget(parent), tour_(tour), themes_(themes) {
  setAccessibleName(tr("How far pixels and latents move"));
  connect(&tour_, &TourSession::changed, this, &DetailFigure::read);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void DetailFigure::read() {
  const auto& result = tour_.session().studies().detail.result();
  if (result == drawn_.lock()) return;
  drawn_ = result;
  plot_ = result ? detailPlot(*result, detail::Measure::Cosine) : Plot();
  plot_.title.clear();
  update();
}

/// The figure of the detail lab at the scale of the stage.
void DetailFigure::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRect all = large::begin(painter, *this);
  if (plot_.series.empty()) {
    painter.setFont(large::label());
    painter.setPen(themes_.theme().text2);
    return painter.drawText(all, Qt::AlignCenter, tr("Measuring"));
  }
  painter.scale(large::scale, large::scale);
  paintPlot(painter, QRectF(0, 0, all.width() / large::scale, all.height() / large::scale), plot_, themes_.theme());
}

}  // namespace lacuna::widgets
