#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna {

/// The name that was probably meant: at most 2 letters wrong, missing, too many or changed in places, fewer in short words.
std::optional<std::string> closestName(std::string_view word, const std::vector<std::string>& names);

/// " Did you mean behind?", to stand after what is said of a word that is none of the names; empty where none of them is like it.
std::string didYouMean(std::string_view word, const std::vector<std::string>& names);

}  // namespace lacuna
