#include "core/projection/row_chunks.hpp"

#include <ATen/Parallel.h>

#include <algorithm>

namespace lacuna::projection {

void forRows(std::size_t rows, const char* doing, const jobs::JobContext& context,
             const std::function<void(std::size_t row)>& work) {
  constexpr std::size_t chunk_rows = 64;
  for (std::size_t first = 0; first < rows; first += chunk_rows) {
    context.throwIfStopped();
    const std::size_t last = std::min(first + chunk_rows, rows);
    at::parallel_for(static_cast<std::int64_t>(first), static_cast<std::int64_t>(last), 8,
                     [&](std::int64_t begin, std::int64_t end) {
                       for (std::int64_t row = begin; row < end; ++row) work(static_cast<std::size_t>(row));
                     });
    context.progress({doing, static_cast<double>(last), static_cast<double>(rows), "tokens"});
  }
}

}  // namespace lacuna::projection
