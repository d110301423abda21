#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>

#include "widgets/floating/floating_panel.hpp"
#include "widgets/log/log.hpp"

namespace lacuna::widgets {

/// The log: filtered by level and by words, to copy and to save.
class LogPanel : public FloatingPanel {
  Q_OBJECT
 public:
  LogPanel(Log& log, ThemeStore& themes, QWidget& window);
  QString shownText() const;  ///< the lines that pass the filter
  QLineEdit& search() { return *search_; }
  SegmentedControl& level() { return *level_; }
  QPlainTextEdit& text() { return *text_; }

 Q_SIGNALS:
  void saveWanted(const QString& text);

 protected:
  void aboutToOpen() override { refresh(); }
  QWidget* firstFocus() override { return search_; }

 private:
  bool passes(const LogEntry& entry) const;
  void refresh();
  Log& log_;
  SegmentedControl* level_;
  QLineEdit* search_;
  QPlainTextEdit* text_;
  StateView* empty_;
  QTimer soon_;  ///< many lines at once are shown once
};

}  // namespace lacuna::widgets
