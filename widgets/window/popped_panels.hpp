#pragma once

#include <QHash>

#include "widgets/window/panel_window.hpp"

namespace lacuna::widgets {

/// The panels that have a window of their own. It gives them their windows and knows which they are; their places in the main
/// window are the business of `Layouts`.
class PoppedPanels : public QObject {
  Q_OBJECT
 public:
  PoppedPanels(ThemeStore& themes, QObject* parent) : QObject(parent), themes_(themes) {}

  bool has(QWidget* panel) const { return windows_.contains(panel); }
  QList<QWidget*> panels() const { return windows_.keys(); }
  /// Takes the panel over into a window of its own, which is not shown yet. `main` owns the window.
  PanelWindow& popOut(QWidget* panel, QWidget& main);
  void raise(QWidget* panel) { windows_[panel]->raise(); }
  /// The window that the panel leaves, null if it has none. It still holds the panel: give that its place, then `discard` the window.
  PanelWindow* forget(QWidget* panel);
  static void discard(PanelWindow* window);

 Q_SIGNALS:
  void closed(QWidget* panel);  ///< by the user: the panel wants its place back

 private:
  ThemeStore& themes_;
  QHash<QWidget*, PanelWindow*> windows_;
};

}  // namespace lacuna::widgets
