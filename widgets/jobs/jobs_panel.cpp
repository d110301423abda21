#include "widgets/jobs/jobs_panel.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "widgets/controls/elided_label.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"

namespace lacuna::widgets {
namespace {

using session::FinishedTask;
using session::TaskHistory;

constexpr int bar_steps = 1000;

QString runningFor(const TaskHistory::Running& running) {
  const double seconds = std::chrono::duration<double>(TaskHistory::Clock::now() - running.begun).count();
  return seconds < 60 ? words::seconds(seconds, 1) : JobsPanel::tr("%1 min %2 s").arg(static_cast<int>(seconds) / 60).arg(static_cast<int>(seconds) % 60);
}

QString detailOf(const jobs::Progress& progress) {
  const QString doing = coreText(progress.doing);
  if (progress.total <= 0) return doing;
  const QString amount = JobsPanel::tr("%1 of %2 %3").arg(words::count(static_cast<std::int64_t>(progress.done)), words::count(static_cast<std::int64_t>(progress.total)),
                                                          coreText(progress.unit));
  return doing.isEmpty() ? amount : doing + "  " + amount;
}

QString endOf(const FinishedTask& task) {
  const QString took = words::seconds(task.seconds, 1);
  if (task.end == FinishedTask::End::Cancelled) return JobsPanel::tr("cancelled after %1").arg(took);
  if (task.end == FinishedTask::End::Failed) return JobsPanel::tr("failed after %1").arg(took);
  return task.times > 1 ? JobsPanel::tr("%1, %2 times").arg(took).arg(task.times) : took;
}

bool isSame(const FinishedTask& a, const FinishedTask& b) {
  const auto parts = [](const FinishedTask& task) { return std::tie(task.kind, task.of, task.end, task.error, task.seconds, task.times); };
  return parts(a) == parts(b);
}

/// Later: it may be a button of its own that asked for it.
void takeAway(QWidget& widget) {
  widget.hide();
  widget.deleteLater();
}

}  // namespace

JobsPanel::JobsPanel(JobWatch& watch, ThemeStore& themes, QWidget& window) : FloatingPanel(tr("Jobs"), Place::BottomRight, {420, 360}, themes, window), watch_(watch) {
  head()->addStretch();
  forget_ = new QPushButton(tr("Clear list"), this);
  cancel_all_ = new QPushButton(tr("Cancel all"), this);
  head()->addWidget(forget_);
  head()->addWidget(cancel_all_);
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->viewport()->setAutoFillBackground(false);
  auto* content = new QWidget;
  column_ = new QVBoxLayout(content);
  column_->setContentsMargins(16, 12, 10, 12);
  column_->setSpacing(10);
  running_ = new QVBoxLayout;
  running_->setSpacing(10);
  column_->addLayout(running_);
  column_->addStretch();
  scroll_->setWidget(content);
  content->setAutoFillBackground(false);
  empty_ = new StateView(themes, this);
  empty_->show("check", &Theme::text3, tr("Nothing is running"), tr("Openings, predictions, measurements and exports show here while they run."));
  body()->addSpacing(1);
  body()->addWidget(scroll_, 1);
  body()->addWidget(empty_, 1);
  connect(cancel_all_, &QPushButton::clicked, &watch, &JobWatch::cancelAll);
  connect(forget_, &QPushButton::clicked, &watch, &JobWatch::forgetFinished);
  connect(&watch, &JobWatch::changed, this, [this] {
    if (!isHidden()) refresh();
  });
  connect(&watch, &JobWatch::moved, this, &JobsPanel::follow);
}

void JobsPanel::refresh() {
  const TaskHistory& history = watch_.history();
  std::erase_if(rows_, [&history](const Row& row) {
    const bool runs = std::ranges::any_of(history.running(), [&row](const auto& running) { return running.task.kind == row.kind && running.task.of == row.of; });
    if (!runs) takeAway(*row.whole);
    return !runs;
  });
  for (const auto& running : history.running())
    if (std::ranges::none_of(rows_, [&running](const Row& row) { return row.kind == running.task.kind && row.of == running.task.of; })) addRunning(running);
  if (!std::ranges::equal(history.finished(), finished_shown_, isSame)) showFinished();
  const bool none = history.running().empty() && history.finished().empty();
  scroll_->setVisible(!none);
  empty_->setVisible(none);
  cancel_all_->setEnabled(!history.running().empty());
  forget_->setEnabled(!history.finished().empty());
  follow();
}

void JobsPanel::addRunning(const TaskHistory::Running& running) {
  const session::TaskKind kind = running.task.kind;
  const QString name = nameOf(kind, running.task.of);
  auto* whole = new QWidget;
  auto* grid = new QGridLayout(whole);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(0, 1);
  auto* title = new ElidedLabel(name, fonts::value(), &Theme::text, themes_, nullptr);
  Row row{kind, running.task.of, whole, new ElidedLabel({}, fonts::caption(), &Theme::text2, themes_, nullptr), new Label({}, fonts::axis(), &Theme::text2, themes_, nullptr), new QProgressBar};
  row.bar->setTextVisible(false);
  row.bar->setAccessibleName(name);
  auto* cancel = new QPushButton(tr("Cancel"));
  cancel->setAccessibleName(tr("Cancel %1").arg(name));
  connect(cancel, &QPushButton::clicked, &watch_, [this, kind, of = running.task.of] { watch_.cancel(kind, of); });
  grid->addWidget(title, 0, 0);
  grid->addWidget(row.time, 0, 1, Qt::AlignRight);
  grid->addWidget(row.bar, 1, 0, 1, 2);
  grid->addWidget(row.detail, 2, 0, 1, 2);
  grid->addWidget(cancel, 0, 2, 3, 1, Qt::AlignVCenter);
  running_->addWidget(whole);
  rows_.push_back(row);
}

void JobsPanel::showFinished() {
  const auto& finished = watch_.history().finished();
  finished_shown_.assign(finished.begin(), finished.end());
  if (finished_ != nullptr) takeAway(*std::exchange(finished_, nullptr));
  if (finished.empty()) return;
  finished_ = new QWidget;
  auto* column = new QVBoxLayout(finished_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  column->addWidget(new Label(tr("Lately"), fonts::caption(), &Theme::text3, themes_, finished_));
  for (const FinishedTask& task : finished) addFinished(task, *column);
  column_->insertWidget(1, finished_);
}

void JobsPanel::addFinished(const FinishedTask& task, QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  auto* sign = new QLabel;
  const Theme& theme = themes_.theme();
  const bool done = task.end == FinishedTask::End::Done, failed = task.end == FinishedTask::End::Failed;
  sign->setPixmap(iconPixmap(done ? "check" : failed ? "warn" : "x", done ? theme.ok : failed ? theme.bad : theme.text3, 16, devicePixelRatioF()));
  auto* name = new ElidedLabel(nameOf(task.kind, task.of), fonts::body(), &Theme::text2, themes_, nullptr);
  row->addWidget(sign);
  row->addWidget(name, 1);
  row->addWidget(new Label(endOf(task), fonts::axis(), &Theme::text3, themes_, nullptr));
  column.addLayout(row);
  if (!failed) return;
  auto* why = new Label(coreText(task.error), fonts::caption(), &Theme::text2, themes_, nullptr);
  why->setWordWrap(true);
  why->setTextInteractionFlags(Qt::TextSelectableByMouse);
  why->setContentsMargins(24, 0, 0, 0);
  column.addWidget(why);
}

void JobsPanel::follow() {
  if (isHidden() && rows_.empty()) return;
  for (const auto& running : watch_.history().running()) {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&running](const Row& r) { return r.kind == running.task.kind && r.of == running.task.of; });
    if (row == rows_.end()) continue;
    const jobs::Progress& progress = running.task.progress;
    row->bar->setRange(0, progress.total > 0 ? bar_steps : 0);
    if (progress.total > 0) row->bar->setValue(static_cast<int>(progress.fraction() * bar_steps));
    row->detail->setText(detailOf(progress));
    row->time->setText(runningFor(running));
  }
}

}  // namespace lacuna::widgets
