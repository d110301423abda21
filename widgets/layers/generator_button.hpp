#pragma once

#include "core/mask/generators.hpp"
#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A kind of mask: a small picture of what it hides in the middle step of a small grid, and its name.
class GeneratorButton : public QAbstractButton {
  Q_OBJECT
 public:
  GeneratorButton(const mask::GeneratorInfo& info, ThemeStore& themes, QWidget* parent);
  const std::string& kind() const { return info_.kind; }
  QSize sizeHint() const override;  ///< its name fits; a longer one ends in an ellipsis and is whole in the tooltip

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const mask::GeneratorInfo info_;
  ThemeStore& themes_;
  mask::Mask sample_;  ///< empty for a kind that looks at the clip
};

}  // namespace lacuna::widgets
