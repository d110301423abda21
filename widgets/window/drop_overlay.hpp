#pragma once

#include <QWidget>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// An accent outline over the whole window that says what a drop will do.
class DropOverlay : public QWidget {
  Q_OBJECT
 public:
  DropOverlay(ThemeStore& themes, QWidget* parent);
  void promise(const QString& text);  ///< covers its parent and shows

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QString text_;
};

}  // namespace lacuna::widgets
