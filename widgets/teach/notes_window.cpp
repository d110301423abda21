#include "widgets/teach/notes_window.hpp"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QTime>

namespace lacuna::widgets {

NotesWindow::NotesWindow(ThemeStore& themes, QWidget* parent) : QWidget(parent, Qt::Window), themes_(themes) {
  setObjectName("gutter");
  setAttribute(Qt::WA_StyledBackground);
  setWindowTitle(tr("Lacuna: notes"));
  resize(720, 520);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(28, 22, 28, 22);
  column->setSpacing(14);
  auto* head = new QHBoxLayout;
  count_ = new Label({}, large::label(), &Theme::text2, themes, this);
  clock_ = new Label({}, large::number(), &Theme::text, themes, this);
  head->addWidget(count_, 1);
  head->addWidget(clock_);
  column->addLayout(head);
  title_ = new Label({}, large::heading(), &Theme::text, themes, this);
  notes_ = new Label({}, large::body(), &Theme::text, themes, this);
  next_ = new Label({}, large::label(), &Theme::text2, themes, this);
  for (Label* label : {title_, notes_, next_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  column->addWidget(title_);
  column->addWidget(notes_, 1, Qt::AlignTop);
  column->addWidget(next_);
  auto* buttons = new QHBoxLayout;
  auto* back = new LargeButton(tr("Back"), "left", LargeButton::Kind::Plain, themes, this);
  auto* next = new LargeButton(tr("Next"), "right", LargeButton::Kind::Primary, themes, this);
  next->setIconAfter(true);
  buttons->addWidget(back);
  buttons->addStretch();
  buttons->addWidget(next);
  column->addLayout(buttons);
  connect(back, &QAbstractButton::clicked, this, &NotesWindow::backAsked);
  connect(next, &QAbstractButton::clicked, this, &NotesWindow::nextAsked);
  timer_.setInterval(1000);
  connect(&timer_, &QTimer::timeout, this, &NotesWindow::tick);
  timer_.start();
  since_.start();
  tick();
  showNothing();
}

void NotesWindow::tick() {
  const QTime gone = QTime(0, 0).addMSecs(static_cast<int>(since_.elapsed()));
  clock_->setText(tr("%1, since the beginning %2").arg(QTime::currentTime().toString("HH:mm"), gone.toString(gone.hour() > 0 ? "H:mm:ss" : "m:ss")));
}

void NotesWindow::showStep(const tour::Tour& tour, int step) {
  const auto at = static_cast<std::size_t>(step);
  count_->setText(tr("Step %1 of %2").arg(step + 1).arg(tour.steps.size()));
  title_->setText(tourText(tour.steps[at].title));
  notes_->setText(tour.steps[at].notes.empty() ? tr("No notes for this step.") : tourText(tour.steps[at].notes));
  next_->setText(at + 1 < tour.steps.size() ? tr("Next: %1").arg(tourText(tour.steps[at + 1].title)) : tr("This is the last step."));
}

void NotesWindow::showNothing() {
  count_->setText({});
  title_->setText(tr("No tour runs"));
  notes_->setText(tr("Start one in the workspace Teach; its notes stand here."));
  next_->setText({});
}

void NotesWindow::place(const QWidget& stage) {
  for (QScreen* screen : QGuiApplication::screens())
    if (screen != stage.screen()) return setGeometry(screen->availableGeometry().adjusted(40, 60, -40, -40));
}

void NotesWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Right || event->key() == Qt::Key_PageDown) return Q_EMIT nextAsked();
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_PageUp) return Q_EMIT backAsked();
  if (event->key() == Qt::Key_Escape) return void(close());
  QWidget::keyPressEvent(event);
}

}  // namespace lacuna::widgets
