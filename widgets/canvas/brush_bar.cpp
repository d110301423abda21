#include "widgets/canvas/brush_bar.hpp"

#include <QSignalBlocker>
#include <algorithm>
#include <array>

#include "core/session/commands.hpp"
#include "widgets/stroke_words.hpp"

namespace lacuna::widgets {
namespace {

constexpr int halves_least = 1, halves_most = 32;  // a brush is 0.5 to 16 cells wide
constexpr int spacing = 8, slider_width = 56, value_width = 28;

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

bool paintsLines(Tool tool) { return tool == Tool::Brush || tool == Tool::Eraser; }

}  // namespace

BrushBar::BrushBar(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent) : QWidget(parent), session_(session), view_(view) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(spacing);
  addSize(themes);
  row->addStretch();
  addCoverage(themes);
  row->addStretch();
  addSteps(themes);
  setMinimumWidth(1);  // the bar gives up words rather than widening the panel
  connect(&view_, &ViewState::changed, this, &BrushBar::followView);
  connection_ = session_.onChange([this](const session::Change& change) {
    if (std::holds_alternative<session::MaskChanged>(change)) followCoverage();
  });
  followView();
  followCoverage();
}

void BrushBar::addSize(ThemeStore& themes) {
  size_name_ = new Label(tr("Size"), fonts::body(), &Theme::text2, themes, this);
  size_ = new QSlider(Qt::Horizontal, this);
  size_->setRange(halves_least, halves_most);
  size_->setFixedWidth(slider_width);
  size_->setAccessibleName(tr("Size of the brush, in half cells"));
  size_->setToolTip(tr("Size of the brush\n[ and ] make it smaller and larger"));
  size_value_ = new Label({}, fonts::number(), &Theme::text, themes, this);
  size_value_->setMinimumWidth(value_width);
  for (QWidget* part : {static_cast<QWidget*>(size_name_), static_cast<QWidget*>(size_), static_cast<QWidget*>(size_value_)}) layout()->addWidget(part);
  connect(size_, &QSlider::valueChanged, this, [this](int halves) {
    view_.brush_cells = halves / 2.0;
    view_.notify();
  });
}

void BrushBar::addCoverage(ThemeStore& themes) {
  const QStringList rules = {tr("touched"), tr("half covered"), tr("fully covered")};
  coverage_name_ = new Label(tr("Hide when"), fonts::body(), &Theme::text2, themes, this);
  coverage_ = new SegmentedControl(rules, themes, this);
  coverage_short_ = new QComboBox(this);
  coverage_short_->addItems(rules);
  for (QWidget* part : {static_cast<QWidget*>(coverage_), static_cast<QWidget*>(coverage_short_)}) {
    part->setAccessibleName(tr("When a token counts as hidden"));
    part->setToolTip(tr("When a token counts as hidden\nOf all shapes of the mask"));
  }
  for (QWidget* part : {static_cast<QWidget*>(coverage_name_), static_cast<QWidget*>(coverage_), static_cast<QWidget*>(coverage_short_)}) layout()->addWidget(part);
  coverage_short_->hide();
  connect(coverage_, &SegmentedControl::chosen, this, &BrushBar::chooseCoverage);
  connect(coverage_short_, &QComboBox::activated, this, &BrushBar::chooseCoverage);
}

void BrushBar::addSteps(ThemeStore& themes) {
  steps_name_ = new Label(tr("Steps"), fonts::body(), &Theme::text2, themes, this);
  steps_ = new QComboBox(this);
  steps_->setAccessibleName(tr("Steps a stroke acts on"));
  steps_->setToolTip(tr("Steps a stroke acts on\nSeen from the playhead's step"));
  for (const Choice& choice : choices) steps_->addItem(textOf(choice.steps, choice.around));
  layout()->addWidget(steps_name_);
  layout()->addWidget(steps_);
  connect(steps_, &QComboBox::activated, this, &BrushBar::chooseSteps);
}

/// First the name of the steps goes, then the rules become a list, then their name goes, that of the size last: a slider alone
/// says nothing. The tooltips say it all.
void BrushBar::fit() {
  const auto widthOf = [](const QWidget& part) { return part.sizeHint().width() + spacing; };
  const bool brush = paintsLines(view_.tool);
  const int always = (brush ? slider_width + spacing + std::max(value_width, size_value_->sizeHint().width()) + spacing : 0) + widthOf(*steps_) + spacing;
  const int size_name = brush ? widthOf(*size_name_) : 0;
  const bool in_words = always + size_name + widthOf(*coverage_name_) + widthOf(*coverage_) <= width();
  int room = width() - always - (in_words ? widthOf(*coverage_) : widthOf(*coverage_short_));
  const auto fits = [&room](int wanted) {
    if (wanted > room) return false;
    room -= wanted;
    return true;
  };
  coverage_->setVisible(in_words);
  coverage_short_->setVisible(!in_words);
  size_name_->setVisible(brush && fits(size_name));
  coverage_name_->setVisible(fits(widthOf(*coverage_name_)));
  steps_name_->setVisible(fits(widthOf(*steps_name_)));
}

void BrushBar::resizeEvent(QResizeEvent*) { fit(); }

void BrushBar::chooseCoverage(int rule) { session_.run(session::setCoverage(static_cast<mask::CoverageRule>(rule))); }

void BrushBar::followCoverage() {
  coverage_->setCurrent(static_cast<int>(session_.document().coverage));
  coverage_short_->setCurrentIndex(static_cast<int>(session_.document().coverage));
}

void BrushBar::chooseSteps(int choice) {
  const Choice& chosen = choices.at(static_cast<std::size_t>(choice));
  view_.stroke_steps = chosen.steps;
  if (chosen.steps == StrokeSteps::Around) view_.around_steps = chosen.around;
  view_.notify();
}

void BrushBar::followView() {
  setVisible(view_.workspace == Workspace::Masks && isPainting(view_.tool));
  size_->setVisible(paintsLines(view_.tool));
  size_value_->setVisible(paintsLines(view_.tool));
  const QSignalBlocker quiet(size_);
  size_->setValue(qRound(2 * view_.brush_cells));
  size_value_->setText(QString::number(view_.brush_cells, 'g', 3));
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i].steps == view_.stroke_steps && (choices[i].steps != StrokeSteps::Around || choices[i].around == view_.around_steps))
      steps_->setCurrentIndex(static_cast<int>(i));
  fit();
}

}  // namespace lacuna::widgets
