#pragma once

#include <cstddef>
#include <functional>

#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// Calls `place(row)` for all rows on the threads of this one, in chunks between which it can be stopped.
void placeRows(std::size_t rows, const jobs::JobContext& context, const std::function<void(std::size_t row)>& place);

}  // namespace lacuna::projection
