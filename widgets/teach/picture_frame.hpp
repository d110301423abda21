#pragma once

#include "widgets/teach/large_type.hpp"

namespace lacuna::widgets {

/// A picture of the stage on its ground: the letter of its side where there are two, a name, what it is.
class PictureFrame : public LargePanel {
  Q_OBJECT
 public:
  PictureFrame(QWidget* content, ThemeStore& themes, QWidget* parent = nullptr);
  void setWords(const QString& name, const QString& caption);
  void setBadge(QChar letter);  ///< null: none
  QWidget* content() const { return content_; }

 private:
  QWidget* content_;
  class LetterBadge* badge_;
  Label *name_, *caption_;
};

/// A or B on its colour.
class LetterBadge : public QWidget {
  Q_OBJECT
 public:
  LetterBadge(ThemeStore& themes, QWidget* parent);
  void setLetter(QChar letter);
  QSize sizeHint() const override { return QSize(30, 30) * large::scaleOf(*this); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QChar letter_;
};

}  // namespace lacuna::widgets
