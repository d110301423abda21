#include "widgets/controls/key_cap.hpp"

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int cap_height = 17, padding = 5, radius = 4;
}

KeyCap::KeyCap(const QString& keys, ThemeStore& themes, QWidget* parent) : Label(keys, fonts::axis(), &Theme::text2, themes, parent), store_(themes) {
  setContentsMargins(padding, 0, padding, 0);
  setFixedHeight(cap_height);
  setAlignment(Qt::AlignCenter);
}

void KeyCap::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  drawBox(painter, rect(), radius, Qt::transparent, store_.theme().line2);
  painter.end();
  Label::paintEvent(event);
}

QString onKey(const QString& keys) {
  QString text = keys;
  return text.size() > 1 && text.endsWith('+') ? text.chopped(1).replace('+', ' ') + '+' : text.replace('+', text.size() == 1 ? "+" : " ");
}

int drawKeys(QPainter& painter, const QString& keys, int right, int middle, const Theme& theme) {
  painter.setFont(fonts::axis());
  const QString text = onKey(keys);
  const QRect box(right - painter.fontMetrics().horizontalAdvance(text) - 2 * padding, middle - cap_height / 2, painter.fontMetrics().horizontalAdvance(text) + 2 * padding, cap_height);
  drawBox(painter, box, radius, Qt::transparent, theme.line2);
  painter.setPen(theme.text2);
  painter.drawText(box, Qt::AlignCenter, text);
  return box.left();
}

}  // namespace lacuna::widgets
