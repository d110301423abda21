#pragma once

#include <QAbstractButton>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// "Find an action  Ctrl K" in the top bar: looks like a field, opens the palette. Where there is little room it is its symbol.
class FindField : public QAbstractButton {
  Q_OBJECT
 public:
  FindField(ThemeStore& themes, QWidget* parent);
  void bind(QAction& action);
  QSize sizeHint() const override { return {196, 26}; }
  QSize minimumSizeHint() const override { return {34, 26}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QString keys_;
};

}  // namespace lacuna::widgets
