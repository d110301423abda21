#include "widgets/window/status_bar.hpp"

#include <QPainter>

#include "core/model/threads.hpp"
#include "widgets/controls/key_cap.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/jobs/jobs_panel.hpp"

namespace lacuna::widgets {
namespace {

struct Hint {
  QString key;     ///< empty: what the mouse does, or whatever keys the action has
  QString text;
  QString action{};  ///< id
};

/// Pages of the Compare workspace take no tools.
QList<Hint> hintsFor(Tool tool, bool comparing) {
  const auto tr = [](const char* text) { return QCoreApplication::translate("lacuna::widgets", text); };
  const Hint play{{}, tr("play"), "time.play"};
  if (comparing) return {{{}, tr("Click a token or a point to see it in every view")}, play, {{}, tr("the clip and its mask"), "view.workspace.explore"}};
  const Hint size{{}, tr("brush size"), "brush.larger"}, pick{{}, tr("pick tokens"), "tool.pick"};
  switch (tool) {
    case Tool::Pick:
      return {{{}, tr("Click a token to inspect it")},
              {{}, tr("clear the selection"), "edit.deselect"},
              play,
              {{}, tr("paint the mask"), "tool.brush"}};
    case Tool::Pan:
      return {{{}, tr("Drag to move the picture, turn the wheel to zoom")}, pick, play};
    case Tool::Brush:
      return {{{}, tr("Drag to hide tokens, right-drag to show them")},
              {tr("Shift"), tr("straight line")},
              size,
              {{}, tr("erase"), "tool.eraser"},
              pick};
    case Tool::Eraser:
      return {{{}, tr("Drag to show tokens again")}, {tr("Shift"), tr("straight line")}, size, {{}, tr("paint"), "tool.brush"}, pick};
    case Tool::Rectangle:
      return {{{}, tr("Drag a rectangle to hide tokens")},
              {tr("Shift"), tr("square")},
              {tr("Ctrl"), tr("from the centre")},
              pick};
    case Tool::Ellipse:
      return {{{}, tr("Drag an ellipse to hide tokens")},
              {tr("Shift"), tr("circle")},
              {tr("Ctrl"), tr("from the centre")},
              pick};
    case Tool::Lasso:
      return {{{}, tr("Draw round what to hide, right-drag to show")}, {tr("Backspace"), tr("drop the last point")}, pick};
    case Tool::Polygon:
      return {{{}, tr("Click corners; double-click or Enter closes")},
              {tr("Backspace"), tr("drop the last corner")},
              {tr("Esc"), tr("give up")}};
    case Tool::Fill:
      return {{{}, tr("Click to hide what hangs together, right-click to show it")}, pick};
    case Tool::Move:
      return {{{}, tr("Drag a layer; corners scale, the round handle turns")},
              {tr("Shift"), tr("straight, even, by 15\u00b0")},
              {tr("Del"), tr("delete")},
              {tr("Esc"), tr("give up")}};
    case Tool::Follow:
      return {{{}, tr("Drag round an object to hide it wherever it goes")}, {tr("Shift"), tr("circle")}, pick};
  }
  return {};
}

}  // namespace

StatusBar::StatusBar(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions, JobWatch& jobs, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), actions_(actions) {
  setFixedHeight(26);
  setAccessibleName(tr("Status"));
  setFocusPolicy(Qt::TabFocus);  // to be read
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(6);
  mouse_ = new QLabel(this);
  hints_ = new QHBoxLayout;
  hints_->setSpacing(6);
  dot_ = new QLabel(this);
  device_ = new Label({}, fonts::caption(), &Theme::text2, themes, this);
  device_->setToolTip(tr("Where the model's blocks are computed"));
  format_ = new Label({}, fonts::axis(), &Theme::text2, themes, this);
  format_->setToolTip(tr("How exactly they are computed"));
  row->addWidget(mouse_);
  row->addLayout(hints_);
  row->addStretch();
  jobs_ = new JobsButton(jobs, themes, this);
  row->addWidget(jobs_);
  row->addSpacing(6);
  row->addWidget(dot_);
  row->addWidget(device_);
  row->addSpacing(10);
  row->addWidget(format_);
  connect(&view, &ViewState::changed, this, &StatusBar::followTool);
  connect(&actions, &Actions::shortcutChanged, this, [this] {
    shown_.reset();
    followTool();
  });
  connect(&themes, &ThemeStore::changed, this, &StatusBar::followTheme);
  connection_ = session.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::ModelChanged>(change)) followModel();
  });
  followTool();
  followTheme();
  followModel();
}

void StatusBar::addLast(QWidget& widget) {
  auto* row = static_cast<QHBoxLayout*>(layout());
  row->addSpacing(10);
  row->addWidget(&widget);
}

void StatusBar::bindActions() {
  if (QAction* action = actions_.action("view.jobs")) {
    jobs_->setToolTip(action->toolTip());
    connect(jobs_, &QAbstractButton::clicked, action, &QAction::trigger);
  }
  shown_.reset();
  followTool();
}

void StatusBar::followModel() {
  const model::Compute compute = session_.model() ? session_.model()->compute() : session_.compute();
  const int threads = model::configuredThreads();
  device_->setText(compute.device == model::Device::Cuda ? tr("CUDA")
                   : threads == 1                        ? tr("CPU  1 thread")
                                                         : tr("CPU  %1 threads").arg(threads));
  format_->setText(compute.precision == model::Precision::BFloat16 ? QStringLiteral("bf16") : QStringLiteral("fp32"));
}

void StatusBar::followTool() {
  const std::pair wanted{view_.tool, view_.workspace == Workspace::Compare};
  if (shown_ == wanted) return;
  shown_ = wanted;
  while (QLayoutItem* item = hints_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  QStringList read;
  for (const Hint& hint : hintsFor(wanted.first, wanted.second)) {
    const QAction* action = actions_.action(hint.action);
    QString keys = action == nullptr ? hint.key : action->shortcut().toString(QKeySequence::NativeText);
    if (hint.action == "brush.larger" && actions_.action("brush.smaller")) keys = actions_.action("brush.smaller")->shortcut().toString(QKeySequence::NativeText) + ' ' + keys;
    if (!hint.action.isEmpty() && keys.trimmed().isEmpty()) continue;  // the user took its keys away
    read << (keys.isEmpty() ? hint.text : tr("%1: %2").arg(keys, hint.text));
    if (!keys.isEmpty()) {
      hints_->addSpacing(8);
      hints_->addWidget(new KeyCap(onKey(keys), themes_, this));
    }
    hints_->addWidget(new Label(hint.text, fonts::caption(), &Theme::text2, themes_, this));
  }
  setAccessibleDescription(read.join(". "));
}

void StatusBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (hasFocus()) drawFocusRing(painter, rect(), 5, themes_.theme());
}

void StatusBar::followTheme() {
  const Theme& theme = themes_.theme();
  mouse_->setPixmap(iconPixmap("mouse", theme.text3, 16, devicePixelRatioF()));
  QPixmap dot(QSize(8, 8) * devicePixelRatioF());
  dot.setDevicePixelRatio(devicePixelRatioF());
  dot.fill(Qt::transparent);
  QPainter painter(&dot);
  drawBox(painter, QRectF(0, 0, 8, 8), 4, theme.ok);
  painter.end();
  dot_->setPixmap(dot);
}

}  // namespace lacuna::widgets
