#include "widgets/scenes/scene_controls.hpp"

#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <cmath>

#include "widgets/scenes/scene_words.hpp"

namespace lacuna::widgets {
namespace {

void choose(QComboBox& box, int data) {
  const QSignalBlocker quiet(&box);
  box.setCurrentIndex(box.findData(data));
}

}  // namespace

SceneControls::SceneControls(SceneEdit& edit, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), edit_(edit), themes_(themes) {
  build();
  connect(kind_, &QComboBox::activated, this,
          [this] { edit_.setKind(static_cast<world::SceneKind>(kind_->currentData().toInt())); });
  connect(violation_, &QComboBox::activated, this,
          [this] { edit_.setViolation(static_cast<world::Violation>(violation_->currentData().toInt())); });
  connect(seed_, &QLineEdit::textEdited, this, [this](const QString& text) {
    bool whole = false;
    const std::uint64_t seed = text.toULongLong(&whole);
    if (whole) edit_.setSeed(seed);
  });
  connect(seed_, &QLineEdit::editingFinished, this, &SceneControls::followEdit);
  connect(&edit_, &SceneEdit::changed, this, &SceneControls::followEdit);
  followEdit();
}

void SceneControls::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  auto* form = new QGridLayout;
  form->setHorizontalSpacing(12);
  form->setVerticalSpacing(6);
  form->setColumnStretch(1, 1);
  const auto add = [&](int row, int place, const QString& name) {
    form->addWidget(new Label(name, fonts::body(), &Theme::text2, themes_, this), row, place);
  };
  kind_ = new QComboBox(this);
  kind_->setAccessibleName(tr("Scene"));
  for (const world::SceneKind kind : world::sceneKinds()) kind_->addItem(sceneTitle(kind), static_cast<int>(kind));
  add(0, 0, tr("Scene"));
  form->addWidget(kind_, 0, 1);
  add(0, 2, tr("Seed"));
  form->addLayout(seedRow(), 0, 3);
  violation_ = new QComboBox(this);
  violation_->setAccessibleName(tr("What goes wrong"));
  add(1, 0, tr("What goes wrong"));
  form->addWidget(violation_, 1, 1, 1, 3);
  column->addLayout(form);
  grid_ = new QGridLayout;
  grid_->setHorizontalSpacing(16);
  grid_->setVerticalSpacing(8);
  grid_->setColumnStretch(0, 1);
  grid_->setColumnStretch(1, 1);
  column->addLayout(grid_);
}

QLayout* SceneControls::seedRow() {
  seed_ = new QLineEdit(this);
  seed_->setAccessibleName(tr("Seed"));
  seed_->setToolTip(tr("Seed\nThe same number always gives the same scene"));
  seed_->setFont(fonts::number());
  seed_->setFixedWidth(seed_->fontMetrics().horizontalAdvance('0') * 12);
  seed_->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,20}"), seed_));
  auto* dice = new IconButton("dice", tr("New seed\nMakes another scene of this kind"), themes_, this);
  // Five digits: a seed that can be read out and typed again.
  connect(dice, &QAbstractButton::clicked, this, [this] { edit_.setSeed(QRandomGenerator::global()->bounded(100000U)); });
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  row->addWidget(seed_);
  row->addWidget(dice);
  return row;
}

void SceneControls::followEdit() {
  const world::SceneSpec& spec = edit_.spec();
  setEnabled(edit_.sceneIsOpen());
  if (shown_kind_ != spec.kind) showKind(spec.kind);
  choose(*kind_, static_cast<int>(spec.kind));
  choose(*violation_, static_cast<int>(spec.violation));
  const bool being_typed = seed_->hasFocus() && seed_->isModified() && seed_->text().isEmpty();
  if (!being_typed && (seed_->text().isEmpty() || seed_->text().toULongLong() != spec.seed))
    seed_->setText(QString::number(spec.seed));
  for (KnobSlider* slider : sliders_)
    slider->setValue(world::knobValue(spec, slider->knob()),
                     !std::isnan(spec.knobs[static_cast<std::size_t>(slider->knob())]));
}

void SceneControls::showKind(world::SceneKind kind) {
  shown_kind_ = kind;
  violation_->clear();
  for (const world::Violation violation : world::violationsOf(kind))
    violation_->addItem(violationTitle(violation), static_cast<int>(violation));
  for (KnobSlider* slider : sliders_) delete slider;
  sliders_.clear();
  for (const world::Knob knob : world::knobsOf(kind)) {
    auto* slider = new KnobSlider(knob, themes_, this);
    connect(slider, &KnobSlider::moved, this, [this, knob](double value) { edit_.setKnob(knob, value); });
    connect(slider, &KnobSlider::resetWanted, this, [this, knob] { edit_.resetKnob(knob); });
    const int place = static_cast<int>(sliders_.size());
    grid_->addWidget(slider, place / 2, place % 2);
    sliders_.push_back(slider);
  }
}

}  // namespace lacuna::widgets
