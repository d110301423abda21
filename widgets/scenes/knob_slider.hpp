#pragma once

#include <QSlider>

#include "core/world/scene.hpp"
#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A number of a scene: name, value with its unit, a slider, and a button back to the seed's own value.
class KnobSlider : public QWidget {
  Q_OBJECT
 public:
  KnobSlider(world::Knob knob, ThemeStore& themes, QWidget* parent = nullptr);
  world::Knob knob() const { return knob_; }
  void setValue(double value, bool by_hand);

 Q_SIGNALS:
  void moved(double value);
  void resetWanted();

 private:
  double valueAt(int position) const;

  const world::Knob knob_;
  Label* value_;
  QSlider* slider_;
  IconButton* reset_;
};

}  // namespace lacuna::widgets
