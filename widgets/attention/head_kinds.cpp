#include "widgets/attention/head_kinds.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/attention/attention_grid.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {

HeadKinds::HeadKinds(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFixedHeight(6 * row_height);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Kinds of head"));
  setProperty("ownsArrows", true);
  setToolTip(tr("What most of a head's attention falls on; click to see one kind alone, again (or Space) to see all.\n"
                "Itself: 30\u00a0% on the query's token. Nearby: 40\u00a0% within 2 cells in its step.\n"
                "Same place: 30\u00a0% on its cell in other steps. Row or column: 40\u00a0% on those, in its step.\n"
                "Everywhere: 92\u00a0% of the largest possible spread. The first that holds counts."));
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void HeadKinds::setHeads(const std::vector<latent::HeadFigures>& heads) {
  counts_ = {};
  for (const latent::HeadFigures& head : heads) ++counts_[static_cast<std::size_t>(head.kind)];
  QStringList words;
  for (int i = 0; i < 6; ++i) words << tr("%1: %2").arg(coreText(latent::nameOf(static_cast<latent::HeadKind>(i)))).arg(counts_[static_cast<std::size_t>(i)]);
  setAccessibleDescription(words.join(QStringLiteral(", ")));
  update();
}

void HeadKinds::choose(std::optional<latent::HeadKind> kind) {
  chosen_ = chosen_ == kind ? std::nullopt : kind;
  update();
  Q_EMIT kindChosen(chosen_);
}

void HeadKinds::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int i = 0; i < 6; ++i) {
    const auto kind = static_cast<latent::HeadKind>(i);
    const QRectF row(0, i * row_height, width(), row_height);
    if (chosen_ == kind) drawBox(painter, row, 4, theme.accent_soft);
    drawBox(painter, QRectF(row.left() + 4, row.center().y() - 5, 10, 10), 3, kindColor(theme, kind));
    painter.setFont(fonts::body());
    painter.setPen(theme.text2);
    painter.drawText(row.adjusted(22, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, coreText(latent::nameOf(kind)));
    painter.setFont(fonts::number());
    painter.setPen(theme.text);
    painter.drawText(row.adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(counts_[static_cast<std::size_t>(i)]));
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void HeadKinds::mousePressEvent(QMouseEvent* event) {
  choose(static_cast<latent::HeadKind>(std::clamp(static_cast<int>(event->position().y()) / row_height, 0, 5)));
}

void HeadKinds::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && chosen_) return choose(std::nullopt);
  const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (by == 0) return QWidget::keyPressEvent(event);
  const int now = chosen_ ? static_cast<int>(*chosen_) : by > 0 ? -1 : 6;
  if (now + by >= 0 && now + by < 6) choose(static_cast<latent::HeadKind>(now + by));
}

}  // namespace lacuna::widgets
