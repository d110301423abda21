#include "widgets/window/prediction_card.hpp"

#include <QPainter>
#include <algorithm>

#include "core/latent/from_cache.hpp"
#include "core/session/run_before.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/language/error_words.hpp"
#include "widgets/prediction_failure.hpp"

namespace lacuna::widgets {
namespace {
using session::PredictionState;
constexpr int running_after_ms = 300;
constexpr int icon_and_gap = 16 + 5;  // px
}  // namespace

PredictionCard::PredictionCard(session::Session& session, ThemeStore& themes, QWidget* parent)
    : QFrame(parent), session_(session), themes_(themes) {
  setFixedHeight(44);
  setMinimumWidth(290);
  setAccessibleName(tr("Prediction"));
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(12, 4, 12, 4);  // two lines of Chinese are 36 high
  row_->setSpacing(16);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(new Label(tr("Prediction"), fonts::caption(), &Theme::text3, themes, this));
  auto* line = new QHBoxLayout;
  line->setSpacing(5);
  icon_ = new QLabel(this);
  state_ = new ElidedLabel({}, fonts::value(), &Theme::text, themes, this);
  line->addWidget(icon_);
  line->addWidget(state_, 1);
  column->addLayout(line);
  row_->addLayout(column, 1);
  cancel_ = new QPushButton(tr("Cancel"), this);
  cancel_->setFocusPolicy(Qt::TabFocus);
  again_ = new QPushButton(PredictionFailure::again(), this);
  again_->setFocusPolicy(Qt::TabFocus);
  for (QPushButton* button : {cancel_, again_}) {
    button->hide();
    row_->addWidget(button);
  }
  error_ = addFigure(tr("Mean error, L1"));
  baseline_ = addFigure(tr("Best simple guess"));
  took_ = addFigure(tr("Took"));
  patience_.setSingleShot(true);
  patience_.setInterval(running_after_ms);
  connect(&patience_, &QTimer::timeout, this, [this] {
    running_shown_ = session_.prediction().state == PredictionState::Running;
    follow();
  });
  connect(cancel_, &QPushButton::clicked, this, [this] { session_.cancel(); });
  connect(again_, &QPushButton::clicked, this, [this] { session_.predict(); });
  connect(&themes, &ThemeStore::changed, this, &PredictionCard::follow);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::PredictionChanged>(change) || std::holds_alternative<session::ResultReady>(change))
      followRunning();
    else if (std::holds_alternative<session::MaskChanged>(change) || std::holds_alternative<session::ClipChanged>(change) ||
             std::holds_alternative<session::ModelChanged>(change))
      rest_.now();
    else if (std::holds_alternative<session::PreviewMoved>(change))
      rest_.handMoved();
  });
  follow();
}

PredictionCard::Figure PredictionCard::addFigure(const QString& caption) {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* name = new Label(caption, fonts::caption(), &Theme::text3, themes_, box);
  column->addWidget(name);
  auto* line = new QHBoxLayout;
  line->setSpacing(6);
  auto* value = new Label({}, fonts::number(), &Theme::text, themes_, box);
  auto* side = new Label({}, fonts::caption(), &Theme::text3, themes_, box);
  line->addWidget(value);
  line->addWidget(side);
  line->addStretch();
  column->addLayout(line);
  row_->addWidget(box);
  return {box, name, value, side};
}

void PredictionCard::followRunning() {
  if (session_.prediction().state != PredictionState::Running) {
    patience_.stop();
    running_shown_ = false;
  } else if (!running_shown_) {
    if (!patience_.isActive()) patience_.start();
    return;  // keep what is shown until it is worth a change
  }
  follow();
}

PredictionCard::Look PredictionCard::lookNow() const {
  const auto& status = session_.prediction();
  switch (status.state) {
    case PredictionState::NoClip:
      if (session_.clipLoading().busy) return {"clock", &Theme::text3, tr("Loading"), tr("The clip is being opened.")};
      return {"film", &Theme::text3, tr("No clip"), tr("Open a clip to predict something.")};
    case PredictionState::NoModel:
      if (session_.modelLoading().busy) return {"clock", &Theme::text3, tr("Loading"), tr("The model is being opened.")};
      return {"chip", &Theme::text3, tr("No model"), tr("Open a checkpoint to predict something.")};
    case PredictionState::NothingHidden:
      return {"eye", &Theme::text2, tr("Nothing hidden"),
              tr("Nothing is hidden yet. The model only predicts what it cannot see.")};
    case PredictionState::CannotRun: {
      const QString line = status.error ? wordsOf(*status.error).line : tr("Cannot run");
      return {"warn", &Theme::warn, tr("Cannot run"), line};
    }
    case PredictionState::Running:
      if (running_shown_) return runningLook(status);
      [[fallthrough]];
    case PredictionState::OutOfDate:
      if (status.cancelled) return {"clock", &Theme::warn, tr("Cancelled"), tr("Cancelled. Showing the last result.")};
      return {"clock", &Theme::warn, tr("Out of date"), tr("Something was changed since the last prediction.")};
    case PredictionState::UpToDate:
      if (!(session_.shownMask() == session_.mask()))
        return {"clock", &Theme::warn, tr("Out of date"), tr("The stroke in progress is not predicted yet.")};
      return {"check", &Theme::ok, tr("Up to date"), tr("The prediction belongs to what is shown.")};
  }
  return {};
}

PredictionCard::Look PredictionCard::runningLook(const session::PredictionStatus& status) {
  constexpr double worth_saying_s = 2;
  const QString done = words::percent(std::min(0.99, status.progress.fraction()));
  const QString doing = coreText(status.progress.doing);
  if (!status.expected) return {"clock", &Theme::accent, tr("Running %1").arg(done), doing};
  const double expected_s = status.expected->seconds();
  return {"clock", &Theme::accent,
          expected_s < worth_saying_s ? tr("Running %1").arg(done)
                                      : tr("Running %1 of %2").arg(done, words::seconds(expected_s, 0)),
          doing + QChar('\n') + coreText(latent::textOf(*status.expected))};
}

void PredictionCard::follow() {
  const Look look = lookNow();
  icon_->setPixmap(iconPixmap(look.icon, themes_.theme().*look.role, 16, devicePixelRatioF()));
  state_->setText(look.text);
  state_->setToolTip(look.tip);
  setAccessibleDescription(look.text);
  cancel_->setVisible(running_shown_);
  again_->setVisible(PredictionFailure::of(session_).has_value());
  followFigures();
  keepRoom();
  fitFigures();
  for (const Figure& figure : {error_, baseline_, took_}) figure.box->layout()->activate();
  row_->activate();  // so that no number is cut until the next turn of the event loop
  update();
}

/// Against the run before, by its number in the list of runs. Where the two do not hide the same tokens the change is over those
/// that both hide, and the words say so.
void PredictionCard::readChange() {
  change_.clear();
  change_in_short_.clear();
  change_in_full_.clear();
  const latent::Run* run = session_.result().run.get();
  const auto against = run != nullptr ? session::errorChange(session_.studies().runs, *run) : std::nullopt;
  if (!against) return;
  const QString change = words::change(against->now, against->before_mean);
  const auto number = static_cast<std::uint32_t>(against->before->number);
  change_in_short_ = tr("%1 vs run %2").arg(change).arg(number);
  const QString now = words::number(against->now, 3), before = words::number(against->before_mean, 3);
  if (against->same_hidden) {
    change_ = tr("%1 from run %2").arg(change).arg(number);
    change_in_full_ = tr("%1 from run %2, which hid the same tokens: %3 after %4").arg(change).arg(number).arg(now, before);
  } else {
    change_ = tr("%1 where run %2 hid too").arg(change).arg(number);
    change_in_full_ = tr("%1 from run %2 over the %n token(s) that both hide: %3 after %4", nullptr, against->tokens).arg(change).arg(number).arg(now, before);
  }
}

void PredictionCard::followFigures() {
  const latent::Run* run = session_.result().run.get();
  const bool shown = run && !run->hidden_ids.empty();
  for (const Figure& figure : {error_, baseline_, took_})
    figure.value->setRole(session_.resultIsCurrent() ? &Theme::text : &Theme::text3);
  const QString none = QString(QChar(0x2013));
  error_.value->setText(shown ? QString::number(run->mean.l1_normed, 'f', 3) : none);
  readChange();
  const QString what = tr("Mean error over the hidden tokens: %1").arg(coreText(latent::nameOf(latent::Metric::L1Normed)));
  error_.box->setToolTip(change_in_full_.isEmpty() ? what : what + QChar('\n') + change_in_full_);
  const bool cached = run && latent::fromCache(run->times);
  took_.caption->setText(cached ? tr("Taken") : tr("Took"));
  took_.value->setText(!run ? none : cached ? tr("from cache") : words::seconds(run->times.total_s, 1));
  baseline_.value->setText(none);
  baseline_.side->clear();
  if (!shown || run->baselines.empty()) return;
  const auto best = std::min_element(run->baselines.begin(), run->baselines.end(),
                                     [](const auto& a, const auto& b) { return a.mean.l1_normed < b.mean.l1_normed; });
  baseline_.value->setText(QString::number(best->mean.l1_normed, 'f', 3));
  const bool wins = best->mean.l1_normed < run->mean.l1_normed;  // then the prediction says nothing
  const QString guess = coreText(best->name).section(' ', 0, 0).toLower();
  baseline_.side->setText(wins ? tr("%1 is better").arg(guess) : guess);
  baseline_.side->setRole(wins ? &Theme::warn : &Theme::text3);
  baseline_.box->setToolTip(coreText(best->name + ": " + best->meaning) + QChar('\n') +
                            tr("A prediction says something only where its error is below this."));
}

void PredictionCard::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  fitFigures();
}

/// As many figures as have room beside the state's words.
void PredictionCard::fitFigures() {
  const QMargins around = row_->contentsMargins();
  int room = width() - around.left() - around.right() - icon_and_gap - state_->fontMetrics().horizontalAdvance(state_->text());
  for (const QPushButton* button : {cancel_, again_})
    if (!button->isHidden()) room -= button->sizeHint().width() + row_->spacing();
  fitChange(room);
  for (const Figure& figure : {error_, baseline_, took_}) {
    figure.box->layout()->activate();
    room -= figure.box->sizeHint().width() + row_->spacing();
    figure.box->setVisible(room >= 0);
  }
}

int PredictionCard::widthWith(const QString& change, std::initializer_list<Figure> figures) {
  error_.side->setText(change);
  int all = 0;
  for (const Figure& figure : figures) {
    figure.box->layout()->activate();
    all += figure.box->sizeHint().width() + row_->spacing();
  }
  return all;
}

/// In whole words where all figures have room beside them, else in short: a change says something only with the run that it is from.
void PredictionCard::fitChange(int room) {
  if (widthWith(change_, {error_, baseline_, took_}) > room) error_.side->setText(change_in_short_);
}

/// The cards beside give way, so that all figures stand beside a change. Never less again: what is beside would jump at every run.
void PredictionCard::keepRoom() {
  constexpr int most = 480;  // px: in a window of the least width there is room for it
  if (change_in_short_.isEmpty() || running_shown_) return;
  const QMargins around = row_->contentsMargins();
  const int needed = around.left() + around.right() + icon_and_gap + state_->fontMetrics().horizontalAdvance(state_->text()) +
                     widthWith(change_in_short_, {error_, baseline_, took_});
  setMinimumWidth(std::max(minimumWidth(), std::min(needed, most)));
}

void PredictionCard::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), 8, theme.panel, panelEdge(theme));
}

}  // namespace lacuna::widgets
