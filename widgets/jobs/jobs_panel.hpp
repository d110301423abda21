#pragma once

#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

#include "widgets/floating/floating_panel.hpp"
#include "widgets/jobs/job_watch.hpp"

namespace lacuna::widgets {

/// What runs, with progress, time and a Cancel each, and what ran lately.
class JobsPanel : public FloatingPanel {
  Q_OBJECT
 public:
  JobsPanel(JobWatch& watch, ThemeStore& themes, QWidget& window);

 protected:
  void aboutToOpen() override { refresh(); }

 private:
  struct Row {
    session::TaskKind kind;
    std::string of;
    QWidget* whole;
    Label *detail, *time;
    QProgressBar* bar;
  };
  void refresh();
  void follow();
  void addRunning(const session::TaskHistory::Running& running);
  void showFinished();
  void addFinished(const session::FinishedTask& task, QVBoxLayout& column);
  JobWatch& watch_;
  QPushButton *cancel_all_, *forget_;
  QScrollArea* scroll_;
  QVBoxLayout *column_, *running_;
  QWidget* finished_ = nullptr;
  std::vector<session::FinishedTask> finished_shown_;
  StateView* empty_;
  std::vector<Row> rows_;
};

/// In the status bar: what runs, how far it is, and how many more there are. Opens the panel.
class JobsButton : public QAbstractButton {
  Q_OBJECT
 public:
  JobsButton(JobWatch& watch, ThemeStore& themes, QWidget* parent);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {40, 22}; }
  /// Draws as if the export of this file did not run, at once and until it is called with no path. What it is called stays.
  void leaveOut(const std::string& path);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Look {
    QString text;
    bool running = false;
    double share = -1;  ///< of the first job; below 0: not known
  };
  void follow();
  Look look() const;
  JobWatch& watch_;
  ThemeStore& themes_;
  QTimer patience_;  ///< what is over in a moment is not worth a flicker
  bool running_shown_ = false;
  std::string left_out_;  ///< the file of the export that is not drawn
  Look drawn_;
};

}  // namespace lacuna::widgets
