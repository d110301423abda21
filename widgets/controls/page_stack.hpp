#pragma once

#include <QStackedWidget>

namespace lacuna::widgets {

/// Pages of which one is seen. No other one is asked for its size: a page is styled and laid out when it is first shown, not with
/// the window, and one that was never shown costs nothing when the look changes.
class PageStack : public QStackedWidget {
 public:
  explicit PageStack(QWidget* parent) : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
  }
  QSize sizeHint() const override { return currentWidget() != nullptr ? currentWidget()->sizeHint() : QSize(); }
  QSize minimumSizeHint() const override { return currentWidget() != nullptr ? currentWidget()->minimumSizeHint() : QSize(); }
};

}  // namespace lacuna::widgets
