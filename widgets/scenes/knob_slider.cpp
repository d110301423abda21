#include "widgets/scenes/knob_slider.hpp"

#include <QGridLayout>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "widgets/scenes/scene_words.hpp"

namespace lacuna::widgets {

KnobSlider::KnobSlider(world::Knob knob, ThemeStore& themes, QWidget* parent) : QWidget(parent), knob_(knob) {
  const world::Parameter& parameter = parameterOf(knob);
  value_ = new Label({}, fonts::value(), &Theme::text2, themes, this);
  value_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setRange(0, static_cast<int>(std::lround((parameter.high - parameter.low) / knobStep(knob))));
  slider_->setPageStep(std::max(1, slider_->maximum() / 10));
  slider_->setAccessibleName(knobTitle(knob));
  slider_->setToolTip(QStringLiteral("%1\n%2").arg(knobTitle(knob), knobHelp(knob)));
  reset_ = new IconButton("undo", tr("Reset %1\nTakes the seed's own value").arg(knobTitle(knob).toLower()), themes, this);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(6);
  grid->setVerticalSpacing(0);
  grid->setColumnStretch(0, 1);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addWidget(new Label(knobTitle(knob), fonts::body(), &Theme::text2, themes, this));
  head->addWidget(value_, 1);
  grid->addLayout(head, 0, 0, 1, 2);
  grid->addWidget(slider_, 1, 0);
  grid->addWidget(reset_, 1, 1);
  connect(slider_, &QSlider::valueChanged, this, [this](int position) { Q_EMIT moved(valueAt(position)); });
  connect(reset_, &QAbstractButton::clicked, this, [this] {
    if (reset_->hasFocus()) slider_->setFocus(Qt::OtherFocusReason);  // the button is about to be disabled
    Q_EMIT resetWanted();
  });
}

void KnobSlider::setValue(double value, bool by_hand) {
  const QSignalBlocker quiet(slider_);
  slider_->setValue(static_cast<int>(std::lround((value - parameterOf(knob_).low) / knobStep(knob_))));
  value_->setText(knobText(knob_, value));
  value_->setRole(by_hand ? &Theme::accent : &Theme::text);
  reset_->setEnabled(by_hand);
  slider_->setAccessibleDescription(by_hand ? tr("%1, set by hand").arg(value_->text())
                                            : tr("%1, from the seed").arg(value_->text()));
}

double KnobSlider::valueAt(int position) const {
  const world::Parameter& parameter = parameterOf(knob_);
  return std::clamp(parameter.low + position * knobStep(knob_), parameter.low, parameter.high);
}

}  // namespace lacuna::widgets
