#include "widgets/figures/time_cell_image.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <cmath>

#include "core/latent/error_places.hpp"
#include "core/latent/error_tables.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/legend_ends.hpp"

namespace lacuna::widgets {
namespace {

constexpr double axis_width = 34, foot_height = 32, head_height = 20;

QRectF cellsOf(const QRectF& box) { return box.adjusted(axis_width, head_height, -4, -foot_height); }

/// One pixel a token; visible ones in the colour of separators.
QImage imageOf(const latent::Run& run, latent::Metric metric, const ErrorRange& range, const Theme& theme) {
  const Matrix errors = latent::timeByCell(run, metric);
  QImage image(static_cast<int>(errors.rows), static_cast<int>(errors.cols), QImage::Format_RGB32);
  for (std::size_t step = 0; step < errors.rows; ++step) {
    for (std::size_t cell = 0; cell < errors.cols; ++cell) {
      const float value = errors.row(step)[cell];
      const QColor color = std::isnan(value) ? theme.line : theme.emberAt(range.share(value, metric));
      image.setPixelColor(static_cast<int>(step), static_cast<int>(cell), color);
    }
  }
  return image;
}

void paintLegend(QPainter& painter, const QRectF& box, const ErrorRange& range, latent::Metric metric, const Theme& theme) {
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  const auto [good, bad] = legendEnds(range.low, range.high, metric);
  const QString &low = metric == latent::Metric::Cosine ? bad : good, &high = metric == latent::Metric::Cosine ? good : bad;
  const QFontMetricsF metrics(painter.font());
  const double right = box.right() - 4, bar = 60, number = 62;
  painter.drawText(QRectF(right - number, box.top(), number, 16), Qt::AlignRight | Qt::AlignVCenter, high);
  const double end = right - metrics.horizontalAdvance(high) - 6;
  for (int i = 0; i < static_cast<int>(bar); ++i) {
    const auto value = static_cast<float>(range.low + (range.high - range.low) * i / bar);
    painter.fillRect(QRectF(end - bar + i, box.top() + 4, 1.5, 8), theme.emberAt(range.share(value, metric)));
  }
  painter.drawText(QRectF(end - bar - number - 6, box.top(), number, 16), Qt::AlignRight | Qt::AlignVCenter, low);
  painter.setFont(fonts::caption());
  painter.drawText(QRectF(box.left(), box.top(), end - bar - number - 6 - box.left(), 16), Qt::AlignLeft | Qt::AlignVCenter, coreText(latent::nameOf(metric)));
}

void paintAll(QPainter& painter, const QRectF& box, const latent::Run& run, latent::Metric metric, const ErrorRange& range, const QImage& image, const Theme& theme) {
  const QRectF area = cellsOf(box);
  const QSize large = (area.size() * 2).toSize().expandedTo(image.size());  // pixels stay squares where a viewer smooths
  painter.drawImage(area, image.scaled(large, Qt::IgnoreAspectRatio, Qt::FastTransformation));
  paintLegend(painter, box, range, metric, theme);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  const mask::TokenGrid& grid = run.grid();
  const QString steps = QString::number(grid.steps), cells = QString::number(grid.perStep());
  painter.drawText(QRectF(area.left(), area.bottom() + 3, 60, 14), Qt::AlignLeft, QStringLiteral("1"));
  painter.drawText(QRectF(area.right() - 60, area.bottom() + 3, 60, 14), Qt::AlignRight, steps);
  painter.drawText(QRectF(box.left(), area.top(), axis_width - 5, 14), Qt::AlignRight, QStringLiteral("1"));
  painter.drawText(QRectF(box.left(), area.bottom() - 14, axis_width - 5, 14), Qt::AlignRight, cells);
  painter.setFont(fonts::caption());
  painter.drawText(QRectF(area.left(), box.bottom() - 16, area.width(), 15), Qt::AlignHCenter, TimeCellImage::tr("step, and cell row by row"));
}

latent::Table tableOf(const latent::Run& run, latent::Metric metric) {
  latent::Table table{"time_by_cell", latent::runSettingsJson(run), {{"step", {}, {}}, {"row", {}, {}}, {"column", {}, {}}, {latent::nameOf(metric), {}, {}}}};
  for (std::size_t row = 0; row < run.hidden_ids.size(); ++row) {
    const mask::Cell cell = run.grid().cell(run.hidden_ids[row]);
    const double values[] = {static_cast<double>(cell.step), static_cast<double>(cell.row), static_cast<double>(cell.col), latent::valueOf(run.errors[row], metric)};
    for (std::size_t i = 0; i < 4; ++i) table.columns[i].values.push_back(values[i]);
  }
  return table;
}

}  // namespace

TimeCellImage::TimeCellImage(ThemeStore& themes, QWidget* parent) : FigureView(themes, parent) {
  setMouseTracking(true);
  setAccessibleName(tr("Errors of every hidden token over time"));
  setToolTip(legendHelp());
  connect(&themes, &ThemeStore::changed, this, &TimeCellImage::makeImage);
}

void TimeCellImage::setRun(const std::shared_ptr<const latent::Run>& run, latent::Metric metric) {
  const mask::TokenGrid grid = run ? run->grid() : mask::TokenGrid{};
  if (grid != grid_) hovered_.reset();
  run_ = run;
  grid_ = grid;
  metric_ = metric;
  makeImage();
}

void TimeCellImage::makeImage() {
  const auto run = run_.lock();
  range_ = run ? errorRange(*run, metric_) : ErrorRange{};
  image_ = run ? imageOf(*run, metric_, range_, themes_.theme()) : QImage();
  update();
}

void TimeCellImage::setPicked(std::optional<TokenId> token) {
  if (token == picked_) return;
  picked_ = token;
  update();
}

bool TimeCellImage::hasFigure() const {
  const auto run = run_.lock();
  return run && !run->hidden_ids.empty();
}

Figure TimeCellImage::figure() const {
  const auto run = run_.lock();
  if (!run) return {};
  const auto paint = [run, metric = metric_, range = range_](QPainter& painter, const QRectF& box, const Theme& theme) {
    paintAll(painter, box, *run, metric, range, imageOf(*run, metric, range, theme), theme);  // in the colours of the paper
  };
  return {accessibleName(), QSizeF(480, 360), paint, tableOf(*run, metric_)};
}

QPoint TimeCellImage::placeOf(TokenId token) const {
  const QRectF area = cellsOf(rect());
  const int step = index(token) / grid_.perStep(), cell = index(token) % grid_.perStep();
  return QPointF(area.left() + (step + 0.5) * area.width() / grid_.steps, area.top() + (cell + 0.5) * area.height() / grid_.perStep()).toPoint();
}

std::optional<TokenId> TimeCellImage::tokenAt(const QPointF& place) const {
  const QRectF area = cellsOf(rect());
  if (grid_.size() == 0 || !area.contains(place)) return std::nullopt;
  const int step = std::min(static_cast<int>((place.x() - area.left()) / area.width() * grid_.steps), grid_.steps - 1);
  const int cell = std::min(static_cast<int>((place.y() - area.top()) / area.height() * grid_.perStep()), grid_.perStep() - 1);
  return TokenId{step * grid_.perStep() + cell};
}

QString TimeCellImage::textOf(TokenId token) const {
  const mask::Cell cell = grid_.cell(token);
  const auto run = run_.lock();
  const int row = run ? run->rowOf(token) : -1;
  const QString value = row < 0 ? tr("visible") : words::number(latent::valueOf(run->errors[static_cast<std::size_t>(row)], metric_), 3);
  return tr("Step %1, row %2, column %3: %4").arg(cell.step + 1).arg(cell.row + 1).arg(cell.col + 1).arg(value);
}

void TimeCellImage::hover(std::optional<TokenId> token) {
  if (token == hovered_) return;
  hovered_ = token;
  setAccessibleDescription(hovered_ ? textOf(*hovered_) : QString());
  update();
}

void TimeCellImage::paintEvent(QPaintEvent*) {
  const auto run = run_.lock();
  if (!run || grid_.size() == 0) return;
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintAll(painter, rect(), *run, metric_, range_, image_, theme);
  const QRectF area = cellsOf(rect());
  const QSizeF size(std::max(6.0, area.width() / grid_.steps), std::max(6.0, area.height() / grid_.perStep()));
  painter.setBrush(Qt::NoBrush);
  for (const auto& token : {picked_, hovered_}) {
    if (!token || index(*token) >= grid_.size()) continue;
    QRectF ring(QPointF(), size);
    ring.moveCenter(placeOf(*token));
    painter.setPen(QPen(theme.select, 1.5));
    painter.drawRect(ring);
  }
  if (hovered_) {
    painter.setFont(fonts::number());
    const QString text = textOf(*hovered_);
    const QPoint at = placeOf(*hovered_);
    const double wide = painter.fontMetrics().horizontalAdvance(text) + 14;
    const QRectF tag(std::clamp(at.x() - wide / 2, 2.0, std::max(2.0, width() - wide - 2)), at.y() > 40 ? at.y() - 30 : at.y() + 12, wide, 20);
    drawBox(painter, tag, 4, theme.raised, theme.line2);
    painter.setPen(theme.text);
    painter.drawText(tag, Qt::AlignCenter, text);
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void TimeCellImage::mouseMoveEvent(QMouseEvent* event) { hover(tokenAt(event->position())); }
void TimeCellImage::leaveEvent(QEvent*) { hover(std::nullopt); }

void TimeCellImage::mousePressEvent(QMouseEvent* event) {
  const auto token = tokenAt(event->position());
  if (event->button() == Qt::LeftButton && token) Q_EMIT picked(*token);
}

void TimeCellImage::keyPressEvent(QKeyEvent* event) {
  if (grid_.size() == 0) return FigureView::keyPressEvent(event);
  const int at = hovered_ ? index(*hovered_) : picked_ ? index(*picked_) : 0;
  int to = at;
  if (event->key() == Qt::Key_Left) to -= grid_.perStep();
  else if (event->key() == Qt::Key_Right) to += grid_.perStep();
  else if (event->key() == Qt::Key_Up) to -= 1;
  else if (event->key() == Qt::Key_Down) to += 1;
  else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && hovered_) return Q_EMIT picked(*hovered_);
  else return FigureView::keyPressEvent(event);
  if (to >= 0 && to < grid_.size()) hover(TokenId{to});
}

}  // namespace lacuna::widgets
