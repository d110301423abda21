#pragma once

#include <QWidget>

#include "widgets/compare/run_row.hpp"

namespace lacuna::widgets {

/// The letter of a side on its colour, 18 x 18 px.
class RunBadge : public QWidget {
  Q_OBJECT
 public:
  RunBadge(session::RunSide side, ThemeStore& themes, QWidget* parent);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  session::RunSide side_;
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets
