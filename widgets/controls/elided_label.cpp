#include "widgets/controls/elided_label.hpp"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace lacuna::widgets {

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::WindowText));
  constexpr int fewest = 8;  // letters that say something; the whole text is in the tooltip
  const int wanted = fontMetrics().horizontalAdvance(text());
  if (width() < (whole_or_nothing_ ? wanted : std::min(wanted, fewest * fontMetrics().averageCharWidth()))) return;
  painter.drawText(contentsRect(), static_cast<int>(alignment()), fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

bool ElidedLabel::event(QEvent* event) {
  const bool cut = fontMetrics().horizontalAdvance(text()) > width();
  if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && cut) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
  }
  return Label::event(event);
}

}  // namespace lacuna::widgets
