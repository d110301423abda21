#include "widgets/canvas/canvas_notes.hpp"

#include <QEvent>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/layers/layer_edits.hpp"
#include "widgets/prediction_failure.hpp"

namespace lacuna::widgets {
namespace {
constexpr int icon_side = 16, margin = 8, card_padding = 10;
constexpr int least_line = 120;  // of a line that wraps
}

NoteCard::NoteCard(const QString& icon_name, QColor Theme::*icon_role, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), icon_name_(icon_name), icon_role_(icon_role) {
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(card_padding + icon_side + 8, 6, card_padding, 6);
  row_->setSpacing(10);
  auto* words = new QVBoxLayout;
  words->setSpacing(1);
  heading_ = new Label({}, fonts::value(), &Theme::text, themes, this);
  line_ = new Label({}, fonts::caption(), &Theme::text2, themes, this);
  words->addWidget(heading_);
  words->addWidget(line_);
  row_->addLayout(words);
  number_ = new Label({}, fonts::number(), &Theme::text2, themes, this);
  number_->hide();
  row_->addWidget(number_);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void NoteCard::setText(const QString& heading, const QString& line) {
  heading_->setText(heading);
  line_->setText(line);
  line_->setVisible(!line.isEmpty());
  setAccessibleName(heading);
  setAccessibleDescription(line);
  setToolTip(line);
}

bool NoteCard::fitInto(int width) {
  const auto takeOwnSize = [this] {
    row_->activate();  // what was hidden just now still counts otherwise
    adjustSize();
  };
  line_->setVisible(!line_->text().isEmpty());
  line_->setWordWrap(false);
  line_->setMinimumSize(0, 0);
  line_->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
  takeOwnSize();
  if (this->width() <= width) return true;
  if (const int room = line_->width() - (this->width() - width); wraps_ && room >= least_line) {
    line_->setWordWrap(true);
    line_->setFixedSize(room, line_->heightForWidth(room));
    takeOwnSize();
    return true;
  }
  line_->hide();  // it stays as the tip
  takeOwnSize();
  return this->width() <= width;
}

void NoteCard::setNumber(const QString& number) {
  number_->setText(number);
  number_->setVisible(!number.isEmpty());
}

QPushButton* NoteCard::addButton(const QString& text, bool primary) {
  auto* button = new QPushButton(text, this);
  button->setProperty(primary ? "primary" : "link", true);
  button->setFocusPolicy(Qt::TabFocus);
  row_->addWidget(button);
  return button;
}

void NoteCard::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), 5, theme.hud, theme.hud_edge);
  drawIcon(painter, icon_name_, theme.*icon_role_, QRect(card_padding, (height() - icon_side) / 2, icon_side, icon_side),
           icon_side);
}

CanvasNotes::CanvasNotes(session::Session& session, ViewState& view, ThemeStore& themes, const ShownResult& shown, QWidget* canvas)
    : QObject(canvas), session_(session), view_(view), shown_(shown), canvas_(canvas) {
  stale_ = new NoteCard("clock", &Theme::warn, themes, canvas);
  stale_->setText(tr("Showing the last result"), {});
  cancel_ = stale_->addButton(tr("Cancel"), false);
  connect(cancel_, &QPushButton::clicked, this, [this] { session_.cancel(); });
  blocked_ = new NoteCard("warn", &Theme::warn, themes, canvas);
  blocked_->setText(tr("Every token is hidden"), tr("The model needs something to look at."));
  undo_ = blocked_->addButton(tr("Undo"), true);
  connect(undo_, &QPushButton::clicked, this, [this] { session_.undo(); });
  connect(blocked_->addButton(tr("Invert"), false), &QPushButton::clicked, this, [this] { invertMask(session_); });
  following_ = new NoteCard("follow", &Theme::accent, themes, canvas);
  following_->setText(tr("Following the object"), {});
  connect(following_->addButton(tr("Cancel"), false), &QPushButton::clicked, this, [this] { session_.cancel(); });
  nothing_ = new NoteCard("eye", &Theme::text2, themes, canvas);
  nothing_->setText(tr("Nothing is hidden yet."), tr("The model only predicts what it cannot see."));
  paint_ = nothing_->addButton(tr("Paint"), true);
  connect(paint_, &QPushButton::clicked, this, [this] {
    view_.tool = Tool::Brush;
    view_.notify();
  });
  blocks_ = nothing_->addButton(coreText(mask::generatorOf("blocks-small")->title), false);
  connect(blocks_, &QPushButton::clicked, this, [this] { addGenerated(session_, view_, *mask::generatorOf("blocks-small"), false); });
  problem_ = new NoteCard("warn", &Theme::warn, themes, canvas);
  problem_->setWraps();
  fewer_ = problem_->addButton({}, true);
  connect(fewer_, &QPushButton::clicked, this, [this] {
    media::Sampling sampling = session_.document().sampling;
    sampling.frames = fewerFrames().value_or(sampling.frames);
    session_.run(session::setInput(sampling, session_.document().crop));
  });
  again_ = problem_->addButton(PredictionFailure::again(), false);
  connect(again_, &QPushButton::clicked, this, [this] { session_.predict(); });
  for (QWidget* card : {stale_, blocked_, following_, nothing_, problem_}) card->hide();
  canvas_->installEventFilter(this);
  connect(&shown_, &ShownResult::changed, this, &CanvasNotes::read);
  connect(&shown_, &ShownResult::staleChanged, this, &CanvasNotes::read);
  connection_ = session_.onChange([this](const session::Change& change) {
    const bool moved = std::holds_alternative<session::PreviewMoved>(change);
    if (moved && nothing_->isHidden()) return;  // a stroke in progress ends "Nothing is hidden", and changes no other note
    if (!std::holds_alternative<session::SelectionChanged>(change) &&
        !std::holds_alternative<session::PlayheadMoved>(change))
      read();
  });
  read();
}

bool CanvasNotes::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) place();
  return QObject::eventFilter(watched, event);
}

void CanvasNotes::read() {
  const mask::Mask& mask = session_.mask();
  const bool blocked = session_.window() && mask.grid().size() > 0 && mask.hiddenCount() == mask.grid().size();
  const session::PredictionStatus& status = session_.prediction();
  const bool running = status.state == session::PredictionState::Running;
  const bool known = running && status.progress.total > 0;
  stale_->setText(status.cancelled ? tr("Cancelled. Showing the last result.") : tr("Showing the last result"), {});
  stale_->setNumber(known ? tr("%1\u00a0%").arg(std::min(99, qRound(100 * status.progress.fraction()))) : QString());
  cancel_->setVisible(running);
  blocked_->setVisible(blocked);
  undo_->setVisible(!session_.undoLabel().empty());
  const bool nothing = session_.placement() && mask.grid().size() > 0 && session_.shownMask().hiddenCount() == 0;
  const auto why_not = nothing ? session_.model()->description().whyNotPredicted(mask.grid()) : std::nullopt;
  offers_ = !why_not;
  paint_->setVisible(offers_);
  nothing_->setText(why_not ? tr("This model predicts no hidden tokens.") : tr("Nothing is hidden yet."),
                    why_not ? coreText(*why_not) : tr("The model only predicts what it cannot see."));
  const bool following = session_.following().busy;
  following_->setVisible(following);
  following_->setNumber(tr("%1\u00a0%").arg(qRound(100 * session_.following().progress.fraction())));
  nothing_->setVisible(nothing && !following);
  readProblem(blocked || nothing || following);
  stale_->setVisible(shown_.stale() && !blocked && !nothing && !following && problem_->isHidden());
  place();
}

std::optional<int> CanvasNotes::fewerFrames() const {
  const session::Document& document = session_.document();
  const int half = document.sampling.frames / 2;
  if (half < 2 || !session_.model() || !session_.model()->description().takes(half, document.crop)) return std::nullopt;
  return half;
}

/// Where it is said in another card why nothing is predicted, this one is silent.
void CanvasNotes::readProblem(bool elsewhere) {
  const session::PredictionStatus& status = session_.prediction();
  const bool failed = status.state == session::PredictionState::CannotRun && status.error && !elsewhere;
  problem_->setVisible(failed);
  if (!failed) return;
  const bool no_memory = status.error->kind == ErrorKind::OutOfMemory;
  const auto failure = PredictionFailure::of(session_);
  if (failure)
    problem_->setText(no_memory ? tr("Not enough memory") : PredictionFailure::heading(), failure->line);
  else
    problem_->setText(tr("No prediction"), coreText(status.error->what));
  again_->setVisible(failure.has_value());
  const std::optional<int> fewer = no_memory ? fewerFrames() : std::nullopt;
  fewer_->setVisible(fewer.has_value());
  if (fewer) fewer_->setText(tr("Use %1 frames").arg(*fewer));
}

void CanvasNotes::place() {
  for (NoteCard* card : {stale_, blocked_, following_, nothing_, problem_}) {
    if (card->isHidden()) continue;
    const int room = canvas_->width() - 2 * margin;
    blocks_->setVisible(offers_);
    if (!card->fitInto(room)) {
      blocks_->hide();  // the Mask menu has it too
      card->fitInto(room);
    }
    card->move(margin, canvas_->height() - card->height() - margin);
    card->raise();
  }
}

LoadingView::LoadingView(ThemeStore& themes, QWidget* parent) : QWidget(parent) {
  constexpr int usual_width = 410;
  auto* middle = new QHBoxLayout(this);
  middle->setContentsMargins(24, 24, 24, 24);
  auto* lines = new QWidget(this);
  lines->setMaximumWidth(usual_width);
  middle->addStretch();
  middle->addWidget(lines, 100);
  middle->addStretch();
  auto* column = new QVBoxLayout(lines);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  heading_ = new Label({}, fonts::state(), &Theme::text, themes, this);
  heading_->setTextFormat(Qt::PlainText);  // a file's name is no markup
  heading_->setWordWrap(true);
  doing_ = new Label({}, fonts::body(), &Theme::text2, themes, this);
  amount_ = new Label({}, fonts::number(), &Theme::text2, themes, this);
  bar_ = new QProgressBar(this);
  bar_->setTextVisible(false);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  connect(cancel, &QPushButton::clicked, this, &LoadingView::cancelled);
  auto* line = new QHBoxLayout;
  line->addWidget(doing_);
  line->addStretch();
  line->addWidget(amount_);
  auto* foot = new QHBoxLayout;
  foot->addStretch();
  foot->addWidget(cancel);
  column->addStretch();
  column->addWidget(heading_);
  column->addLayout(line);
  column->addWidget(bar_);
  column->addLayout(foot);
  column->addStretch();
}

void LoadingView::show(const QString& name, const jobs::Progress& progress) {
  heading_->setText(tr("Opening %1").arg(name));
  doing_->setText(progress.doing.empty() ? tr("Reading the file") : coreText(progress.doing));
  const bool known = progress.total > 0;
  amount_->setText(known
                       ? tr("%1 of %2 %3").arg(words::count(static_cast<std::int64_t>(progress.done)), words::count(static_cast<std::int64_t>(progress.total)), coreText(progress.unit))
                       : QString());
  bar_->setRange(0, known ? 1000 : 0);
  bar_->setValue(known ? qRound(1000 * progress.fraction()) : 0);
}

}  // namespace lacuna::widgets
