#pragma once

namespace lacuna::widgets {

/// A part of a view that is filled only while it is in sight: a figure has also what is scrolled out of sight. What it asks for then
/// is waited for.
class FilledForFigure {
 public:
  virtual void fillForFigure() = 0;

 protected:
  ~FilledForFigure() = default;
};

}  // namespace lacuna::widgets
