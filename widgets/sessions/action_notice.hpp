#pragma once

#include <functional>
#include <vector>

#include "widgets/controls/elided_label.hpp"

namespace lacuna::widgets {

/// One line under the loop row with what can be done about it; hidden while there is nothing to decide.
class ActionNotice : public QFrame {
  Q_OBJECT
 public:
  struct Choice {
    QString text;
    std::function<void()> act;
  };
  explicit ActionNotice(ThemeStore& themes, QWidget* parent = nullptr);
  /// The first choice stands out. Dismissing calls `dismissed`.
  void ask(const QString& line, std::vector<Choice> choices, std::function<void()> dismissed);
  void setLine(const QString& line);
  void dismiss();
  QString line() const { return isHidden() ? QString() : text_->text(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void followTheme();
  ThemeStore& themes_;
  QLabel* icon_;
  ElidedLabel* text_;
  QHBoxLayout* buttons_;
  std::function<void()> dismissed_;
};

}  // namespace lacuna::widgets
