#include "widgets/inspector/class_shares.hpp"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {
namespace {
constexpr int row_height = 24, bar_width = 64, number_width = 52, bar_height = 5;
}

ClassShares::ClassShares(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void ClassShares::setRows(std::vector<Row> rows, QColor Theme::*role) {
  rows_ = std::move(rows);
  role_ = role;
  QStringList said;
  for (const Row& row : rows_) said << QString("%1 %2").arg(row.name, words::percent(row.share, 1));
  setAccessibleName(said.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

QSize ClassShares::sizeHint() const { return {240, static_cast<int>(rows_.size()) * row_height}; }

void ClassShares::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = themes_.theme();
  const int name_width = width() - bar_width - number_width - 8;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const int y = static_cast<int>(i) * row_height;
    painter.setFont(fonts::body());
    painter.setPen(i == 0 ? theme.text : theme.text2);
    painter.drawText(QRect(0, y, name_width, row_height), Qt::AlignVCenter, painter.fontMetrics().elidedText(rows_[i].name, Qt::ElideRight, name_width));
    const QRectF ground(name_width + 8, y + (row_height - bar_height) / 2.0, bar_width, bar_height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.active);
    painter.drawRoundedRect(ground, 2.5, 2.5);
    painter.setBrush(theme.*role_);
    painter.drawRoundedRect(QRectF(ground.topLeft(), QSizeF(bar_width * std::clamp(rows_[i].share, 0.0, 1.0), bar_height)), 2.5, 2.5);
    painter.setFont(fonts::number());
    painter.setPen(theme.text);
    painter.drawText(QRect(width() - number_width, y, number_width, row_height), Qt::AlignVCenter | Qt::AlignRight, words::percent(rows_[i].share, 1));
  }
}

bool ClassShares::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto row = static_cast<std::size_t>(std::max(0, help->pos().y() / row_height));
  if (row < rows_.size()) QToolTip::showText(help->globalPos(), rows_[row].name, this);
  return true;
}

}  // namespace lacuna::widgets
