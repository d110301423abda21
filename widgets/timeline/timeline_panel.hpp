#pragma once

#include <memory>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class TimelineView;

/// The timeline: transport, ruler in steps, tracks Clip (thumbnails), Mask (share a step), Error (mean and 90 %), playhead.
class TimelinePanel : public QFrame {
  Q_OBJECT
 public:
  TimelinePanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  ~TimelinePanel() override;
  TimelineView& view();
  void togglePlay();
  bool playing() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets
