#include "widgets/attention/source_list.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/patch_picture.hpp"
#include "widgets/inspector/token_facts.hpp"

namespace lacuna::widgets {
namespace {
constexpr int patch_side = 28, bar_width = 52, share_width = 44;
}

SourceList::SourceList(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Reads most from"));
  setProperty("ownsArrows", true);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void SourceList::setSources(std::vector<latent::Source> sources, const media::ClipWindow& window, const mask::Mask& mask, int query_step) {
  sources_ = std::move(sources);
  patches_.clear();
  places_.clear();
  steps_.clear();
  for (const latent::Source& source : sources_) {
    const mask::Cell cell = mask.grid().cell(source.token);
    patches_.push_back(patchPicture(window, mask.grid(), source.token, patch_side, devicePixelRatioF(), themes_.theme()));
    places_.push_back(placeText(cell));
    QString step = tr("step %1").arg(cell.step + 1);
    if (cell.step == query_step) step += tr(", same step");
    if (mask.hidden(source.token)) step += tr(", hidden");
    steps_.push_back(step);
  }
  pointed_ = -1;
  setFixedHeight(static_cast<int>(sources_.size()) * row_height);
  update();
}

int SourceList::rowAt(double y) const {
  const int row = static_cast<int>(y) / row_height;
  return row >= 0 && row < static_cast<int>(sources_.size()) ? row : -1;
}

void SourceList::point(int row) {
  if (row == pointed_) return;
  pointed_ = row;
  const auto at = static_cast<std::size_t>(std::max(0, row));
  setAccessibleDescription(row < 0 ? QString() : places_[at] + ", " + steps_[at] + ", " + words::percent(static_cast<double>(sources_[at].share), 1));
  setToolTip(accessibleDescription());  // where the panel is narrow, the line ends in an ellipsis
  update();
  Q_EMIT pointed(row < 0 ? std::nullopt : std::optional(sources_[at].token));
}

void SourceList::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const float largest = sources_.empty() ? 1 : std::max(1e-9F, sources_.front().share);
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const QRectF row(0, static_cast<double>(i) * row_height, width(), row_height);
    if (static_cast<int>(i) == pointed_) drawBox(painter, row, 6, theme.hover);
    painter.drawPixmap(QPointF(row.left() + 2, row.top() + 4), patches_[i]);
    const double words_wide = row.width() - patch_side - 10 - bar_width - share_width - 12;
    const QRectF words_at(row.left() + patch_side + 10, row.top() + 2, words_wide, row_height - 4);
    painter.setFont(fonts::body());
    painter.setPen(theme.text);
    painter.drawText(words_at, Qt::AlignLeft | Qt::AlignTop, painter.fontMetrics().elidedText(places_[i], Qt::ElideRight, static_cast<int>(words_wide)));
    painter.setFont(fonts::caption());
    painter.setPen(theme.text3);
    painter.drawText(words_at, Qt::AlignLeft | Qt::AlignBottom, painter.fontMetrics().elidedText(steps_[i], Qt::ElideRight, static_cast<int>(words_wide)));
    const QRectF bar(row.right() - share_width - bar_width - 4, row.center().y() - 2, bar_width, 4);
    drawBox(painter, bar, 2, theme.line2);
    drawBox(painter, QRectF(bar.topLeft(), QSizeF(bar.width() * static_cast<double>(sources_[i].share / largest), 4)), 2, theme.frostAt(0.6));
    painter.setFont(fonts::number());
    painter.setPen(theme.text);
    painter.drawText(row.adjusted(0, 0, -2, 0), Qt::AlignRight | Qt::AlignVCenter, words::percent(static_cast<double>(sources_[i].share), 1));
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void SourceList::mouseMoveEvent(QMouseEvent* event) { point(rowAt(event->position().y())); }
void SourceList::leaveEvent(QEvent*) { point(-1); }

void SourceList::mouseReleaseEvent(QMouseEvent* event) {
  const int row = rowAt(event->position().y());
  if (row >= 0) Q_EMIT chosen(sources_[static_cast<std::size_t>(row)].token);
}

void SourceList::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return && pointed_ >= 0) return Q_EMIT chosen(sources_[static_cast<std::size_t>(pointed_)].token);
  const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (by == 0 || sources_.empty()) return QWidget::keyPressEvent(event);
  point(std::clamp(pointed_ + by, 0, static_cast<int>(sources_.size()) - 1));
}

}  // namespace lacuna::widgets
