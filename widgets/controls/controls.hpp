#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QList>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A rounded panel: a 36 px header (title, then what `header()` is given) over a body. Radius 8, panel colour.
class Panel : public QFrame {
  Q_OBJECT
 public:
  Panel(const QString& title, ThemeStore& themes, QWidget* parent = nullptr);
  QHBoxLayout* header() const { return header_; }  ///< right of the title; starts with no stretch
  QVBoxLayout* body() const { return body_; }      ///< no margins
  void setProgress(double share);                  ///< 3 px bar on the top edge; negative hides it

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;
  ThemeStore& themes_;

 private:
  void placeCorners();
  QHBoxLayout* header_;
  QVBoxLayout* body_;
  QList<QWidget*> corners_;  ///< keep the bottom corners round over children that fill them, GL views too
  double progress_ = -1;
};

/// A 26 px button with a symbol of the set; checked = accent on accentSoft, or white on accentFill for tools.
class IconButton : public QToolButton {
  Q_OBJECT
 public:
  /// `tip`: name, what it does in one line, shortcut.
  IconButton(const QString& icon_name, const QString& tip, ThemeStore& themes, QWidget* parent = nullptr);
  void setIconName(const QString& icon_name);
  void setStrong(bool strong);  ///< checked state uses accentFill (active tool)
  QSize sizeHint() const override { return {26, 26}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QString icon_name_;
  bool strong_ = false;
};

/// Exclusive choices side by side ("PCA | UMAP"), keyboard-operable.
class SegmentedControl : public QWidget {
  Q_OBJECT
 public:
  SegmentedControl(const QStringList& choices, ThemeStore& themes, QWidget* parent = nullptr);
  int current() const { return current_; }
  void setCurrent(int index);  ///< -1: none

 Q_SIGNALS:
  void chosen(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  bool event(QEvent* event) override;

 private:
  void choose(int index);
  void describe();
  QRect segment(int index) const;
  ThemeStore& themes_;
  QStringList choices_;
  int current_ = 0;
};

/// An on/off switch, 28 x 16 with room for its focus ring around.
class Switch : public QAbstractButton {
  Q_OBJECT
 public:
  explicit Switch(ThemeStore& themes, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {36, 24}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
};

/// A checkable pill with a swatch or symbol and a word ("Error").
class Chip : public QAbstractButton {
  Q_OBJECT
 public:
  Chip(const QString& text, const QString& icon_name, ThemeStore& themes, QWidget* parent = nullptr);
  void setSwatch(const QList<QColor>& gradient);  ///< instead of a symbol
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QString icon_name_;
  QList<QColor> swatch_;
};

/// A label in one of the type styles and a theme role ("text2"), recoloured with the theme.
class Label : public QLabel {
  Q_OBJECT
 public:
  Label(const QString& text, const QFont& font, QColor Theme::*role, ThemeStore& themes, QWidget* parent = nullptr);
  void setRole(QColor Theme::*role);

 private:
  void recolor();
  ThemeStore& themes_;
  QColor Theme::*role_;
};

/// Icon 34, heading, one line, at most two buttons: the empty, error and blocked states of every panel.
class StateView : public QWidget {
  Q_OBJECT
 public:
  explicit StateView(ThemeStore& themes, QWidget* parent = nullptr);
  using QWidget::show;
  void show(const QString& icon_name, QColor Theme::*icon_role, const QString& heading, const QString& line);
  QAbstractButton* addButton(const QString& text, bool primary);  ///< caller connects it
  void clearButtons();

 private:
  ThemeStore& themes_;
  void paintIcon();
  QString icon_name_;
  QColor Theme::*icon_role_ = &Theme::text2;
  QLabel* icon_;
  Label* heading_;
  Label* line_;
  QHBoxLayout* buttons_;
};

}  // namespace lacuna::widgets
