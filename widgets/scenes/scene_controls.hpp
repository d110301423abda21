#pragma once

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <optional>
#include <vector>

#include "widgets/scenes/knob_slider.hpp"
#include "widgets/scenes/scene_edit.hpp"

namespace lacuna::widgets {

/// Kind, seed, what goes wrong, and a slider for each number that the kind listens to.
class SceneControls : public QWidget {
  Q_OBJECT
 public:
  SceneControls(SceneEdit& edit, ThemeStore& themes, QWidget* parent = nullptr);

 private:
  void build();
  QLayout* seedRow();
  void followEdit();
  void showKind(world::SceneKind kind);

  SceneEdit& edit_;
  ThemeStore& themes_;
  QComboBox *kind_, *violation_;
  QLineEdit* seed_;
  QGridLayout* grid_;
  std::vector<KnobSlider*> sliders_;
  std::optional<world::SceneKind> shown_kind_;
};

}  // namespace lacuna::widgets
