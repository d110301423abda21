#include "widgets/inspector/parts.hpp"

#include <QGraphicsOpacityEffect>
#include <QPainter>
#include <QStyle>

namespace lacuna::widgets {

Section::Section(const QString& title, ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 12, 14, 14);
  column->setSpacing(6);
  note_ = new Label({}, fonts::caption(), &Theme::text3, themes, this);
  if (!title.isEmpty()) {
    auto* head = new QHBoxLayout;
    title_ = new Label(title, fonts::title(), &Theme::text, themes, this);
    head->addWidget(title_);
    head->addStretch();
    head->addWidget(note_);
    column->addLayout(head);
  }
  note_->setVisible(!title.isEmpty());
  body_ = new QVBoxLayout;
  body_->setContentsMargins(0, 0, 0, 0);
  body_->setSpacing(2);
  column->addLayout(body_);
  connect(&themes_, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void Section::setTitle(const QString& title) { title_->setText(title); }

void Section::setNote(const QString& note) { note_->setText(note); }

void Section::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(0, height() - 1, width(), 1, themes_.theme().line);
}

ValueLabel::ValueLabel(const QFont& font, QColor Theme::*role, ThemeStore& themes, QWidget* parent)
    : Label({}, font, role, themes, parent) {
  setTextInteractionFlags(Qt::TextSelectableByMouse);
  setTextFormat(Qt::PlainText);
  setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ValueLabel::setWhole(const QString& text) {
  whole_ = text;
  updateGeometry();
  cut();
}

QSize ValueLabel::minimumSizeHint() const { return {std::min(40, sizeHint().width()), fontMetrics().height() + 2}; }

QSize ValueLabel::sizeHint() const { return {fontMetrics().horizontalAdvance(whole_) + 4, fontMetrics().height() + 2}; }

void ValueLabel::resizeEvent(QResizeEvent* event) {
  Label::resizeEvent(event);
  cut();
}

void ValueLabel::cut() {
  const QString shown = fontMetrics().elidedText(whole_, Qt::ElideMiddle, width() - 2);
  if (shown != text()) setText(shown);
  setToolTip(shown == whole_ ? QString() : whole_);
}

ValueRow::ValueRow(const QString& name, ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setMinimumHeight(24);
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(12);
  name_ = new Label(name, fonts::body(), &Theme::text2, themes, this);
  value_ = new ValueLabel(fonts::number(), &Theme::text, themes, this);
  row_->addWidget(name_);
  row_->addWidget(value_, 1);
}

void ValueRow::setName(const QString& name) { name_->setText(name); }

void ValueRow::setValue(const QString& value, bool best) {
  QFont font = value_->font();
  font.setWeight(best ? QFont::Bold : QFont::Normal);
  value_->setFont(font);
  value_->setWhole(value);
}

void ValueRow::setWords() { value_->setFont(fonts::body()); }

void ValueRow::setDot(QColor Theme::*role) {
  dot_ = role;
  row_->setContentsMargins(14, 0, 0, 0);
}

void ValueRow::paintEvent(QPaintEvent*) {
  if (dot_ == nullptr) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(themes_.theme().*dot_);
  painter.drawEllipse(QRectF(0, height() / 2.0 - 4, 8, 8));
}

Tag::Tag(const QFont& font, ThemeStore& themes, QWidget* parent)
    : Label({}, font, &Theme::text2, themes, parent), themes_(themes) {
  setContentsMargins(7, 2, 7, 2);
  setTextInteractionFlags(Qt::TextSelectableByMouse);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Tag::setStrong(bool strong) {
  strong_ = strong;
  setRole(strong ? &Theme::accent : &Theme::text2);
  update();
}

void Tag::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(strong_ ? themes_.theme().accent_soft : themes_.theme().raised);
  painter.drawRoundedRect(rect(), 4, 4);
  painter.end();
  Label::paintEvent(event);
}

Tab::Tab(ThemeStore& themes, QWidget* parent) : QScrollArea(parent), themes_(themes), content_(new QWidget(this)) {
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setWidget(content_);
  content_->setAutoFillBackground(false);
  viewport()->setAutoFillBackground(false);
  column_ = new QVBoxLayout(content_);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
}

void Tab::invalidate() {
  dirty_ = true;
  if (!isVisible()) return;
  dirty_ = false;
  refresh();
}

void Tab::setDimmed(bool dimmed) {
  if (!dimmed) return content_->setGraphicsEffect(nullptr);
  if (content_->graphicsEffect() != nullptr) return;
  auto* effect = new QGraphicsOpacityEffect(content_);
  effect->setOpacity(0.5);
  content_->setGraphicsEffect(effect);
}

void Tab::showEvent(QShowEvent* event) {
  QScrollArea::showEvent(event);
  if (dirty_) invalidate();
}

void Tab::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  content_->setMaximumWidth(viewport()->width());
}

Section* Tab::addSection(const QString& title) {
  auto* section = new Section(title, themes_, content_);
  column_->addWidget(section);
  return section;
}

Label* Tab::addText(QVBoxLayout* body, const QFont& font, QColor Theme::*role) {
  auto* label = new Label({}, font, role, themes_, content_);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  body->addWidget(label);
  return label;
}

ValueRow* Tab::addRow(QVBoxLayout* body, const QString& name) {
  auto* row = new ValueRow(name, themes_, content_);
  body->addWidget(row);
  return row;
}

QPushButton* symbolButton(const QString& icon_name, const QString& text, ThemeStore& themes, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setFont(fonts::body());
  const auto recolor = [button, icon_name, &themes] { button->setIcon(icon(icon_name, themes.theme().text2)); };
  recolor();
  QObject::connect(&themes, &ThemeStore::changed, button, recolor);
  return button;
}

}  // namespace lacuna::widgets
