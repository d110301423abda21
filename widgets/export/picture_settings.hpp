#pragma once

#include <QString>

#include "core/session/session.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// What made a picture of a view, as json: the program, the view, the run on show with all its settings, the time looked at,
/// the layout, the overlays. It goes inside the file.
QString pictureSettings(const session::Session& session, const ViewState& view, const QString& view_id);

}  // namespace lacuna::widgets
