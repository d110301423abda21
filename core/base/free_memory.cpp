#include "core/base/free_memory.hpp"

#include <fstream>
#include <string>

namespace lacuna {

std::uint64_t freeMemoryBytes() {
  std::ifstream file("/proc/meminfo");
  std::string key, unit;
  for (std::uint64_t kilobytes = 0; file >> key >> kilobytes; std::getline(file, unit))
    if (key == "MemAvailable:") return kilobytes << 10U;
  return 0;
}

}  // namespace lacuna
