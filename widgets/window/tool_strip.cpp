#include "widgets/window/tool_strip.hpp"

#include <QActionGroup>
#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"
#include "widgets/stroke_words.hpp"
#include "widgets/window/top_bar.hpp"

namespace lacuna::widgets {
namespace {

QAction* addChoice(QMenu& menu, QActionGroup& group, const QString& text, bool chosen) {
  QAction* action = menu.addAction(text);
  action->setCheckable(true);
  action->setChecked(chosen);
  group.addAction(action);
  return action;
}

}  // namespace

BrushButton::BrushButton(ViewState& view, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), view_(view), themes_(themes) {
  setFixedSize(sizeHint());
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
}

void BrushButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  if (underMouse() || isDown()) drawBox(painter, rect(), 6, isDown() ? theme.active : theme.hover);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.text2, 1.5));
  painter.setBrush(Qt::NoBrush);
  const QPointF middle(width() / 2.0, 16);
  const double inner = qBound(1.5, 0.45 * view_.brush_cells + 1, 7.0);
  const auto tip = [&](double radius) {
    const QRectF box(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius);
    if (view_.brush_tip == mask::BrushTip::Round)
      painter.drawEllipse(box);
    else
      painter.drawRoundedRect(box, 2, 2);
  };
  tip(9);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.text2);
  tip(inner);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text2);
  painter.drawText(QRect(0, 28, width(), 16), Qt::AlignCenter, QString::number(view_.brush_cells, 'g', 3));
  if (hasFocus()) drawFocusRing(painter, rect(), 5, theme);
}

ToolStrip::ToolStrip(ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent)
    : QFrame(parent), view_(view), themes_(themes), actions_(actions) {
  setFixedWidth(42);
  setAccessibleName(tr("Tools"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 5, 4, 6);
  column->setSpacing(4);
  tools_ = new QVBoxLayout;
  tools_->setSpacing(4);
  column->addLayout(tools_);
  column->addStretch();
  brush_ = new BrushButton(view, themes, this);
  column->addWidget(brush_, 0, Qt::AlignHCenter);
  connect(brush_, &QAbstractButton::clicked, this, &ToolStrip::openBrushMenu);
  connect(&view, &ViewState::changed, this, &ToolStrip::followView);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  followView();
}

void ToolStrip::bindActions() {
  for (const ActionRow& row : actions_.rows()) {
    if (!row.id.startsWith("tool.")) continue;
    auto* button = new IconButton(row.icon, {}, themes_, this);
    button->setFixedSize(32, 32);
    button->setStrong(true);
    bindButton(*button, *actions_.action(row.id));
    tools_->addWidget(button, 0, Qt::AlignHCenter);
  }
}

/// All tools stay in sight in a short window.
void ToolStrip::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  constexpr int large = 32, small = 26, gap = 4;
  const int room = height() - brush_->sizeHint().height() - 16;
  const bool fits = tools_->count() * (large + gap) <= room;
  const int side = fits ? large : small;
  tools_->setSpacing(fits ? gap : std::clamp(room / std::max(1, tools_->count()) - small, 0, gap));
  for (int i = 0; i < tools_->count(); ++i) tools_->itemAt(i)->widget()->setFixedSize(side, side);
}

void ToolStrip::followView() {
  const QString steps = textOf(view_.stroke_steps, view_.around_steps);
  brush_->setToolTip(tr("Brush, %1 cells wide  ([ and ])\nClick for its tip and the steps it acts on: %2")
                         .arg(view_.brush_cells)
                         .arg(steps));
  brush_->setAccessibleName(tr("Brush"));
  brush_->setAccessibleDescription(tr("%1 cells, %2").arg(view_.brush_cells).arg(steps));
  brush_->update();
}

void ToolStrip::openBrushMenu() {
  QMenu menu(this);
  actions_.refresh();
  for (const char* id : {"brush.smaller", "brush.larger"})
    if (QAction* action = actions_.action(QString::fromLatin1(id))) menu.addAction(action);
  addTips(menu);
  addSteps(menu);
  menu.exec(brush_->mapToGlobal(QPoint(brush_->width() + 4, brush_->height() - menu.sizeHint().height())));
  brush_->setDown(false);
}

void ToolStrip::addTips(QMenu& menu) {
  menu.addSeparator();
  auto* group = new QActionGroup(&menu);
  const std::pair<mask::BrushTip, QString> tips[] = {{mask::BrushTip::Round, tr("Round tip")},
                                                     {mask::BrushTip::Square, tr("Square tip")}};
  for (const auto& [tip, text] : tips) {
    QAction* action = addChoice(menu, *group, text, view_.brush_tip == tip);
    connect(action, &QAction::triggered, this, [this, tip = tip] {
      view_.brush_tip = tip;
      view_.notify();
    });
  }
}

void ToolStrip::addSteps(QMenu& menu) {
  menu.addSeparator();
  auto* group = new QActionGroup(&menu);
  const auto add = [&](StrokeSteps steps, int around) {
    const bool chosen = view_.stroke_steps == steps && (steps != StrokeSteps::Around || view_.around_steps == around);
    connect(addChoice(menu, *group, textOf(steps, around), chosen), &QAction::triggered, this, [this, steps, around] {
      view_.stroke_steps = steps;
      view_.around_steps = around;
      view_.notify();
    });
  };
  add(StrokeSteps::This, view_.around_steps);
  for (const int around : {1, 2, 4}) add(StrokeSteps::Around, around);
  add(StrokeSteps::FromHere, view_.around_steps);
  add(StrokeSteps::All, view_.around_steps);
}

void ToolStrip::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), 8, theme.panel, panelEdge(theme));
}

}  // namespace lacuna::widgets
