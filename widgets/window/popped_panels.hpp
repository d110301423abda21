#pragma once

#include <QHash>
#include <QRect>
#include <QStringList>
#include <map>

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
  /// Where the windows stand, as it is remembered: "clip=40,60,800,600", ... in the order of the names.
  QStringList toText(const std::map<QString, QWidget*>& names) const;

 Q_SIGNALS:
  void closed(QWidget* panel);  ///< by the user: the panel wants its place back
  void placed();                ///< one was moved, or is of another size

 private:
  ThemeStore& themes_;
  QHash<QWidget*, PanelWindow*> windows_;
};

/// Places by the names of panels; parts that make no sense are left out: the file may be of another version, or written by hand.
std::map<QString, QRect> placesFrom(const QStringList& parts);

/// A window's place on one of the screens, whole: the one that it lay on most, else the first. Its size where that fits.
QRect insideOneOf(const QList<QRect>& screens, const QRect& wanted);

}  // namespace lacuna::widgets
