#pragma once

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

enum class NoticeKind { Done, Warning, Error };

class ErrorDetails;

/// One line under the loop row that can be dismissed; hidden while there is nothing to say. Errors never open a box: what there
/// is to know besides the line unfolds below it.
class Notice : public QFrame {
  Q_OBJECT
 public:
  explicit Notice(ThemeStore& themes, QWidget* parent = nullptr);
  /// A line; what follows an empty line are details (see `toldOf`).
  void tell(NoticeKind kind, const QString& told);
  void dismiss();
  /// Another line in the place of `before`, unless something else was said since; it is not told anew. Returns whether it was.
  bool replace(const QString& before, const QString& line);
  QString line() const { return isHidden() ? QString() : text_->text(); }

 Q_SIGNALS:
  void told(lacuna::widgets::NoticeKind kind, const QString& line);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void followTheme();
  ThemeStore& themes_;
  NoticeKind kind_ = NoticeKind::Done;
  QLabel* icon_;
  Label* text_;
  ErrorDetails* details_;
};

}  // namespace lacuna::widgets
