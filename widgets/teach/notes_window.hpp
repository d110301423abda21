#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include "widgets/teach/large_type.hpp"
#include "widgets/teach/tour_library.hpp"

namespace lacuna::widgets {

/// The lecturer's own window: notes of the step, what comes next, the time, and how long it has been going on.
class NotesWindow : public QWidget {
  Q_OBJECT
 public:
  NotesWindow(ThemeStore& themes, QWidget* parent);
  void showStep(const tour::Tour& tour, int step);
  void showNothing();  ///< no tour runs
  QString notes() const { return notes_->text(); }
  QString nextTitle() const { return next_->text(); }
  void place(const QWidget& stage);  ///< on the screen that the stage is not on, where there is one

 Q_SIGNALS:
  void nextAsked();
  void backAsked();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void tick();
  ThemeStore& themes_;
  Label *count_, *title_, *notes_, *next_, *clock_;
  QElapsedTimer since_;
  QTimer timer_;
};

}  // namespace lacuna::widgets
