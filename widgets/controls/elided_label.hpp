#pragma once

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A label that ends in an ellipsis where it does not fit, and then says the whole in its tooltip.
class ElidedLabel : public Label {
  Q_OBJECT
 public:
  using Label::Label;
  bool wholeOrNothing() const { return whole_or_nothing_; }
  void setWholeOrNothing() { whole_or_nothing_ = true; }  ///< for what is also said elsewhere
  QSize minimumSizeHint() const override { return {24, Label::minimumSizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  bool whole_or_nothing_ = false;
};

}  // namespace lacuna::widgets
