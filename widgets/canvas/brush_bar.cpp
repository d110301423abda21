#include "widgets/canvas/brush_bar.hpp"

#include <QSignalBlocker>
#include <array>

#include "widgets/stroke_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int halves_least = 1, halves_most = 32;  // a brush is 0.5 to 16 cells wide

struct Choice {
  StrokeSteps steps;
  int around;
};
constexpr std::array choices = {Choice{StrokeSteps::This, 0}, Choice{StrokeSteps::Around, 1}, Choice{StrokeSteps::Around, 2}, Choice{StrokeSteps::Around, 4},
                                Choice{StrokeSteps::FromHere, 0}, Choice{StrokeSteps::All, 0}};

bool isPainting(Tool tool) {
  switch (tool) {
    case Tool::Brush:
    case Tool::Eraser:
    case Tool::Rectangle:
    case Tool::Ellipse:
    case Tool::Lasso:
    case Tool::Polygon:
    case Tool::Fill:
      return true;
    default:
      return false;
  }
}

}  // namespace

BrushBar::BrushBar(ViewState& view, ThemeStore& themes, QWidget* parent) : QWidget(parent), view_(view) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  size_name_ = new Label(tr("Size"), fonts::body(), &Theme::text2, themes, this);
  size_ = new QSlider(Qt::Horizontal, this);
  size_->setRange(halves_least, halves_most);
  size_->setFixedWidth(72);
  size_->setAccessibleName(tr("Size of the brush, in half cells"));
  size_->setToolTip(tr("Size of the brush\n[ and ] make it smaller and larger"));
  size_value_ = new Label({}, fonts::number(), &Theme::text, themes, this);
  size_value_->setMinimumWidth(28);
  steps_ = new QComboBox(this);
  steps_->setAccessibleName(tr("Steps a stroke acts on"));
  steps_->setToolTip(tr("Steps a stroke acts on\nSeen from the playhead's step"));
  for (const Choice& choice : choices) steps_->addItem(textOf(choice.steps, choice.around));
  row->addWidget(size_name_);
  row->addWidget(size_);
  row->addWidget(size_value_);
  row->addStretch();
  row->addWidget(new Label(tr("Steps"), fonts::body(), &Theme::text2, themes, this));
  row->addWidget(steps_);
  connect(size_, &QSlider::valueChanged, this, [this](int halves) {
    view_.brush_cells = halves / 2.0;
    view_.notify();
  });
  connect(steps_, &QComboBox::activated, this, &BrushBar::chooseSteps);
  connect(&view_, &ViewState::changed, this, &BrushBar::followView);
  followView();
}

void BrushBar::chooseSteps(int choice) {
  const Choice& chosen = choices.at(static_cast<std::size_t>(choice));
  view_.stroke_steps = chosen.steps;
  if (chosen.steps == StrokeSteps::Around) view_.around_steps = chosen.around;
  view_.notify();
}

void BrushBar::followView() {
  setVisible(view_.workspace == Workspace::Masks && isPainting(view_.tool));
  const bool brush = view_.tool == Tool::Brush || view_.tool == Tool::Eraser;
  for (QWidget* part : {static_cast<QWidget*>(size_name_), static_cast<QWidget*>(size_), static_cast<QWidget*>(size_value_)}) part->setVisible(brush);
  const QSignalBlocker quiet(size_);
  size_->setValue(qRound(2 * view_.brush_cells));
  size_value_->setText(QString::number(view_.brush_cells, 'g', 3));
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i].steps == view_.stroke_steps && (choices[i].steps != StrokeSteps::Around || choices[i].around == view_.around_steps))
      steps_->setCurrentIndex(static_cast<int>(i));
}

}  // namespace lacuna::widgets
