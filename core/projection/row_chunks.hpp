#pragma once

#include <cstddef>
#include <functional>

#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// Calls `work(row)` for all rows on the threads of this one, in chunks between which it can be stopped. `doing`: as
/// progress says it.
void forRows(std::size_t rows, const char* doing, const jobs::JobContext& context,
             const std::function<void(std::size_t row)>& work);

}  // namespace lacuna::projection
