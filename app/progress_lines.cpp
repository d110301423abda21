#include "app/progress_lines.hpp"

#include <ostream>

namespace lacuna::app {

jobs::JobContext reportingTo(std::ostream& out, const std::string& who) {
  return {{}, [&out, who, last = std::string()](const jobs::Progress& p) mutable {
            const std::string line =
                p.doing + (p.total > 0 ? " " + std::to_string(static_cast<int>(10 * p.fraction()) * 10) + " %" : "");
            if (line != last) out << who << ": " << line << std::endl;
            last = line;
          }};
}

}  // namespace lacuna::app
