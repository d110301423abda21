#include "widgets/layers/layer_settings.hpp"

#include <algorithm>
#include <cmath>

#include "core/mask/edits.hpp"
#include "core/mask/pose.hpp"
#include "core/mask/seeds.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/language/core_text.hpp"
#include "widgets/layers/layer_edits.hpp"

namespace lacuna::widgets {
namespace {
constexpr int slider_steps = 1000;
}  // namespace

ParameterSlider::ParameterSlider(const mask::GeneratorParameter& parameter, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), parameter_(parameter) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 2);
  column->setSpacing(0);
  auto* line = new QHBoxLayout;
  value_ = new Label({}, fonts::number(), &Theme::text, themes, this);
  line->addWidget(new Label(coreText(parameter.title), fonts::body(), &Theme::text2, themes, this));
  line->addStretch();
  line->addWidget(value_);
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setAccessibleName(coreText(parameter.title));
  const double range = parameter.high - parameter.low;
  slider_->setRange(0, parameter.whole ? static_cast<int>(std::lround(range)) : slider_steps);
  slider_->setPageStep(std::max(1, slider_->maximum() / 10));
  column->addLayout(line);
  column->addWidget(slider_);
  connect(slider_, &QSlider::valueChanged, this, [this](int position) {
    const double value = parameter_.low + (parameter_.high - parameter_.low) * position / std::max(1, slider_->maximum());
    value_->setText(textOf(value));
    Q_EMIT moved(parameter_.whole ? std::round(value) : value);
  });
  connect(slider_, &QSlider::sliderPressed, this, &ParameterSlider::pressed);
  connect(slider_, &QSlider::sliderReleased, this, &ParameterSlider::released);
}

QString ParameterSlider::textOf(double value) const {
  return parameter_.whole ? words::count(static_cast<int>(std::lround(value))) : QString::number(value, 'f', 2);
}

void ParameterSlider::setValue(double value) {
  if (slider_->isSliderDown()) return;  // it says what the hand says
  const QSignalBlocker quiet(slider_);
  const double range = parameter_.high - parameter_.low;
  slider_->setValue(range > 0 ? static_cast<int>(std::lround((value - parameter_.low) / range * slider_->maximum())) : 0);
  value_->setText(textOf(value));
}

LayerSettings::LayerSettings(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  none_ = new Label(tr("Choose a layer to change it."), fonts::caption(), &Theme::text3, themes, this);
  title_ = new Label({}, fonts::value(), &Theme::text, themes, this);
  column->addWidget(none_);
  column->addWidget(title_);
  generated_ = new QWidget(this);
  drawn_ = new QWidget(this);
  column->addWidget(generated_);
  column->addWidget(drawn_);
  buildGenerated();
  buildDrawn();
}

const mask::MaskShape* LayerSettings::chosen() const { return view_.shape ? layerOf(session_, *view_.shape) : nullptr; }

void LayerSettings::buildGenerated() {
  auto* column = new QVBoxLayout(generated_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  sliders_layout_ = new QVBoxLayout;
  column->addLayout(sliders_layout_);
  seed_row_ = new QWidget(generated_);
  auto* line = new QHBoxLayout(seed_row_);
  line->setContentsMargins(0, 0, 0, 0);
  seed_ = new Label({}, fonts::number(), &Theme::text, themes_, seed_row_);
  seed_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* dice = new IconButton("dice", tr("New seed\nMakes another mask of this kind"), themes_, seed_row_);
  dice->setAccessibleName(tr("New seed"));
  connect(dice, &QAbstractButton::clicked, this, [this] { setSeed(mask::nextSeed(session_.document().shapes)); });
  line->addWidget(new Label(tr("Seed"), fonts::body(), &Theme::text2, themes_, seed_row_));
  line->addStretch();
  line->addWidget(seed_);
  line->addWidget(dice);
  column->addWidget(seed_row_);
  freeze_ = symbolButton("lock", tr("Turn into painted tokens"), themes_, generated_);
  freeze_->setToolTip(tr("Turn into painted tokens\nKeeps what it hides now, on this grid, and forgets the rule"));
  connect(freeze_, &QPushButton::clicked, this, [this] {
    if (view_.shape) freezeLayer(session_, *view_.shape);
  });
  column->addWidget(freeze_, 0, Qt::AlignLeft);
}

void LayerSettings::buildDrawn() {
  auto* column = new QVBoxLayout(drawn_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* line = new QHBoxLayout;
  grown_ = new Label({}, fonts::number(), &Theme::text, themes_, drawn_);
  shrink_ = new IconButton("minus", tr("Shrink by a token"), themes_, drawn_);
  grow_ = new IconButton("plus", tr("Grow by a token"), themes_, drawn_);
  for (auto [button, by] : {std::pair{shrink_, -1}, std::pair{grow_, 1}}) {
    button->setAccessibleName(button->toolTip());
    connect(button, &QAbstractButton::clicked, this, [this, by = by] {
      const mask::MaskShape* shape = chosen();
      if (shape == nullptr) return;
      const QString name = QString::fromStdString(shape->name);
      editLayer(session_, shape->id, by > 0 ? QStringLiteral("Grow %1").arg(name) : QStringLiteral("Shrink %1").arg(name),
                [by](mask::MaskShape& layer) { layer.grow_cells = std::clamp(layer.grow_cells + by, -64, 64); });
    });
  }
  line->addWidget(new Label(tr("Grown by"), fonts::body(), &Theme::text2, themes_, drawn_));
  line->addStretch();
  line->addWidget(shrink_);
  line->addWidget(grown_);
  line->addWidget(grow_);
  column->addLayout(line);
  keys_ = new ValueRow(tr("Keys"), themes_, drawn_);
  column->addWidget(keys_);
  follow_ = symbolButton("follow", tr("Follow what is inside"), themes_, drawn_);
  follow_->setToolTip(tr("Follow what is inside\nFrom this frame on and back, with a key at each step; keys set by hand stay"));
  connect(follow_, &QPushButton::clicked, this, [this] {
    if (const mask::MaskShape* shape = chosen()) session_.followObject(*shape);
  });
  column->addWidget(follow_, 0, Qt::AlignLeft);
}

void LayerSettings::rebuildSliders(const mask::GeneratorInfo& info) {
  if (sliders_of_ == info.kind) return;
  sliders_of_ = info.kind;
  for (ParameterSlider* slider : sliders_) delete slider;
  sliders_.clear();
  for (const mask::GeneratorParameter& parameter : info.parameters) {
    auto* slider = new ParameterSlider(parameter, themes_, generated_);
    connect(slider, &ParameterSlider::pressed, this, [this] {
      if (chosen() != nullptr) drag_.emplace(session_, *chosen());
    });
    connect(slider, &ParameterSlider::moved, this, [this, slider](double value) { setParameter(*slider, value); });
    connect(slider, &ParameterSlider::released, this, [this, slider] {
      const std::string label = labelOf(*slider);
      if (!drag_) return refresh();
      ShapeChange drag = std::move(*drag_);
      drag_.reset();
      drag.keep(label);
    });
    sliders_layout_->addWidget(slider);
    sliders_.push_back(slider);
  }
}

std::string LayerSettings::labelOf(const ParameterSlider& slider) const {
  return QStringLiteral("%1 of %2").arg(slider.title(), chosen() ? QString::fromStdString(chosen()->name) : QString()).toStdString();
}

/// A drag is shown and becomes a step at its end; keys and wheel in a row on one slider are one step.
void LayerSettings::setParameter(const ParameterSlider& slider, double value) {
  if (slider.dragged() && !drag_) return;  // it was given up
  const mask::MaskShape* shape = chosen();
  if (shape == nullptr) return;
  mask::MaskShape changed = drag_ ? drag_->atPress() : *shape;
  auto* generated = std::get_if<mask::Generated>(&changed.form);
  if (generated == nullptr) return;
  generated->parameters[slider.name()] = value;
  if (drag_) return drag_->show(std::move(changed));
  session_.run(session::changeShape(std::move(changed), labelOf(slider)));
}

void LayerSettings::setSeed(std::uint64_t seed) {
  const mask::MaskShape* shape = chosen();
  if (shape == nullptr) return;
  editLayer(session_, shape->id, QStringLiteral("Seed of %1").arg(QString::fromStdString(shape->name)), [seed](mask::MaskShape& layer) {
    if (auto* generated = std::get_if<mask::Generated>(&layer.form)) generated->seed = seed;
  });
}

void LayerSettings::refreshGenerated(const mask::Generated& generated) {
  const mask::GeneratorInfo* info = mask::generatorOf(generated.kind);
  if (info == nullptr) return;
  rebuildSliders(*info);
  for (ParameterSlider* slider : sliders_) slider->setValue(mask::valueOf(generated, slider->name()));
  seed_row_->setVisible(info->seeded);
  seed_->setText(QString::number(generated.seed));
}

void LayerSettings::refreshDrawn(const mask::MaskShape& shape) {
  grown_->setText(tr("%n token(s)", nullptr, shape.grow_cells));
  const bool drawn = mask::drawn(shape.form);
  keys_->setVisible(drawn);
  keys_->setValue(shape.keys.empty() ? tr("none") : words::count(static_cast<int>(shape.keys.size())));
  follow_->setVisible(drawn);
}

void LayerSettings::hideEvent(QHideEvent* event) {
  drag_.reset();
  QWidget::hideEvent(event);
}

void LayerSettings::refresh() {
  const mask::MaskShape* shape = chosen();
  if (drag_ && (drag_->overtaken() || view_.shape != drag_->atPress().id)) drag_.reset();
  none_->setVisible(shape == nullptr);
  title_->setVisible(shape != nullptr);
  const auto* generated = shape ? std::get_if<mask::Generated>(&shape->form) : nullptr;
  generated_->setVisible(generated != nullptr);
  drawn_->setVisible(shape != nullptr);
  if (shape == nullptr) return;
  title_->setText(coreText(shape->name));
  generated_->setEnabled(!shape->locked);
  drawn_->setEnabled(!shape->locked);
  if (generated) refreshGenerated(*generated);
  refreshDrawn(*shape);
}

}  // namespace lacuna::widgets
