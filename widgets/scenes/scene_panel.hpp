#pragma once

#include <QDialog>
#include <string>

#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"
#include "widgets/scenes/scene_controls.hpp"
#include "widgets/scenes/scene_edit.hpp"
#include "widgets/scenes/scene_pictures.hpp"
#include "widgets/scenes/scene_preview.hpp"

namespace lacuna::widgets {

/// The open scene, possible and impossible side by side in step with the playhead, and everything that can be set in it.
/// Floats over the window and is not modal.
class ScenePanel : public QDialog {
  Q_OBJECT
 public:
  ScenePanel(session::Session& session, jobs::JobRunner& jobs, ThemeStore& themes, QWidget* parent = nullptr);
  SceneEdit& edit() { return edit_; }

 Q_SIGNALS:
  void drawn();  ///< both clips are as the settings say

 protected:
  bool event(QEvent* event) override;

 private:
  void build();
  void followEdit();
  void draw();
  void showFrame();
  int cutStep() const;
  void hideFromCut();
  QString cutCaption() const;

  session::Session& session_;
  jobs::JobRunner& jobs_;
  ThemeStore& themes_;
  SceneEdit edit_;
  Label* hint_;
  ScenePreview *possible_, *impossible_;
  QPushButton* hide_;
  ScenePictures pictures_;
  std::string drawn_;        ///< the scene that is being drawn, or was last
  std::string pictures_of_;  ///< the one that the pictures are of
  session::Connection connection_;
  jobs::Lane drawing_;
};

/// Shows the panel beside the window's right edge, or brings it to the front.
void showScenePanel(session::Session& session, jobs::JobRunner& jobs, ThemeStore& themes, QWidget& window);

}  // namespace lacuna::widgets
