#include "widgets/compare/run_list.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>

#include "widgets/compare/run_row.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/prediction_failure.hpp"

namespace lacuna::widgets {

RunList::RunList(session::Session& session, session::KeptRuns& runs, ViewState& view, ThemeStore& themes, QWidget* parent)
    : Panel(tr("Runs"), themes, parent), session_(session), runs_(runs), view_(view), model_(new RunListModel(runs, this)) {
  buildHead();
  empty_ = new StateView(themes, this);
  showEmpty();
  body()->addWidget(empty_, 1);
  list_ = new QListView(this);
  list_->setModel(model_);
  list_->setItemDelegate(new RunRow(*model_, themes, list_));
  list_->setAccessibleName(tr("Kept runs"));
  list_->setMouseTracking(true);
  list_->setUniformItemSizes(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setDragEnabled(true);
  list_->setDragDropMode(QAbstractItemView::DragOnly);
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  list_->setStyleSheet("QListView, QListView:focus { border: none; background: transparent; }");
  list_->installEventFilter(this);
  list_->viewport()->installEventFilter(this);
  body()->addWidget(list_, 1);
  buildFoot();
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { remove_->setEnabled(chosen().has_value()); });
  connect(list_, &QListView::doubleClicked, this, [this] { press(Qt::Key_B); });
  connect(&view_, &ViewState::changed, this, &RunList::refresh);
  connect(&themes, &ThemeStore::changed, list_->viewport(), qOverload<>(&QWidget::update));
  connection_ = runs_.changed.connect([this] { refresh(); });
  session_connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::PredictionChanged>(change)) refreshEmpty();
  });
  refresh();
}

void RunList::buildHead() {
  header()->addStretch();
  starred_ = new IconButton("flag", tr("Starred\nShow starred runs alone"), themes_, this);
  starred_->setAccessibleName(tr("Show starred runs alone"));
  starred_->setCheckable(true);
  header()->addWidget(starred_);
  auto* head = new QWidget(this);
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(10, 10, 10, 6);
  column->setSpacing(8);
  filter_ = new QLineEdit(head);
  filter_->setFont(fonts::body());
  filter_->setPlaceholderText(tr("Filter runs"));
  filter_->setAccessibleName(tr("Filter runs"));
  filter_->setToolTip(tr("Filter runs\nWords in the number, model, mask, clip or note"));
  filter_->setClearButtonEnabled(true);
  column->addWidget(filter_);
  auto* row = new QHBoxLayout;
  order_ = new SegmentedControl({tr("Time"), tr("Error"), tr("Name")}, themes_, head);
  order_->setAccessibleName(tr("Order of the runs"));
  order_->setToolTip(tr("Order\nNewest, best mean or first name on top"));
  mean_ = new Label({}, fonts::caption(), &Theme::text3, themes_, head);
  row->addWidget(order_);
  row->addStretch();
  row->addWidget(mean_);
  column->addLayout(row);
  body()->addWidget(head);
  const auto filter = [this] { model_->setFilter({static_cast<RunOrder>(order_->current()), filter_->text(), starred_->isChecked()}); };
  connect(filter_, &QLineEdit::textChanged, this, filter);
  connect(starred_, &QToolButton::toggled, this, filter);
  connect(order_, &SegmentedControl::chosen, this, filter);
}

void RunList::buildFoot() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(10, 8, 8, 10);
  row->setSpacing(4);
  swap_ = symbolButton("ab", tr("Swap A and B"), themes_, foot);
  swap_->setToolTip(tr("Swap A and B (X)"));
  save_ = new IconButton("save", tr("Save table\nEvery run shown here with all its settings, as csv or npz"), themes_, foot);
  save_->setAccessibleName(tr("Save table of runs"));
  remove_ = new IconButton("trash", tr("Delete run\nForget the chosen run (Delete)"), themes_, foot);
  remove_->setAccessibleName(tr("Delete run"));
  row->addWidget(swap_, 1);
  row->addWidget(save_);
  row->addWidget(remove_);
  body()->addWidget(foot);
  connect(swap_, &QPushButton::clicked, this, [this] { runs_.swap(); });
  connect(save_, &QToolButton::clicked, this, &RunList::saveTableWanted);
  connect(remove_, &QToolButton::clicked, this, [this] { press(Qt::Key_Delete); });
}

/// Why there is none: nothing was predicted yet, or the first prediction failed.
void RunList::showEmpty() {
  empty_->clearButtons();
  if (failure_) {
    empty_->StateView::show("warn", &Theme::warn, PredictionFailure::heading(), *failure_);
    connect(empty_->addButton(PredictionFailure::again(), false), &QAbstractButton::clicked, this, [this] { session_.predict(); });
  } else {
    empty_->StateView::show("ab", &Theme::text3, tr("No run yet"), tr("Each prediction is kept here. Pin two of them to compare."));
  }
  empty_->setVisible(runs_.runs().empty());
}

/// The button is made anew only where another thing is to be said: one that has the keyboard keeps it. What failed is said until it
/// is known how another try went.
void RunList::refreshEmpty() {
  if (session_.prediction().state == session::PredictionState::Running) return;
  const auto failed = PredictionFailure::of(session_);
  const auto failure = failed ? std::optional(failed->line) : std::nullopt;
  if (failure == failure_) return;
  failure_ = failure;
  showEmpty();
}

void RunList::refresh() {
  refreshEmpty();
  const auto before = chosen();
  model_->setMetric(view_.metric);
  model_->refresh();
  const QModelIndex again = before ? model_->indexOf(*before) : QModelIndex();
  if (again.isValid() && again != list_->currentIndex()) list_->setCurrentIndex(again);  // another order: the same run
  const bool none = runs_.runs().empty();
  empty_->setVisible(none);
  list_->setVisible(!none);
  mean_->setText(view_.metric == latent::Metric::Cosine ? tr("mean similarity") : tr("mean error"));
  mean_->setToolTip(tr("%1, mean of all tokens that each run hides\nOf two runs that hide different tokens, pin both: then the tokens hidden in both are compared").arg(coreText(latent::nameOf(view_.metric))));
  swap_->setEnabled(runs_.pinned(session::RunSide::A) || runs_.pinned(session::RunSide::B));
  save_->setEnabled(!none);
  remove_->setEnabled(chosen().has_value());
}

std::optional<RunId> RunList::chosen() const {
  const session::KeptRun* run = model_->runAt(list_->currentIndex());
  return run != nullptr ? std::optional(run->number) : std::nullopt;
}

void RunList::choose(RunId number) { list_->setCurrentIndex(model_->indexOf(number)); }

/// What a key does with the chosen run. False: nothing.
bool RunList::press(int key) {
  const auto number = chosen();
  if (!number) return false;
  switch (key) {
    case Qt::Key_A:
      runs_.pin(session::RunSide::A, number);
      return true;
    case Qt::Key_B:
      runs_.pin(session::RunSide::B, number);
      return true;
    case Qt::Key_S:
      runs_.setStarred(*number, !runs_.find(*number)->starred);
      return true;
    case Qt::Key_Delete:
      runs_.remove(*number);
      return true;
    case Qt::Key_F2:
      list_->edit(list_->currentIndex());
      return true;
    default:
      return false;
  }
}

bool RunList::eventFilter(QObject* watched, QEvent* event) {
  const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
  if (watched == list_ && key) {
    const auto* pressed = static_cast<QKeyEvent*>(event);
    const bool ours = pressed->modifiers() == Qt::NoModifier &&
                      QList<int>{Qt::Key_A, Qt::Key_B, Qt::Key_S, Qt::Key_Delete, Qt::Key_F2, Qt::Key_Up, Qt::Key_Down}.contains(pressed->key());
    if (ours && event->type() == QEvent::ShortcutOverride) {
      event->accept();  // the window has these keys too: here they are the list's
      return true;
    }
    if (ours && event->type() == QEvent::KeyPress && press(pressed->key())) return true;
  }
  if ((watched == list_ || watched == list_->viewport()) && event->type() == QEvent::ContextMenu) {
    const auto* wanted = static_cast<QContextMenuEvent*>(event);
    if (wanted->reason() == QContextMenuEvent::Mouse) list_->setCurrentIndex(list_->indexAt(wanted->pos()));
    const auto number = chosen();
    if (!number) return true;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, *number);
    menu->popup(wanted->globalPos());
    return true;
  }
  return Panel::eventFilter(watched, event);
}

void RunList::fillMenu(QMenu& menu, RunId number) {
  const session::KeptRun* run = runs_.find(number);
  if (run == nullptr) return;
  const auto add = [&](const QString& text, std::function<void()> act) { menu.addAction(text, this, std::move(act)); };
  add(tr("Use as A\tA"), [this, number] { runs_.pin(session::RunSide::A, number); });
  add(tr("Use as B\tB"), [this, number] { runs_.pin(session::RunSide::B, number); });
  menu.addSeparator();
  add(tr("Restore its mask"), [this, number] { runs_.restoreMask(number); });
  menu.addSeparator();
  add((run->starred ? tr("Take the star away") : tr("Star")) + "\tS", [this, number, starred = run->starred] { runs_.setStarred(number, !starred); });
  add(tr("Note") + "\tF2", [this, number] {
    choose(number);
    list_->edit(list_->currentIndex());
  });
  menu.addSeparator();
  add(tr("Delete") + "\tDel", [this, number] { runs_.remove(number); });
}

}  // namespace lacuna::widgets
