#pragma once

#include <QWidget>
#include <optional>

#include "core/base/error.hpp"
#include "core/session/session.hpp"

namespace lacuna::widgets {

/// Why a view has nothing to draw: it says what it needs in the place of what it shows. Nothing where it has.
std::optional<Error> nothingDrawn(const session::Session& session, const QWidget& view);

}  // namespace lacuna::widgets
