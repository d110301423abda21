#include "widgets/window/notice.hpp"

#include <QPainter>

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
  auto* close = new IconButton("x", tr("Dismiss"), themes, this);
  row->addWidget(icon_);
  row->addWidget(text_, 1);
  details_ = new ErrorDetails(themes, this);
  row->addWidget(details_->button());
  row->addWidget(close);
  column->addLayout(row);
  column->addWidget(details_);
  connect(close, &QAbstractButton::clicked, this, &Notice::dismiss);
  connect(&themes, &ThemeStore::changed, this, &Notice::followTheme);
  hide();
}

void Notice::tell(NoticeKind kind, const QString& told_text) {
  const ErrorWords words = partsOfTold(told_text);
  kind_ = kind;
  text_->setText(words.line);
  setAccessibleName(words.line);
  details_->setDetails(words.details);
  followTheme();
  show();
  Q_EMIT told(kind, told_text);
}

void Notice::dismiss() { hide(); }

bool Notice::replace(const QString& before, const QString& line) {
  if (this->line() != before) return false;
  text_->setText(line);
  setAccessibleName(line);
  details_->setDetails({});
  return true;
}

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
