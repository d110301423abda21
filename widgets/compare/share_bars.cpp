#include "widgets/compare/share_bars.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"

namespace lacuna::widgets {
namespace {
constexpr int row_height = 22, number_width = 56;
}

ShareBar::ShareBar(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFixedHeight(10);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void ShareBar::setCounts(int a, int ties, int b) {
  a_ = a;
  ties_ = ties;
  b_ = b;
  setAccessibleName(tr("A is better on %1 tokens, B on %2, %3 ties").arg(a).arg(b).arg(ties));
  setToolTip(accessibleName());
  update();
}

void ShareBar::paintEvent(QPaintEvent*) {
  const int all = a_ + ties_ + b_;
  if (all == 0) return;
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const double gap = 2, wide = width() - 2 * gap, high = 8;
  const double first = wide * a_ / all, last = wide * b_ / all;
  drawBox(painter, {0, 1, first, high}, 3, theme.run_a);
  if (ties_ > 0) drawBox(painter, {first + gap, 1, wide - first - last, high}, 3, theme.line2);
  drawBox(painter, {width() - last, 1, last, high}, 3, theme.run_b);
}

RegionBars::RegionBars(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void RegionBars::setRegions(std::vector<compare::PartFigures> regions) {
  regions_ = std::move(regions);
  QStringList lines;
  for (const auto& region : regions_) lines << tr("%1: %2 over %3 tokens").arg(QString::fromStdString(region.name), words::number(region.gain, 3)).arg(region.tokens);
  setAccessibleName(tr("Difference by region"));
  setAccessibleDescription(lines.join('\n'));
  setToolTip(lines.join('\n'));
  updateGeometry();
  update();
}

QSize RegionBars::sizeHint() const { return {200, row_height * static_cast<int>(regions_.size())}; }

void RegionBars::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  double reach = 0;
  for (const auto& region : regions_) reach = std::max(reach, std::abs(region.gain));
  const int name_width = width() * 2 / 5;
  const double middle = name_width + (width() - name_width - number_width) / 2.0, half = (width() - name_width - number_width) / 2.0 - 4;
  for (std::size_t i = 0; i < regions_.size(); ++i) {
    const compare::PartFigures& region = regions_[i];
    const int top = row_height * static_cast<int>(i);
    painter.setFont(fonts::body());
    painter.setPen(theme.text2);
    painter.drawText(QRect(0, top, name_width - 8, row_height), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(QString::fromStdString(region.name), Qt::ElideRight, name_width - 8));
    const double length = reach > 0 ? half * region.gain / reach : 0;
    drawBox(painter, {std::min(middle, middle + length), top + 6.0, std::max(2.0, std::abs(length)), row_height - 12.0}, 2, region.gain < 0 ? theme.run_a : theme.run_b);
    painter.setFont(fonts::number());
    painter.setPen(theme.text);
    const QString sign = region.gain < 0 ? QString::fromUtf8("\u2212") : QStringLiteral("+");
    painter.drawText(QRect(width() - number_width, top, number_width, row_height), Qt::AlignRight | Qt::AlignVCenter, sign + words::number(std::abs(region.gain), 3));
  }
  painter.fillRect(QRectF(middle - 0.5, 0, 1, height()), theme.line2);
}

}  // namespace lacuna::widgets
