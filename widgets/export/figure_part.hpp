#pragma once

namespace lacuna::widgets {

/// A dynamic property: where it is true, a figure has neither the widget nor what it holds. For hints and for words that say
/// something only beside a control.
inline constexpr const char* on_screen_only_property = "on_screen_only";

/// A part of a view that says more in a figure, where nobody can point at it or look around it, than on the screen.
class FigurePart {
 public:
  virtual ~FigurePart() = default;
  virtual void setInFigure(bool in_figure) { in_figure_ = in_figure; }

 protected:
  bool inFigure() const { return in_figure_; }

 private:
  bool in_figure_ = false;
};

}  // namespace lacuna::widgets
