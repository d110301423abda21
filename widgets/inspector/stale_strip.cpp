#include "widgets/inspector/stale_strip.hpp"

#include <QPainter>

#include "widgets/controls/words.hpp"
#include "widgets/prediction_failure.hpp"

namespace lacuna::widgets {

StaleStrip::StaleStrip(session::Session& session, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 4, 10, 4);
  row->setSpacing(8);
  words_ = new Label(tr("Showing the last result"), fonts::body(), &Theme::text, themes, this);
  words_->setWordWrap(true);
  words_->setTextFormat(Qt::PlainText);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  share_ = new Label({}, fonts::number(), &Theme::text2, themes, this);
  cancel_ = new QPushButton(tr("Cancel"), this);
  again_ = new QPushButton(PredictionFailure::again(), this);
  connect(cancel_, &QPushButton::clicked, this, [this] { session_.cancel(); });
  connect(again_, &QPushButton::clicked, this, [this] { session_.predict(); });
  row->addWidget(words_, 1);
  row->addWidget(share_);
  for (QPushButton* button : {cancel_, again_}) {
    button->setFont(fonts::body());
    button->setProperty("link", true);
    row->addWidget(button);
  }
}

void StaleStrip::refresh() {
  const auto& status = session_.prediction();
  const bool running = status.state == session::PredictionState::Running;
  share_->setVisible(running && status.progress.total > 0);
  share_->setText(words::percent(status.progress.fraction()));
  cancel_->setVisible(running);
  const auto failure = PredictionFailure::of(session_);
  again_->setVisible(failure.has_value());
  words_->setText(failure ? tr("The prediction failed. %1").arg(failure->line) : tr("Showing the last result"));
}

void StaleStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), themes_.theme().raised);
  painter.fillRect(0, height() - 1, width(), 1, themes_.theme().line);
}

}  // namespace lacuna::widgets
