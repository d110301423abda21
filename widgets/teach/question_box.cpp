#include "widgets/teach/question_box.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"
#include "widgets/teach/tour_library.hpp"

namespace lacuna::widgets {
namespace {
constexpr int most_hands = 999, bar_height = 10, number_width = 44;
}

ChoiceRow::ChoiceRow(const QString& text, ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes) {
  setText(text);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setToolTip(tr("A click counts a hand, the right button takes one back; or type the number"));
  setHands(0);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceRow::setHands(int hands) {
  hands_ = std::clamp(hands, 0, most_hands);
  setAccessibleName(text());
  setAccessibleDescription(tr("Hands: %1").arg(hands_));
  update();
}

void ChoiceRow::setMost(int most) {
  most_ = std::max(1, most);
  update();
}

void ChoiceRow::setRevealed(bool revealed, bool right) {
  revealed_ = revealed;
  right_ = right;
  update();
}

void ChoiceRow::mousePressEvent(QMouseEvent* event) {
  typing_ = false;
  setHands(hands_ + (event->button() == Qt::RightButton ? -1 : 1));
  Q_EMIT counted();
}

void ChoiceRow::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if (key >= Qt::Key_0 && key <= Qt::Key_9) {
    setHands((typing_ ? hands_ % 100 * 10 : 0) + key - Qt::Key_0);
    typing_ = true;
  } else if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Plus) {
    setHands(hands_ + 1);
  } else if (key == Qt::Key_Backspace || key == Qt::Key_Minus) {
    setHands(hands_ - 1);
  } else {
    return QAbstractButton::keyPressEvent(event);
  }
  Q_EMIT counted();
}

void ChoiceRow::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse()) drawBox(painter, all, 8, theme.hover);
  const bool right = revealed_ && right_, most = hands_ > 0 && hands_ == most_, strong = right || (most && !revealed_);
  QRectF rest = QRectF(all).adjusted(8, 0, -8, 0);
  if (right) {
    drawIcon(painter, "check", theme.ok, QRect(static_cast<int>(rest.left()), 0, 20, all.height()), 20);
    rest.setLeft(rest.left() + 28);
  }
  painter.setFont(large::number());
  painter.setPen(theme.text);
  painter.drawText(QRectF(rest.right() - number_width, 0, number_width, all.height()), Qt::AlignVCenter | Qt::AlignRight, QString::number(hands_));
  rest.setRight(rest.right() - number_width - 6);
  const double bar_width = rest.width() * 0.3;
  const QRectF bar(rest.right() - bar_width, (all.height() - bar_height) / 2.0, bar_width, bar_height);
  drawBox(painter, bar, 5, theme.line2);
  if (hands_ > 0) drawBox(painter, QRectF(bar.topLeft(), QSizeF(std::max(10.0, bar_width * hands_ / most_), bar_height)), 5, most ? theme.accent : theme.text3);
  rest.setRight(bar.left() - 10);
  painter.setFont(strong ? large::labelStrong() : large::label());
  painter.setPen(strong ? theme.text : theme.text2);
  painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text());
  if (hasFocus()) drawFocusRing(painter, all, 8, theme);
}

QuestionBox::QuestionBox(ThemeStore& themes, QWidget* parent) : LargePanel(themes, parent, &Theme::raised), themes_(themes) {
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(14, 12, 14, 12);
  column_->setSpacing(4);
  auto* head = new QHBoxLayout;
  text_ = new Label({}, large::labelStrong(), &Theme::text, themes, this);
  text_->setWordWrap(true);
  hands_ = new Label({}, large::small(), &Theme::text2, themes, this);
  head->addWidget(text_, 1);
  head->addWidget(hands_, 0, Qt::AlignTop);
  column_->addLayout(head);
  choices_ = new QVBoxLayout;
  choices_->setSpacing(0);
  column_->addLayout(choices_);
  answer_ = new Label({}, large::label(), &Theme::text, themes, this);
  answer_->setWordWrap(true);
  column_->addWidget(answer_);
  reveal_ = new LargeButton(tr("Reveal"), "eye", LargeButton::Kind::Outlined, themes, this);
  column_->addWidget(reveal_, 0, Qt::AlignLeft);
  connect(reveal_, &QAbstractButton::clicked, this, &QuestionBox::reveal);
}

void QuestionBox::ask(const tour::Question& question) {
  for (ChoiceRow* row : rows_) delete row;
  rows_.clear();
  revealed_ = false;
  right_ = question.right;
  text_->setText(tourText(question.text));
  for (const std::string& choice : question.choices) {
    auto* row = new ChoiceRow(tourText(choice), themes_, this);
    choices_->addWidget(row);
    row->show();  // now, not in the next turn of the event loop: who fits the words to the room asks for their height
    rows_.push_back(row);
    connect(row, &ChoiceRow::counted, this, &QuestionBox::count);
  }
  answer_->hide();
  reveal_->setVisible(!question.answer.empty() || question.right);
  hands_->setText({});
}

void QuestionBox::setAnswer(const QString& answer) { answer_->setText(answer); }

void QuestionBox::count() {
  int sum = 0, most = 0;
  for (const ChoiceRow* row : rows_) {
    sum += row->hands();
    most = std::max(most, row->hands());
  }
  for (ChoiceRow* row : rows_) row->setMost(most);
  hands_->setText(tr("Hands: %1").arg(sum));
  Q_EMIT countChanged();
  if (sum > 0) Q_EMIT answered();
}

void QuestionBox::reveal() {
  revealed_ = true;
  for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i]->setRevealed(true, right_ == static_cast<int>(i));
  answer_->setVisible(!answer_->text().isEmpty());
  reveal_->hide();
  Q_EMIT revealedNow();
}

}  // namespace lacuna::widgets
