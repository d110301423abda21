#pragma once

#include <QVBoxLayout>
#include <vector>

#include "core/tour/tour.hpp"
#include <optional>

#include "widgets/teach/large_type.hpp"

namespace lacuna::widgets {

/// One choice with its hands: a click or a digit key counts, the right button takes one back.
class ChoiceRow : public QAbstractButton {
  Q_OBJECT
 public:
  ChoiceRow(const QString& text, ThemeStore& themes, QWidget* parent);
  int hands() const { return hands_; }
  void setMost(int most);          ///< hands of the largest choice: the full bar
  void setRevealed(bool revealed, bool right);
  QSize sizeHint() const override { return QSize(300, large::row) * large::scaleOf(*this); }

 Q_SIGNALS:
  void counted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void setHands(int hands);
  ThemeStore& themes_;
  int hands_ = 0, most_ = 1;
  bool revealed_ = false, right_ = false, typing_ = false;
};

/// A question to the room: its choices with the hands that were counted, and the answer after Reveal.
class QuestionBox : public LargePanel {
  Q_OBJECT
 public:
  explicit QuestionBox(ThemeStore& themes, QWidget* parent = nullptr);
  void ask(const tour::Question& question);
  void setAnswer(const QString& answer);  ///< its text with the numbers of now
  bool revealed() const { return revealed_; }
  const std::vector<ChoiceRow*>& rows() const { return rows_; }
  QAbstractButton* revealButton() const { return reveal_; }

 Q_SIGNALS:
  void answered();     ///< there are hands
  void countChanged();
  void revealedNow();

 private:
  void count();
  void reveal();
  ThemeStore& themes_;
  QVBoxLayout* column_;
  Label *text_, *hands_, *answer_;
  LargeButton* reveal_;
  QVBoxLayout* choices_;
  std::vector<ChoiceRow*> rows_;
  std::optional<int> right_;
  bool revealed_ = false;
};

}  // namespace lacuna::widgets
