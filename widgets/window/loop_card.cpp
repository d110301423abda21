#include "widgets/window/loop_card.hpp"

#include <QPainter>
#include <QPainterPath>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int radius = 8, text_left = 40, text_top = 6;
}

LoopCard::LoopCard(const QString& icon_name, const QString& caption, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), themes_(themes), icon_name_(icon_name), caption_(caption) {
  setFixedHeight(44);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setAccessibleName(caption);
  connect(this, &QAbstractButton::clicked, this, &LoopCard::openMenu);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LoopCard::setContent(const CardContent& content) {
  if (content == content_) return;
  content_ = content;
  setToolTip(content.tip);
  setAccessibleDescription(content.error.isEmpty() ? content.name + ", " + content.detail : content.error);
  update();
}

void LoopCard::openMenu() {
  QMenu menu(this);
  menu.setMinimumWidth(width());
  if (fill_) fill_(menu);
  menu.exec(mapToGlobal(QPoint(0, height() + 2)));
  setDown(false);
}

/// Paints the detail (or the error) against `right`, beside the name when that still fits; returns where the name must end.
int LoopCard::paintDetail(QPainter& painter, int left, int right) const {
  const Theme& theme = themes_.theme();
  const bool wrong = !content_.error.isEmpty();
  QString text = wrong ? content_.error : content_.detail;
  // An error and progress may cost the name some letters; any other detail gives way.
  const int least_name = wrong ? 70 : content_.progress >= 0 ? 120 : QWIDGETSIZE_MAX;
  const int name_width = qMin(QFontMetrics(fonts::value()).horizontalAdvance(content_.name), least_name);
  painter.setFont(wrong ? fonts::caption() : fonts::axis());
  const int icon_width = wrong ? 22 : 0;
  const auto widthOf = [&](const QString& words) { return painter.fontMetrics().horizontalAdvance(words) + icon_width; };
  const auto hasRoom = [&](const QString& words) { return right - left - widthOf(words) - 12 >= name_width; };
  if (!wrong && content_.progress < 0 && !hasRoom(text)) return paintBesideCaption(painter, left, right);
  const int wide = widthOf(text);
  const bool fits = hasRoom(text);
  const int start = right - (fits ? wide : icon_width);
  if (wrong) drawIcon(painter, "warn", theme.bad, QRect(start, 0, 18, height()), 18);
  if (!fits) return start - 8;
  painter.setPen(wrong ? theme.bad : theme.text2);
  painter.drawText(QRect(start + icon_width, 0, wide - icon_width, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
  return start - 12;
}

/// Where the name needs the line: above it, as much as has room there. Returns where the name must end.
int LoopCard::paintBesideCaption(QPainter& painter, int left, int right) const {
  const QRect line(left, text_top, right - left, QFontMetrics(fonts::caption()).height());
  const int room = line.width() - QFontMetrics(fonts::caption()).horizontalAdvance(caption_) - 12;
  for (const QString& text : {content_.detail, content_.short_detail}) {
    if (painter.fontMetrics().horizontalAdvance(text) > room) continue;
    painter.setPen(themes_.theme().text2);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, text);
    break;
  }
  return right;
}

void LoopCard::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), radius,
          isDown()       ? theme.active
          : underMouse() ? theme.hover
                         : theme.panel,
          panelEdge(theme));
  drawIcon(painter, icon_name_, theme.text2, QRect(12, 0, 20, height()), 18);
  drawIcon(painter, "down", theme.text2, QRect(width() - 26, 0, 16, height()), 16);
  const int text_right = paintDetail(painter, text_left, width() - 30);
  const QRect words(text_left, text_top, text_right - text_left, height() - 2 * text_top);
  painter.setFont(fonts::caption());
  painter.setPen(theme.text3);
  painter.drawText(words, Qt::AlignTop | Qt::AlignLeft, caption_);
  painter.setFont(fonts::value());
  painter.setPen(theme.text);
  const QString name = painter.fontMetrics().elidedText(content_.name, Qt::ElideMiddle, words.width());
  painter.drawText(words, Qt::AlignBottom | Qt::AlignLeft, name);
  if (content_.progress >= 0) {
    QPainterPath shape;
    shape.addRoundedRect(rect(), radius, radius);
    painter.setClipPath(shape);
    painter.fillRect(0, height() - 3, width(), 3, theme.line2);
    painter.fillRect(QRectF(0, height() - 3, width() * content_.progress, 3), theme.accent);
    painter.setClipping(false);
  }
  if (hasFocus()) drawFocusRing(painter, rect(), radius - 1, theme);
}

}  // namespace lacuna::widgets
