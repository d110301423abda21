#include "widgets/teach/step_card.hpp"

#include <QPainter>
#include <QScrollBar>

#include "widgets/controls/painting.hpp"
#include "widgets/teach/tour_library.hpp"

namespace lacuna::widgets {
namespace {

constexpr int margin = 28;

QString filledText(const std::string& text, const tour::Facts& facts) { return QString::fromStdString(tour::filled(tourText(text).toStdString(), facts)); }

}  // namespace

ProgressBars::ProgressBars(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void ProgressBars::show(int done, int of) {
  done_ = done;
  of_ = of;
  setAccessibleName(tr("Step %1 of %2").arg(done).arg(of));
  update();
}

void ProgressBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  const double gap = 8, wide = (all.width() - gap * (of_ - 1)) / of_;
  for (int i = 0; i < of_; ++i) drawBox(painter, QRectF(i * (wide + gap), all.height() / 2.0 - 3, wide, 6), 3, i < done_ ? themes_.theme().accent : themes_.theme().line2);
}

StepCard::StepCard(TourSession& tour, ThemeStore& themes, QWidget* parent) : LargePanel(themes, parent), tour_(tour), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(margin, 22, margin, 24);
  column->setSpacing(14);
  column->addLayout(buildBars());
  column->addWidget(buildWords(), 1);
  column->addLayout(buildButtons());
  connect(&tour_, &TourSession::changed, this, &StepCard::refresh);
  connect(&tour_, &TourSession::doneChanged, this, &StepCard::refresh);
  connect(&themes_, &ThemeStore::changed, this, &StepCard::refresh);
  connect(question_, &QuestionBox::answered, &tour_, &TourSession::markAnswered);
  connect(question_, &QuestionBox::revealedNow, &tour_, &TourSession::markRevealed);
  connect(question_, &QuestionBox::revealedNow, this, [this] { scroll_->verticalScrollBar()->setValue(scroll_->verticalScrollBar()->maximum()); }, Qt::QueuedConnection);  // when the answer has its place
}

QLayout* StepCard::buildBars() {
  auto* bars = new QHBoxLayout;
  bars->setSpacing(16);
  progress_ = new ProgressBars(themes_, this);
  count_ = new Label({}, large::label(), &Theme::text2, themes_, this);
  bars->addWidget(progress_, 1);
  bars->addWidget(count_);
  return bars;
}

/// They scroll: a long text with an answer on a small screen.
QWidget* StepCard::buildWords() {
  scroll_ = new QScrollArea(this);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  auto* body = new QWidget(scroll_);
  scroll_->setWidget(body);
  body->setAutoFillBackground(false);
  scroll_->viewport()->setAutoFillBackground(false);
  auto* words = new QVBoxLayout(body);
  words->setContentsMargins(0, 0, 4, 0);
  words->setSpacing(12);
  title_ = new Label({}, large::heading(), &Theme::text, themes_, body);
  text_ = new Label({}, large::body(), &Theme::text2, themes_, body);
  for (Label* label : {title_, text_}) label->setWordWrap(true);
  words->addWidget(title_);
  words->addWidget(text_);
  words->addWidget(buildTry(body));
  question_ = new QuestionBox(themes_, body);
  words->addWidget(question_);
  words->addStretch(1);
  scroll_->installEventFilter(this);
  refit_.setSingleShot(true);
  refit_.setInterval(0);
  connect(&refit_, &QTimer::timeout, this, &StepCard::fitWords);
  return scroll_;
}

bool StepCard::eventFilter(QObject* watched, QEvent* event) {
  if (watched == scroll_ && event->type() == QEvent::Resize) refit_.start();
  return LargePanel::eventFilter(watched, event);
}

/// Type that is read from afar, but no larger than lets a question be seen whole, with its button. An answer scrolls.
void StepCard::fitWords() {
  QWidget& body = *scroll_->widget();
  const int width = scroll_->width() - scroll_->verticalScrollBar()->sizeHint().width();
  const double stage = large::scaleOf(*this);
  for (const double share : {1.0, 0.92, 0.85, 0.78}) {
    large::setScale(body, stage * share);
    if (body.layout()->totalHeightForWidth(width) <= scroll_->height()) return;
  }
}

QLayout* StepCard::buildButtons() {
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(12);
  back_ = new LargeButton(tr("Back"), "left", LargeButton::Kind::Plain, themes_, this);
  replay_ = new LargeButton(tr("Replay"), "play", LargeButton::Kind::Plain, themes_, this);
  next_ = new LargeButton(tr("Next"), "right", LargeButton::Kind::Primary, themes_, this);
  next_->setIconAfter(true);
  buttons->addWidget(back_);
  buttons->addStretch();
  buttons->addWidget(replay_);
  buttons->addWidget(next_);
  return buttons;
}

QWidget* StepCard::buildTry(QWidget* parent) {
  try_row_ = new QWidget(parent);
  auto* row = new QHBoxLayout(try_row_);
  row->setContentsMargins(0, 2, 0, 2);
  row->setSpacing(12);
  tick_ = new QLabel(try_row_);
  tick_->setFixedSize(26, 26);
  try_ = new Label({}, large::label(), &Theme::accent, themes_, try_row_);
  try_->setWordWrap(true);
  row->addWidget(tick_, 0, Qt::AlignTop);
  row->addWidget(try_, 1);
  return try_row_;
}

void StepCard::showStep(int step, int steps) {
  const tour::Step& now = tour_.step();
  progress_->show(step + 1, steps);
  count_->setText(tr("%1 of %2").arg(step + 1).arg(steps));
  title_->setText(tourText(now.title));
  question_->setVisible(now.question.has_value());
  if (now.question) question_->ask(*now.question);
  try_row_->setVisible(!now.attempt.empty());
  back_->setEnabled(step > 0);
  next_->setText(step + 1 < steps ? tr("Next") : tr("Finish"));
  next_->setAccessibleName(next_->text());
  next_->updateGeometry();
  scroll_->verticalScrollBar()->setValue(0);
  refresh();
  fitWords();
}

void StepCard::refresh() {
  const tour::Step& now = tour_.step();
  const tour::Facts facts = tour_.facts();
  const QString text = filledText(now.text, facts);
  if (text_->text() != text) text_->setText(text);
  if (now.question) question_->setAnswer(filledText(now.question->answer, facts));
  ticked_ = tour_.done();
  const QString attempt = filledText(now.attempt, facts);
  try_->setText(ticked_ ? tr("Done: %1").arg(attempt) : tr("Try it: %1").arg(attempt));
  try_->setRole(ticked_ ? &Theme::ok : &Theme::accent);
  tick_->setPixmap(iconPixmap(ticked_ ? "check" : "hand", ticked_ ? themes_.theme().ok : themes_.theme().accent, static_cast<int>(24 * large::scaleOf(*this)), devicePixelRatioF()));
}

}  // namespace lacuna::widgets
