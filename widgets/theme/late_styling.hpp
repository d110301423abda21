#pragma once

#include <QApplication>
#include <QList>
#include <QPointer>
#include <QTimer>

namespace lacuna::widgets {

class Style;

/// Gives the application another style sheet: what is seen is styled at once, and what is hidden when it is shown, or a few widgets
/// at a time while nothing else is to be done. Left to itself Qt styles each widget anew, hidden or not, once for every widget
/// around it: half a second in which nothing answers.
class LateStyling : public QObject {
  Q_OBJECT
 public:
  LateStyling(QApplication& application, Style& style);
  void apply(const QString& sheet);
  bool waits() const { return !waiting_.isEmpty(); }  ///< something hidden is still as it was

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void setWithoutStyling(const QString& sheet);
  void styleSome();
  QApplication& application_;
  Style& style_;
  bool setting_ = false;                ///< while Qt takes the sheet
  QList<QPointer<QWidget>> waiting_;    ///< parents before what is in them
  QTimer turn_;
};

/// A bool of widgets that set their palette themselves as soon as the look changes.
inline constexpr const char* own_colors_property = "lacuna_own_colors";

}  // namespace lacuna::widgets
