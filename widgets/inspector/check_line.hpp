#pragma once

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {

/// A line of a check: a tick before what is well, a sign before what is not, and the words.
class CheckLine : public QWidget {
  Q_OBJECT
 public:
  enum class Verdict { Well, Warning, Note };
  CheckLine(ThemeStore& themes, QWidget* parent);
  void set(Verdict verdict, const QString& words);  ///< without words the line is away
  Verdict verdict() const { return verdict_; }
  QString words() const { return words_->text(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  Verdict verdict_ = Verdict::Note;
  Label* words_;
};

}  // namespace lacuna::widgets
