#pragma once

#include <QPainter>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A key or several as drawn on a keyboard: "Ctrl K".
class KeyCap : public Label {
  Q_OBJECT
 public:
  KeyCap(const QString& keys, ThemeStore& themes, QWidget* parent);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& store_;
};

/// "Ctrl+K" as the design writes it on a key: "Ctrl K".
QString onKey(const QString& keys);

/// Draws them in a cap that ends at `right`; returns where it begins.
int drawKeys(QPainter& painter, const QString& keys, int right, int middle, const Theme& theme);

}  // namespace lacuna::widgets
