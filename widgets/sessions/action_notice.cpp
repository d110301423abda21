#include "widgets/sessions/action_notice.hpp"

#include <QPainter>
#include <QPushButton>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int gap_above = 6, box_height = 40;  // the gap comes and goes with the notice
}

ActionNotice::ActionNotice(ThemeStore& themes, QWidget* parent) : QFrame(parent), themes_(themes) {
  setFixedHeight(gap_above + box_height);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, gap_above, 6, 0);
  row->setSpacing(8);
  icon_ = new QLabel(this);
  text_ = new ElidedLabel({}, fonts::body(), &Theme::text, themes, this);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  buttons_ = new QHBoxLayout;
  buttons_->setSpacing(8);
  auto* close = new IconButton("x", tr("Decide later"), themes, this);
  row->addWidget(icon_);
  row->addWidget(text_, 1);
  row->addLayout(buttons_);
  row->addWidget(close);
  connect(close, &QAbstractButton::clicked, this, [this] {
    if (const auto dismissed = dismissed_) dismissed();
    dismiss();
  });
  connect(&themes, &ThemeStore::changed, this, &ActionNotice::followTheme);
  hide();
}

void ActionNotice::ask(const QString& line, std::vector<Choice> choices, std::function<void()> dismissed) {
  while (QLayoutItem* item = buttons_->takeAt(0)) {
    item->widget()->deleteLater();  // one of them may be what was pressed
    delete item;
  }
  dismissed_ = std::move(dismissed);
  setLine(line);
  bool first = true;
  for (Choice& choice : choices) {
    auto* button = new QPushButton(choice.text, this);
    if (!first) button->setProperty("quiet", true);  // the one primary button of the window is Predict
    first = false;
    connect(button, &QPushButton::clicked, this, [act = std::move(choice.act)] { act(); });
    buttons_->addWidget(button);
    button->show();  // now, not in the next turn of the event loop
  }
  followTheme();
  show();
}

void ActionNotice::setLine(const QString& line) {
  text_->setText(line);
  text_->setToolTip(line);
  setAccessibleName(line);
}

void ActionNotice::dismiss() { hide(); }

void ActionNotice::followTheme() {
  icon_->setPixmap(iconPixmap("warn", themes_.theme().warn, 18, devicePixelRatioF()));
  update();
}

void ActionNotice::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect().adjusted(0, gap_above, 0, 0), 8, theme.raised, theme.line2);
}

}  // namespace lacuna::widgets
