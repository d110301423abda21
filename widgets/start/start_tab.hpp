#pragma once

#include <QCheckBox>

#include "core/jobs/job_runner.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/preferences.hpp"
#include "widgets/start/start_parts.hpp"
#include "widgets/start/start_steps.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// The inspector's tab Start: what this is, three things to try, ways to one's own files, the scenes that come along.
class StartTab : public QWidget {
  Q_OBJECT
 public:
  StartTab(session::Session& session, ThemeStore& themes, Actions& actions, jobs::JobRunner& jobs, Preferences& preferences,
           StartSteps& steps, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void addWords(QVBoxLayout* column);
  void addSteps(QVBoxLayout* column);
  void addWays(QVBoxLayout* column);
  void addScenes(QVBoxLayout* column);
  QWidget* foot();
  void followSteps();
  void followBrush();
  void followClip();
  void drawPictures();

  session::Session& session_;
  ThemeStore& themes_;
  Actions& actions_;
  jobs::JobRunner& jobs_;
  Preferences& preferences_;
  StartSteps& steps_;
  QList<StepRow*> rows_;
  Section* try_ = nullptr;
  QList<ScenePictureButton*> scenes_;
  bool drawn_ = false;
  session::Connection connection_;
  jobs::Lane drawing_;
};

}  // namespace lacuna::widgets
