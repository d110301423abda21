#pragma once

#include <QPushButton>
#include <QScrollArea>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A head (title, note at the right), a body, and a line under both.
class Section : public QWidget {
  Q_OBJECT
 public:
  Section(const QString& title, ThemeStore& themes, QWidget* parent);
  QVBoxLayout* body() const { return body_; }
  void setNote(const QString& note);
  void setTitle(const QString& title);  ///< of a section that began with one

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  Label* title_ = nullptr;
  Label* note_;
  QVBoxLayout* body_;
};

/// A label that cuts its middle when there is no room; the tooltip has the whole. Selectable.
class ValueLabel : public Label {
  Q_OBJECT
 public:
  ValueLabel(const QFont& font, QColor Theme::*role, ThemeStore& themes, QWidget* parent);
  void setWhole(const QString& text);
  const QString& whole() const { return whole_; }
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void cut();
  QString whole_;
};

/// "Cosine similarity .......... 0.71", 24 px high. The value can be selected.
class ValueRow : public QWidget {
  Q_OBJECT
 public:
  ValueRow(const QString& name, ThemeStore& themes, QWidget* parent);
  void setName(const QString& name);
  void setValue(const QString& value, bool best = false);
  void setWords();                   ///< the value is words, not a number
  void setDot(QColor Theme::*role);  ///< a round mark before the name
  QString value() const { return value_->whole(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  Label* name_;
  ValueLabel* value_;
  QHBoxLayout* row_;
  QColor Theme::*dot_ = nullptr;
};

/// A short word on a small rounded ground: "Hidden", "#3228".
class Tag : public Label {
  Q_OBJECT
 public:
  Tag(const QFont& font, ThemeStore& themes, QWidget* parent);
  void setStrong(bool strong);  ///< accent on its soft ground

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  bool strong_ = false;
};

/// A scrolling column of sections that fills itself when it is looked at.
class Tab : public QScrollArea {
  Q_OBJECT
 public:
  explicit Tab(ThemeStore& themes, QWidget* parent);
  void invalidate();  ///< refreshes now when shown, else when shown next
  void setDimmed(bool dimmed);

 protected:
  virtual void refresh() = 0;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  Section* addSection(const QString& title);
  Label* addText(QVBoxLayout* body, const QFont& font, QColor Theme::*role);  ///< wrapped, selectable
  ValueRow* addRow(QVBoxLayout* body, const QString& name);
  QVBoxLayout* column() const { return column_; }
  ThemeStore& themes_;

 private:
  QWidget* content_;
  QVBoxLayout* column_;
  bool dirty_ = true;
};

/// A button with a symbol that follows the theme.
QPushButton* symbolButton(const QString& icon_name, const QString& text, ThemeStore& themes, QWidget* parent);

}  // namespace lacuna::widgets
