#include "widgets/inspector/token_head.hpp"

#include <QPainter>

#include "core/session/steps.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/inspector/patch_picture.hpp"
#include "widgets/inspector/token_facts.hpp"

namespace lacuna::widgets {
namespace {

constexpr int picture_side = 84;

QPixmap swatch(const std::array<std::uint8_t, 3>& rgb, double ratio) {
  QPixmap mark(QSize(14, 14) * ratio);
  mark.setDevicePixelRatio(ratio);
  mark.fill(Qt::transparent);
  QPainter painter(&mark);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(rgb[0], rgb[1], rgb[2]));
  painter.drawRoundedRect(QRectF(0, 0, 14, 14), 3, 3);
  return mark;
}

}  // namespace

TokenHead::TokenHead(session::Session& session, ThemeStore& themes, QWidget* parent)
    : QWidget(parent),
      session_(session),
      themes_(themes),
      picture_(new QLabel(this)),
      true_mark_(new QLabel(this)),
      predicted_mark_(new QLabel(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 14, 14, 14);
  row->setSpacing(12);
  picture_->setFixedSize(picture_side, picture_side);
  row->addWidget(picture_, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(3);
  row->addLayout(words, 1);
  QFont big = fonts::title();
  big.setPixelSize(14);
  place_ = new Label({}, big, &Theme::text, themes, this);
  step_ = new Label({}, fonts::body(), &Theme::text2, themes, this);
  for (Label* label : {place_, step_}) {
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(label);
  }
  auto* tags = new QHBoxLayout;
  tags->setSpacing(6);
  state_ = new Tag(fonts::caption(), themes, this);
  id_ = new Tag(fonts::axis(), themes, this);
  tags->addWidget(state_);
  tags->addWidget(id_);
  tags->addStretch();
  words->addLayout(tags);
  auto* colors = new QHBoxLayout;
  colors->setSpacing(6);
  true_word_ = new Label(tr("true"), fonts::body(), &Theme::text2, themes, this);
  predicted_word_ = new Label(tr("predicted"), fonts::body(), &Theme::text2, themes, this);
  for (QWidget* part : {static_cast<QWidget*>(true_mark_), static_cast<QWidget*>(true_word_),
                        static_cast<QWidget*>(predicted_mark_), static_cast<QWidget*>(predicted_word_)}) {
    colors->addWidget(part);
  }
  colors->addStretch();
  words->addLayout(colors);
  for (QWidget* part : {static_cast<QWidget*>(true_mark_), static_cast<QWidget*>(predicted_mark_)}) {
    part->setToolTip(tr("Feature colour: the first 3 principal components as red, green and blue"));
  }
}

void TokenHead::setToken(TokenId token, const mask::TokenGrid& grid, bool hidden) {
  const auto& window = session_.window();
  const mask::Cell cell = grid.cell(token);
  place_->setText(placeText(cell));
  step_->setText(stepText(cell, window ? session::framesInStep(*window, grid) : 1));
  state_->setText(hidden ? tr("Hidden") : tr("Visible"));
  state_->setStrong(hidden);
  id_->setText(QString("#%1").arg(index(token)));
  if (window) picture_->setPixmap(patchPicture(*window, grid, token, picture_side, devicePixelRatioF(), themes_.theme()));
  refreshSwatches(token);
}

void TokenHead::refreshSwatches(TokenId token) {
  const auto& run = session_.result().run;
  const auto& projection = session_.result().projection;
  const int row = run ? run->rowOf(token) : -1;
  const auto at = static_cast<std::size_t>(index(token));
  const bool has_true = projection && at < projection->true_rgb.size();
  const bool has_predicted = projection && row >= 0 && static_cast<std::size_t>(row) < projection->predicted_rgb.size();
  true_mark_->setVisible(has_true);
  true_word_->setVisible(has_true);
  predicted_mark_->setVisible(has_predicted);
  predicted_word_->setVisible(has_predicted);
  const double ratio = devicePixelRatioF();
  if (has_true) true_mark_->setPixmap(swatch(projection->true_rgb[at], ratio));
  if (has_predicted) predicted_mark_->setPixmap(swatch(projection->predicted_rgb[static_cast<std::size_t>(row)], ratio));
}

void TokenHead::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(0, height() - 1, width(), 1, themes_.theme().line);
}

PatchButton::PatchButton(ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes) {
  setFixedSize(sizeHint());
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void PatchButton::setPatch(const QPixmap& picture, const QString& step, const QString& similarity, const QString& name) {
  picture_ = picture;
  step_ = step;
  similarity_ = similarity;
  setAccessibleName(name);
  setToolTip(name);
  update();
}

void PatchButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawPixmap(0, 0, picture_);
  painter.setFont(fonts::axis());
  const QRectF foot(0, side + 3, width(), 16);
  painter.setPen(theme.text3);
  painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, step_);
  painter.setPen(theme.text);
  painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, similarity_);
  painter.setBrush(Qt::NoBrush);
  if (underMouse()) {
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawRoundedRect(QRectF(0.75, 0.75, side - 1.5, side - 1.5), 4, 4);
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 4, theme);
}

}  // namespace lacuna::widgets
