#pragma once

#include <QString>

#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// "All steps", "This step", ...
QString textOf(StrokeSteps steps, int around);

}  // namespace lacuna::widgets
