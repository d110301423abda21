#pragma once

#include <functional>
#include <vector>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

enum class NoticeKind { Done, Warning, Error };

class ErrorDetails;

/// One line under the loop row that can be dismissed, with what can be done about it; hidden while there is nothing to say. Errors
/// never open a box: what there is to know besides the line unfolds below it.
class Notice : public QFrame {
  Q_OBJECT
 public:
  struct Choice {
    QString text;
    std::function<void()> act;
  };
  explicit Notice(ThemeStore& themes, QWidget* parent = nullptr);
  /// A line; what follows an empty line are details (see `toldOf`).
  void tell(NoticeKind kind, const QString& told);
  /// Asks for a decision; the first choice stands out. Closing it without one calls `put_off`. It is not told.
  void ask(const QString& line, std::vector<Choice> choices, std::function<void()> put_off);
  void setLine(const QString& line);  ///< of what is asked
  void dismiss();
  QString line() const;               ///< empty while hidden

 Q_SIGNALS:
  void told(lacuna::widgets::NoticeKind kind, const QString& line);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void setChoices(std::vector<Choice> choices);
  void followTheme();
  ThemeStore& themes_;
  NoticeKind kind_ = NoticeKind::Done;
  QLabel* icon_;
  Label* text_;
  ErrorDetails* details_;
  QHBoxLayout* choices_;
  IconButton* close_;
  std::function<void()> put_off_;
};

}  // namespace lacuna::widgets
