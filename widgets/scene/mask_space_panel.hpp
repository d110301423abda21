#pragma once

#include <QImage>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class MaskSpaceView;

/// The Masks workspace's 3-D panel: hidden tokens as blocks over space and time.
class MaskSpacePanel : public Panel {
  Q_OBJECT
 public:
  MaskSpacePanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  ~MaskSpacePanel() override;
  MaskSpaceView& view() { return *view_; }

 Q_SIGNALS:
  void pictureWanted(const QImage& picture, const QString& name);  ///< to be saved, under this name at first

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  MaskSpaceView* view_;
};

}  // namespace lacuna::widgets
