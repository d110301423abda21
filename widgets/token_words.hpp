#pragma once

#include <QString>
#include <optional>

#include "core/session/session.hpp"

namespace lacuna::widgets {

/// "Row 10, column 13, step 13, hidden, error 0.58": a token as screen readers read it. Empty for one that is not of the grid.
QString tokenWords(const session::Session& session, TokenId token, std::optional<float> error);

}  // namespace lacuna::widgets
