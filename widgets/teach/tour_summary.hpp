#pragma once

#include <QScrollArea>

#include "core/tour/record.hpp"
#include "widgets/teach/large_type.hpp"

namespace lacuna::widgets {

/// What was done in a tour, step by step, when it is over: tried or not, the room's answer, the numbers that were read.
class TourSummary : public QWidget {
  Q_OBJECT
 public:
  /// `steps`: of the whole tour.
  TourSummary(const tour::Record& record, int steps, ThemeStore& themes, QWidget* parent = nullptr);
  QString line() const { return line_; }  ///< of all steps together
  QAbstractButton& save() { return *save_; }
  QAbstractButton& again() { return *again_; }
  QAbstractButton& close() { return *close_; }

 Q_SIGNALS:
  void saveAsked();
  void againAsked();
  void closeAsked();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QLayout* buildHead(const tour::Record& record, int steps);
  QWidget* buildStep(const tour::StepRecord& step, QWidget* parent);
  QLayout* buildButtons();
  ThemeStore& themes_;
  QString line_;
  LargeButton *save_ = nullptr, *again_ = nullptr, *close_ = nullptr;
};

/// What the summary says of one step, a line each, in the language of the window.
QString answerLine(const tour::StepRecord& step);    ///< empty: nothing was asked
QString measuredLine(const tour::StepRecord& step);  ///< empty: nothing was measured

}  // namespace lacuna::widgets
