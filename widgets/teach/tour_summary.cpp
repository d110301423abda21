#include "widgets/teach/tour_summary.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QKeyEvent>
#include <numeric>

#include "widgets/language/core_text.hpp"
#include "widgets/teach/tour_library.hpp"

namespace lacuna::widgets {
namespace {

constexpr int widest = 1180, edge = 24, number_width = 40;

/// What comes out of a tour's file is text, whatever is in it.
void asTold(QLabel& label) {
  label.setTextFormat(Qt::PlainText);
  label.setWordWrap(true);
}

/// Meanings of the numbers, which the core has: named here for translation.
[[maybe_unused]] const char* const meanings[] = {
    QT_TRANSLATE_NOOP("Core", "Tokens of the clip"),
    QT_TRANSLATE_NOOP("Core", "Hidden tokens"),
    QT_TRANSLATE_NOOP("Core", "Visible tokens"),
    QT_TRANSLATE_NOOP("Core", "Share of the tokens that is hidden"),
    QT_TRANSLATE_NOOP("Core", "Steps of the model in the window"),
    QT_TRANSLATE_NOOP("Core", "Rows of tokens in a frame"),
    QT_TRANSLATE_NOOP("Core", "Columns of tokens in a frame"),
    QT_TRANSLATE_NOOP("Core", "Frames in a step"),
    QT_TRANSLATE_NOOP("Core", "Side of a token in pixels of the model's picture"),
    QT_TRANSLATE_NOOP("Core", "Numbers in a latent"),
    QT_TRANSLATE_NOOP("Core", "Mean error over the hidden tokens"),
    QT_TRANSLATE_NOOP("Core", "Error of the best simple guess"),
    QT_TRANSLATE_NOOP("Core", "Mean error over that of the best simple guess"),
    QT_TRANSLATE_NOOP("Core", "How much smaller the error is than that of the best simple guess"),
    QT_TRANSLATE_NOOP("Core", "Mean error of B"),
    QT_TRANSLATE_NOOP("Core", "Error of the best simple guess on B"),
    QT_TRANSLATE_NOOP("Core", "Mean error of B over that of its best simple guess"),
    QT_TRANSLATE_NOOP("Core", "Share of the tokens that is hidden in B"),
    QT_TRANSLATE_NOOP("Core", "Mean error of B over that of A"),
    QT_TRANSLATE_NOOP("Core", "Error of A in the circle"),
    QT_TRANSLATE_NOOP("Core", "Error of B in the circle"),
    QT_TRANSLATE_NOOP("Core", "Error of B in the circle over that of A"),
    QT_TRANSLATE_NOOP("Core", "Hidden tokens in the circle"),
    QT_TRANSLATE_NOOP("Core", "Surprise of A at the step's time"),
    QT_TRANSLATE_NOOP("Core", "Surprise of B at the step's time"),
    QT_TRANSLATE_NOOP("Core", "Surprise of B over that of A"),
    QT_TRANSLATE_NOOP("Core", "How many times as far copied pixels are off in B as in A"),
    QT_TRANSLATE_NOOP("Core", "Share of the variance in the three axes of the latent space"),
    QT_TRANSLATE_NOOP("Core", "Share of the shown head's attention on visible tokens"),
    QT_TRANSLATE_NOOP("Core", "Share on the token's own place at other times"),
    QT_TRANSLATE_NOOP("Core", "How far noise moves latents, for as much as it moves pixels"),
    QT_TRANSLATE_NOOP("Core", "How far more brightness moves latents, for as much as it moves pixels"),
    QT_TRANSLATE_NOOP("Core", "How far grain that flickers moves latents, for as much as it moves pixels"),
    QT_TRANSLATE_NOOP("Core", "Error of the picked token"),
};

QString clockOf(tour::UtcMs time) { return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm:ss")); }

}  // namespace

QString answerLine(const tour::StepRecord& step) {
  if (step.question.empty()) return {};
  const QString question = tourText(step.question);
  const int hands = std::accumulate(step.hands.begin(), step.hands.end(), 0);
  if (hands == 0) return TourSummary::tr("%1 No hands were counted.").arg(question);
  const auto answer = tour::answerOf(step);
  if (!answer) return TourSummary::tr("%1 No choice had the most of %2 hands.").arg(question).arg(hands);
  const auto at = static_cast<std::size_t>(*answer);
  const QString chosen = tourText(step.choices[at]);
  const auto right = tour::isRight(step);
  const QString line = !right   ? TourSummary::tr("%1 \u201c%2\u201d, %3 of %4 hands.")
                       : *right ? TourSummary::tr("%1 \u201c%2\u201d, %3 of %4 hands: right.")
                                : TourSummary::tr("%1 \u201c%2\u201d, %3 of %4 hands: not right.");
  return line.arg(question, chosen).arg(step.hands[at]).arg(hands);
}

QString measuredLine(const tour::StepRecord& step) {
  QStringList numbers;
  for (const tour::FactInfo& info : tour::facts())
    if (step.measured.contains(info.name)) numbers << TourSummary::tr("%1: %2").arg(coreText(info.meaning), QString::fromStdString(tour::textOf(info, step.measured)));
  return numbers.join(QStringLiteral(" \u00b7 "));
}

TourSummary::TourSummary(const tour::Record& record, int steps, ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setAccessibleName(tr("What was done in the tour"));
  setFocusPolicy(Qt::StrongFocus);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(edge, 16, edge, 16);
  auto* middle = new QWidget(this);
  middle->setMaximumWidth(widest);
  row->addWidget(middle);
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  column->addLayout(buildHead(record, steps));
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* page = new QWidget(scroll);
  scroll->setWidget(page);
  page->setAutoFillBackground(false);
  scroll->viewport()->setAutoFillBackground(false);
  auto* list = new QVBoxLayout(page);
  list->setContentsMargins(0, 0, 6, 0);
  list->setSpacing(8);
  for (const tour::StepRecord& step : record.steps) list->addWidget(buildStep(step, page));
  list->addStretch(1);
  column->addWidget(scroll, 1);
  column->addLayout(buildButtons());
}

QLayout* TourSummary::buildHead(const tour::Record& record, int steps) {
  auto* head = new QVBoxLayout;
  head->setSpacing(6);
  QStringList parts{tr("Steps seen: %1 of %2").arg(record.steps.size()).arg(steps)};
  if (record.checkedSteps() > 0) parts << tr("tried: %1 of %2").arg(record.doneSteps()).arg(record.checkedSteps());
  if (record.answers() > 0) parts << tr("right answers: %1 of %2").arg(record.rightAnswers()).arg(record.answers());
  line_ = parts.join(QStringLiteral(" \u00b7 "));
  head->addWidget(new Label(tr("What you did: %1").arg(tourText(record.tour)), large::heading(), &Theme::text, themes_, this));
  head->addWidget(new Label(line_, large::label(), &Theme::text2, themes_, this));
  for (int i = 0; i < head->count(); ++i) asTold(*static_cast<QLabel*>(head->itemAt(i)->widget()));
  return head;
}

QWidget* TourSummary::buildStep(const tour::StepRecord& step, QWidget* parent) {
  auto* panel = new LargePanel(themes_, parent);
  auto* row = new QHBoxLayout(panel);
  row->setContentsMargins(20, 14, 20, 14);
  row->setSpacing(12);
  auto* number = new Label(QString::number(step.step + 1), large::number(), &Theme::text2, themes_, panel);
  number->setFixedWidth(number_width);
  row->addWidget(number, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  row->addLayout(words, 1);
  const auto say = [&](const QString& text, const QFont& font, QColor Theme::*role) {
    if (text.isEmpty()) return;
    auto* label = new Label(text, font, role, themes_, panel);
    asTold(*label);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(label);
  };
  const auto attempt = [&] { return QString::fromStdString(tour::filled(tourText(step.attempt).toStdString(), step.measured)); };
  say(tourText(step.title), large::strong(), &Theme::text);
  if (step.checked) say(step.done ? tr("Done: %1").arg(attempt()) : tr("Not tried: %1").arg(attempt()), large::label(), step.done ? &Theme::ok : &Theme::text2);
  const auto right = tour::isRight(step);
  say(answerLine(step), large::label(), right && *right ? &Theme::ok : &Theme::text);
  say(measuredLine(step), large::small(), &Theme::text2);
  row->addWidget(new Label(clockOf(step.done_ms > 0 ? step.done_ms : step.opened_ms), large::number(), &Theme::text2, themes_, panel), 0, Qt::AlignTop);
  return panel;
}

QLayout* TourSummary::buildButtons() {
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(12);
  save_ = new LargeButton(tr("Save results"), "save", LargeButton::Kind::Plain, themes_, this);
  again_ = new LargeButton(tr("Once more"), "play", LargeButton::Kind::Plain, themes_, this);
  close_ = new LargeButton(tr("All tours"), "cap", LargeButton::Kind::Primary, themes_, this);
  buttons->addWidget(save_);
  buttons->addStretch();
  buttons->addWidget(again_);
  buttons->addWidget(close_);
  connect(save_, &QAbstractButton::clicked, this, &TourSummary::saveAsked);
  connect(again_, &QAbstractButton::clicked, this, &TourSummary::againAsked);
  connect(close_, &QAbstractButton::clicked, this, &TourSummary::closeAsked);
  return buttons;
}

void TourSummary::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (const double scale = large::scaleFor(size()); scale != large::scaleOf(*this)) large::setScale(*this, scale);
}

void TourSummary::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return Q_EMIT closeAsked();
  QWidget::keyPressEvent(event);
}

}  // namespace lacuna::widgets
