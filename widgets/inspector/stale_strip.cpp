#include "widgets/inspector/stale_strip.hpp"

#include <QPainter>

#include "widgets/controls/words.hpp"

namespace lacuna::widgets {

StaleStrip::StaleStrip(session::Session& session, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 4, 10, 4);
  row->setSpacing(8);
  words_ = new Label(tr("Showing the last result"), fonts::body(), &Theme::text, themes, this);
  share_ = new Label({}, fonts::number(), &Theme::text2, themes, this);
  cancel_ = new QPushButton(tr("Cancel"), this);
  cancel_->setFont(fonts::body());
  cancel_->setProperty("link", true);
  connect(cancel_, &QPushButton::clicked, this, [this] { session_.cancel(); });
  row->addWidget(words_);
  row->addWidget(share_);
  row->addStretch();
  row->addWidget(cancel_);
}

void StaleStrip::refresh() {
  const auto& status = session_.prediction();
  const bool running = status.state == session::PredictionState::Running;
  share_->setVisible(running && status.progress.total > 0);
  share_->setText(words::percent(status.progress.fraction()));
  cancel_->setVisible(running);
}

void StaleStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), themes_.theme().raised);
  painter.fillRect(0, height() - 1, width(), 1, themes_.theme().line);
}

}  // namespace lacuna::widgets
