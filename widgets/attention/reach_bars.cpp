#include "widgets/attention/reach_bars.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <map>
#include <utility>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/figures/plot.hpp"

namespace lacuna::widgets {
namespace {

constexpr double line = 15, least_bar = 2, gap_share = 0.16;
constexpr double least_frost = 0.36, frost_span = 0.28;  // both ends stand out from either panel

std::vector<double> meansOf(const std::vector<latent::HeadFigures>& heads) {
  std::map<int, std::pair<double, int>> sums;
  for (const latent::HeadFigures& head : heads) {
    sums[head.block].first += head.distance_cells;
    ++sums[head.block].second;
  }
  std::vector<double> means;
  for (const auto& [block, sum] : sums) means.push_back(sum.first / sum.second);
  return means;
}

}  // namespace

ReachBars::ReachBars(ThemeStore& themes, QWidget* parent) : FigureView(themes, parent) {
  setMouseTracking(true);
  setAccessibleName(tr("Reach by layer"));
  setToolTip(tr("Reach by layer\nMean distance of what is read, the mean over the heads of a layer. Click a bar to choose its layer."));
  setProperty("ownsArrows", true);
}

void ReachBars::setHeads(const std::vector<latent::HeadFigures>& heads, latent::Table table) {
  cells_ = meansOf(heads);
  table_ = std::move(table);
  hovered_ = 0;
  tell();
}

void ReachBars::setChosen(int block) {
  chosen_ = block;
  tell();
}

void ReachBars::tell() {
  setAccessibleDescription(readout());
  update();
}

QString ReachBars::readout() const {
  const int block = hovered_ > 0 ? hovered_ : chosen_;
  if (block < 1 || block > static_cast<int>(cells_.size())) return {};
  return tr("Layer %1: %2 cells").arg(block).arg(words::number(cells_[static_cast<std::size_t>(block - 1)], 2));
}

QRectF ReachBars::bar(int block) const {
  if (block < 1 || block > static_cast<int>(cells_.size())) return {};
  const double wide = static_cast<double>(width()) / static_cast<double>(cells_.size());
  const QRectF area(0, line + 4, width(), height() - 2 * line - 6);
  const double most = std::ranges::max(cells_);
  const double high = most > 0 ? std::max(least_bar, cells_[static_cast<std::size_t>(block - 1)] / most * area.height()) : least_bar;
  return {(block - 1) * wide + wide * gap_share / 2, area.bottom() - high, wide * (1 - gap_share), high};
}

int ReachBars::blockAt(const QPointF& pos) const {
  if (!QRectF(rect()).contains(pos)) return 0;
  const int block = static_cast<int>(pos.x() / width() * static_cast<double>(cells_.size())) + 1;
  return block <= static_cast<int>(cells_.size()) ? block : 0;
}

void ReachBars::paintEvent(QPaintEvent*) {
  if (cells_.empty()) return;
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double most = std::ranges::max(cells_);
  for (int block = 1; block <= static_cast<int>(cells_.size()); ++block) {
    const double share = most > 0 ? cells_[static_cast<std::size_t>(block - 1)] / most : 0;
    drawBox(painter, bar(block), 2, block == chosen_ ? theme.text : block == hovered_ ? theme.accent : theme.frostAt(least_frost + frost_span * share));
  }
  painter.setFont(fonts::caption());
  painter.setPen(theme.text2);
  painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, readout());
  const QRectF foot(0, height() - line, width(), line);
  painter.setPen(theme.text3);
  painter.drawText(foot, Qt::AlignCenter, tr("mean distance"));
  painter.setFont(fonts::axis());
  painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, QString::number(1));
  painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, QString::number(cells_.size()));
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

Figure ReachBars::figure() const {
  Plot plot;
  plot.title = tr("Reach by layer");
  plot.x_axis = tr("layer");
  plot.y_axis = tr("cells");
  plot.y_from_zero = true;
  Series bars;
  bars.kind = Series::Kind::Bars;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    bars.x.push_back(static_cast<double>(i));
    bars.y.push_back(cells_[i]);
    plot.x_names << QString::number(i + 1);
  }
  plot.series = {bars};
  return {plot.title, QSizeF(560, 360), [plot](QPainter& painter, const QRectF& box, const Theme& theme) { paintPlot(painter, box, plot, theme); }, table_};
}

void ReachBars::mouseMoveEvent(QMouseEvent* event) {
  hovered_ = blockAt(event->position());
  tell();
}

void ReachBars::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return FigureView::mousePressEvent(event);
  pressed_ = blockAt(event->position());
}

void ReachBars::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return FigureView::mouseReleaseEvent(event);
  const int pressed = std::exchange(pressed_, 0);
  if (pressed > 0 && blockAt(event->position()) == pressed) Q_EMIT chosen(pressed);
}

void ReachBars::leaveEvent(QEvent*) {
  hovered_ = 0;
  tell();
}

void ReachBars::keyPressEvent(QKeyEvent* event) {
  const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (by == 0 || cells_.empty()) return FigureView::keyPressEvent(event);
  Q_EMIT chosen(std::clamp(chosen_ + by, 1, static_cast<int>(cells_.size())));
}

}  // namespace lacuna::widgets
