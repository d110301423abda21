#pragma once

#include "widgets/canvas/shown_result.hpp"
#include "widgets/teach/picture_frame.hpp"
#include "widgets/teach/stage.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class ClipCanvas;
class LatentPanel;

/// The open clip and its latent space large, with the numbers of the last run: a lecture without a tour.
class SessionStage : public Stage {
  Q_OBJECT
 public:
  SessionStage(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  ClipCanvas& canvas() { return *canvas_; }
  QString words() const { return words_->text(); }

 protected:
  void followText(bool hidden) override;
  void followScale() override;

 private:
  void buildPictures(ViewState& view);
  void buildWords();
  void bindLecture();
  void read();
  ShownResult result_;
  ClipCanvas* canvas_;
  LatentPanel* latent_;
  LargePanel* words_panel_;
  Label* words_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
