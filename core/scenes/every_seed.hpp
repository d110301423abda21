#pragma once

#include <string>
#include <vector>

namespace lacuna::scenes {

/// "world:behind,seed=1..100" is a hundred clips; any other text is one. Throws `Failure` (Refused) for more than 10,000.
std::vector<std::string> everySeed(const std::string& clip);

}  // namespace lacuna::scenes
