#pragma once

#include <cstdint>

namespace lacuna {

/// Bytes of memory that can still be taken without harm to what runs: what the kernel calls available. 0: it does not say.
std::uint64_t freeMemoryBytes();

}  // namespace lacuna
