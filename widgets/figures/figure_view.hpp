#pragma once

#include <QWidget>

#include "widgets/figures/figure.hpp"

namespace lacuna::widgets {

/// A view whose picture and numbers can be taken away: by its context menu, Ctrl+C (the numbers) and Ctrl+S while it has the
/// keyboard. Whoever owns the window saves what `exportWanted` hands out.
class FigureView : public QWidget {
  Q_OBJECT
 public:
  explicit FigureView(ThemeStore& themes, QWidget* parent = nullptr);
  virtual Figure figure() const = 0;  ///< built when it is taken away
  virtual bool hasFigure() const = 0;  ///< false: there is nothing to take away yet
  void copyNumbers() const;           ///< as csv, to the clipboard

 Q_SIGNALS:
  void exportWanted(const lacuna::widgets::Figure& figure);

 protected:
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  /// While it has the keyboard, keys it answers to are its own, not the window's shortcuts.
  bool event(QEvent* event) override;
  virtual bool answersToArrows() const { return false; }  ///< and to Enter
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets
