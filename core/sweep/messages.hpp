#pragma once

#include <set>
#include <string>

#include "core/sweep/run_sweep.hpp"

/// What processes of one sweep tell each other, as bytes.
namespace lacuna::sweep {

std::string bytesOf(const Kept& kept);
std::string bytesOf(const std::vector<SweepReport::Failed>& failed);
std::string bytesOf(const std::set<std::size_t>& numbers);
std::string bytesOf(const MadeWith& made_with);

/// Back. Throw `Failure` (Unreadable) for bytes that are none of these.
Kept keptFrom(const std::string& bytes);
std::vector<SweepReport::Failed> failedFrom(const std::string& bytes);
std::set<std::size_t> numbersFrom(const std::string& bytes);
MadeWith madeWithFrom(const std::string& bytes);

}  // namespace lacuna::sweep
