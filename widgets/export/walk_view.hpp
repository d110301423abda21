#pragma once

#include <QWidget>
#include <optional>

#include "core/session/session.hpp"
#include "widgets/canvas/shown_result.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class ClipCanvas;
class LatentView;

/// The frame at the playhead with the overlays that are chosen, the latent space beside it as another view shows it, and a line
/// on the step under them. It is drawn for films, and never seen itself.
class WalkView : public QWidget {
  Q_OBJECT
 public:
  static constexpr QSize usual_size{854, 480};
  WalkView(session::Session& session, ViewState& view, ThemeStore& themes, const LatentView& latent, QWidget* parent = nullptr);
  void follow();  ///< the playhead

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString errorText() const;
  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  const LatentView& latent_;
  ShownResult shown_;
  ClipCanvas* canvas_;
  LatentView* beside_;
};

}  // namespace lacuna::widgets
