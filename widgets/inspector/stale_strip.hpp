#pragma once

#include <QPushButton>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// "Showing the last result", how far the new one is, and Cancel while it runs; or what failed, and Try again.
class StaleStrip : public QWidget {
  Q_OBJECT
 public:
  StaleStrip(session::Session& session, ThemeStore& themes, QWidget* parent);
  void refresh();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  session::Session& session_;
  ThemeStore& themes_;
  Label* words_;
  Label* share_;
  QPushButton *cancel_, *again_;
};

}  // namespace lacuna::widgets
