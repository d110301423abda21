#pragma once

#include <memory>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The Attention workspace: what the picked token reads from, a small map a layer and head, one of them large.
class AttentionPanel : public Panel {
  Q_OBJECT
 public:
  AttentionPanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  ~AttentionPanel() override;

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lacuna::widgets
