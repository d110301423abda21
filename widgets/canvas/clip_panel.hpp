#pragma once

#include <QImage>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class ClipCanvas;
class FrameSplit;

/// The Clip panel: overlay chips, the frame with mask, error and grid, the lenses, the readout under it.
class ClipPanel : public Panel {
  Q_OBJECT
 public:
  ClipPanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  ~ClipPanel() override;
  ClipCanvas& canvas() { return *canvas_; }
  FrameSplit& split();
  QImage picture();  ///< of the frame as it is shown, without cursor and marks

 Q_SIGNALS:
  void openClipRequested();
  void useDemoRequested();
  void pictureWanted(const QImage& picture, const QString& name);  ///< to be saved, under this name at first

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  ClipCanvas* canvas_;
};

}  // namespace lacuna::widgets
