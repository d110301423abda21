#include "widgets/inspector/histogram.hpp"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {

std::vector<int> countInBins(const std::vector<float>& values, float low, float high, int bins) {
  std::vector<int> counts(static_cast<std::size_t>(bins), 0);
  const float span = high > low ? high - low : 1.0F;
  for (const float value : values) {
    const int bin = std::clamp(static_cast<int>((value - low) / span * static_cast<float>(bins)), 0, bins - 1);
    ++counts[static_cast<std::size_t>(bin)];
  }
  return counts;
}

Histogram::Histogram(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFixedHeight(92);
  setAccessibleName(tr("Errors of all hidden tokens"));
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void Histogram::setValues(const std::vector<float>& values, const ErrorRange& colors, latent::Metric metric) {
  tokens_ = values.size();
  colors_ = colors;
  metric_ = metric;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  low_ = values.empty() ? 0 : *low;
  high_ = values.empty() ? 1 : *high;
  counts_ = countInBins(values, low_, high_, bins);
  update();
}

void Histogram::setMarker(float value) {
  marker_ = value;
  update();
}

void Histogram::paintEvent(QPaintEvent*) {
  if (counts_.empty()) return;
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area(0, 8, width(), height() - 26);
  const double most = std::max(1, *std::max_element(counts_.begin(), counts_.end()));
  const double step = area.width() / bins;
  painter.setPen(Qt::NoPen);
  for (int bin = 0; bin < bins; ++bin) {
    const int count = counts_[static_cast<std::size_t>(bin)];
    if (count == 0) continue;
    const double bar = std::max(2.0, area.height() * count / most);
    const float middle = low_ + (high_ - low_) * (static_cast<float>(bin) + 0.5F) / bins;
    painter.setBrush(theme.emberAt(colors_.share(middle, metric_)));
    painter.drawRoundedRect(QRectF(bin * step, area.bottom() - bar, step - 1, bar), 1, 1);
  }
  const double x = std::clamp((marker_ - low_) / std::max(1e-9F, high_ - low_), 0.0F, 1.0F) * (area.width() - 10) + 5;
  painter.setPen(QPen(theme.select, 1.5));
  painter.drawLine(QPointF(x, 4), QPointF(x, area.bottom()));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.select);
  painter.drawPolygon(QPolygonF({QPointF(x - 4.5, 1), QPointF(x + 4.5, 1), QPointF(x, 8)}));
  painter.setPen(theme.text3);
  painter.setFont(fonts::axis());
  const QRectF foot(0, area.bottom() + 3, width(), 15);
  painter.drawText(foot, Qt::AlignLeft, words::number(low_, 2));
  painter.drawText(foot, Qt::AlignRight, words::number(high_, 2));
  painter.setFont(fonts::caption());
  painter.drawText(foot, Qt::AlignHCenter, tr("%1 hidden tokens").arg(words::count(static_cast<std::int64_t>(tokens_))));
}

}  // namespace lacuna::widgets
