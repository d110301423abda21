#include "widgets/window/notice.hpp"

#include <QPainter>
#include <QPushButton>
#include <utility>

#include "widgets/controls/painting.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/window/error_details.hpp"

namespace lacuna::widgets {
namespace {
constexpr int gap_above = 6, least_height = 34, padding = 5;  // the gap comes and goes with the notice
}

Notice::Notice(ThemeStore& themes, QWidget* parent) : QFrame(parent), themes_(themes) {
  setMinimumHeight(gap_above + least_height);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, gap_above + padding, 6, padding);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  icon_ = new QLabel(this);
  text_ = new Label({}, fonts::body(), &Theme::text, themes, this);
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  QSizePolicy as_wide_as_there_is_room(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a path without a space widens no window
  as_wide_as_there_is_room.setHeightForWidth(true);
  text_->setSizePolicy(as_wide_as_there_is_room);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  choices_ = new QHBoxLayout;
  choices_->setSpacing(8);
  close_ = new IconButton("x", tr("Dismiss"), themes, this);
  row->addWidget(icon_);
  row->addWidget(text_, 1);
  details_ = new ErrorDetails(themes, this);
  row->addWidget(details_->button());
  row->addLayout(choices_);
  row->addWidget(close_);
  column->addLayout(row);
  column->addWidget(details_);
  connect(close_, &QAbstractButton::clicked, this, [this] {
    if (const auto put_off = put_off_) put_off();
    dismiss();
  });
  connect(&themes, &ThemeStore::changed, this, &Notice::followTheme);
  hide();
}

void Notice::tell(NoticeKind kind, const QString& told_text) {
  const ErrorWords words = partsOfTold(told_text);
  kind_ = kind;
  setChoices({});
  put_off_ = nullptr;
  setLine(words.line);
  details_->setDetails(words.details);
  followTheme();
  show();
  Q_EMIT told(kind, told_text);
}

void Notice::ask(const QString& line, std::vector<Choice> choices, std::function<void()> put_off) {
  kind_ = NoticeKind::Warning;
  setChoices(std::move(choices));
  put_off_ = std::move(put_off);
  details_->setDetails({});
  setLine(line);
  followTheme();
  show();
}

void Notice::setChoices(std::vector<Choice> choices) {
  while (QLayoutItem* item = choices_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();  // one of them may be what was pressed
    delete item;
  }
  const QString close = choices.empty() ? tr("Dismiss") : tr("Decide later");
  close_->setToolTip(close);
  close_->setAccessibleName(close);
  bool first = true;
  for (Choice& choice : choices) {
    auto* button = new QPushButton(choice.text, this);
    if (!std::exchange(first, false)) button->setProperty("quiet", true);  // the one primary button of the window is Predict
    connect(button, &QPushButton::clicked, this, [act = std::move(choice.act)] { act(); });
    choices_->addWidget(button);
    button->show();  // now, not in the next turn of the event loop
  }
}

void Notice::setLine(const QString& line) {
  text_->setText(line);
  setAccessibleName(line);
}

void Notice::dismiss() { hide(); }

QString Notice::line() const { return isHidden() ? QString() : text_->text(); }

void Notice::followTheme() {
  const Theme& theme = themes_.theme();
  const QColor ink = kind_ == NoticeKind::Done ? theme.ok : kind_ == NoticeKind::Warning ? theme.warn : theme.bad;
  icon_->setPixmap(iconPixmap(kind_ == NoticeKind::Done ? "check" : "warn", ink, 18, devicePixelRatioF()));
  update();
}

void Notice::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect().adjusted(0, gap_above, 0, 0), 8, theme.raised, theme.line2);
}

}  // namespace lacuna::widgets
