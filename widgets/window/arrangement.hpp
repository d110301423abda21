#pragma once

#include <QStringList>
#include <optional>

#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// How a workspace's panels stand. What is not set is as the design has it, by the size of the window.
struct Arrangement {
  std::optional<int> inspector_px, timeline_px;  ///< width of the one, height of the other; logical pixels
  std::optional<double> clip_share;              ///< of the room that clip and view have together, 0..1
  bool inspector = true, timeline = true;        ///< shown
  bool inspector_left = false, timeline_above = false, clip_right = false;
  QString tab;                                   ///< the inspector's, by its id; empty: the usual one
  bool operator==(const Arrangement&) const = default;

  /// As it is remembered: "inspector_px=315", "timeline=0", ... of what differs from the usual.
  QStringList toText() const;
  /// Parts that are unknown or out of their range are left as usual: the file may be of another version, or written by hand.
  static Arrangement fromText(const QStringList& parts);
};

/// The name under which a workspace's arrangement is remembered: "explore".
QString keyOf(Workspace workspace);

double usualClipShare(Workspace workspace);
inline constexpr int usual_inspector_px = 315;
int usualTimelinePx(Workspace workspace, int window_height_px);

/// A workspace that stands alone has no clip, no tools and no view beside.
bool standsAlone(Workspace workspace);

}  // namespace lacuna::widgets
