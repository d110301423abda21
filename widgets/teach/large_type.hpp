#pragma once

#include <QAbstractButton>
#include <QPainter>
#include <QPushButton>

#include "widgets/controls/controls.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Type of what is read from the back of a room: the design's, 1.55 times as large. That is for a screen of 1600 x 1000; a stage on a
/// larger one is larger in all of it (`setScale`), since what matters is how much of the picture a letter takes.
namespace large {
inline constexpr double scale = 1.55;
inline constexpr int target = 44;    ///< height of what is clicked
inline constexpr int row = 40;       ///< of one in a list of such
inline constexpr int radius = 12;
inline constexpr double line = 4;    ///< width of curves
QFont heading();  ///< 31, 600
QFont title();    ///< 22, 600
QFont body();     ///< 19.5, 400
QFont strong();   ///< 19.5, 600
QFont label();    ///< 17, 400
QFont labelStrong();  ///< 17, 600
QFont number();   ///< mono 17
QFont small();    ///< 15, 400
QFont keys();     ///< mono 15

double scaleFor(const QSize& stage);      ///< 1 up to 1600 x 1000, 3 at most
double scaleOf(const QWidget& widget);    ///< of the stage that it stands in; 1 beside a stage
/// Type of labels, margins and fixed heights under a stage, from what they were built with; painted controls ask `scaleOf`.
void setScale(QWidget& stage, double scale);
/// Lets what is drawn in pixels of the design come out at the widget's scale; returns the widget's rectangle in those pixels.
QRect begin(QPainter& painter, const QWidget& widget);
}  // namespace large

/// A button of `large::target` height: one primary a view, the others quiet. A symbol before the text or after it.
class LargeButton : public QAbstractButton {
  Q_OBJECT
 public:
  enum class Kind { Plain, Primary, Outlined };
  LargeButton(const QString& text, const QString& icon_name, Kind kind, ThemeStore& themes, QWidget* parent = nullptr);
  void setIconAfter(bool after) { icon_after_ = after; }
  void setKey(const QString& key);  ///< shown in a small box after the text
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  ThemeStore& themes_;
  QString icon_name_, key_;
  Kind kind_;
  bool icon_after_ = false;
};

/// A square symbol in the head of the stage; accent on a soft ground while it is on.
class LargeTool : public QAbstractButton {
  Q_OBJECT
 public:
  LargeTool(const QString& icon_name, const QString& name, const QString& tip, ThemeStore& themes, QWidget* parent = nullptr);
  QSize sizeHint() const override { return QSize(large::target, large::target) * large::scaleOf(*this); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  ThemeStore& themes_;
  QString icon_name_;
};

/// A rounded ground for a part of the stage.
class LargePanel : public QFrame {
  Q_OBJECT
 public:
  explicit LargePanel(ThemeStore& themes, QWidget* parent = nullptr, QColor Theme::*role = &Theme::panel);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QColor Theme::*role_;
};

}  // namespace lacuna::widgets
