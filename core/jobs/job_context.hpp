#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/base/outcome.hpp"

namespace lacuna::jobs {

/// How far a job is: `done` of `total` in `unit` ("frames", "blocks", "MB"); total 0 = not known.
struct Progress {
  std::string doing;  ///< "Reading frames"
  double done = 0;
  double total = 0;
  std::string unit;

  double fraction() const { return total > 0 ? done / total : 0; }
};

/// What long work gets besides its input: a way to be stopped and a way to report. Passed by reference, down to the
/// innermost loop; work checks `stop` at least every 50 ms so that Cancel answers within 200 ms.
struct JobContext {
  std::stop_token stop;
  std::function<void(const Progress&)> report;  ///< may be empty; called on the worker's thread

  void throwIfStopped() const {
    if (stop.stop_requested()) throw CancelledException{};
  }
  void progress(const Progress& progress) const {
    if (report) report(progress);
  }
};

}  // namespace lacuna::jobs
