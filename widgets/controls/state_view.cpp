#include <QPushButton>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {
namespace {
constexpr int icon_side = 34, line_width = 330;
}

StateView::StateView(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(6);
  icon_ = new QLabel(this);
  heading_ = new Label({}, fonts::state(), &Theme::text, themes, this);
  line_ = new Label({}, fonts::body(), &Theme::text2, themes, this);
  for (QLabel* label : {icon_, static_cast<QLabel*>(heading_), static_cast<QLabel*>(line_)}) {
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(label != icon_);
  }
  line_->setTextFormat(Qt::PlainText);  // it may name a file
  line_->setTextInteractionFlags(Qt::TextSelectableByMouse);  // an error is copied from here
  line_->setMaximumWidth(line_width);
  line_->setMinimumWidth(qMin(line_width, 200));
  buttons_ = new QHBoxLayout;
  buttons_->setSpacing(8);
  auto* row = new QHBoxLayout;
  row->addStretch();
  row->addLayout(buttons_);
  row->addStretch();
  auto* middle = new QHBoxLayout;
  middle->addStretch();
  middle->addWidget(line_, 100);
  middle->addStretch();
  column->addStretch();
  column->addWidget(icon_);
  column->addSpacing(2);
  column->addWidget(heading_);
  column->addLayout(middle);
  column->addSpacing(6);
  column->addLayout(row);
  column->addStretch();
  connect(&themes, &ThemeStore::changed, this, &StateView::paintIcon);
}

void StateView::show(const QString& icon_name, QColor Theme::*icon_role, const QString& heading, const QString& line) {
  icon_name_ = icon_name;
  icon_role_ = icon_role;
  heading_->setText(heading);
  line_->setText(line);
  line_->setVisible(!line.isEmpty());
  setAccessibleName(heading);
  setAccessibleDescription(line);
  paintIcon();
  setVisible(true);
}

void StateView::paintIcon() {
  if (icon_name_.isEmpty()) return icon_->clear();
  icon_->setPixmap(iconPixmap(icon_name_, themes_.theme().*icon_role_, icon_side, devicePixelRatioF()));
}

QAbstractButton* StateView::addButton(const QString& text, bool primary) {
  auto* button = new QPushButton(text, this);
  button->setProperty("primary", primary);
  button->setFocusPolicy(Qt::TabFocus);
  buttons_->addWidget(button);
  return button;
}

void StateView::clearButtons() {
  while (QLayoutItem* item = buttons_->takeAt(0)) {
    item->widget()->deleteLater();
    item->widget()->hide();
    delete item;
  }
}

}  // namespace lacuna::widgets
