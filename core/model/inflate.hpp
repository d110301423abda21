#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::model {

/// What a deflated entry of a zip archive holds (RFC 1951); nothing when it is damaged or is not exactly `bytes` long.
std::optional<std::string> inflated(std::string_view deflated, std::size_t bytes);

}  // namespace lacuna::model
