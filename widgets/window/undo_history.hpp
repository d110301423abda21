#pragma once

#include <QListWidget>

#include "core/session/session.hpp"
#include "widgets/floating/floating_panel.hpp"

namespace lacuna::widgets {

/// The steps that were done, the last one lowest, then those that were taken back, greyed. A click, or Enter, goes there.
class UndoHistory : public FloatingPanel {
  Q_OBJECT
 public:
  UndoHistory(session::Session& session, ThemeStore& themes, QWidget& window);
  QListWidget& list() { return *list_; }

 protected:
  void aboutToOpen() override { refresh(); }
  QWidget* firstFocus() override { return list_; }
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void go();
  session::Session& session_;
  QListWidget* list_;
  std::uint64_t shown_ = 0;  ///< revision of the document
  session::Connection connection_;
};

}  // namespace lacuna::widgets
