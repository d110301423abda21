#pragma once

#include <QAbstractButton>
#include <QImage>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// One thing to try: its number in a ring, or a tick when it is done, what it is, and how.
class StepRow : public QWidget {
  Q_OBJECT
 public:
  StepRow(int number, const QString& name, const QString& how, ThemeStore& themes, QWidget* parent);
  void setDone(bool done);
  bool done() const { return done_; }
  void setHow(const QString& how);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  const int number_;
  const QString name_;
  Label* how_;
  bool done_ = false;
};

/// A wide button: symbol, name, a line under it, an arrow at the right.
class WayButton : public QAbstractButton {
  Q_OBJECT
 public:
  WayButton(const QString& icon_name, const QString& name, const QString& line, ThemeStore& themes, QWidget* parent);
  QSize sizeHint() const override { return {240, 48}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  ThemeStore& themes_;
  const QString icon_name_, line_;
};

/// A scene as its picture, with its name under it; the one that is open has an accent edge.
class ScenePictureButton : public QAbstractButton {
  Q_OBJECT
 public:
  static constexpr int side = 88;  ///< of the picture, logical pixels
  ScenePictureButton(const QString& name, const QString& help, ThemeStore& themes, QWidget* parent);
  void setPicture(const QImage& picture);  ///< square
  const QImage& picture() const { return picture_; }
  QSize sizeHint() const override { return {side, side + 20}; }
  QSize minimumSizeHint() const override { return {64, 84}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return width + 20; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QImage picture_;
};

}  // namespace lacuna::widgets
