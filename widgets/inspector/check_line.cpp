#include "widgets/inspector/check_line.hpp"

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int icon_side = 14, words_left = 22, first_line = 15;
}

CheckLine::CheckLine(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(words_left, 0, 0, 4);
  words_ = new Label({}, fonts::caption(), &Theme::text2, themes, this);
  words_->setWordWrap(true);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row->addWidget(words_);
  hide();
}

void CheckLine::set(Verdict verdict, const QString& words) {
  verdict_ = verdict;
  words_->setText(words);
  setVisible(!words.isEmpty());
  setAccessibleName(verdict == Verdict::Well ? tr("Well: %1").arg(words) : verdict == Verdict::Warning ? tr("Warning: %1").arg(words) : words);
  update();
}

void CheckLine::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  const QColor color = verdict_ == Verdict::Well ? theme.ok : verdict_ == Verdict::Warning ? theme.warn : theme.text3;
  QPainter painter(this);
  drawIcon(painter, verdict_ == Verdict::Well ? "check" : "info", color, QRect(0, 0, icon_side + 2, first_line), icon_side);
}

}  // namespace lacuna::widgets
