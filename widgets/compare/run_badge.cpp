#include "widgets/compare/run_badge.hpp"

#include <QPainter>

namespace lacuna::widgets {

RunBadge::RunBadge(session::RunSide side, ThemeStore& themes, QWidget* parent) : QWidget(parent), side_(side), themes_(themes) {
  setFixedSize(18, 18);
  setAccessibleName(side == session::RunSide::A ? "A" : "B");
}

void RunBadge::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRunBadge(painter, rect(), side_, themes_.theme());
}

}  // namespace lacuna::widgets
