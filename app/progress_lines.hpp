#pragma once

#include <iosfwd>
#include <string>

#include "core/jobs/job_context.hpp"

namespace lacuna::app {

/// One line on `out` for each thing that is done, and one for each further tenth of it; `who` stands before it.
jobs::JobContext reportingTo(std::ostream& out, const std::string& who);

}  // namespace lacuna::app
