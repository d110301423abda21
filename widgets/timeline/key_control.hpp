#pragma once

#include <QPushButton>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// How the chosen layer goes on from its key at or before the playhead, and a button for a new key there. In sight in the
/// workspace Masks while a layer that can have keys is chosen.
class KeyControl : public QWidget {
  Q_OBJECT
 public:
  KeyControl(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);
  void setRoom(int pixels);  ///< with little room it has no caption, with less it is not shown

 private:
  void refresh();

  session::Session& session_;
  ViewState& view_;
  Label* caption_;
  SegmentedControl* easing_;
  QPushButton* add_;
  int room_ = 0;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
