#pragma once

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A label that ends in an ellipsis where it does not fit, and then says the whole in its tooltip.
class ElidedLabel : public Label {
  Q_OBJECT
 public:
  using Label::Label;
  QSize minimumSizeHint() const override { return {24, Label::minimumSizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;
};

}  // namespace lacuna::widgets
