#include "widgets/teach/picture_frame.hpp"

#include <QPainter>

#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {

LetterBadge::LetterBadge(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LetterBadge::setLetter(QChar letter) {
  letter_ = letter;
  setAccessibleName(QString(letter));
  update();
}

void LetterBadge::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  drawBox(painter, all, 7, letter_ == 'B' ? theme.run_b : theme.run_a);
  painter.setFont(large::labelStrong());
  painter.setPen(inks::badge(theme));
  painter.drawText(all, Qt::AlignCenter, QString(letter_));
}

PictureFrame::PictureFrame(QWidget* content, ThemeStore& themes, QWidget* parent) : LargePanel(themes, parent), content_(content) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 10, 12, 12);
  column->setSpacing(8);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  badge_ = new LetterBadge(themes, this);
  name_ = new Label({}, large::title(), &Theme::text, themes, this);
  caption_ = new ElidedLabel({}, large::label(), &Theme::text2, themes, this);
  name_->setMinimumHeight(32);
  caption_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row->addWidget(badge_);
  row->addWidget(name_);
  row->addWidget(caption_, 1);
  column->addLayout(row);
  content->setParent(this);
  column->addWidget(content, 1);
}

void PictureFrame::setWords(const QString& name, const QString& caption) {
  name_->setText(name);
  caption_->setText(caption);
  setAccessibleName(name);
}

void PictureFrame::setBadge(QChar letter) {
  badge_->setVisible(!letter.isNull());
  badge_->setLetter(letter);
}

}  // namespace lacuna::widgets
