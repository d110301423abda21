#pragma once

#include <QSlider>

#include "core/mask/generators.hpp"
#include "core/session/session.hpp"
#include "widgets/layers/shape_change.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// One number of a generator: name, value, slider.
class ParameterSlider : public QWidget {
  Q_OBJECT
 public:
  ParameterSlider(const mask::GeneratorParameter& parameter, ThemeStore& themes, QWidget* parent);
  void setValue(double value);
  const std::string& name() const { return parameter_.name; }
  QString title() const { return QString::fromStdString(parameter_.title); }
  bool dragged() const { return slider_->isSliderDown(); }

 Q_SIGNALS:
  void pressed();
  void moved(double value);
  void released();

 private:
  QString textOf(double value) const;
  const mask::GeneratorParameter parameter_;
  Label* value_;
  QSlider* slider_;
};

/// What can be set of the chosen layer: a generator's parameters and seed, how far it is grown, its keys, following.
class LayerSettings : public QWidget {
  Q_OBJECT
 public:
  LayerSettings(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);
  void refresh();

 protected:
  void hideEvent(QHideEvent* event) override;

 private:
  void buildGenerated();
  void buildDrawn();
  void rebuildSliders(const mask::GeneratorInfo& info);
  void refreshGenerated(const mask::Generated& generated);
  void refreshDrawn(const mask::MaskShape& shape);
  std::string labelOf(const ParameterSlider& slider) const;
  void setParameter(const ParameterSlider& slider, double value);
  void setSeed(std::uint64_t seed);
  const mask::MaskShape* chosen() const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  Label *title_, *none_;
  QWidget *generated_, *drawn_;
  QVBoxLayout* sliders_layout_;
  std::vector<ParameterSlider*> sliders_;
  std::string sliders_of_;
  std::optional<ShapeChange> drag_;  ///< of a slider; nothing once it was given up
  QWidget* seed_row_;
  Label *seed_, *grown_;
  QPushButton *freeze_, *follow_;
  ValueRow* keys_;
  IconButton *grow_, *shrink_;
};

}  // namespace lacuna::widgets
