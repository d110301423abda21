#include "widgets/controls/controls.hpp"
#include "widgets/theme/late_styling.hpp"

namespace lacuna::widgets {

Label::Label(const QString& text, const QFont& font, QColor Theme::*role, ThemeStore& themes, QWidget* parent)
    : QLabel(text, parent), themes_(themes), role_(role) {
  setFont(font);
  setProperty(own_colors_property, true);
  recolor();
  connect(&themes, &ThemeStore::changed, this, &Label::recolor);
}

void Label::setRole(QColor Theme::*role) {
  if (role == role_) return;
  role_ = role;
  recolor();
}

void Label::recolor() {
  QPalette colors = palette();
  colors.setColor(QPalette::WindowText, themes_.theme().*role_);
  colors.setColor(QPalette::Link, themes_.theme().accent);
  setPalette(colors);
}

}  // namespace lacuna::widgets
