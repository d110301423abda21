#pragma once

namespace lacuna::widgets {

/// Teaches Qt's accessibility what the painted views are: canvases tell the picked token as their value, the timeline has its
/// tracks as children, each with its name and what it says at the playhead.
void installAccessibleViews();

}  // namespace lacuna::widgets
