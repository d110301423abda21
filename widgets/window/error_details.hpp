#pragma once

#include "widgets/controls/controls.hpp"

class QPlainTextEdit;
class QPushButton;

namespace lacuna::widgets {

/// What there is to know of an error besides its line: unfolds below it by its button, can be selected and copied.
class ErrorDetails : public QWidget {
  Q_OBJECT
 public:
  explicit ErrorDetails(ThemeStore& themes, QWidget* parent);
  /// Folded again; without details there is no button either.
  void setDetails(const QString& details);
  QPushButton* button() const { return button_; }  ///< "Show details", for the line's row

 private:
  void unfold(bool open);
  QPushButton* button_;
  QPlainTextEdit* text_;
};

}  // namespace lacuna::widgets
