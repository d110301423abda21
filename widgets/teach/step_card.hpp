#pragma once

#include <QScrollArea>
#include <QTimer>

#include "widgets/teach/question_box.hpp"
#include "widgets/teach/tour_session.hpp"

namespace lacuna::widgets {

/// The text of a step: how far the tour is, title, text, what to try with its tick, the question, and Back, Replay, Next.
class StepCard : public LargePanel {
  Q_OBJECT
 public:
  StepCard(TourSession& tour, ThemeStore& themes, QWidget* parent = nullptr);
  void showStep(int step, int steps);  ///< of the tour session, from 0
  QString title() const { return title_->text(); }
  QString text() const { return text_->text(); }
  QuestionBox& question() { return *question_; }
  LargeButton& next() { return *next_; }
  LargeButton& back() { return *back_; }
  LargeButton& replay() { return *replay_; }
  bool tryTicked() const { return ticked_; }

  void refresh();  ///< what changes within a step, and the tick at the stage's scale

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fitWords();
  QLayout* buildBars();
  QWidget* buildWords();
  QWidget* buildTry(QWidget* parent);
  QLayout* buildButtons();
  TourSession& tour_;
  ThemeStore& themes_;
  class ProgressBars* progress_;
  Label *count_, *title_, *text_, *try_;
  QLabel* tick_;
  QWidget* try_row_;
  QuestionBox* question_;
  LargeButton *back_, *replay_, *next_;
  QScrollArea* scroll_;
  QTimer refit_;  ///< once the layouts have settled: on the way they are smaller
  bool ticked_ = false;
};

/// A short bar a step; those that were seen are full.
class ProgressBars : public QWidget {
  Q_OBJECT
 public:
  ProgressBars(ThemeStore& themes, QWidget* parent);
  void show(int done, int of);
  QSize sizeHint() const override { return QSize(60, 24) * large::scaleOf(*this); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  int done_ = 0, of_ = 1;
};

}  // namespace lacuna::widgets
