#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/evaluate/evaluate.hpp"

namespace lacuna::evaluate {

/// Bootstrap over samples: `statistic` gets how often each sample was drawn.
Figure bootstrapped(const std::string& measure, const std::string& meaning, std::size_t samples, std::uint64_t seed,
                    const std::function<double(const std::vector<int>&)>& statistic);

/// A share of successes with Wilson's interval; halves count for ties.
Figure accuracy(const std::string& measure, const std::string& meaning, double successes, int trials);

}  // namespace lacuna::evaluate
